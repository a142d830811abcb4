### Deutsch: sachlich und freundlich, das Wichtige zuerst. `formal` siezt, `casual` duzt.
### Nachrichten mit dem Namen `part-…` sind Teile anderer und werden nie allein gesendet.

## Beginn

greeting =
    { $audience ->
        [b2b] { part-hello } und vielen Dank für das Interesse an { $brand }.
       *[general] { part-welcome }
    }
part-welcome =
    { $formality ->
        [casual] { part-hello }, schön, dass du bei { $brand } vorbeischaust!
       *[formal] { part-hello } und willkommen bei { $brand }.
    }
part-hello =
    { $formality ->
        [casual]
            { $daypart ->
                [morning] Guten Morgen
                [evening] Guten Abend
               *[unknown] Hallo
            }
       *[formal]
            { $daypart ->
                [morning] Guten Morgen
                [evening] Guten Abend
                [night] Guten Abend
               *[unknown] Guten Tag
            }
    }
greeting-named =
    { $formality ->
        [casual] { part-hello }, { $name }, schön, dass du bei { $brand } vorbeischaust!
       *[formal] { part-hello }, { $name }, und willkommen bei { $brand }.
    }
disclosure =
    { $formality ->
        [casual] Hier antwortet dir { part-assistant } von { $brand }.
       *[formal] Hier antwortet Ihnen { part-assistant } von { $brand }.
    }
part-assistant =
    { $persona ->
        [feminine] die automatische Assistentin
        [masculine] der automatische Assistent
       *[unknown] das automatische Assistenzprogramm
    }

## Befehle

help =
    { $audience ->
        [learner_a] Es gibt diese Befehle:
       *[general] { part-help }
    }
part-help =
    { $formality ->
        [casual] Das kannst du mir jederzeit schicken:
       *[formal] Diese Befehle stehen Ihnen jederzeit zur Verfügung:
    }
help-command = { $command }: { command-about }
command-about =
    { $what ->
        [start] ein Gespräch beginnen
        [language] die Sprache wählen
        [human] mit einem Menschen sprechen
        [privacy] erfahren, was gespeichert wird
        [reset] von vorn beginnen
        [cancel] die laufenden Fragen abbrechen
       *[help] diese Übersicht anzeigen
    }
error-command =
    { $formality ->
        [casual] Den Befehl { $command } kenne ich nicht. Schick mir { $help }, dann siehst du, was ich kann.
       *[formal] Den Befehl { $command } kenne ich nicht. Mit { $help } sehen Sie, welche Befehle es gibt.
    }

## Antworten

answer-frame =
    { $formality ->
        [casual] Das habe ich dazu gefunden:
       *[formal] Dazu habe ich Folgendes gefunden:
    }
answer-other-language =
    { $formality ->
        [casual] Dazu habe ich nur einen Text in einer anderen Sprache ({ $language }):
       *[formal] Dazu liegt mir nur ein Text in einer anderen Sprache vor ({ $language }):
    }
answer-sources = Zum Nachlesen: { $titles }
nothing-found =
    { $audience ->
        [learner_a] { part-nothing-simple }
       *[general] { part-nothing-found }
    }
part-nothing-simple =
    { $formality ->
        [casual] Das habe ich leider nicht gefunden. Frag bitte noch einmal mit anderen Wörtern.
       *[formal] Das habe ich leider nicht gefunden. Bitte fragen Sie noch einmal mit anderen Wörtern.
    }
part-nothing-found =
    { $formality ->
        [casual] Dazu habe ich leider nichts gefunden. Frag gern noch einmal mit anderen Worten oder erzähl mir etwas mehr.
       *[formal] Dazu habe ich leider nichts gefunden. Bitte formulieren Sie Ihre Frage etwas anders oder nennen Sie mir weitere Einzelheiten.
    }
answer-withheld =
    { $place ->
        [public] { part-withheld } { part-private-chat }
       *[private] { part-withheld } { part-ask-again }
    }
part-withheld =
    { $formality ->
        [casual] Da bin ich mir nicht sicher genug, und raten möchte ich nicht.
       *[formal] Darauf kann ich Ihnen keine gesicherte Antwort geben, und ich möchte nichts Falsches sagen.
    }
