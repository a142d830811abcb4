### Español de México: de usted, con la cortesía que allá se espera; el tuteo usa palabras de México.
### Solo lo que difiere de `es`.

error-command =
    { $formality ->
        [casual] No conozco el comando { $command }. Mándame { $help } y verás lo que sé hacer.
       *[formal] No conozco el comando { $command }. Por favor, envíe { $help } para ver los comandos disponibles.
    }
answer-frame =
    { $formality ->
        [casual] Mira, encontré esto:
       *[formal] Con gusto, esto es lo que encontré:
    }
part-nothing-simple =
    { $formality ->
        [casual] Lo siento, no encontré la respuesta. Pregunta otra vez con otras palabras, por favor.
       *[formal] Lo siento, no encontré la respuesta. Pregunte otra vez con otras palabras, por favor.
    }
part-nothing-found =
    { $formality ->
        [casual] Lo siento, no encontré nada sobre eso. ¿Me lo preguntas de otra manera o me das más detalles?
       *[formal] Lo siento, no encontré información al respecto. ¿Sería tan amable de plantear la pregunta de otra manera o de darme más detalles?
    }
part-ask-again =
    { $formality ->
        [casual] ¿Me lo preguntas de otra manera?
       *[formal] ¿Sería tan amable de plantearla de otra manera?
    }
part-private-chat =
    { $formality ->
        [casual] Aquí nos pueden leer otras personas: si es sobre ti o sobre tu pedido, mándame un mensaje privado.
       *[formal] Aquí nos pueden leer otras personas; para cualquier asunto personal, le agradeceré que me escriba por mensaje privado.
    }
late =
    { $formality ->
        [casual] Perdón por la espera.
       *[formal] Le ofrezco una disculpa por la demora.
    }
error-model =
    { $formality ->
        [casual] Lo siento, en este momento no puedo darte una respuesta. Inténtalo otra vez en unos minutos.
       *[formal] Lo siento, en este momento no puedo preparar una respuesta. Por favor, inténtelo de nuevo en unos minutos.
    }
error-internal =
    { $formality ->
        [casual] Lo sentimos, algo falló de nuestro lado. Tu mensaje está guardado; inténtalo otra vez en un momento.
       *[formal] Le ofrecemos una disculpa, ocurrió un error de nuestra parte. Su mensaje está guardado; por favor, inténtelo de nuevo en un momento.
    }
error-media =
    { $formality ->
        [casual] Lo siento, todavía no puedo abrir imágenes, mensajes de voz ni archivos. ¿Me cuentas por escrito qué necesitas?
       *[formal] Lo siento, todavía no puedo abrir imágenes, mensajes de voz ni archivos. ¿Sería tan amable de explicarme por escrito qué necesita?
    }
error-empty =
    { $formality ->
        [casual] No encontré texto en tu mensaje. ¿En qué te puedo ayudar?
       *[formal] No encontré texto en su mensaje. ¿En qué le puedo ayudar?
    }
part-waiting =
    { $formality ->
        [casual] Ya le pasé tu consulta a nuestro equipo; tu número de caso es { $ticket }. Sigue abierto hasta que alguien te responda y, mientras tanto, aquí estoy.
       *[formal] Ya canalicé su consulta con nuestro equipo; su número de caso es { $ticket }. El caso seguirá abierto hasta que alguien le responda y, mientras tanto, con gusto seguiré atendiendo sus preguntas.
    }
handover-returned =
    { $formality ->
        [casual] Te vuelve a responder { part-assistant }. ¿En qué más te puedo ayudar?
       *[formal] Le vuelve a atender { part-assistant }. ¿En qué más le puedo servir?
    }
part-out-of-hours =
    { $formality ->
        [casual] En este momento nuestro equipo no está. Próximo horario de atención: { $opens } ({ $zone }). Tu caso { $ticket } queda guardado hasta entonces y, mientras tanto, aquí estoy.
       *[formal] Por el momento nuestro equipo no está disponible. Próximo horario de atención: { $opens } ({ $zone }). Su caso { $ticket } queda guardado hasta entonces y, mientras tanto, con gusto seguiré atendiendo sus preguntas.
    }
reset-done =
    { $formality ->
        [casual] Listo, empezamos de nuevo. ¿En qué te puedo ayudar?
       *[formal] Con gusto empezamos de nuevo. ¿En qué le puedo servir?
    }
survey-ask =
    { $formality ->
        [casual] ¿Cómo calificas nuestra ayuda, del 1 (muy mala) al 5 (muy buena)?
       *[formal] ¿Cómo califica nuestra atención, del 1 (nada satisfactoria) al 5 (muy satisfactoria)?
    }
survey-thanks =
    { $formality ->
        [casual] ¡Gracias por tu calificación!
       *[formal] Muchas gracias por su calificación.
    }
flow-cancelled =
    { $formality ->
        [casual] Va, aquí lo dejamos. ¿En qué más te puedo ayudar?
       *[formal] Con gusto, lo dejamos aquí. ¿En qué más le puedo servir?
    }
part-invalid =
    { $formality ->
        [casual] Ese dato no me checa.
       *[formal] Ese dato no parece correcto.
    }
part-send-again =
    { $formality ->
        [casual] ¿Lo revisas y me lo mandas otra vez?
       *[formal] ¿Sería tan amable de revisarlo y enviarlo de nuevo?
    }
flow-gone =
    { $formality ->
        [casual] Lo siento, estas preguntas cambiaron y por eso las dejé aquí. ¿Me dices otra vez qué necesitas?
       *[formal] Le ofrezco una disculpa: estas preguntas cambiaron y por eso las interrumpí. ¿Sería tan amable de indicarme de nuevo qué necesita?
    }
flow-changed =
    { $formality ->
        [casual] Lo siento, estas preguntas cambiaron. Seguimos desde aquí.
       *[formal] Le ofrezco una disculpa: estas preguntas cambiaron. Si le parece bien, continuamos desde aquí.
    }
