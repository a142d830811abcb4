# Texts of the flow for damaged items. $order and the other slots can be used once they are filled.
damaged-ask-order = I'm sorry it reached you like that. What is your order number? It starts with ML and has eight digits.{ $place ->
        [public] { " " }{ part-private-chat }
       *[private] { "" }
    }
damaged-ask-damage = What exactly is damaged?
damaged-ask-wish = Would you like a replacement or your money back?
damaged-wish-replacement = Replacement
damaged-wish-refund = Money back
damaged-done = Thank you. That is everything I need to know about order { $order }.
