### Italiano: tono cordiale e chiaro. `formal` dà del Lei, `casual` dà del tu.
### I messaggi chiamati `part-…` sono parti di altri e non vengono mai inviati da soli.

## Inizio

greeting =
    { $audience ->
        [b2b] { part-hello } e grazie per l’interesse verso { $brand }.
       *[general] { part-welcome }
    }
part-welcome =
    { $formality ->
        [casual] { part-hello }, che bello averti da { $brand }!
       *[formal] { part-hello }, { $brand } Le dà il benvenuto.
    }
part-hello =
    { $formality ->
        [casual]
            { $daypart ->
                [morning] Buongiorno
                [evening] Buonasera
               *[unknown] Ciao
            }
       *[formal]
            { $daypart ->
                [evening] Buonasera
                [night] Buonasera
               *[unknown] Buongiorno
            }
    }
greeting-named =
    { $formality ->
        [casual] { part-hello } { $name }, che bello averti da { $brand }!
       *[formal] { part-hello } { $name }, { $brand } Le dà il benvenuto.
    }
disclosure =
    { $formality ->
        [casual] Qui ti risponde l’assistente virtuale di { $brand }.
       *[formal] Le risponde l’assistente virtuale di { $brand }.
    }

## Comandi

help =
    { $audience ->
        [learner_a] Questi sono i comandi:
       *[general] { part-help }
    }
part-help =
    { $formality ->
        [casual] Puoi usare questi comandi quando vuoi:
       *[formal] Può usare questi comandi in qualsiasi momento:
    }
help-command = { $command }: { command-about }
command-about =
    { $what ->
        [start] iniziare una conversazione
        [language] scegliere la lingua
        [human] parlare con una persona
        [privacy] sapere quali dati conserviamo
        [reset] ricominciare da capo
        [cancel] interrompere le domande in corso
       *[help] vedere questo elenco
    }
error-command =
    { $formality ->
        [casual] Non conosco il comando { $command }. Scrivimi { $help } e vedrai che cosa so fare.
       *[formal] Non conosco il comando { $command }. Con { $help } può vedere i comandi disponibili.
    }

## Risposte

answer-frame =
    { $formality ->
        [casual] Guarda, ho trovato questo:
       *[formal] Ecco che cosa ho trovato:
    }
answer-other-language =
    { $formality ->
        [casual] Su questo ho solo un testo in un’altra lingua ({ $language }):
       *[formal] Queste informazioni sono disponibili solo in un’altra lingua ({ $language }):
    }
answer-sources = Tratto da: { $titles }
nothing-found =
    { $audience ->
        [learner_a] { part-nothing-simple }
       *[general] { part-nothing-found }
    }
part-nothing-simple =
    { $formality ->
        [casual] Mi dispiace, non ho trovato la risposta. Prova a chiedere con altre parole.
       *[formal] Mi dispiace, non ho trovato la risposta. Provi a chiedere con altre parole.
    }
part-nothing-found =
    { $formality ->
        [casual] Mi dispiace, non ho trovato niente su questo. Me lo chiedi in un altro modo o mi dai qualche dettaglio in più?
       *[formal] Mi dispiace, non ho trovato nulla al riguardo. Potrebbe formulare la domanda in un altro modo o aggiungere qualche dettaglio?
    }
answer-withheld =
    { $place ->
        [public] { part-withheld } { part-private-chat }
       *[private] { part-withheld } { part-ask-again }
    }
part-withheld =
    { $formality ->
        [casual] Mi dispiace, su questo non ho una risposta abbastanza certa e preferisco non dirti cose sbagliate.
       *[formal] Mi dispiace, non sono in grado di darLe una risposta certa e preferisco non fornirLe informazioni errate.
    }
part-ask-again =
    { $formality ->
        [casual] Me lo chiedi in un altro modo?
       *[formal] Potrebbe formulare la domanda in un altro modo?
    }
part-private-chat =
    { $formality ->
        [casual] Qui possono leggerci anche altri: se si tratta di te o del tuo ordine, scrivimi in una chat privata.
       *[formal] Qui possono leggerci anche altre persone; per qualsiasi questione personale, La invito a scrivermi in una chat privata.
    }
late =
    { $formality ->
        [casual] Scusa l’attesa.
       *[formal] Ci scusiamo per l’attesa.
    }

## Quando qualcosa non funziona

error-model =
    { $formality ->
        [casual] Mi dispiace, adesso non riesco a darti una risposta. Riprova tra qualche minuto.
       *[formal] Mi dispiace, al momento non riesco a preparare una risposta. La preghiamo di riprovare tra qualche minuto.
    }
error-internal =
    { $formality ->
        [casual] Scusa, qualcosa da parte nostra non ha funzionato. Il tuo messaggio è salvo; riprova tra poco.
       *[formal] Ci scusiamo, si è verificato un errore da parte nostra. Il Suo messaggio è stato salvato; La preghiamo di riprovare tra poco.
    }
