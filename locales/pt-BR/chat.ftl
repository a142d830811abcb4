### Português do Brasil, sem supor o gênero de quem escreve. Neutro: “você”, cordial e direto.
### Informal: conversa leve, “a gente”, ainda com “você”. Formal: impessoal e cortês, sem pronome de tratamento.

## Início

greeting =
    { $formality ->
        [casual] { part-hello } Que bom falar com você! Este é o atendimento de { $brand }.
       *[neutral] { part-hello } Boas-vindas ao atendimento de { $brand }.
        [formal] { part-hello } O atendimento de { $brand } agradece o seu contato.
    }
part-hello =
    { $formality ->
        [casual]
            { $daypart ->
                [morning] Oi, bom dia!
                [afternoon] Oi, boa tarde!
                [evening] Oi, boa noite!
                [night] Oi, boa noite!
               *[unknown] Oi!
            }
       *[neutral]
            { $daypart ->
                [morning] Bom dia!
                [afternoon] Boa tarde!
                [evening] Boa noite!
                [night] Boa noite!
               *[unknown] Olá!
            }
        [formal]
            { $daypart ->
                [morning] Bom dia.
                [afternoon] Boa tarde.
                [evening] Boa noite.
                [night] Boa noite.
               *[unknown] Olá.
            }
    }
greeting-named =
    { $formality ->
        [casual] Oi, { $name }! Que bom falar com você! Este é o atendimento de { $brand }.
       *[neutral] Olá, { $name }! Boas-vindas ao atendimento de { $brand }.
        [formal] Olá, { $name }. O atendimento de { $brand } agradece o seu contato.
    }
disclosure =
    { $formality ->
        [casual] Por aqui, quem responde é { part-assistant } de { $brand }.
       *[neutral] Você está conversando com { part-assistant } de { $brand }.
        [formal] Informamos que quem responde nesta conversa é { part-assistant } de { $brand }.
    }
part-assistant =
    { $persona ->
        [feminine] a assistente automática
        [masculine] o assistente automático
       *[unknown] o atendimento automático
    }

## Comandos

help =
    { $formality ->
        [casual] Olha o que você pode me pedir, a qualquer hora:
       *[neutral] Você pode usar estes comandos a qualquer momento:
        [formal] Os comandos a seguir estão disponíveis a qualquer momento:
    }
help-command = { $command }: { command-about }
command-about =
    { $what ->
        [start] começar uma conversa
        [language] escolher o idioma
        [human] falar com uma pessoa
        [privacy] saber quais dados guardamos
        [reset] recomeçar do zero
        [cancel] sair das perguntas em andamento
       *[help] ver esta lista
    }
error-command =
    { $formality ->
        [casual] Esse comando, { $command }, eu não conheço. Manda { $help } que eu mostro os que existem.
       *[neutral] Não conheço o comando { $command }. Envie { $help } para ver os comandos disponíveis.
        [formal] O comando { $command } não existe. Por gentileza, envie { $help } para consultar os comandos disponíveis.
    }

## Respostas

answer-frame =
    { $formality ->
        [casual] Achei isto aqui:
       *[neutral] Veja o que encontrei:
        [formal] Seguem as informações a respeito:
    }
answer-other-language =
    { $formality ->
        [casual] Essa informação eu só tenho em outro idioma ({ $language }):
       *[neutral] Esta informação só está disponível em outro idioma ({ $language }):
        [formal] Informamos que este conteúdo está disponível apenas em outro idioma ({ $language }):
    }
answer-sources = Fonte: { $titles }
nothing-found =
    { $audience ->
        [senior]
            { $formality ->
                [casual] Poxa, não achei nada sobre isso. Tenta escrever de outro jeito.
               *[neutral] Sinto muito, não encontrei nada sobre isso. Tente escrever a pergunta de outra forma.
                [formal] Lamentamos, mas não localizamos informações sobre esse assunto. Por gentileza, escreva a pergunta de outra forma.
            }
        [b2b]
            { $formality ->
                [casual] Não achei nada sobre isso. Consegue mandar mais detalhes, como o produto ou o tipo de pedido?
               *[neutral] Não encontrei nada sobre isso. Você poderia informar mais detalhes, como o produto ou o tipo de pedido?
                [formal] Não localizamos informações sobre esse assunto. Por gentileza, informe mais detalhes, como o produto ou o tipo de pedido.
            }
       *[general]
            { $formality ->
                [casual] Poxa, não achei nada sobre isso. Consegue perguntar de outro jeito ou contar um pouco mais?
               *[neutral] Sinto muito, não encontrei nada sobre isso. Você poderia perguntar de outra forma ou acrescentar algum detalhe?
                [formal] Lamentamos, mas não localizamos informações sobre esse assunto. Por gentileza, reformule a pergunta ou acrescente algum detalhe.
            }
    }
