### Español: cordial y claro, válido en todos los países. `formal` trata de usted, `casual` tutea.
### Los mensajes llamados `part-…` son partes de otros y nunca se envían solos.

## Inicio

greeting =
    { $audience ->
        [b2b] { part-hello }. Gracias por el interés en { $brand }.
       *[general] { part-welcome }
    }
part-welcome =
    { $formality ->
        [casual] { part-hello }, ¡qué bien verte por { $brand }!
       *[formal] { part-hello }, le damos la bienvenida a { $brand }.
    }
part-hello =
    { $daypart ->
        [morning] Buenos días
        [afternoon] Buenas tardes
        [evening] Buenas noches
        [night] Buenas noches
       *[unknown] Hola
    }
greeting-named =
    { $formality ->
        [casual] { part-hello }, { $name }, ¡qué bien verte por { $brand }!
       *[formal] { part-hello }, { $name }, le damos la bienvenida a { $brand }.
    }
disclosure =
    { $formality ->
        [casual] Aquí te responde { part-assistant } de { $brand }.
       *[formal] Le atiende { part-assistant } de { $brand }.
    }
part-assistant =
    { $persona ->
        [feminine] la asistente automática
        [masculine] el asistente automático
       *[unknown] el servicio automático
    }

## Comandos

help =
    { $audience ->
        [learner_a] Estos son los comandos:
       *[general] { part-help }
    }
part-help =
    { $formality ->
        [casual] Puedes usar estos comandos cuando quieras:
       *[formal] Puede utilizar estos comandos en cualquier momento:
    }
help-command = { $command }: { command-about }
command-about =
    { $what ->
        [start] empezar una conversación
        [language] elegir el idioma
        [human] hablar con una persona
        [privacy] consultar qué datos guardamos
        [reset] empezar de nuevo
        [cancel] salir de las preguntas en curso
       *[help] ver esta lista
    }
error-command =
    { $formality ->
        [casual] No conozco el comando { $command }. Envíame { $help } y verás lo que sé hacer.
       *[formal] No conozco el comando { $command }. Envíe { $help } para ver los comandos disponibles.
    }

## Respuestas

answer-frame =
    { $formality ->
        [casual] Mira, he encontrado esto:
       *[formal] Esto es lo que he encontrado:
    }
answer-other-language =
    { $formality ->
        [casual] Esto solo lo tengo en otro idioma ({ $language }):
       *[formal] Esta información solo está disponible en otro idioma ({ $language }):
    }
answer-sources = Información tomada de: { $titles }
nothing-found =
    { $audience ->
        [learner_a] { part-nothing-simple }
       *[general] { part-nothing-found }
    }
part-nothing-simple =
    { $formality ->
        [casual] Lo siento, no he encontrado la respuesta. Pregunta otra vez con otras palabras, por favor.
       *[formal] Lo siento, no he encontrado la respuesta. Pregunte otra vez con otras palabras, por favor.
    }
part-nothing-found =
    { $formality ->
        [casual] Lo siento, no he encontrado nada sobre eso. ¿Me lo preguntas de otra manera o me das algún detalle más?
       *[formal] Lo siento, no he encontrado información al respecto. ¿Podría formular la pregunta de otra manera o añadir algún detalle?
    }
answer-withheld =
    { $place ->
        [public] { part-withheld } { part-private-chat }
       *[private] { part-withheld } { part-ask-again }
    }
part-withheld =
    { $formality ->
        [casual] Lo siento, de eso no tengo la certeza suficiente y prefiero no darte un dato equivocado.
       *[formal] Lo siento, no puedo darle una respuesta segura a esa pregunta y prefiero no darle una información incorrecta.
    }
part-ask-again =
    { $formality ->
        [casual] ¿Me lo preguntas de otra manera?
       *[formal] ¿Podría formularla de otra manera?
    }
part-private-chat =
    { $formality ->
        [casual] Aquí pueden leernos otras personas: si es sobre ti o sobre tu pedido, escríbeme por un chat privado.
       *[formal] Aquí pueden leernos otras personas; para cualquier asunto personal, escríbame por un chat privado, por favor.
    }
late =
    { $formality ->
        [casual] Perdona la espera.
       *[formal] Disculpe la demora.
    }

## Cuando algo falla

error-model =
    { $formality ->
        [casual] Lo siento, ahora mismo no puedo darte una respuesta. Inténtalo otra vez dentro de unos minutos.
       *[formal] Lo siento, en este momento no puedo preparar una respuesta. Por favor, inténtelo de nuevo dentro de unos minutos.
    }
error-internal =
    { $formality ->
        [casual] Lo sentimos, algo ha fallado por nuestra parte. Tu mensaje está guardado; inténtalo otra vez dentro de un momento.
       *[formal] Lo sentimos, se ha producido un error por nuestra parte. Su mensaje está guardado; por favor, inténtelo de nuevo dentro de un momento.
    }