part-ask-again =
    { $formality ->
        [casual] Magst du noch einmal anders fragen?
       *[formal] Bitte formulieren Sie Ihre Frage noch einmal anders.
    }
part-private-chat =
    { $formality ->
        [casual] Hier können andere mitlesen: Wenn es um dich oder deine Bestellung geht, schreib mir bitte in einem privaten Chat.
       *[formal] Hier können andere mitlesen; für alles Persönliche schreiben Sie mir bitte in einem privaten Chat.
    }
late =
    { $formality ->
        [casual] Entschuldige, das hat etwas gedauert.
       *[formal] Bitte entschuldigen Sie die späte Antwort.
    }

## Wenn etwas nicht gelingt

error-model =
    { $formality ->
        [casual] Im Moment kann ich dir leider keine Antwort geben. Versuch es bitte in ein paar Minuten noch einmal.
       *[formal] Leider kann ich Ihre Frage im Moment nicht beantworten. Bitte versuchen Sie es in einigen Minuten erneut.
    }
error-internal =
    { $formality ->
        [casual] Bei uns ist leider etwas schiefgegangen. Deine Nachricht ist gespeichert; versuch es bitte gleich noch einmal.
       *[formal] Bei uns ist leider ein Fehler aufgetreten. Ihre Nachricht ist gespeichert; bitte versuchen Sie es gleich noch einmal.
    }
error-media =
    { $formality ->
        [casual] Bilder, Sprachnachrichten und Dateien kann ich leider noch nicht öffnen. Beschreib mir bitte in Worten, was du brauchst.
       *[formal] Bilder, Sprachnachrichten und Dateien kann ich leider noch nicht öffnen. Bitte beschreiben Sie Ihr Anliegen in Worten.
    }
error-empty =
    { $formality ->
        [casual] In deiner Nachricht habe ich keinen Text gefunden. Was kann ich für dich tun?
       *[formal] In Ihrer Nachricht habe ich keinen Text gefunden. Was kann ich für Sie tun?
    }
error-choice =
    { $formality ->
        [casual] Diese Auswahl gibt es nicht mehr. Schreib mir einfach in Worten, was du möchtest.
       *[formal] Diese Auswahl ist nicht mehr verfügbar. Bitte schreiben Sie mir in Worten, was Sie wünschen.
    }

## Menschen

handover-waiting =
    { $place ->
        [public] { part-waiting } { part-private-chat }
       *[private] { part-waiting }
    }
part-waiting =
    { $formality ->
        [casual] Ich habe dein Anliegen an unser Team weitergegeben; deine Vorgangsnummer ist { $ticket }. Der Vorgang bleibt offen, bis sich jemand bei dir meldet, und ich bin so lange weiter für dich da.
       *[formal] Ich habe Ihr Anliegen an unser Team weitergegeben; Ihre Vorgangsnummer lautet { $ticket }. Der Vorgang bleibt offen, bis sich jemand bei Ihnen meldet, und ich beantworte Ihre Fragen in der Zwischenzeit weiter.
    }
handover-still-waiting =
    { $formality ->
        [casual] Dein Vorgang { $ticket } wartet noch auf unser Team. Danke für deine Geduld; ich bin weiter für dich da.
       *[formal] Ihr Vorgang { $ticket } wartet noch auf unser Team. Vielen Dank für Ihre Geduld; ich bin weiterhin für Sie da.
    }
handover-joined =
    { $formality ->
        [casual] Ab jetzt ist { $agent } persönlich für dich da.
       *[formal] Ab jetzt ist { $agent } persönlich für Sie da.
    }
handover-returned =
    { $formality ->
        [casual] Ab jetzt antwortet dir wieder { part-assistant }. Was kann ich noch für dich tun?
       *[formal] Ab jetzt antwortet Ihnen wieder { part-assistant }. Was kann ich noch für Sie tun?
    }