answer-withheld =
    { $place ->
        [public] { part-not-certain } { part-ask-in-private }
       *[private] { part-not-certain } { part-ask-otherwise }
    }
part-not-certain =
    { $formality ->
        [casual] Olha, não tenho certeza da resposta e prefiro não chutar.
       *[neutral] Sinto muito, não tenho uma resposta segura para essa pergunta e prefiro não passar uma informação errada.
        [formal] Lamentamos, mas não dispomos de uma resposta segura para essa pergunta e preferimos não transmitir uma informação incorreta.
    }
part-ask-otherwise =
    { $formality ->
        [casual] Consegue perguntar de outro jeito?
       *[neutral] Você poderia perguntar de outra forma?
        [formal] Por gentileza, formule a pergunta de outra maneira.
    }
part-ask-in-private =
    { $formality ->
        [casual] Se for sobre um pedido seu, chama a gente no privado e não coloca seus dados aqui.
       *[neutral] Se for sobre um pedido seu, escreva para nós em uma conversa privada e não informe seus dados aqui.
        [formal] Caso se trate de um pedido específico, pedimos que o contato seja feito em conversa privada, sem informar dados pessoais neste espaço.
    }
late =
    { $formality ->
        [casual] Desculpa a demora!
       *[neutral] Desculpe a demora.
        [formal] Pedimos desculpas pela demora.
    }

## Quando algo não funciona

error-model =
    { $formality ->
        [casual] Agora não estou conseguindo montar uma resposta, desculpa. Tenta de novo daqui a alguns minutos?
       *[neutral] Sinto muito, não consigo preparar uma resposta no momento. Por favor, tente novamente em alguns minutos.
        [formal] Lamentamos, mas no momento não é possível preparar uma resposta. Por gentileza, tente novamente em alguns minutos.
    }
error-internal =
    { $formality ->
        [casual] Ops, deu um erro do nosso lado, desculpa. Sua mensagem está guardada; tenta de novo daqui a pouquinho?
       *[neutral] Desculpe, ocorreu um erro do nosso lado. Sua mensagem está guardada; por favor, tente novamente daqui a pouco.
        [formal] Pedimos desculpas: ocorreu uma falha em nosso sistema. A sua mensagem está guardada; por gentileza, tente novamente em instantes.
    }
error-media =
    { $formality ->
        [casual] Ainda não consigo abrir fotos, áudios nem arquivos, desculpa. Me conta por escrito do que você precisa?
       *[neutral] Sinto muito, ainda não consigo abrir imagens, mensagens de voz ou arquivos. Você poderia escrever do que precisa?
        [formal] Lamentamos, mas este canal ainda não permite a leitura de imagens, mensagens de voz ou arquivos. Por gentileza, descreva por escrito a sua solicitação.
    }
error-empty =
    { $formality ->
        [casual] Não achei nenhum texto na sua mensagem. Me conta: como posso ajudar?
       *[neutral] Não encontrei texto na sua mensagem. Como posso ajudar?
        [formal] A mensagem recebida não contém texto. Em que podemos ser úteis?
    }
error-choice =
    { $formality ->
        [casual] Essa opção não vale mais. Escreve para mim o que você quer?
       *[neutral] Essa opção não está mais disponível. Por favor, escreva o que você deseja.
        [formal] Essa opção já não está disponível. Por gentileza, informe por escrito o que deseja.
    }

## Pessoas

handover-waiting =
    { $place ->
        [public] { part-passed-on } { part-keep-private }
       *[private] { part-passed-on } { part-meanwhile }
    }
