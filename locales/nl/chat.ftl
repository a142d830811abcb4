### Nederlands: vriendelijk, direct en zonder omhaal. `formal` zegt u, `casual` zegt je en jij.
### Berichten met de naam `part-…` zijn delen van andere en worden nooit alleen verstuurd.

## Begin

greeting =
    { $audience ->
        [b2b] { part-hello } en hartelijk dank voor de belangstelling voor { $brand }.
       *[general] { part-welcome }
    }
part-welcome =
    { $formality ->
        [casual] { part-hello }, leuk dat je er bent! Welkom bij { $brand }.
       *[formal] { part-hello } en welkom bij { $brand }.
    }
part-hello =
    { $formality ->
        [casual]
            { $daypart ->
                [morning] Goedemorgen
                [afternoon] Goedemiddag
                [evening] Goedenavond
               *[unknown] Hallo
            }
       *[formal]
            { $daypart ->
                [morning] Goedemorgen
                [afternoon] Goedemiddag
                [evening] Goedenavond
                [night] Goedenavond
               *[unknown] Goedendag
            }
    }
greeting-named =
    { $formality ->
        [casual] { part-hello } { $name }, leuk dat je er bent! Welkom bij { $brand }.
       *[formal] { part-hello }, { $name }, en welkom bij { $brand }.
    }
disclosure =
    { $formality ->
        [casual] Je chat hier met { part-assistant } van { $brand }.
       *[formal] U chat hier met { part-assistant } van { $brand }.
    }
part-assistant =
    { $persona ->
        [feminine] de automatische assistente
       *[unknown] de automatische assistent
    }

## Opdrachten

help =
    { $audience ->
        [learner_a] Deze opdrachten zijn er:
       *[general] { part-help }
    }
part-help =
    { $formality ->
        [casual] Dit kun je me altijd sturen:
       *[formal] Deze opdrachten kunt u op elk moment gebruiken:
    }
help-command = { $command }: { command-about }
command-about =
    { $what ->
        [start] een gesprek beginnen
        [language] de taal kiezen
        [human] een medewerker spreken
        [privacy] zien wat er wordt bewaard
        [reset] opnieuw beginnen
        [cancel] stoppen met de lopende vragen
       *[help] dit overzicht tonen
    }
error-command =
    { $formality ->
        [casual] De opdracht { $command } ken ik niet. Stuur me { $help }, dan zie je wat ik kan.
       *[formal] De opdracht { $command } ken ik niet. Met { $help } ziet u welke opdrachten er zijn.
    }

## Antwoorden

answer-frame =
    { $formality ->
        [casual] Dit heb ik gevonden:
       *[formal] Hierover heb ik het volgende gevonden:
    }
answer-other-language =
    { $formality ->
        [casual] Dit heb ik alleen in een andere taal ({ $language }):
       *[formal] Deze informatie is alleen in een andere taal beschikbaar ({ $language }):
    }
answer-sources = Na te lezen in: { $titles }
nothing-found =
    { $audience ->
        [learner_a] { part-nothing-simple }
       *[general] { part-nothing-found }
    }
part-nothing-simple =
    { $formality ->
        [casual] Dat heb ik niet gevonden. Kun je het nog een keer vragen, met andere woorden?
       *[formal] Dat heb ik niet gevonden. Kunt u het nog een keer vragen, met andere woorden?
    }
part-nothing-found =
    { $formality ->
        [casual] Daar heb ik helaas niets over gevonden. Kun je het anders zeggen, of er iets meer over vertellen?
       *[formal] Daarover heb ik helaas niets gevonden. Kunt u uw vraag anders formuleren of wat meer details geven?
    }
answer-withheld =
    { $place ->
        [public] { part-withheld } { part-private-chat }
       *[private] { part-withheld } { part-ask-again }
    }
part-withheld =
    { $formality ->
        [casual] Daar ben ik niet zeker genoeg van, en ik wil er niet naar raden.
       *[formal] Daarop kan ik u geen betrouwbaar antwoord geven, en ik wil u niets onjuists vertellen.
    }
part-ask-again =
    { $formality ->
        [casual] Kun je het op een andere manier vragen?
       *[formal] Kunt u uw vraag op een andere manier stellen?
    }
part-private-chat =
    { $formality ->
        [casual] Hier kunnen anderen meelezen, dus gaat het over jou of je bestelling, stuur me dan een privébericht.
       *[formal] Hier kunnen anderen meelezen; voor alles wat persoonlijk is, kunt u mij een privébericht sturen.
    }
late =
    { $formality ->
        [casual] Sorry dat het even duurde.
       *[formal] Excuses voor het late antwoord.
    }

## Als iets niet lukt

error-model =
    { $formality ->
        [casual] Sorry, ik kan je nu even geen antwoord geven. Probeer het over een paar minuten nog eens.
       *[formal] Op dit moment kan ik uw vraag helaas niet beantwoorden. Wilt u het over enkele minuten opnieuw proberen?
    }
