damaged-ask-order = Sinto muito que tenha chegado assim. Qual é o número do seu pedido? Ele começa com ML e tem oito algarismos.{ $place ->
        [public] { " " }{ part-keep-private }
       *[private] { "" }
    }
damaged-ask-damage = O que exatamente está danificado?
damaged-ask-wish = Você prefere receber um produto novo ou o dinheiro de volta?
damaged-wish-replacement = Produto novo
damaged-wish-refund = Dinheiro de volta
damaged-done = Agradecemos as informações. Já temos tudo o que precisamos saber sobre o pedido { $order }.