part-passed-on =
    { $formality ->
        [casual] Já passei o seu caso para a nossa equipe: o protocolo é { $ticket } e fica aberto até alguém responder.
       *[neutral] Encaminhei sua solicitação à nossa equipe. O número do protocolo é { $ticket }, e ele fica aberto até que alguém responda.
        [formal] A sua solicitação foi encaminhada à nossa equipe sob o protocolo { $ticket }, que permanecerá aberto até que haja uma resposta.
    }
part-meanwhile =
    { $formality ->
        [casual] Enquanto isso, pode continuar perguntando.
       *[neutral] Enquanto isso, continuo respondendo às suas perguntas.
        [formal] Enquanto isso, este atendimento permanece à disposição.
    }
part-keep-private =
    { $formality ->
        [casual] Só não coloca dados pessoais aqui, tá? Este espaço é público: se precisar passar algum, chama a gente no privado.
       *[neutral] Como este espaço é público, não informe dados pessoais aqui; se for preciso, escreva para nós em uma conversa privada.
        [formal] Por se tratar de um espaço público, pedimos que nenhum dado pessoal seja informado aqui; se necessário, o contato pode ser feito em conversa privada.
    }
handover-still-waiting =
    { $formality ->
        [casual] Seu protocolo { $ticket } ainda está na fila da nossa equipe. Agradecemos a paciência! Enquanto isso, sigo por aqui.
       *[neutral] Seu protocolo { $ticket } ainda aguarda o atendimento da nossa equipe. Agradecemos a sua paciência; enquanto isso, continuo aqui para ajudar.
        [formal] O protocolo { $ticket } ainda aguarda a resposta da nossa equipe. Agradecemos a compreensão e permanecemos à disposição.
    }
handover-joined =
    { $formality ->
        [casual] Agora é com { $agent }, que segue com você por aqui.
       *[neutral] A partir de agora, quem atende você é { $agent }.
        [formal] A partir deste momento, o atendimento fica a cargo de { $agent }.
    }
handover-returned =
    { $formality ->
        [casual] Quem está de volta é { part-assistant }. Posso ajudar em mais alguma coisa?
       *[neutral] Você está de novo em contato com { part-assistant }. Posso ajudar em algo mais?
        [formal] A conversa prossegue com { part-assistant }. Podemos ser úteis em algo mais?
    }
handover-unavailable =
    { $formality ->
        [casual] Desculpa, agora não dá para chamar ninguém da equipe por este chat. Mas sigo por aqui e ajudo no que puder.
       *[neutral] Sinto muito, no momento não é possível falar com a nossa equipe por este chat. Continuo aqui e ajudo no que puder, com todo o prazer.
        [formal] Lamentamos, mas no momento não é possível contatar a nossa equipe por este canal. O atendimento automático permanece à disposição no que estiver ao seu alcance.
    }
out-of-hours =
    { $place ->
        [public] { part-closed-now } { part-keep-private }
       *[private] { part-closed-now } { part-meanwhile }
    }
part-closed-now =
    { $formality ->
        [casual] Nossa equipe não está por aqui agora. A volta já tem hora: { $opens } ({ $zone }). Seu protocolo { $ticket } fica guardado até lá.
       *[neutral] Nossa equipe não está disponível no momento. Próximo início do atendimento: { $opens } ({ $zone }). Seu protocolo { $ticket } fica guardado até lá.
        [formal] A nossa equipe não se encontra disponível neste momento. Próximo início do atendimento: { $opens } ({ $zone }). O protocolo { $ticket } ficará registrado até então.
    }
holiday-today = Hoje é feriado ({ $holiday }).
holiday-expected = Hoje deve ser feriado ({ $holiday }); a data ainda não está confirmada.
closed =
    { $formality ->
        [casual] Encerramos por aqui. Se precisar de mais alguma coisa, é só chamar!
       *[neutral] Esta conversa foi encerrada. Se precisar de algo mais, é só nos escrever novamente.
        [formal] Este atendimento foi encerrado. Caso necessite de algo mais, basta escrever novamente.
    }

## Idioma

language-switched =
    { $formality ->
        [casual] Beleza, daqui em diante respondo neste idioma: { $language }.
       *[neutral] A partir de agora, responderei neste idioma: { $language }.
        [formal] A partir deste momento, as respostas serão dadas neste idioma: { $language }.
    }