error-media =
    { $formality ->
        [casual] Lo siento, todavía no puedo abrir imágenes, mensajes de voz ni archivos. ¿Me cuentas por escrito qué necesitas?
       *[formal] Lo siento, todavía no puedo abrir imágenes, mensajes de voz ni archivos. ¿Podría explicarme por escrito qué necesita?
    }
error-empty =
    { $formality ->
        [casual] No he encontrado texto en tu mensaje. ¿En qué puedo ayudarte?
       *[formal] No he encontrado texto en su mensaje. ¿En qué puedo ayudarle?
    }
error-choice =
    { $formality ->
        [casual] Esa opción ya no está disponible. Dime por escrito qué prefieres.
       *[formal] Esa opción ya no está disponible. Por favor, indíqueme por escrito qué desea.
    }

## Personas

handover-waiting =
    { $place ->
        [public] { part-waiting } { part-private-chat }
       *[private] { part-waiting }
    }
part-waiting =
    { $formality ->
        [casual] He pasado tu consulta a nuestro equipo; tu número de caso es { $ticket }. Seguirá abierto hasta que alguien te responda y, mientras tanto, yo sigo aquí.
       *[formal] He trasladado su consulta a nuestro equipo; su número de caso es { $ticket }. El caso seguirá abierto hasta que alguien le responda y, mientras tanto, seguiré atendiendo sus preguntas.
    }
handover-still-waiting =
    { $formality ->
        [casual] Tu caso { $ticket } sigue a la espera de nuestro equipo. Gracias por tu paciencia; yo sigo aquí para lo que necesites.
       *[formal] Su caso { $ticket } sigue a la espera de que lo atienda nuestro equipo. Gracias por su paciencia; mientras tanto, sigo a su disposición.
    }
handover-joined =
    { $formality ->
        [casual] A partir de ahora te atiende { $agent }.
       *[formal] A partir de ahora le atiende { $agent }.
    }
handover-returned =
    { $formality ->
        [casual] Vuelve a responderte { part-assistant }. ¿En qué más puedo ayudarte?
       *[formal] Vuelve a atenderle { part-assistant }. ¿En qué más puedo ayudarle?
    }
handover-unavailable =
    { $formality ->
        [casual] Lo siento, ahora mismo no hay nadie de nuestro equipo disponible en este chat. Yo te sigo ayudando en lo que pueda.
       *[formal] Lo siento, en este momento no es posible comunicarse con nuestro equipo desde este chat. Con mucho gusto seguiré ayudándole en lo que pueda.
    }
out-of-hours =
    { $place ->
        [public] { part-out-of-hours } { part-private-chat }
       *[private] { part-out-of-hours }
    }
part-out-of-hours =
    { $formality ->
        [casual] Ahora mismo nuestro equipo no está. Próximo horario de atención: { $opens } ({ $zone }). Tu caso { $ticket } queda guardado hasta entonces y, mientras tanto, yo sigo aquí.
       *[formal] Nuestro equipo no está disponible en este momento. Próximo horario de atención: { $opens } ({ $zone }). Su caso { $ticket } queda guardado hasta entonces y, mientras tanto, seguiré atendiendo sus preguntas.
    }
holiday-today = Hoy es festivo ({ $holiday }).
holiday-expected = Se prevé que hoy sea festivo ({ $holiday }); la fecha aún no está confirmada.
closed =
    { $formality ->
        [casual] Hemos terminado por ahora. Si necesitas algo más, escríbenos cuando quieras.
       *[formal] Esta conversación ha finalizado. Si necesita algo más, vuelva a escribirnos cuando lo desee.
    }

## Idioma

language-switched =
    { $formality ->
        [casual] A partir de ahora te responderé en este idioma: { $language }.
       *[formal] A partir de ahora le responderé en este idioma: { $language }.
    }
language-which =
    { $formality ->
        [casual] ¿Qué idioma prefieres?
       *[formal] ¿Qué idioma prefiere?
    }
language-unknown =
    { $formality ->
        [casual] Lo siento, todavía no sé responder en el idioma «{ $language }». Elige uno de estos:
       *[formal] Lo siento, todavía no puedo atenderle en el idioma «{ $language }». Por favor, elija uno de los siguientes:
    }

## Privacidad y nuevo comienzo

privacy = { part-stored } { part-erase }
part-stored =
    { $formality ->
        [casual] { $brand } guarda cifrados tus mensajes y tu identificador de contacto para poder responderte.
       *[formal] { $brand } guarda cifrados sus mensajes y su identificador de contacto para poder responderle.
    }
part-erase =
    { $formality ->
        [casual]
            { $place ->
                [public] Si quieres que se eliminen, pídeselo en privado a nuestro equipo; { $brand } los eliminará.
               *[private] Si quieres que se eliminen, pídeselo a nuestro equipo; { $brand } los eliminará.
            }
       *[formal]
            { $place ->
                [public] Si desea que se eliminen, solicítelo en privado a nuestro equipo; { $brand } los eliminará.
               *[private] Si desea que se eliminen, solicítelo a nuestro equipo; { $brand } los eliminará.
            }
    }
