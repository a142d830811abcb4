### Français : ton courtois et direct, espaces insécables devant la ponctuation double. `formal` vouvoie, `casual` tutoie.
### Les messages nommés `part-…` sont des morceaux d’autres messages et ne sont jamais envoyés seuls.

## Début

greeting =
    { $audience ->
        [b2b] { part-hello } et merci de l’intérêt porté à { $brand }.
       *[general] { part-welcome }
    }
part-welcome =
    { $formality ->
        [casual] { part-hello }, quel plaisir de te voir chez { $brand } !
       *[formal] { part-hello } et bienvenue chez { $brand } !
    }
part-hello =
    { $formality ->
        [casual]
            { $daypart ->
                [morning] Bonjour
                [evening] Bonsoir
               *[unknown] Salut
            }
       *[formal]
            { $daypart ->
                [evening] Bonsoir
                [night] Bonsoir
               *[unknown] Bonjour
            }
    }
greeting-named =
    { $formality ->
        [casual] { part-hello } { $name }, quel plaisir de te voir chez { $brand } !
       *[formal] { part-hello } { $name }, et bienvenue chez { $brand } !
    }
disclosure =
    { $formality ->
        [casual] Ici, c’est { part-assistant } de { $brand } qui te répond.
       *[formal] C’est { part-assistant } de { $brand } qui vous répond.
    }
part-assistant =
    { $persona ->
        [feminine] l’assistante automatique
        [masculine] l’assistant automatique
       *[unknown] le service automatique
    }

## Commandes

help =
    { $audience ->
        [learner_a] Voici les commandes :
       *[general] { part-help }
    }
part-help =
    { $formality ->
        [casual] Tu peux utiliser ces commandes à tout moment :
       *[formal] Vous pouvez utiliser ces commandes à tout moment :
    }
help-command = { $command } : { command-about }
command-about =
    { $what ->
        [start] commencer une conversation
        [language] choisir la langue
        [human] parler à une personne
        [privacy] savoir quelles données sont conservées
        [reset] repartir de zéro
        [cancel] quitter les questions en cours
       *[help] afficher cette liste
    }
error-command =
    { $formality ->
        [casual] Je ne connais pas la commande { $command }. Envoie { $help } pour voir ce que je sais faire.
       *[formal] Je ne connais pas la commande { $command }. Envoyez { $help } pour voir les commandes disponibles.
    }

## Réponses

answer-frame =
    { $formality ->
        [casual] Regarde, j’ai trouvé ceci :
       *[formal] Voici ce que j’ai trouvé :
    }
answer-other-language =
    { $formality ->
        [casual] Là-dessus, je n’ai qu’un texte dans une autre langue ({ $language }) :
       *[formal] Cette information n’est disponible que dans une autre langue ({ $language }) :
    }
answer-sources = À lire dans : { $titles }
nothing-found =
    { $audience ->
        [learner_a] { part-nothing-simple }
       *[general] { part-nothing-found }
    }
part-nothing-simple =
    { $formality ->
        [casual] Je n’ai pas trouvé la réponse. Pose ta question avec d’autres mots, s’il te plaît.
       *[formal] Je n’ai pas trouvé la réponse. Posez votre question avec d’autres mots, s’il vous plaît.
    }
part-nothing-found =
    { $formality ->
        [casual] Je n’ai malheureusement rien trouvé là-dessus. Tu peux me le demander autrement, ou m’en dire un peu plus ?
       *[formal] Je n’ai malheureusement rien trouvé à ce sujet. Pourriez-vous reformuler votre question ou apporter quelques précisions ?
    }
answer-withheld =
    { $place ->
        [public] { part-withheld } { part-private-chat }
       *[private] { part-withheld } { part-ask-again }
    }
part-withheld =
    { $formality ->
        [casual] Là, je n’ai pas de réponse assez sûre, et je préfère ne pas te dire de bêtises.
       *[formal] Je ne peux malheureusement pas vous donner de réponse sûre à cette question, et je préfère ne pas vous induire en erreur.
    }
part-ask-again =
    { $formality ->
        [casual] Tu peux me le demander autrement ?
       *[formal] Pourriez-vous la formuler autrement ?
    }
part-private-chat =
    { $formality ->
        [casual] D’autres personnes peuvent nous lire ici : pour tout ce qui te concerne personnellement, écris-moi en privé.
       *[formal] D’autres personnes peuvent nous lire ici ; pour toute question personnelle, merci de m’écrire en privé.
    }
late =
    { $formality ->
        [casual] Pardon de t’avoir fait attendre.
       *[formal] Veuillez nous excuser pour cette réponse tardive.
    }

## En cas de difficulté

error-model =
    { $formality ->
        [casual] Je n’arrive pas à te répondre pour le moment, pardon. Réessaie dans quelques minutes.
       *[formal] Il m’est malheureusement impossible de préparer une réponse pour le moment. Veuillez réessayer dans quelques minutes.
    }
error-internal =
    { $formality ->
        [casual] Il y a eu un souci de notre côté, pardon. Ton message est bien enregistré ; réessaie dans un instant.
       *[formal] Une erreur est survenue de notre côté, veuillez nous en excuser. Votre message est bien conservé ; merci de réessayer dans un instant.
    }
