### English: warm and brief.

## Beginning

greeting = Hello and welcome to { $brand }!
disclosure = You are chatting with the automated assistant of { $brand }.

## Commands

help = This is what you can ask me for at any time:
help-command =
    { $what ->
        [start] { $command }: begin a conversation
        [language] { $command }: choose your language
        [human] { $command }: ask for a person
        [privacy] { $command }: see what we store
        [reset] { $command }: start afresh
        [cancel] { $command }: leave the current questions
       *[help] { $command }: see this list
    }
error-command = I don’t know the command { $command }. Send /help to see what I can do.

## Answers

answer-frame = Here is what I found:
answer-other-language = I only have this in another language ({ $language }):
answer-sources = Source: { $titles }
nothing-found = I’m sorry, I couldn’t find anything on that. Could you put it another way, or add a detail or two?
answer-withheld = I’m not certain enough to give you a correct answer to that, so I’d rather not guess. Could you ask it in another way?
late = Sorry that this took a while.

## When something does not work

error-model = I’m sorry, I can’t put an answer together at the moment. Please try again in a few minutes.
error-internal = I’m sorry, something went wrong on our side. Your message is safe with us; please try again in a moment.
error-media = I’m sorry, I can’t open pictures, voice messages or files yet. Could you describe in words what you need?
error-empty = I couldn’t find any words in your message. What can I do for you?
error-choice = That option is no longer available. Please tell me in words what you would like.

## People

handover-waiting = I’ve passed your request to our team; your ticket is { $ticket }. It stays open until someone replies, and I’ll keep answering in the meantime.
handover-still-waiting = Your ticket { $ticket } is still waiting for someone from our team. Thank you for your patience; I’m still here to help.
handover-joined = { $agent } is now here to help you.
handover-returned = You are back with the automated assistant. What else can I do for you?
handover-unavailable = I’m sorry, nobody from our team can be reached from this chat right now. I’ll gladly keep helping as best I can.
out-of-hours = Our team is not available right now and will be back at { $opens } ({ $zone }). Your ticket { $ticket } is kept until then, and I’ll keep answering in the meantime.
closed = This conversation is now closed. If you need anything else, just write to us again.

## Language

language-switched = I’ll answer in { $language } from now on.
language-which = Which language would you like?
language-unknown = I’m sorry, I don’t speak “{ $language }” yet. Please choose one of these languages:

## Privacy and beginning anew

privacy = { $brand } stores your messages and your contact ID, encrypted, in order to answer you. If you would like them erased, just tell us and { $brand } will erase them.
reset-done = Done, we’re starting afresh. What can I do for you?

## Rating

survey-ask = How satisfied were you with our help, from 1 (not at all) to 5 (very)?
survey-thanks = Thank you for your rating!

## Questions asked in order

flow-cancelled = All right, I’ve stopped there. What else can I do for you?
flow-invalid = That doesn’t quite fit. Could you check it and send it once more?
flow-gone = I’m sorry, these questions have changed in the meantime, so I’ve stopped there. Please tell me again what you need.
flow-changed = I’m sorry, these questions have changed in the meantime. Let’s go on from here.