reset-done =
    { $formality ->
        [casual] Listo, empezamos de nuevo. ¿En qué puedo ayudarte?
       *[formal] Empezamos de nuevo. ¿En qué puedo ayudarle?
    }

## Valoración

survey-ask =
    { $formality ->
        [casual] ¿Qué nota le das a nuestra ayuda, del 1 (muy mala) al 5 (muy buena)?
       *[formal] ¿Cómo valora nuestra ayuda, del 1 (nada satisfactoria) al 5 (muy satisfactoria)?
    }
survey-thanks =
    { $formality ->
        [casual] ¡Gracias por tu valoración!
       *[formal] Muchas gracias por su valoración.
    }

## Preguntas sucesivas

flow-cancelled =
    { $formality ->
        [casual] De acuerdo, lo dejamos aquí. ¿En qué más puedo ayudarte?
       *[formal] De acuerdo, lo dejamos aquí. ¿En qué más puedo ayudarle?
    }
flow-invalid =
    { $place ->
        [public] { part-invalid } { part-private-chat }
       *[private] { part-invalid } { part-send-again }
    }
part-invalid =
    { $formality ->
        [casual] Ese dato no me cuadra.
       *[formal] Ese dato no parece correcto.
    }
part-send-again =
    { $formality ->
        [casual] ¿Lo revisas y me lo envías otra vez?
       *[formal] ¿Podría revisarlo y enviarlo de nuevo?
    }
flow-gone =
    { $formality ->
        [casual] Lo siento, estas preguntas han cambiado entretanto y por eso las he dejado aquí. ¿Me dices otra vez qué necesitas?
       *[formal] Lo siento, estas preguntas han cambiado entretanto y por eso las he interrumpido. Por favor, indíqueme de nuevo qué necesita.
    }
flow-changed =
    { $formality ->
        [casual] Lo siento, estas preguntas han cambiado entretanto. Seguimos desde aquí.
       *[formal] Lo siento, estas preguntas han cambiado entretanto. Si le parece bien, continuamos desde aquí.
    }

## Seguir en privado

private-invite =
    { $formality ->
        [casual] De esto es mejor hablar en un chat privado. Allí te respondo con mucho gusto.
       *[formal] De esto es mejor hablar en un chat privado. Allí le responderemos con mucho gusto y con todo detalle.
    }
private-open = Seguir en un chat privado
private-opened = Aquí nadie más lee lo que se escribe. Sobre la pregunta anterior:
private-unreachable =
    { $formality ->
        [casual] Lo siento, no puedo abrir un chat privado desde aquí. Escríbenos directamente y te respondo allí.
       *[formal] Lo siento, no es posible abrir un chat privado desde aquí. Por favor, escríbanos directamente y le responderemos allí.
    }
note-health = Esta información es general y no sustituye el consejo de un médico.

## La página del chat

web-title = Chat con { $brand }
web-no-script =
    { $formality ->
        [casual] Este chat necesita JavaScript. Actívalo en tu navegador y vuelve a cargar la página.
       *[formal] Este chat necesita JavaScript. Actívelo en su navegador y vuelva a cargar la página.
    }
web-skip = Ir al campo de mensaje
web-log-label = Conversación
web-placeholder = Escribir un mensaje
web-send = Enviar
web-attach = Adjuntar archivos
web-drop =
    { $formality ->
        [casual] Suelta aquí los archivos
       *[formal] Suelte aquí los archivos
    }
web-you =
    { $formality ->
        [casual] Tú
       *[formal] Usted
    }
web-assistant = Asistente automático
web-person = Nuestro equipo
web-typing = Escribiendo una respuesta
web-sources = Fuentes
web-download = Descargar
web-offline =
    { $formality ->
        [casual] Sin conexión. Tus mensajes se enviarán en cuanto vuelva.
       *[formal] Sin conexión. Sus mensajes se enviarán en cuanto se restablezca.
    }
web-online = La conexión ha vuelto.
web-waiting = En espera de conexión
web-sending = Enviando
web-sent = Enviado
web-failed = No enviado
web-retry = Reintentar
web-remove = Quitar
web-file-too-large = Este archivo es demasiado grande. El límite es de { $megabytes } MB.
web-file-type = Aquí no se pueden enviar archivos de este tipo.
web-too-many = Archivos por mensaje: { $count } como máximo.
web-too-long =
    { $formality ->
        [casual] El mensaje es demasiado largo. Acórtalo un poco, por favor.
       *[formal] El mensaje es demasiado largo. Acórtelo, por favor.
    }
web-file-unavailable = No se puede cargar este archivo.
web-new-messages = Mensajes nuevos
web-open = Abrir el chat
web-close = Cerrar el chat
