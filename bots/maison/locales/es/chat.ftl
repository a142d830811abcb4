# Textos de las preguntas sobre artículos dañados. $order y los demás datos pueden usarse una vez contestados.
damaged-ask-order =
    { $formality ->
        [casual] Siento mucho que te haya llegado así. ¿Cuál es tu número de pedido? Empieza por ML y tiene ocho cifras.
       *[formal] Lamento mucho que le haya llegado así. ¿Podría indicarme su número de pedido? Empieza por ML y tiene ocho cifras.
    }{ $place ->
        [public] { " " }{ part-private-chat }
       *[private] { "" }
    }
damaged-ask-damage = ¿Qué es exactamente lo que está dañado?
damaged-ask-wish =
    { $formality ->
        [casual] ¿Prefieres que te lo cambiemos o que te devolvamos el dinero?
       *[formal] ¿Prefiere que se lo cambiemos o que le devolvamos el dinero?
    }
damaged-wish-replacement = Cambio
damaged-wish-refund = Devolución del dinero
damaged-done = Muchas gracias. Ya tengo todos los datos del pedido { $order }.
