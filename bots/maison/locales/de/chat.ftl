damaged-ask-order = Das tut mir leid. Wie lautet Ihre Bestellnummer? Sie beginnt mit ML und hat acht Ziffern.{ $place ->
        [public] { " " }{ part-private-chat }
       *[private] { "" }
    }
damaged-ask-damage = Was genau ist beschädigt?
damaged-ask-wish = Möchten Sie Ersatz oder Ihr Geld zurück?
damaged-wish-replacement = Ersatz
damaged-wish-refund = Geld zurück
damaged-done = Vielen Dank. Damit liegen alle Angaben zur Bestellung { $order } vor.