language-which =
    { $formality ->
        [casual] Em que idioma você quer conversar?
       *[neutral] Qual idioma você prefere?
        [formal] Em que idioma deseja prosseguir?
    }
language-unknown =
    { $formality ->
        [casual] Desculpa, ainda não falo “{ $language }”. Escolhe um destes:
       *[neutral] Sinto muito, ainda não atendo no idioma “{ $language }”. Por favor, escolha um destes idiomas:
        [formal] Lamentamos, mas o idioma “{ $language }” ainda não está disponível. Por gentileza, escolha um dos seguintes:
    }

## Privacidade e recomeço

privacy =
    { $place ->
        [public] { part-stored } { part-erase-in-private }
       *[private] { part-stored } { part-erase }
    }
part-stored =
    { $formality ->
        [casual] { $brand } guarda suas mensagens e seu identificador de contato com criptografia, para poder responder a você.
       *[neutral] { $brand } armazena suas mensagens e seu identificador de contato de forma criptografada para poder responder a você.
        [formal] { $brand } armazena as mensagens e o identificador de contato de forma criptografada, com a finalidade de prestar este atendimento.
    }
part-erase =
    { $formality ->
        [casual] Se quiser que a gente apague tudo, fala com a nossa equipe, e { $brand } apaga.
       *[neutral] Se quiser que esses dados sejam apagados, peça à nossa equipe, e { $brand } fará a exclusão.
        [formal] Caso deseje a exclusão desses dados, basta solicitá-la à nossa equipe, e { $brand } a realizará.
    }
part-erase-in-private =
    { $formality ->
        [casual] Quer que a gente apague? Fala com a nossa equipe no privado, para ninguém mais ver seus dados, e { $brand } apaga.
       *[neutral] Se quiser que esses dados sejam apagados, peça à nossa equipe em particular, pois este espaço é público, e { $brand } fará a exclusão.
        [formal] Caso deseje a exclusão desses dados, pedimos que a solicite à nossa equipe em particular, por ser este um espaço público, e { $brand } a realizará.
    }
reset-done =
    { $formality ->
        [casual] Pronto, começamos do zero! Como posso ajudar você?
       *[neutral] Pronto, vamos recomeçar. Como posso ajudar?
        [formal] A conversa foi reiniciada. Em que podemos ser úteis?
    }

## Avaliação

survey-ask =
    { $formality ->
        [casual] E aí, o quanto a gente ajudou você? Dá uma nota de 1 (quase nada) a 5 (demais)!
       *[neutral] Como você avalia a nossa ajuda, de 1 (nada satisfatória) a 5 (muito satisfatória)?
        [formal] Por gentileza, avalie o atendimento com uma nota de 1 (nada satisfatório) a 5 (muito satisfatório).
    }
survey-thanks =
    { $formality ->
        [casual]
            { $persona ->
                [feminine] Muito obrigada pela nota!
                [masculine] Muito obrigado pela nota!
               *[unknown] Valeu pela nota!
            }
       *[neutral] Agradecemos a sua avaliação!
        [formal] Agradecemos a gentileza de avaliar o nosso atendimento.
    }

## Perguntas em sequência

flow-cancelled =
    { $formality ->
        [casual] Tudo bem, paramos por aqui. Quer ajuda com mais alguma coisa?
       *[neutral] Tudo bem, paramos por aqui. Posso ajudar em algo mais?
        [formal] O preenchimento foi interrompido, conforme solicitado. Podemos ser úteis em algo mais?
    }
flow-invalid =
    { $place ->
        [public] { part-invalid } { part-keep-private }
       *[private] { part-invalid } { part-send-again }
    }
part-invalid =
    { $audience ->
        [senior]
            { $formality ->
                [casual] Hum, essa resposta ainda não deu certo.
               *[neutral] Essa resposta ainda não está no formato esperado.
                [formal] A resposta ainda não corresponde ao formato esperado.
            }
       *[general]
            { $formality ->
                [casual] Hum, essa resposta não bateu.
               *[neutral] Essa resposta não parece correta.
                [formal] A resposta não corresponde ao formato esperado.
            }
    }
