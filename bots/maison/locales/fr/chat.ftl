# Textes des questions sur un article abîmé. $order et les autres réponses peuvent servir une fois données.
damaged-ask-order =
    { $formality ->
        [casual] C’est vraiment dommage qu’il te soit arrivé dans cet état. Quel est ton numéro de commande ? Il commence par ML et compte huit chiffres.
       *[formal] Nous regrettons que votre article soit arrivé dans cet état. Pourriez-vous m’indiquer votre numéro de commande ? Il commence par ML et compte huit chiffres.
    }{ $place ->
        [public] { " " }{ part-private-chat }
       *[private] { "" }
    }
damaged-ask-damage = Qu’est-ce qui est abîmé exactement ?
damaged-ask-wish =
    { $formality ->
        [casual] Tu préfères un remplacement ou un remboursement ?
       *[formal] Préférez-vous un remplacement ou un remboursement ?
    }
damaged-wish-replacement = Remplacement
damaged-wish-refund = Remboursement
damaged-done = Merci beaucoup. J’ai maintenant tous les éléments pour la commande { $order }.