error-internal =
    { $formality ->
        [casual] Sorry, er ging bij ons iets mis. Je bericht is bewaard; probeer het zo nog eens.
       *[formal] Er is bij ons helaas een fout opgetreden. Uw bericht is bewaard; wilt u het zo dadelijk opnieuw proberen?
    }
error-media =
    { $formality ->
        [casual] Sorry, foto’s, spraakberichten en bestanden kan ik nog niet openen. Kun je in woorden zeggen wat je nodig hebt?
       *[formal] Foto’s, spraakberichten en bestanden kan ik helaas nog niet openen. Kunt u uw vraag in woorden beschrijven?
    }
error-empty =
    { $formality ->
        [casual] Ik zie geen tekst in je bericht. Wat kan ik voor je doen?
       *[formal] In uw bericht heb ik geen tekst gevonden. Waarmee kan ik u helpen?
    }
error-choice =
    { $formality ->
        [casual] Die keuze is er niet meer. Zeg gewoon in woorden wat je wilt.
       *[formal] Deze keuze is niet meer beschikbaar. Kunt u in woorden aangeven wat u wenst?
    }

## Mensen

handover-waiting =
    { $place ->
        [public] { part-waiting } { part-private-chat }
       *[private] { part-waiting }
    }
part-waiting =
    { $formality ->
        [casual] Ik heb je vraag doorgegeven aan ons team; je referentienummer is { $ticket }. Je vraag blijft openstaan tot iemand je antwoordt, en tot die tijd kun je hier bij mij terecht.
       *[formal] Ik heb uw vraag doorgegeven aan ons team; uw referentienummer is { $ticket }. Uw vraag blijft openstaan tot u antwoord krijgt, en in de tussentijd help ik u hier graag verder.
    }
handover-still-waiting =
    { $formality ->
        [casual] Je vraag { $ticket } wacht nog op ons team. Bedankt voor je geduld; ik ben er nog voor je.
       *[formal] Uw vraag { $ticket } wacht nog op een antwoord van ons team. Hartelijk dank voor uw geduld; ik help u in de tussentijd graag verder.
    }
handover-joined =
    { $formality ->
        [casual] Vanaf nu helpt { $agent } je persoonlijk verder.
       *[formal] Vanaf nu helpt { $agent } u persoonlijk verder.
    }
handover-returned =
    { $formality ->
        [casual] Je chat nu weer met { part-assistant }. Wat kan ik nog voor je doen?
       *[formal] U chat nu weer met { part-assistant }. Waarmee kan ik u verder helpen?
    }
handover-unavailable =
    { $formality ->
        [casual] Sorry, vanuit deze chat is nu niemand van ons team bereikbaar. Ik help je graag zo goed als ik kan.
       *[formal] Vanuit deze chat is op dit moment helaas niemand van ons team bereikbaar. Ik help u graag verder, zo goed als ik kan.
    }
out-of-hours =
    { $place ->
        [public] { part-out-of-hours } { part-private-chat }
       *[private] { part-out-of-hours }
    }
part-out-of-hours =
    { $formality ->
        [casual] Ons team is er nu niet, maar weer wel vanaf { $opens } ({ $zone }). Je vraag { $ticket } blijft tot dan bewaard, en tot die tijd kun je hier bij mij terecht.
       *[formal] Ons team is op dit moment niet aanwezig en staat u weer te woord vanaf { $opens } ({ $zone }). Uw vraag { $ticket } blijft tot dan bewaard, en in de tussentijd help ik u hier graag verder.
    }
holiday-today = Vandaag is het een feestdag ({ $holiday }).
holiday-expected = Vandaag is het naar verwachting een feestdag ({ $holiday }); de datum staat nog niet vast.
closed =
    { $formality ->
        [casual] Dan zijn we hier klaar. Heb je nog iets nodig, stuur ons dan gewoon weer een bericht.
       *[formal] Dit gesprek is nu afgesloten. Hebt u nog iets nodig, dan kunt u ons altijd weer een bericht sturen.
    }

## Taal

language-switched =
    { $formality ->
        [casual] Vanaf nu antwoord ik je in deze taal: { $language }.
       *[formal] Vanaf nu antwoord ik u in deze taal: { $language }.
    }
language-which =
    { $formality ->
        [casual] Welke taal wil je?
       *[formal] Welke taal wenst u?
    }
language-unknown =
    { $formality ->
        [casual] De taal ‘{ $language }’ ken ik helaas nog niet. Kies er een uit deze lijst:
       *[formal] De taal ‘{ $language }’ spreek ik helaas nog niet. U kunt uit deze talen kiezen:
    }

## Privacy en opnieuw beginnen

privacy = { part-stored } { part-erase }
part-stored =
    { $formality ->
        [casual] { $brand } bewaart je berichten en het kenmerk van je account versleuteld, om je te kunnen antwoorden.
       *[formal] { $brand } bewaart uw berichten en het kenmerk van uw account versleuteld, om u te kunnen antwoorden.
    }
