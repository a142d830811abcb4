### Português do Brasil: você, cordial e direto, sem supor o gênero de quem escreve.

## Início

greeting = Olá! Boas-vindas ao atendimento { $brand }.
disclosure = Você está conversando com o assistente automático de { $brand }.

## Comandos

help = Você pode usar estes comandos a qualquer momento:
help-command =
    { $what ->
        [start] { $command }: começar uma conversa
        [language] { $command }: escolher o idioma
        [human] { $command }: falar com uma pessoa
        [privacy] { $command }: saber quais dados guardamos
        [reset] { $command }: recomeçar do zero
        [cancel] { $command }: sair das perguntas em andamento
       *[help] { $command }: ver esta lista
    }
error-command = Não conheço o comando { $command }. Envie /ajuda para ver os comandos disponíveis.

## Respostas

answer-frame = Veja o que encontrei:
answer-other-language = Esta informação só está disponível em outro idioma ({ $language }):
answer-sources = Fonte: { $titles }
nothing-found = Sinto muito, não encontrei nada sobre isso. Você poderia perguntar de outra forma ou acrescentar algum detalhe?
answer-withheld = Sinto muito, não tenho uma resposta segura para essa pergunta e prefiro não passar uma informação errada. Você poderia perguntar de outra forma?
late = Desculpe a demora.

## Quando algo não funciona

error-model = Sinto muito, não consigo preparar uma resposta no momento. Por favor, tente novamente em alguns minutos.
error-internal = Desculpe, ocorreu um erro do nosso lado. Sua mensagem está guardada; por favor, tente novamente daqui a pouco.
error-media = Sinto muito, ainda não consigo abrir imagens, mensagens de voz ou arquivos. Você poderia escrever do que precisa?
error-empty = Não encontrei texto na sua mensagem. Como posso ajudar?
error-choice = Essa opção não está mais disponível. Por favor, escreva o que você deseja.

## Pessoas

handover-waiting = Encaminhei sua solicitação à nossa equipe; o número do protocolo é { $ticket }. O protocolo fica aberto até que alguém responda e, enquanto isso, continuo respondendo às suas perguntas.
handover-still-waiting = Seu protocolo { $ticket } ainda aguarda o atendimento da nossa equipe. Agradecemos a sua paciência; enquanto isso, continuo aqui para ajudar.
handover-joined = A partir de agora, quem atende você é { $agent }.
handover-returned = O assistente automático voltou a atender você. Posso ajudar em algo mais?
handover-unavailable = Sinto muito, no momento não é possível falar com a nossa equipe por este chat. Continuarei ajudando no que puder, com todo o prazer.
out-of-hours = Nossa equipe não está disponível no momento. Próximo início do atendimento: { $opens } ({ $zone }). Seu protocolo { $ticket } fica guardado até lá e, enquanto isso, continuo respondendo às suas perguntas.
closed = Esta conversa foi encerrada. Se precisar de algo mais, é só nos escrever novamente.

## Idioma

language-switched = A partir de agora, responderei neste idioma: { $language }.
language-which = Qual idioma você prefere?
language-unknown = Sinto muito, ainda não atendo no idioma “{ $language }”. Por favor, escolha um destes idiomas:

## Privacidade e recomeço

privacy = { $brand } armazena suas mensagens e seu identificador de contato de forma criptografada para poder responder a você. Se quiser que esses dados sejam apagados, basta nos avisar e { $brand } fará a exclusão.
reset-done = Pronto, vamos recomeçar. Como posso ajudar?

## Avaliação

survey-ask = Como você avalia a nossa ajuda, de 1 (nada satisfatória) a 5 (muito satisfatória)?
survey-thanks = Agradecemos a sua avaliação!

## Perguntas em sequência

flow-cancelled = Tudo bem, paramos por aqui. Posso ajudar em algo mais?
flow-invalid = Essa resposta não parece correta. Você poderia conferir e enviar novamente?
flow-gone = Sinto muito, essas perguntas mudaram nesse meio-tempo e por isso foram interrompidas. Por favor, diga novamente do que você precisa.
flow-changed = Sinto muito, essas perguntas mudaram nesse meio-tempo. Vamos continuar a partir daqui.