error-media =
    { $formality ->
        [casual] Mi dispiace, non so ancora aprire immagini, messaggi vocali o file. Mi scrivi a parole di che cosa hai bisogno?
       *[formal] Mi dispiace, non sono ancora in grado di aprire immagini, messaggi vocali o file. Potrebbe descrivermi per iscritto di che cosa ha bisogno?
    }
error-empty =
    { $formality ->
        [casual] Non ho trovato testo nel tuo messaggio. Come posso aiutarti?
       *[formal] Non ho trovato testo nel Suo messaggio. Come posso aiutarLa?
    }
error-choice =
    { $formality ->
        [casual] Questa opzione non c’è più. Scrivimi pure che cosa vorresti.
       *[formal] Questa opzione non è più disponibile. Mi scriva pure che cosa desidera.
    }

## Persone

handover-waiting =
    { $place ->
        [public] { part-waiting } { part-private-chat }
       *[private] { part-waiting }
    }
part-waiting =
    { $formality ->
        [casual] Ho passato la tua richiesta ai nostri colleghi; il numero della pratica è { $ticket }. Resta aperta finché qualcuno non ti risponde e, nel frattempo, io sono qui.
       *[formal] Ho inoltrato la Sua richiesta al nostro personale; il numero della pratica è { $ticket }. La pratica resta aperta finché non riceverà una risposta e, nel frattempo, continuerò a rispondere alle Sue domande.
    }
handover-still-waiting =
    { $formality ->
        [casual] La tua pratica { $ticket } aspetta ancora una risposta dai nostri colleghi. Grazie della pazienza; io sono sempre qui.
       *[formal] La Sua pratica { $ticket } è ancora in attesa di risposta da parte del nostro personale. La ringraziamo per la pazienza; nel frattempo resto a Sua disposizione.
    }
handover-joined =
    { $formality ->
        [casual] Da adesso ti risponde { $agent }.
       *[formal] Da questo momento Le risponde { $agent }.
    }
handover-returned =
    { $formality ->
        [casual] Ti risponde di nuovo l’assistente virtuale. In che cos’altro posso aiutarti?
       *[formal] Le risponde di nuovo l’assistente virtuale. In che cos’altro posso aiutarLa?
    }
handover-unavailable =
    { $formality ->
        [casual] Mi dispiace, adesso da questa chat non si può raggiungere nessuno dei nostri colleghi. Continuo volentieri ad aiutarti come posso.
       *[formal] Mi dispiace, al momento non è possibile contattare il nostro personale da questa chat. Continuerò volentieri ad aiutarLa come posso.
    }
out-of-hours =
    { $place ->
        [public] { part-out-of-hours } { part-private-chat }
       *[private] { part-out-of-hours }
    }
part-out-of-hours =
    { $formality ->
        [casual] Adesso i nostri colleghi non ci sono. Riapertura: { $opens } ({ $zone }). La tua pratica { $ticket } resta aperta fino ad allora e, nel frattempo, io continuo a rispondere alle tue domande.
       *[formal] Il nostro personale non è disponibile in questo momento. Riapertura del servizio: { $opens } ({ $zone }). La Sua pratica { $ticket } resta aperta fino ad allora e, nel frattempo, continuerò a rispondere alle Sue domande.
    }
holiday-today = Oggi è un giorno festivo ({ $holiday }).
holiday-expected = Oggi dovrebbe essere un giorno festivo ({ $holiday }); la data non è ancora confermata.
closed =
    { $formality ->
        [casual] Per ora abbiamo finito. Se ti serve altro, scrivici quando vuoi.
       *[formal] Questa conversazione è terminata. Se ha bisogno di altro, può riscriverci quando desidera.
    }

## Lingua

language-switched =
    { $formality ->
        [casual] Da adesso ti rispondo in questa lingua: { $language }.
       *[formal] Da questo momento Le risponderò in questa lingua: { $language }.
    }
language-which =
    { $formality ->
        [casual] Quale lingua preferisci?
       *[formal] Quale lingua preferisce?
    }
language-unknown =
    { $formality ->
        [casual] Mi dispiace, la lingua «{ $language }» non la parlo ancora. Scegli una di queste:
       *[formal] Mi dispiace, la lingua «{ $language }» non è ancora disponibile. La preghiamo di scegliere una di queste lingue:
    }

## Riservatezza e nuovo inizio

privacy = { part-stored } { part-erase }
part-stored =
    { $formality ->
        [casual] { $brand } conserva in forma cifrata i tuoi messaggi e il tuo identificativo di contatto per poterti rispondere.
       *[formal] { $brand } conserva in forma cifrata i Suoi messaggi e il Suo identificativo di contatto per poterLe rispondere.
    }
