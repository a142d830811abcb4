### English: warm and brief. Plain words that are read alike on both sides of the Atlantic.
### Messages named `part-…` are pieces of others and are never sent on their own.

## Beginning

greeting =
    { $audience ->
        [b2b] { part-hello }. Thank you for getting in touch with { $brand }.
       *[general] { part-welcome }
    }
part-welcome =
    { $formality ->
        [casual] { part-hello }, nice to see you at { $brand }!
       *[neutral] { part-hello } and welcome to { $brand }!
        [formal] { part-hello }. Welcome to { $brand }.
    }
part-hello =
    { $daypart ->
        [morning] Good morning
        [afternoon] Good afternoon
        [evening] Good evening
       *[unknown] Hello
    }
greeting-named =
    { $formality ->
        [casual] { part-hello } { $name }, nice to see you at { $brand }!
       *[neutral] { part-hello }, { $name }, and welcome to { $brand }!
        [formal] { part-hello }, { $name }. Welcome to { $brand }.
    }
disclosure =
    { $formality ->
        [casual] You’re chatting with the automated assistant of { $brand }.
       *[neutral] You are chatting with the automated assistant of { $brand }.
        [formal] Please note that you are writing to the automated assistant of { $brand }.
    }

## Commands

help =
    { $audience ->
        [learner_a] You can send me these commands:
       *[general] { part-help }
    }
part-help =
    { $formality ->
        [casual] Here’s what you can ask me for any time:
       *[neutral] This is what you can ask me for at any time:
        [formal] The following commands are available to you at any time:
    }
help-command = { $command }: { command-about }
command-about =
    { $what ->
        [start] begin a conversation
        [language] choose your language
        [human] ask for a person
        [privacy] see what we store
        [reset] start afresh
        [cancel] leave the current questions
       *[help] see this list
    }
error-command =
    { $formality ->
        [casual] { $command } is new to me. Send { $help } to see what I can do.
       *[neutral] I don’t know the command { $command }. Send { $help } to see what I can do.
        [formal] The command { $command } does not exist. Please send { $help } for a list of all commands.
    }

## Answers

answer-frame =
    { $formality ->
        [casual] Here’s what I found:
       *[neutral] Here is what I found:
        [formal] I have found the following information:
    }
answer-other-language =
    { $formality ->
        [casual] I’ve only got this in another language ({ $language }):
       *[neutral] I only have this in another language ({ $language }):
        [formal] This information is only available in another language ({ $language }):
    }
answer-sources = Based on: { $titles }
nothing-found =
    { $audience ->
        [learner_a] I’m sorry, I couldn’t find anything on that. Please ask again in other words.
       *[general] { part-nothing-found }
    }
part-nothing-found =
    { $formality ->
        [casual] Sorry, I couldn’t find anything on that. Can you put it another way, or tell me a bit more?
       *[neutral] I’m sorry, I couldn’t find anything on that. Could you put it another way, or add a detail or two?
        [formal] I am sorry, but I was unable to find any information on that. Could you please rephrase your question or add further details?
    }
answer-withheld =
    { $place ->
        [public] { part-withheld } { part-private-chat }
       *[private] { part-withheld } { part-ask-again }
    }
part-withheld =
    { $formality ->
        [casual] I’m not sure enough about that one, so I’d rather not guess.
       *[neutral] I’m not certain enough to give you a correct answer to that, so I’d rather not guess.
        [formal] I am unable to give you a reliable answer to that question, and I would not wish to mislead you.
    }
part-ask-again =
    { $formality ->
        [casual] Can you ask it another way?
       *[neutral] Could you ask it in another way?
        [formal] Could you please phrase it differently?
    }
part-private-chat =
    { $formality ->
        [casual] Others can read along here, so if it’s about you or your order, message me privately.
       *[neutral] Others can read along here, so for anything personal please write to me in a private chat.
        [formal] As others can read this conversation, please use a private chat for any personal information.
    }
late =
    { $formality ->
        [casual] Sorry for the wait!
       *[neutral] Sorry that this took a while.
        [formal] We are sorry to have kept you waiting.
    }

## When something does not work

error-model =
    { $formality ->
        [casual] Sorry, I can’t come up with an answer right now. Try me again in a few minutes.
       *[neutral] I’m sorry, I can’t put an answer together at the moment. Please try again in a few minutes.
        [formal] I am sorry, but I am unable to prepare an answer at the moment. Please try again in a few minutes.
    }
error-internal =
    { $formality ->
        [casual] Sorry, something went wrong at our end. We’ve got your message; just try again in a moment.
       *[neutral] I’m sorry, something went wrong on our side. Your message is safe with us; please try again in a moment.
        [formal] We are sorry that an error has occurred on our side. Your message has been saved; please try again in a moment.
    }
error-media =
    { $formality ->
        [casual] Sorry, I can’t open pictures, voice messages or files yet. Can you tell me in words what you need?
       *[neutral] I’m sorry, I can’t open pictures, voice messages or files yet. Could you describe in words what you need?
        [formal] I am sorry, but I am not yet able to open pictures, voice messages or files. Could you please describe your request in words?
    }