error-media =
    { $formality ->
        [casual] Je ne peux pas encore ouvrir les images, les messages vocaux ni les fichiers. Tu m’expliques par écrit ce qu’il te faut ?
       *[formal] Je ne peux malheureusement pas encore ouvrir les images, les messages vocaux ni les fichiers. Pourriez-vous m’expliquer par écrit ce dont vous avez besoin ?
    }
error-empty =
    { $formality ->
        [casual] Je n’ai pas trouvé de texte dans ton message. Qu’est-ce que je peux faire pour toi ?
       *[formal] Je n’ai trouvé aucun texte dans votre message. Que puis-je faire pour vous ?
    }
error-choice =
    { $formality ->
        [casual] Ce choix n’est plus disponible. Dis-moi par écrit ce que tu voudrais.
       *[formal] Ce choix n’est plus disponible. Merci de m’indiquer par écrit ce que vous souhaitez.
    }

## Équipe

handover-waiting =
    { $place ->
        [public] { part-waiting } { part-private-chat }
       *[private] { part-waiting }
    }
part-waiting =
    { $formality ->
        [casual] J’ai transmis ta demande à notre équipe ; ton numéro de dossier est { $ticket }. Il reste ouvert jusqu’à ce que quelqu’un te réponde, et en attendant je suis là.
       *[formal] J’ai transmis votre demande à notre équipe ; votre numéro de dossier est { $ticket }. Le dossier reste ouvert jusqu’à ce que quelqu’un vous réponde ; en attendant, je continue de répondre à vos questions.
    }
handover-still-waiting =
    { $formality ->
        [casual] Ton dossier { $ticket } attend toujours une réponse de notre équipe. Merci de ta patience ; je suis là si tu as besoin d’autre chose.
       *[formal] Votre dossier { $ticket } est toujours en attente d’une réponse de notre équipe. Merci de votre patience ; je reste à votre disposition.
    }
handover-joined =
    { $formality ->
        [casual] { $agent } prend le relais pour t’aider.
       *[formal] { $agent } prend maintenant le relais pour vous aider.
    }
handover-returned =
    { $formality ->
        [casual] C’est de nouveau { part-assistant } qui te répond. Qu’est-ce que je peux faire d’autre pour toi ?
       *[formal] C’est de nouveau { part-assistant } qui vous répond. Que puis-je faire d’autre pour vous ?
    }
handover-unavailable =
    { $formality ->
        [casual] Personne de notre équipe n’est joignable ici pour le moment. Je continue de t’aider de mon mieux.
       *[formal] Notre équipe n’est malheureusement pas joignable depuis cette conversation pour le moment. Je continue volontiers de vous aider de mon mieux.
    }
out-of-hours =
    { $place ->
        [public] { part-out-of-hours } { part-private-chat }
       *[private] { part-out-of-hours }
    }
part-out-of-hours =
    { $formality ->
        [casual] Notre équipe n’est pas là pour le moment. Prochaine ouverture : { $opens } ({ $zone }). Ton dossier { $ticket } est gardé d’ici là, et en attendant je continue de répondre à tes questions.
       *[formal] Notre équipe n’est pas disponible pour le moment. Prochaine ouverture : { $opens } ({ $zone }). Votre dossier { $ticket } est conservé d’ici là ; en attendant, je continue de répondre à vos questions.
    }
holiday-today = Aujourd’hui, c’est un jour férié ({ $holiday }).
holiday-expected = Aujourd’hui devrait être un jour férié ({ $holiday }) ; la date n’est pas encore confirmée.
closed =
    { $formality ->
        [casual] On s’arrête là pour cette fois. Si tu as besoin d’autre chose, écris-nous quand tu veux.
       *[formal] Cette conversation est maintenant terminée. Si vous avez besoin d’autre chose, il vous suffit de nous écrire à nouveau.
    }

## Langue

language-switched =
    { $formality ->
        [casual] À partir de maintenant, je te réponds dans cette langue : { $language }.
       *[formal] Je vous répondrai désormais dans cette langue : { $language }.
    }
language-which =
    { $formality ->
        [casual] Quelle langue préfères-tu ?
       *[formal] Quelle langue souhaitez-vous ?
    }
language-unknown =
    { $formality ->
        [casual] Je ne sais pas encore répondre dans la langue « { $language } ». Choisis-en une ici :
       *[formal] Je ne peux malheureusement pas encore vous répondre dans la langue « { $language } ». Veuillez choisir l’une de ces langues :
    }

## Confidentialité et nouveau départ

privacy = { part-stored } { part-erase }
part-stored =
    { $formality ->
        [casual] { $brand } conserve tes messages et ton identifiant de contact sous forme chiffrée pour pouvoir te répondre.
       *[formal] { $brand } conserve vos messages et votre identifiant de contact sous forme chiffrée afin de pouvoir vous répondre.
    }
