### Italiano: forma di cortesia (Lei), tono cordiale e chiaro.

## Inizio

greeting = Buongiorno, { $brand } Le dà il benvenuto.
disclosure = Le risponde l’assistente automatico di { $brand }.

## Comandi

help = Può usare questi comandi in qualsiasi momento:
help-command =
    { $what ->
        [start] { $command }: iniziare una conversazione
        [language] { $command }: scegliere la lingua
        [human] { $command }: parlare con una persona
        [privacy] { $command }: sapere quali dati conserviamo
        [reset] { $command }: ricominciare da capo
        [cancel] { $command }: interrompere le domande in corso
       *[help] { $command }: vedere questo elenco
    }
error-command = Non conosco il comando { $command }. Con /aiuto può vedere i comandi disponibili.

## Risposte

answer-frame = Ecco che cosa ho trovato:
answer-other-language = Queste informazioni sono disponibili solo in un’altra lingua ({ $language }):
answer-sources = Fonte: { $titles }
nothing-found = Mi dispiace, non ho trovato nulla al riguardo. Potrebbe formulare la domanda in un altro modo o aggiungere qualche dettaglio?
answer-withheld = Mi dispiace, non sono in grado di darLe una risposta certa e preferisco non fornirLe informazioni errate. Potrebbe formulare la domanda in un altro modo?
late = Ci scusiamo per l’attesa.

## Quando qualcosa non funziona

error-model = Mi dispiace, al momento non riesco a preparare una risposta. La preghiamo di riprovare tra qualche minuto.
error-internal = Ci scusiamo, si è verificato un errore da parte nostra. Il Suo messaggio è stato salvato; La preghiamo di riprovare tra poco.
error-media = Mi dispiace, non sono ancora in grado di aprire immagini, messaggi vocali o file. Potrebbe descrivermi per iscritto di che cosa ha bisogno?
error-empty = Non ho trovato testo nel Suo messaggio. Come posso aiutarLa?
error-choice = Questa opzione non è più disponibile. Mi scriva pure che cosa desidera.

## Persone

handover-waiting = Ho inoltrato la Sua richiesta al nostro personale; il numero della pratica è { $ticket }. La pratica resta aperta finché non riceverà una risposta e, nel frattempo, continuerò a rispondere alle Sue domande.
handover-still-waiting = La Sua pratica { $ticket } è ancora in attesa di risposta da parte del nostro personale. La ringraziamo per la pazienza; nel frattempo resto a Sua disposizione.
handover-joined = Da questo momento Le risponde { $agent }.
handover-returned = Le risponde di nuovo l’assistente automatico. In che cos’altro posso aiutarLa?
handover-unavailable = Mi dispiace, al momento non è possibile contattare il nostro personale da questa chat. Continuerò volentieri ad aiutarLa come posso.
out-of-hours = Il nostro personale non è disponibile in questo momento. Prossima apertura del servizio: { $opens } ({ $zone }). La Sua pratica { $ticket } resta in attesa fino ad allora e, nel frattempo, continuerò a rispondere alle Sue domande.
closed = Questa conversazione è terminata. Se ha bisogno di altro, può riscriverci quando desidera.

## Lingua

language-switched = Da questo momento Le risponderò in questa lingua: { $language }.
language-which = Quale lingua preferisce?
language-unknown = Mi dispiace, la lingua «{ $language }» non è ancora disponibile. La preghiamo di scegliere una di queste lingue:

## Riservatezza e nuovo inizio

privacy = { $brand } conserva in forma cifrata i Suoi messaggi e il Suo identificativo di contatto per poterLe rispondere. Se desidera che vengano cancellati, basta comunicarcelo e { $brand } li cancellerà.
reset-done = Bene, ricominciamo da capo. Come posso aiutarLa?

## Valutazione

survey-ask = Come valuta il nostro aiuto, da 1 (per niente soddisfacente) a 5 (molto soddisfacente)?
survey-thanks = Grazie per la Sua valutazione.

## Domande in sequenza

flow-cancelled = Va bene, ci fermiamo qui. In che cos’altro posso aiutarLa?
flow-invalid = Il dato inserito non sembra corretto. Potrebbe verificarlo e inviarlo di nuovo?
flow-gone = Mi dispiace, nel frattempo queste domande sono cambiate e le ho quindi interrotte. Può indicarmi di nuovo di che cosa ha bisogno?
flow-changed = Mi dispiace, nel frattempo queste domande sono cambiate. Proseguiamo da qui.