part-send-again =
    { $audience ->
        [senior]
            { $formality ->
                [casual] Sem pressa: confere com calma e manda de novo?
               *[neutral] Não há pressa: confira com calma e envie novamente, por favor.
                [formal] Por gentileza, confira-a com tranquilidade e envie-a novamente.
            }
       *[general]
            { $formality ->
                [casual] Dá uma olhada e manda de novo?
               *[neutral] Você poderia conferir e enviar novamente?
                [formal] Por gentileza, confira-a e envie-a novamente.
            }
    }
flow-gone =
    { $formality ->
        [casual] Desculpa, essas perguntas mudaram no meio do caminho, então parei por aqui. Me conta de novo do que você precisa?
       *[neutral] Sinto muito, essas perguntas mudaram nesse meio-tempo e por isso foram interrompidas. Por favor, diga novamente do que você precisa.
        [formal] Lamentamos: as perguntas foram alteradas nesse meio-tempo e, por isso, interrompidas. Por gentileza, informe novamente a sua solicitação.
    }
flow-changed =
    { $formality ->
        [casual] Desculpa, essas perguntas mudaram no meio do caminho. Vamos seguir daqui.
       *[neutral] Sinto muito, essas perguntas mudaram nesse meio-tempo. Vamos continuar a partir daqui.
        [formal] Lamentamos: as perguntas foram alteradas nesse meio-tempo. Damos continuidade a partir deste ponto.
    }

## Continuar em particular

private-invite =
    { $formality ->
        [casual] É melhor a gente falar disso numa conversa privada. Lá eu te respondo direitinho.
       *[neutral] É melhor falarmos disso em uma conversa privada. Lá responderemos com prazer e por completo.
        [formal] Convém tratarmos disso em uma conversa privada, na qual responderemos com prazer e por completo.
    }
private-open = Continuar em conversa privada
private-opened = Aqui ninguém mais lê o que se escreve. Sobre a pergunta feita:
private-unreachable =
    { $formality ->
        [casual] Desculpa, não consigo abrir uma conversa privada daqui. Manda uma mensagem direto pra gente que eu respondo por lá.
       *[neutral] Sinto muito, não é possível abrir uma conversa privada a partir daqui. Por favor, envie uma mensagem diretamente para nós, e responderemos por lá.
        [formal] Lamentamos: não é possível abrir uma conversa privada a partir daqui. Pedimos que nos envie uma mensagem diretamente, e responderemos por lá.
    }
note-health = Estas informações são gerais e não substituem a orientação de um médico.

## A página do chat

web-title = Chat com { $brand }
web-no-script =
    { $formality ->
        [casual] Este chat precisa de JavaScript. Ativa ele no navegador e recarrega a página.
       *[neutral] Este chat precisa de JavaScript. Ative-o no navegador e recarregue a página.
        [formal] Este chat requer JavaScript. Por gentileza, ative-o no navegador e recarregue a página.
    }
web-skip = Ir para o campo de mensagem
web-log-label = Conversa
web-placeholder = Escrever mensagem
web-send = Enviar
web-attach = Anexar arquivos
web-drop = Soltar os arquivos aqui
web-you = Você
web-assistant = Assistente automático
web-person = Nossa equipe
web-typing = Escrevendo uma resposta
web-sources = Fontes
web-download = Baixar
web-offline =
    { $formality ->
        [casual] Sem conexão. Suas mensagens vão assim que ela voltar.
       *[neutral] Sem conexão. Suas mensagens serão enviadas assim que ela voltar.
        [formal] Sem conexão no momento. Suas mensagens serão enviadas assim que ela for restabelecida.
    }
web-online = A conexão voltou.
web-waiting = Aguardando conexão
web-sending = Enviando
web-sent = Enviada
web-failed = Não enviada
web-retry = Tentar de novo
web-remove = Remover
web-file-too-large = Este arquivo é grande demais. O limite é de { $megabytes } MB.
web-file-type = Arquivos deste tipo não podem ser enviados aqui.
web-too-many = Arquivos por mensagem: no máximo { $count }.
web-too-long =
    { $formality ->
        [casual] Ficou comprido demais pra uma mensagem só. Encurta um pouquinho?
       *[neutral] A mensagem está longa demais. Encurte-a um pouco, por favor.
        [formal] A mensagem excede o limite. Por gentileza, encurte-a.
    }
web-file-unavailable = Não foi possível carregar este arquivo.
web-new-messages = Novas mensagens
web-open = Abrir o chat
web-close = Fechar o chat