part-erase =
    { $formality ->
        [casual]
            { $place ->
                [public] Si tu veux qu’ils soient effacés, demande-le en privé à notre équipe ; { $brand } les effacera.
               *[private] Si tu veux qu’ils soient effacés, demande-le à notre équipe ; { $brand } les effacera.
            }
       *[formal]
            { $place ->
                [public] Pour leur effacement, merci de vous adresser en privé à notre équipe ; { $brand } y procédera.
               *[private] Pour leur effacement, merci de vous adresser à notre équipe ; { $brand } y procédera.
            }
    }
reset-done =
    { $formality ->
        [casual] C’est fait, on repart de zéro. Qu’est-ce que je peux faire pour toi ?
       *[formal] C’est fait, nous repartons de zéro. Que puis-je faire pour vous ?
    }

## Évaluation

survey-ask =
    { $formality ->
        [casual] Quelle note donnes-tu à notre aide, de 1 (pas utile du tout) à 5 (très utile) ?
       *[formal] Quelle note donnez-vous à notre aide, de 1 (pas du tout satisfaisante) à 5 (très satisfaisante) ?
    }
survey-thanks =
    { $formality ->
        [casual] Merci pour ta note !
       *[formal] Merci beaucoup pour votre évaluation !
    }

## Questions successives

flow-cancelled =
    { $formality ->
        [casual] D’accord, on s’arrête là. Qu’est-ce que je peux faire d’autre pour toi ?
       *[formal] Très bien, nous nous arrêtons là. Que puis-je faire d’autre pour vous ?
    }
flow-invalid =
    { $place ->
        [public] { part-invalid } { part-private-chat }
       *[private] { part-invalid } { part-send-again }
    }
part-invalid =
    { $formality ->
        [casual] Cette réponse ne colle pas tout à fait.
       *[formal] Cette réponse ne semble pas convenir.
    }
part-send-again =
    { $formality ->
        [casual] Tu peux vérifier et me la renvoyer ?
       *[formal] Pourriez-vous la vérifier et l’envoyer de nouveau ?
    }
flow-gone =
    { $formality ->
        [casual] Ces questions ont changé entre-temps, je les ai donc arrêtées. Tu me redis ce qu’il te faut ?
       *[formal] Ces questions ont malheureusement changé entre-temps, je les ai donc interrompues. Merci de m’indiquer de nouveau ce dont vous avez besoin.
    }
flow-changed =
    { $formality ->
        [casual] Ces questions ont changé entre-temps. On reprend à partir d’ici.
       *[formal] Ces questions ont malheureusement changé entre-temps. Nous reprenons à partir d’ici.
    }

## La suite en privé

private-invite =
    { $formality ->
        [casual] On sera mieux en privé pour en parler. Je t’y réponds avec plaisir.
       *[formal] Cette question mérite un échange privé, où nous vous répondrons volontiers en détail.
    }
private-open = Continuer en privé
private-opened = Personne d’autre ne lit ce qui s’écrit ici. Voici pour la question posée :
private-unreachable =
    { $formality ->
        [casual] Pardon, je ne peux pas ouvrir de discussion privée d’ici. Écris-nous directement et je te réponds là-bas.
       *[formal] Il n’est malheureusement pas possible d’ouvrir une discussion privée d’ici. Veuillez nous écrire directement, nous vous y répondrons.
    }
note-health = Ces informations sont générales et ne remplacent pas l’avis d’un médecin.

## La page de discussion

web-title = Discussion avec { $brand }
web-no-script =
    { $formality ->
        [casual] Cette discussion a besoin de JavaScript. Active-le dans ton navigateur, puis recharge la page.
       *[formal] Cette discussion nécessite JavaScript. Veuillez l’activer dans votre navigateur, puis recharger la page.
    }
web-skip = Aller au champ de message
web-log-label = Fil de la conversation
web-placeholder = Écrire un message
web-send = Envoyer
web-attach = Joindre des fichiers
web-drop =
    { $formality ->
        [casual] Dépose les fichiers ici
       *[formal] Déposez les fichiers ici
    }
web-you =
    { $formality ->
        [casual] Toi
       *[formal] Vous
    }
web-assistant = Assistant automatique
web-person = Notre équipe
web-typing = Réponse en cours de rédaction
web-sources = Sources consultées
web-download = Télécharger
web-offline =
    { $formality ->
        [casual] Pas de connexion. Tes messages partiront dès son retour.
       *[formal] Pas de connexion. Vos messages seront envoyés dès son rétablissement.
    }
web-online = La connexion est rétablie.
web-waiting = En attente de connexion
web-sending = Envoi en cours
web-sent = Envoyé
web-failed = Non envoyé
web-retry = Réessayer
web-remove = Retirer
web-file-too-large = Ce fichier est trop volumineux. La limite est de { $megabytes } Mo.
web-file-type = Ce type de fichier ne peut pas être envoyé ici.
web-too-many = Fichiers par message : { $count } au maximum.
web-too-long =
    { $formality ->
        [casual] Ce message est trop long. Raccourcis-le un peu, s’il te plaît.
       *[formal] Ce message est trop long. Veuillez le raccourcir.
    }
web-file-unavailable = Ce fichier ne peut pas être chargé.
web-new-messages = Nouveaux messages
web-open = Ouvrir la discussion
web-close = Fermer la discussion