error-empty =
    { $formality ->
        [casual] I couldn’t find any words in that. What can I do for you?
       *[neutral] I couldn’t find any words in your message. What can I do for you?
        [formal] Your message does not appear to contain any text. How may I help you?
    }
error-choice =
    { $formality ->
        [casual] That option’s gone, I’m afraid. Just tell me in words what you’d like.
       *[neutral] That option is no longer available. Please tell me in words what you would like.
        [formal] I am afraid that option is no longer available. Please let me know in words what you would like.
    }

## People

handover-waiting =
    { $place ->
        [public] { part-waiting } { part-private-chat }
       *[private] { part-waiting }
    }
part-waiting =
    { $formality ->
        [casual] I’ve passed this on to the team; your ticket is { $ticket }. It stays open until someone gets back to you, and I’m still here in the meantime.
       *[neutral] I’ve passed your request to our team; your ticket is { $ticket }. It stays open until someone replies, and I’ll keep answering in the meantime.
        [formal] I have passed your request to our team; your ticket number is { $ticket }. It will remain open until you receive a reply, and I will continue to answer your questions in the meantime.
    }
handover-still-waiting =
    { $formality ->
        [casual] Your ticket { $ticket } is still with the team. Thanks for hanging on; I’m here if you need anything else.
       *[neutral] Your ticket { $ticket } is still waiting for someone from our team. Thank you for your patience; I’m still here to help.
        [formal] Your ticket { $ticket } is still awaiting a reply from our team. Thank you for your patience; I remain at your service.
    }
handover-joined =
    { $formality ->
        [casual] { $agent } is here for you now.
       *[neutral] { $agent } is now here to help you.
        [formal] { $agent } from our team will now be pleased to help you.
    }
handover-returned =
    { $formality ->
        [casual] It’s me again, the automated assistant. What else can I do for you?
       *[neutral] You are back with the automated assistant. What else can I do for you?
        [formal] You are now writing to the automated assistant again. How else may I help you?
    }
handover-unavailable =
    { $formality ->
        [casual] Sorry, nobody on the team can be reached from this chat right now. I’ll gladly help as best I can.
       *[neutral] I’m sorry, nobody from our team can be reached from this chat right now. I’ll gladly keep helping as best I can.
        [formal] I am sorry, but our team cannot be reached from this chat at present. I will gladly continue to help you as best I can.
    }
out-of-hours =
    { $place ->
        [public] { part-out-of-hours } { part-private-chat }
       *[private] { part-out-of-hours }
    }
part-out-of-hours =
    { $formality ->
        [casual] Our team is off right now, but there for you again from { $opens } ({ $zone }). Your ticket { $ticket } is safe until then, and I’m still here in the meantime.
       *[neutral] Our team is not available right now, but will be again from { $opens } ({ $zone }). Your ticket { $ticket } is kept until then, and I’ll keep answering in the meantime.
        [formal] Our team is currently unavailable and will be at your service again from { $opens } ({ $zone }). Your ticket { $ticket } will be kept until then, and I will continue to answer your questions in the meantime.
    }
holiday-today = Today is a public holiday ({ $holiday }).
holiday-expected = Today is expected to be a public holiday ({ $holiday }); its date is not certain yet.
closed =
    { $formality ->
        [casual] We’re all done here. If you need anything else, just drop us a line.
       *[neutral] This conversation is now closed. If you need anything else, just write to us again.
        [formal] This conversation is now closed. Should you need anything else, please write to us again at any time.
    }

## Language

language-switched =
    { $formality ->
        [casual] Sure, I’ll answer in { $language } from now on.
       *[neutral] I’ll answer in { $language } from now on.
        [formal] I will answer in { $language } from now on.
    }
language-which =
    { $formality ->
        [casual] Which language suits you best?
       *[neutral] Which language would you like?
        [formal] In which language may I answer you?
    }
language-unknown =
    { $formality ->
        [casual] Sorry, I don’t speak “{ $language }” yet. Pick one of these:
       *[neutral] I’m sorry, I don’t speak “{ $language }” yet. Please choose one of these languages:
        [formal] I am sorry, but “{ $language }” is not available yet. Please choose one of the following languages:
    }

## Privacy and beginning anew

privacy = { part-stored } { part-erase }
part-stored =
    { $formality ->
        [casual] { $brand } keeps your messages and your contact ID, encrypted, so that we can answer you.
       *[neutral] { $brand } stores your messages and your contact ID, encrypted, in order to answer you.
        [formal] { $brand } stores your messages and your contact ID in encrypted form in order to answer you.
    }