handover-unavailable =
    { $formality ->
        [casual] Von diesem Chat aus ist gerade leider niemand aus unserem Team zu erreichen. Ich helfe dir gern weiter, so gut ich kann.
       *[formal] Von diesem Chat aus ist zurzeit leider niemand aus unserem Team zu erreichen. Ich helfe Ihnen gern weiter, so gut ich kann.
    }
out-of-hours =
    { $place ->
        [public] { part-out-of-hours } { part-private-chat }
       *[private] { part-out-of-hours }
    }
part-out-of-hours =
    { $formality ->
        [casual] Unser Team hat gerade frei und ist ab { $opens } ({ $zone }) wieder für dich da. Dein Vorgang { $ticket } bleibt bis dahin offen, und ich beantworte deine Fragen so lange weiter.
       *[formal] Unser Team ist gerade nicht im Dienst und ab { $opens } ({ $zone }) wieder für Sie da. Ihr Vorgang { $ticket } bleibt bis dahin offen, und ich beantworte Ihre Fragen in der Zwischenzeit weiter.
    }
holiday-today = Heute ist Feiertag ({ $holiday }).
holiday-expected = Heute ist voraussichtlich Feiertag ({ $holiday }); das Datum steht noch nicht sicher fest.
closed =
    { $formality ->
        [casual] Damit sind wir hier fertig. Wenn du noch etwas brauchst, schreib uns einfach wieder.
       *[formal] Dieses Gespräch ist nun abgeschlossen. Wenn Sie noch etwas brauchen, schreiben Sie uns einfach wieder.
    }

## Sprache

language-switched =
    { $formality ->
        [casual] Ich antworte dir ab jetzt in dieser Sprache: { $language }.
       *[formal] Ich antworte Ihnen ab jetzt in dieser Sprache: { $language }.
    }
language-which =
    { $formality ->
        [casual] Welche Sprache möchtest du?
       *[formal] Welche Sprache wünschen Sie?
    }
language-unknown =
    { $formality ->
        [casual] Die Sprache „{ $language }“ kann ich leider noch nicht. Such dir eine von diesen aus:
       *[formal] Die Sprache „{ $language }“ spreche ich leider noch nicht. Bitte wählen Sie eine dieser Sprachen:
    }

## Datenschutz und Neubeginn

privacy = { part-stored } { part-erase }
part-stored =
    { $formality ->
        [casual] { $brand } speichert deine Nachrichten und deine Kontaktkennung verschlüsselt, um dir antworten zu können.
       *[formal] { $brand } speichert Ihre Nachrichten und Ihre Kontaktkennung verschlüsselt, um Ihnen antworten zu können.
    }
part-erase =
    { $formality ->
        [casual]
            { $place ->
                [public] Wenn du möchtest, löscht { $brand } diese Daten; wende dich dafür bitte nicht hier, sondern privat an unser Team.
               *[private] Wenn du möchtest, löscht { $brand } diese Daten; wende dich dafür bitte an unser Team.
            }
       *[formal]
            { $place ->
                [public] Auf Ihren Wunsch löscht { $brand } diese Daten; bitte wenden Sie sich dafür nicht hier, sondern privat an unser Team.
               *[private] Auf Ihren Wunsch löscht { $brand } diese Daten; bitte wenden Sie sich dafür an unser Team.
            }
    }
reset-done =
    { $formality ->
        [casual] Alles auf Anfang. Was kann ich für dich tun?
       *[formal] Wir beginnen von vorn. Was kann ich für Sie tun?
    }

## Bewertung

survey-ask =
    { $formality ->
        [casual] Wie zufrieden bist du mit unserer Hilfe, von 1 (gar nicht) bis 5 (sehr)?
       *[formal] Wie zufrieden waren Sie mit unserer Hilfe, von 1 (gar nicht) bis 5 (sehr)?
    }
survey-thanks =
    { $formality ->
        [casual] Danke für deine Bewertung!
       *[formal] Vielen Dank für Ihre Bewertung.
    }

## Fragen der Reihe nach

flow-cancelled =
    { $formality ->
        [casual] Gut, wir lassen es dabei. Was kann ich sonst für dich tun?
       *[formal] Gut, ich habe den Vorgang abgebrochen. Was kann ich sonst für Sie tun?
    }
