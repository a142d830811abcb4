### Français : vouvoiement, ton courtois et direct, espaces insécables devant la ponctuation double.

## Début

greeting = Bonjour et bienvenue chez { $brand } !
disclosure = L’assistant automatique de { $brand } vous répond ici.

## Commandes

help = Vous pouvez utiliser ces commandes à tout moment :
help-command =
    { $what ->
        [start] { $command } : commencer une conversation
        [language] { $command } : choisir la langue
        [human] { $command } : parler à une personne
        [privacy] { $command } : savoir quelles données sont conservées
        [reset] { $command } : repartir de zéro
        [cancel] { $command } : quitter les questions en cours
       *[help] { $command } : afficher cette liste
    }
error-command = Je ne connais pas la commande { $command }. Envoyez /aide pour voir les commandes disponibles.

## Réponses

answer-frame = Voici ce que j’ai trouvé :
answer-other-language = Cette information n’est disponible que dans une autre langue ({ $language }) :
answer-sources = Source : { $titles }
nothing-found = Je n’ai malheureusement rien trouvé à ce sujet. Pourriez-vous reformuler votre question ou apporter quelques précisions ?
answer-withheld = Je ne peux malheureusement pas vous donner de réponse sûre à cette question, et je préfère ne pas vous induire en erreur. Pourriez-vous la formuler autrement ?
late = Veuillez nous excuser pour cette réponse tardive.

## En cas de difficulté

error-model = Il m’est malheureusement impossible de préparer une réponse pour le moment. Veuillez réessayer dans quelques minutes.
error-internal = Une erreur est survenue de notre côté, veuillez nous en excuser. Votre message est bien conservé ; merci de réessayer dans un instant.
error-media = Je ne peux malheureusement pas encore ouvrir les images, les messages vocaux ni les fichiers. Pourriez-vous m’expliquer par écrit ce dont vous avez besoin ?
error-empty = Je n’ai trouvé aucun texte dans votre message. Que puis-je faire pour vous ?
error-choice = Ce choix n’est plus disponible. Merci de m’indiquer par écrit ce que vous souhaitez.

## Équipe

handover-waiting = J’ai transmis votre demande à notre équipe ; votre numéro de dossier est { $ticket }. Le dossier reste ouvert jusqu’à ce que quelqu’un vous réponde ; en attendant, je continue de répondre à vos questions.
handover-still-waiting = Votre dossier { $ticket } est toujours en attente d’une réponse de notre équipe. Merci de votre patience ; je reste à votre disposition.
handover-joined = { $agent } prend maintenant le relais pour vous aider.
handover-returned = L’assistant automatique vous répond de nouveau. Que puis-je faire d’autre pour vous ?
handover-unavailable = Notre équipe n’est malheureusement pas joignable depuis cette conversation pour le moment. Je continue volontiers de vous aider de mon mieux.
out-of-hours = Notre équipe n’est pas disponible pour le moment. Prochaine ouverture : { $opens } ({ $zone }). Votre dossier { $ticket } est conservé d’ici là ; en attendant, je continue de répondre à vos questions.
closed = Cette conversation est maintenant terminée. Si vous avez besoin d’autre chose, il vous suffit de nous écrire à nouveau.

## Langue

language-switched = Je vous répondrai désormais dans cette langue : { $language }.
language-which = Quelle langue souhaitez-vous ?
language-unknown = Je ne peux malheureusement pas encore vous répondre dans la langue « { $language } ». Veuillez choisir l’une de ces langues :

## Confidentialité et nouveau départ

privacy = { $brand } conserve vos messages et votre identifiant de contact sous forme chiffrée afin de pouvoir vous répondre. Si vous souhaitez leur effacement, il suffit de nous le dire et { $brand } les effacera.
reset-done = C’est fait, nous repartons de zéro. Que puis-je faire pour vous ?

## Évaluation

survey-ask = Quelle note donnez-vous à notre aide, de 1 (pas du tout satisfaisante) à 5 (très satisfaisante) ?
survey-thanks = Merci beaucoup pour votre évaluation !

## Questions successives

flow-cancelled = Très bien, nous nous arrêtons là. Que puis-je faire d’autre pour vous ?
flow-invalid = Cette réponse ne semble pas convenir. Pourriez-vous la vérifier et l’envoyer de nouveau ?
flow-gone = Ces questions ont malheureusement changé entre-temps, je les ai donc interrompues. Merci de m’indiquer de nouveau ce dont vous avez besoin.
flow-changed = Ces questions ont malheureusement changé entre-temps. Nous reprenons à partir d’ici.