part-erase =
    { $formality ->
        [casual]
            { $place ->
                [public] Se vuoi che vengano cancellati, chiedilo in privato ai nostri colleghi; { $brand } li cancellerà.
               *[private] Se vuoi che vengano cancellati, chiedilo ai nostri colleghi; { $brand } li cancellerà.
            }
       *[formal]
            { $place ->
                [public] Se desidera che vengano cancellati, La invitiamo a rivolgersi in privato al nostro personale; { $brand } li cancellerà.
               *[private] Se desidera che vengano cancellati, La invitiamo a rivolgersi al nostro personale; { $brand } li cancellerà.
            }
    }
reset-done =
    { $formality ->
        [casual] Fatto, ricominciamo da capo. Come posso aiutarti?
       *[formal] Bene, ricominciamo da capo. Come posso aiutarLa?
    }

## Valutazione

survey-ask =
    { $formality ->
        [casual] Che voto dai al nostro aiuto, da 1 (per niente utile) a 5 (molto utile)?
       *[formal] Come valuta il nostro aiuto, da 1 (per niente soddisfacente) a 5 (molto soddisfacente)?
    }
survey-thanks =
    { $formality ->
        [casual] Grazie per il tuo voto!
       *[formal] Grazie per la Sua valutazione.
    }

## Domande in sequenza

flow-cancelled =
    { $formality ->
        [casual] Va bene, lasciamo stare. In che cos’altro posso aiutarti?
       *[formal] Va bene, ci fermiamo qui. In che cos’altro posso aiutarLa?
    }
flow-invalid =
    { $place ->
        [public] { part-invalid } { part-private-chat }
       *[private] { part-invalid } { part-send-again }
    }
part-invalid =
    { $formality ->
        [casual] Questo dato non mi torna.
       *[formal] Il dato inserito non sembra corretto.
    }
part-send-again =
    { $formality ->
        [casual] Lo controlli e me lo mandi di nuovo?
       *[formal] Potrebbe verificarlo e inviarlo di nuovo?
    }
flow-gone =
    { $formality ->
        [casual] Mi dispiace, nel frattempo queste domande sono cambiate e le ho interrotte. Mi dici di nuovo di che cosa hai bisogno?
       *[formal] Mi dispiace, nel frattempo queste domande sono cambiate e le ho quindi interrotte. Può indicarmi di nuovo di che cosa ha bisogno?
    }
flow-changed =
    { $formality ->
        [casual] Mi dispiace, nel frattempo queste domande sono cambiate. Ripartiamo da qui.
       *[formal] Mi dispiace, nel frattempo queste domande sono cambiate. Proseguiamo da qui.
    }

## Continuare in privato

private-invite =
    { $formality ->
        [casual] Di questo è meglio parlare in una chat privata. Lì ti rispondo volentieri.
       *[formal] Di questo è meglio parlare in una chat privata, dove Le risponderemo volentieri in modo completo.
    }
private-open = Continuare in una chat privata
private-opened = Qui nessun altro legge quello che si scrive. Ecco la risposta alla domanda:
private-unreachable =
    { $formality ->
        [casual] Mi dispiace, da qui non riesco ad aprire una chat privata. Scrivici direttamente e ti rispondo lì.
       *[formal] Mi dispiace, da qui non è possibile aprire una chat privata. La preghiamo di scriverci direttamente: Le risponderemo lì.
    }
note-health = Queste informazioni sono generali e non sostituiscono il parere di un medico.

## La pagina della chat

web-title = Chat con { $brand }
web-no-script =
    { $formality ->
        [casual] Questa chat ha bisogno di JavaScript. Attivalo nel browser e ricarica la pagina.
       *[formal] Questa chat richiede JavaScript. La preghiamo di attivarlo nel browser e di ricaricare la pagina.
    }
web-skip = Vai al campo del messaggio
web-log-label = Conversazione
web-placeholder = Scrivi un messaggio
web-send = Invia
web-attach = Allega file
web-drop = Trascina qui i file
web-you =
    { $formality ->
        [casual] Tu
       *[formal] Lei
    }
web-assistant = Assistente automatico
web-person = Il nostro team
web-typing = Risposta in corso di scrittura
web-sources = Fonti
web-download = Scarica
web-offline =
    { $formality ->
        [casual] Nessuna connessione. I tuoi messaggi partono appena torna.
       *[formal] Nessuna connessione. I Suoi messaggi verranno inviati appena sarà ripristinata.
    }
web-online = La connessione è tornata.
web-waiting = In attesa di connessione
web-sending = Invio in corso
web-sent = Inviato
web-failed = Non inviato
web-retry = Riprova
web-remove = Rimuovi
web-file-too-large = Questo file è troppo grande. Il limite è { $megabytes } MB.
web-file-type = Qui non si possono inviare file di questo tipo.
web-too-many = File per messaggio: al massimo { $count }.
web-too-long =
    { $formality ->
        [casual] Il messaggio è troppo lungo. Lo accorci un po’?
       *[formal] Il messaggio è troppo lungo. La preghiamo di abbreviarlo.
    }
web-file-unavailable = Impossibile caricare questo file.
web-new-messages = Nuovi messaggi
web-open = Apri la chat
web-close = Chiudi la chat
