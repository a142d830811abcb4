### Español: de usted, cordial y claro, válido en todos los países.

## Inicio

greeting = Hola, le damos la bienvenida a { $brand }.
disclosure = Le atiende el asistente automático de { $brand }.

## Comandos

help = Puede utilizar estos comandos en cualquier momento:
help-command =
    { $what ->
        [start] { $command }: empezar una conversación
        [language] { $command }: elegir el idioma
        [human] { $command }: hablar con una persona
        [privacy] { $command }: consultar qué datos guardamos
        [reset] { $command }: empezar de nuevo
        [cancel] { $command }: salir de las preguntas en curso
       *[help] { $command }: ver esta lista
    }
error-command = No conozco el comando { $command }. Envíe /ayuda para ver los comandos disponibles.

## Respuestas

answer-frame = Esto es lo que he encontrado:
answer-other-language = Esta información solo está disponible en otro idioma ({ $language }):
answer-sources = Fuente: { $titles }
nothing-found = Lo siento, no he encontrado información al respecto. ¿Podría formular la pregunta de otra manera o añadir algún detalle?
answer-withheld = Lo siento, no puedo darle una respuesta segura a esa pregunta y prefiero no darle una información incorrecta. ¿Podría formularla de otra manera?
late = Disculpe la demora.

## Cuando algo falla

error-model = Lo siento, en este momento no puedo preparar una respuesta. Por favor, inténtelo de nuevo dentro de unos minutos.
error-internal = Lo sentimos, se ha producido un error por nuestra parte. Su mensaje está guardado; por favor, inténtelo de nuevo dentro de un momento.
error-media = Lo siento, todavía no puedo abrir imágenes, mensajes de voz ni archivos. ¿Podría explicarme por escrito qué necesita?
error-empty = No he encontrado texto en su mensaje. ¿En qué puedo ayudarle?
error-choice = Esa opción ya no está disponible. Por favor, indíqueme por escrito qué desea.

## Personas

handover-waiting = He trasladado su consulta a nuestro equipo; su número de caso es { $ticket }. El caso seguirá abierto hasta que alguien le responda y, mientras tanto, seguiré atendiendo sus preguntas.
handover-still-waiting = Su caso { $ticket } sigue a la espera de que lo atienda nuestro equipo. Gracias por su paciencia; mientras tanto, sigo a su disposición.
handover-joined = A partir de ahora le atiende { $agent }.
handover-returned = Vuelve a atenderle el asistente automático. ¿En qué más puedo ayudarle?
handover-unavailable = Lo siento, en este momento no es posible comunicarse con nuestro equipo desde este chat. Con mucho gusto seguiré ayudándole en lo que pueda.
out-of-hours = Nuestro equipo no está disponible en este momento. Próximo inicio de la atención: { $opens } ({ $zone }). Su caso { $ticket } queda guardado hasta entonces y, mientras tanto, seguiré atendiendo sus preguntas.
closed = Esta conversación ha finalizado. Si necesita algo más, vuelva a escribirnos cuando lo desee.

## Idioma

language-switched = A partir de ahora le responderé en este idioma: { $language }.
language-which = ¿Qué idioma prefiere?
language-unknown = Lo siento, todavía no puedo atenderle en el idioma «{ $language }». Por favor, elija uno de los siguientes:

## Privacidad y nuevo comienzo

privacy = { $brand } guarda cifrados sus mensajes y su identificador de contacto para poder responderle. Si desea que se eliminen, basta con que nos lo diga y { $brand } los eliminará.
reset-done = Empezamos de nuevo. ¿En qué puedo ayudarle?

## Valoración

survey-ask = ¿Cómo valora nuestra ayuda, del 1 (nada satisfactoria) al 5 (muy satisfactoria)?
survey-thanks = Muchas gracias por su valoración.

## Preguntas sucesivas

flow-cancelled = De acuerdo, lo dejamos aquí. ¿En qué más puedo ayudarle?
flow-invalid = Ese dato no parece correcto. ¿Podría revisarlo y enviarlo de nuevo?
flow-gone = Lo siento, estas preguntas han cambiado entretanto y por eso las he interrumpido. Por favor, indíqueme de nuevo qué necesita.
flow-changed = Lo siento, estas preguntas han cambiado entretanto. Continuamos desde aquí.