flow-invalid =
    { $place ->
        [public] { part-invalid } { part-private-chat }
       *[private] { part-invalid } { part-send-again }
    }
part-invalid =
    { $formality ->
        [casual] Das passt hier leider nicht ganz.
       *[formal] Diese Angabe passt leider nicht.
    }
part-send-again =
    { $formality ->
        [casual] Schau bitte noch einmal nach und schick es mir dann neu.
       *[formal] Bitte prüfen Sie sie und senden Sie sie noch einmal.
    }
flow-gone =
    { $formality ->
        [casual] Diese Fragen haben sich inzwischen geändert, deshalb habe ich hier aufgehört. Sag mir bitte noch einmal, was du brauchst.
       *[formal] Diese Fragen haben sich inzwischen geändert, deshalb habe ich den Vorgang beendet. Bitte nennen Sie mir Ihr Anliegen noch einmal.
    }
flow-changed =
    { $formality ->
        [casual] Diese Fragen haben sich inzwischen leider geändert. Lass uns hier weitermachen.
       *[formal] Diese Fragen haben sich inzwischen leider geändert. Lassen Sie uns hier weitermachen.
    }

## Weiter unter vier Augen

private-invite =
    { $formality ->
        [casual] Darüber sprechen wir am besten in einem privaten Chat. Dort beantworte ich deine Frage gern.
       *[formal] Darüber sprechen wir am besten in einem privaten Chat. Dort beantworten wir Ihre Frage gern ausführlich.
    }
private-open = Im privaten Chat fortfahren
private-opened = Hier sind wir unter uns. Zu der gestellten Frage:
private-unreachable =
    { $formality ->
        [casual] Einen privaten Chat kann ich von hier aus leider nicht öffnen. Schreib uns bitte direkt, dann antworte ich dir dort.
       *[formal] Leider lässt sich von hier aus kein privater Chat öffnen. Bitte schreiben Sie uns direkt, dann antworten wir Ihnen dort.
    }
note-health = Dies sind allgemeine Hinweise; sie ersetzen keinen ärztlichen Rat.

## Die Chatseite

web-title = Chat mit { $brand }
web-no-script =
    { $formality ->
        [casual] Für diesen Chat wird JavaScript gebraucht. Schalte es bitte in deinem Browser ein und lade die Seite neu.
       *[formal] Für diesen Chat wird JavaScript benötigt. Bitte schalten Sie es in Ihrem Browser ein und laden Sie die Seite neu.
    }
web-skip = Zum Eingabefeld springen
web-log-label = Gesprächsverlauf
web-placeholder = Nachricht schreiben
web-send = Senden
web-attach = Dateien anhängen
web-drop = Dateien hier ablegen
web-you =
    { $formality ->
        [casual] Du
       *[formal] Sie
    }
web-assistant = Automatische Assistenz
web-person = Unser Team
web-typing = Antwort wird geschrieben
web-sources = Quellen
web-download = Herunterladen
web-offline =
    { $formality ->
        [casual] Keine Verbindung. Deine Nachrichten werden gesendet, sobald sie wieder da ist.
       *[formal] Keine Verbindung. Ihre Nachrichten werden gesendet, sobald sie wieder besteht.
    }
web-online = Die Verbindung ist wieder da.
web-waiting = Wartet auf Verbindung
web-sending = Wird gesendet
web-sent = Gesendet
web-failed = Nicht gesendet
web-retry = Erneut versuchen
web-remove = Entfernen
web-file-too-large = Diese Datei ist zu groß. Erlaubt sind höchstens { $megabytes } MB.
web-file-type = Dateien dieser Art lassen sich hier nicht senden.
web-too-many = Dateien je Nachricht: höchstens { $count }.
web-too-long =
    { $formality ->
        [casual] Das ist zu lang für eine Nachricht. Kürze es bitte etwas.
       *[formal] Die Nachricht ist zu lang. Bitte kürzen Sie sie.
    }
web-file-unavailable = Diese Datei lässt sich nicht laden.
web-new-messages = Neue Nachrichten
web-open = Chat öffnen
web-close = Chat schließen