part-erase =
    { $formality ->
        [casual]
            { $place ->
                [public] Wil je dat { $brand } die gegevens wist, vraag het ons team dan niet hier, maar in een privébericht.
               *[private] Wil je dat { $brand } die gegevens wist, vraag het dan aan ons team.
            }
       *[formal]
            { $place ->
                [public] Op uw verzoek wist { $brand } deze gegevens; daarvoor kunt u zich in een privébericht tot ons team wenden, niet hier.
               *[private] Op uw verzoek wist { $brand } deze gegevens; daarvoor kunt u zich tot ons team wenden.
            }
    }
reset-done =
    { $formality ->
        [casual] Klaar, we beginnen opnieuw. Wat kan ik voor je doen?
       *[formal] We beginnen opnieuw. Waarmee kan ik u helpen?
    }

## Beoordeling

survey-ask =
    { $formality ->
        [casual] Hoe tevreden ben je over onze hulp, van 1 (helemaal niet) tot 5 (heel erg)?
       *[formal] Hoe tevreden bent u over onze hulp, van 1 (helemaal niet tevreden) tot 5 (zeer tevreden)?
    }
survey-thanks =
    { $formality ->
        [casual] Bedankt voor je beoordeling!
       *[formal] Hartelijk dank voor uw beoordeling.
    }

## Vragen na elkaar

flow-cancelled =
    { $formality ->
        [casual] Prima, we laten het daarbij. Wat kan ik verder voor je doen?
       *[formal] Goed, ik ben met deze vragen gestopt. Waarmee kan ik u verder helpen?
    }
flow-invalid =
    { $place ->
        [public] { part-invalid } { part-private-chat }
       *[private] { part-invalid } { part-send-again }
    }
part-invalid =
    { $formality ->
        [casual] Dat past hier niet helemaal.
       *[formal] Deze invoer past hier helaas niet.
    }
part-send-again =
    { $formality ->
        [casual] Kijk je het even na en stuur je het dan opnieuw?
       *[formal] Wilt u die nakijken en nog eens sturen?
    }
flow-gone =
    { $formality ->
        [casual] Sorry, deze vragen zijn intussen veranderd, dus ben ik hier gestopt. Vertel je me nog een keer wat je nodig hebt?
       *[formal] Deze vragen zijn intussen gewijzigd, daarom ben ik hier gestopt. Kunt u mij nog eens vertellen waarmee ik u kan helpen?
    }
flow-changed =
    { $formality ->
        [casual] Sorry, deze vragen zijn intussen veranderd. We gaan hier verder.
       *[formal] Deze vragen zijn intussen helaas gewijzigd. Staat u mij toe hier verder te gaan.
    }
private-invite =
    { $formality ->
        [casual] Dit bespreken we liever in een privéchat. Daar geef ik je graag antwoord.
       *[formal] Dit bespreken wij liever in een privéchat. Daar geven wij u graag uitgebreid antwoord.
    }
private-open = Verdergaan in een privéchat
private-opened = Hier leest niemand anders mee. Over de gestelde vraag:
private-unreachable =
    { $formality ->
        [casual] Sorry, hiervandaan kan ik geen privéchat openen. Stuur ons een rechtstreeks bericht, dan krijg je daar antwoord.
       *[formal] Helaas kan hiervandaan geen privéchat worden geopend. Stuurt u ons een rechtstreeks bericht, dan antwoorden wij u daar.
    }
note-health = Dit is algemene informatie en vervangt geen medisch advies.

## De chatpagina

web-title = Chatten met { $brand }
web-no-script =
    { $formality ->
        [casual] Voor deze chat is JavaScript nodig. Zet het aan in je browser en laad de pagina opnieuw.
       *[formal] Voor deze chat is JavaScript nodig. Schakel het in uw browser in en laad de pagina opnieuw.
    }
web-skip = Naar het invoerveld
web-log-label = Gesprek
web-placeholder = Schrijf een bericht
web-send = Verzenden
web-attach = Bestanden toevoegen
web-drop = Zet bestanden hier neer
web-you =
    { $formality ->
        [casual] Jij
       *[formal] U
    }
web-assistant = Automatische assistent
web-person = Ons team
web-typing = Schrijft een antwoord
web-sources = Bronnen
web-download = Downloaden
web-offline =
    { $formality ->
        [casual] Geen verbinding. Je berichten worden verstuurd zodra die er weer is.
       *[formal] Geen verbinding. Uw berichten worden verstuurd zodra die is hersteld.
    }
web-online = De verbinding is hersteld.
web-waiting = Wacht op verbinding
web-sending = Wordt verzonden
web-sent = Verzonden
web-failed = Niet verzonden
web-retry = Opnieuw proberen
web-remove = Verwijderen
web-file-too-large = Dit bestand is te groot. Het maximum is { $megabytes } MB.
web-file-type = Dit soort bestanden kan hier niet worden verstuurd.
web-too-many = Bestanden per bericht: maximaal { $count }.
web-too-long =
    { $formality ->
        [casual] Dat is te lang voor één bericht. Kun je het inkorten?
       *[formal] Uw bericht is te lang. Kunt u het inkorten?
    }
web-file-unavailable = Dit bestand kan niet worden geladen.
web-new-messages = Nieuwe berichten
web-open = Chat openen
web-close = Chat sluiten
