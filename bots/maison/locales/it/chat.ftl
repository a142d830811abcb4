# Testi delle domande sugli articoli danneggiati. $order e gli altri dati si possono usare quando sono stati indicati.
damaged-ask-order =
    { $formality ->
        [casual] Mi dispiace che sia arrivato così. Qual è il tuo numero d’ordine? Comincia con ML e ha otto cifre.
       *[formal] Mi dispiace molto che sia arrivato così. Può indicarmi il numero d’ordine? Comincia con ML e ha otto cifre.
    }{ $place ->
        [public] { " " }{ part-private-chat }
       *[private] { "" }
    }
damaged-ask-damage = Che cosa è danneggiato, di preciso?
damaged-ask-wish =
    { $formality ->
        [casual] Preferisci la sostituzione o il rimborso?
       *[formal] Preferisce la sostituzione o il rimborso?
    }
damaged-wish-replacement = Sostituzione
damaged-wish-refund = Rimborso
damaged-done = Grazie. Ora ho tutti i dati dell’ordine { $order }.
