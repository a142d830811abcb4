### Deutsch: Sie, sachlich und freundlich, das Wichtige zuerst.

## Beginn

greeting = Guten Tag und willkommen bei { $brand }.
disclosure = Hier antwortet Ihnen der automatische Assistent von { $brand }.

## Befehle

help = Diese Befehle stehen Ihnen jederzeit zur Verfügung:
help-command =
    { $what ->
        [start] { $command }: ein Gespräch beginnen
        [language] { $command }: die Sprache wählen
        [human] { $command }: mit einem Menschen sprechen
        [privacy] { $command }: erfahren, was gespeichert wird
        [reset] { $command }: von vorn beginnen
        [cancel] { $command }: die laufenden Fragen abbrechen
       *[help] { $command }: diese Übersicht anzeigen
    }
error-command = Den Befehl { $command } kenne ich nicht. Mit /hilfe sehen Sie, welche Befehle es gibt.

## Antworten

answer-frame = Dazu habe ich Folgendes gefunden:
answer-other-language = Dazu liegt mir nur ein Text in einer anderen Sprache vor ({ $language }):
answer-sources = Quelle: { $titles }
nothing-found = Dazu habe ich leider nichts gefunden. Bitte formulieren Sie Ihre Frage etwas anders oder nennen Sie mir weitere Einzelheiten.
answer-withheld = Darauf kann ich Ihnen keine gesicherte Antwort geben, und ich möchte nichts Falsches sagen. Bitte formulieren Sie Ihre Frage noch einmal anders.
late = Bitte entschuldigen Sie die späte Antwort.

## Wenn etwas nicht gelingt

error-model = Leider kann ich Ihre Frage im Moment nicht beantworten. Bitte versuchen Sie es in einigen Minuten erneut.
error-internal = Bei uns ist leider ein Fehler aufgetreten. Ihre Nachricht ist gespeichert; bitte versuchen Sie es gleich noch einmal.
error-media = Bilder, Sprachnachrichten und Dateien kann ich leider noch nicht öffnen. Bitte beschreiben Sie Ihr Anliegen in Worten.
error-empty = In Ihrer Nachricht habe ich keinen Text gefunden. Was kann ich für Sie tun?
error-choice = Diese Auswahl ist nicht mehr verfügbar. Bitte schreiben Sie mir in Worten, was Sie wünschen.

## Menschen

handover-waiting = Ich habe Ihr Anliegen an unser Team weitergegeben; Ihre Vorgangsnummer lautet { $ticket }. Der Vorgang bleibt bestehen, bis sich jemand meldet, und ich beantworte Ihre Fragen in der Zwischenzeit weiter.
handover-still-waiting = Ihr Vorgang { $ticket } wartet noch auf unser Team. Vielen Dank für Ihre Geduld; ich bin weiterhin für Sie da.
handover-joined = Ab jetzt ist { $agent } persönlich für Sie da.
handover-returned = Ab jetzt antwortet Ihnen wieder der automatische Assistent. Was kann ich noch für Sie tun?
handover-unavailable = Von diesem Chat aus ist zurzeit leider niemand aus unserem Team zu erreichen. Ich helfe Ihnen gern weiter, so gut ich kann.
out-of-hours = Unser Team ist gerade nicht im Dienst und ab { $opens } Uhr ({ $zone }) wieder für Sie da. Ihr Vorgang { $ticket } bleibt bis dahin bestehen, und ich beantworte Ihre Fragen in der Zwischenzeit weiter.
closed = Dieses Gespräch ist nun abgeschlossen. Wenn Sie noch etwas brauchen, schreiben Sie uns einfach wieder.

## Sprache

language-switched = Ich antworte Ihnen ab jetzt in dieser Sprache: { $language }.
language-which = Welche Sprache wünschen Sie?
language-unknown = Die Sprache „{ $language }“ spreche ich leider noch nicht. Bitte wählen Sie eine dieser Sprachen:

## Datenschutz und Neubeginn

privacy = { $brand } speichert Ihre Nachrichten und Ihre Kontaktkennung verschlüsselt, um Ihnen antworten zu können. Auf Ihren Wunsch löscht { $brand } diese Daten; eine Nachricht an uns genügt.
reset-done = Wir beginnen von vorn. Was kann ich für Sie tun?

## Bewertung

survey-ask = Wie zufrieden waren Sie mit unserer Hilfe, von 1 (gar nicht) bis 5 (sehr)?
survey-thanks = Vielen Dank für Ihre Bewertung.

## Fragen der Reihe nach

flow-cancelled = Gut, ich habe den Vorgang abgebrochen. Was kann ich sonst für Sie tun?
flow-invalid = Diese Angabe passt leider nicht. Bitte prüfen Sie sie und senden Sie sie noch einmal.
flow-gone = Diese Fragen haben sich inzwischen geändert, deshalb habe ich den Vorgang beendet. Bitte nennen Sie mir Ihr Anliegen noch einmal.
flow-changed = Diese Fragen haben sich inzwischen leider geändert. Lassen Sie uns hier weitermachen.