part-erase =
    { $formality ->
        [casual]
            { $place ->
                [public] If you want them gone, ask our team in private; { $brand } erases them on request.
               *[private] If you want them gone, just ask our team; { $brand } erases them on request.
            }
       *[neutral]
            { $place ->
                [public] If you would like them erased, please ask our team in private; { $brand } erases them on request.
               *[private] If you would like them erased, please ask our team; { $brand } erases them on request.
            }
        [formal]
            { $place ->
                [public] Should you wish to have them erased, please contact our team in private; { $brand } will erase them on request.
               *[private] Should you wish to have them erased, please contact our team; { $brand } will erase them on request.
            }
    }
reset-done =
    { $formality ->
        [casual] Done, fresh start! What can I do for you?
       *[neutral] Done, we’re starting afresh. What can I do for you?
        [formal] The conversation has been started anew. How may I help you?
    }

## Rating

survey-ask =
    { $formality ->
        [casual] How happy are you with our help, from 1 (not at all) to 5 (very)?
       *[neutral] How satisfied were you with our help, from 1 (not at all) to 5 (very)?
        [formal] How would you rate our service on a scale from 1 (not at all satisfied) to 5 (very satisfied)?
    }
survey-thanks =
    { $formality ->
        [casual] Thanks for your rating!
       *[neutral] Thank you for your rating!
        [formal] Thank you very much for your rating.
    }

## Questions asked in order

flow-cancelled =
    { $formality ->
        [casual] OK, I’ve stopped there. What else can I do for you?
       *[neutral] All right, I’ve stopped there. What else can I do for you?
        [formal] Certainly, I have stopped there. How else may I help you?
    }
flow-invalid =
    { $place ->
        [public] { part-invalid } { part-private-chat }
       *[private] { part-invalid } { part-send-again }
    }
part-invalid =
    { $formality ->
        [casual] Hmm, that doesn’t quite fit.
       *[neutral] That doesn’t quite fit.
        [formal] I am afraid this does not match what is needed here.
    }
part-send-again =
    { $formality ->
        [casual] Can you check it and send it again?
       *[neutral] Could you check it and send it once more?
        [formal] Could you please check it and send it once more?
    }
flow-gone =
    { $formality ->
        [casual] Sorry, these questions have changed in the meantime, so I’ve stopped there. Tell me again what you need?
       *[neutral] I’m sorry, these questions have changed in the meantime, so I’ve stopped there. Please tell me again what you need.
        [formal] I am sorry, but these questions have changed in the meantime, so I have ended them here. Please tell me once more what you need.
    }
flow-changed =
    { $formality ->
        [casual] Sorry, these questions have changed in the meantime. Let’s go on from here.
       *[neutral] I’m sorry, these questions have changed in the meantime. Let’s go on from here.
        [formal] I am sorry, but these questions have changed in the meantime. Please allow me to continue from here.
    }

## Going on in private

private-invite =
    { $formality ->
        [casual] Let’s talk about this in a private chat. I’ll gladly answer you there.
       *[neutral] This is better talked about in a private chat, where I will gladly answer in full.
        [formal] May we continue this in a private chat? We will gladly answer you there in full.
    }
private-open = Continue in a private chat
private-opened = Nobody else reads along here. About your question:
private-unreachable =
    { $formality ->
        [casual] I can’t open a private chat from here. Just write to us directly and I’ll answer you there.
       *[neutral] I’m sorry, I can’t open a private chat from here. Please write to us directly, and I will answer there.
        [formal] We are sorry, but a private chat cannot be opened from here. Please write to us directly, and we will answer you there.
    }
note-health = This is general information and does not replace medical advice.

## The chat page

web-title = Chat with { $brand }
web-no-script =
    { $formality ->
        [casual] This chat needs JavaScript. Switch it on in your browser and load the page again.
       *[neutral] This chat needs JavaScript. Please switch it on in your browser and load the page again.
        [formal] This chat requires JavaScript. Please enable it in your browser and reload the page.
    }
web-skip = Skip to the message field
web-log-label = Conversation
web-placeholder = Write a message
web-send = Send
web-attach = Attach files
web-drop = Drop files here
web-you = You
web-assistant = Automated assistant
web-person = Our team
web-typing = Writing an answer
web-sources = Sources
web-download = Download
web-offline =
    { $formality ->
        [casual] You’re offline. Messages are sent once the connection is back.
       *[neutral] No connection. Messages are sent as soon as it is back.
        [formal] There is currently no connection. Your messages will be sent as soon as it is restored.
    }
web-online = The connection is back.
web-waiting = Waiting for the connection
web-sending = Sending
web-sent = Sent
web-failed = Not sent
web-retry = Try again
web-remove = Remove
web-file-too-large = This file is too large. The limit is { $megabytes } MB.
web-file-type = Files of this kind cannot be sent here.
web-too-many = Files in one message: at most { $count }.
web-too-long =
    { $formality ->
        [casual] That’s too long for one message. Shorten it a little?
       *[neutral] This is too long for one message. Please shorten it.
        [formal] Your message is too long. Please shorten it.
    }
web-file-unavailable = This file cannot be loaded.
web-new-messages = New messages
web-open = Open chat
web-close = Close chat
