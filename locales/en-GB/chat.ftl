### British English: only what differs from `en`.

late =
    { $formality ->
        [casual] Sorry to keep you waiting!
       *[neutral] Sorry for the wait.
        [formal] We do apologise for the delay.
    }
error-internal =
    { $formality ->
        [casual] Sorry, something’s gone wrong at our end. We’ve got your message; just try again in a moment.
       *[neutral] I’m sorry, something has gone wrong at our end. Your message is safe with us; please try again in a moment.
        [formal] We apologise that an error has occurred at our end. Your message has been saved; please try again in a moment.
    }
handover-unavailable =
    { $formality ->
        [casual] Sorry, there’s nobody on the team to talk to from this chat at the moment. I’m happy to help as best I can.
       *[neutral] I’m sorry, nobody from our team can be reached from this chat at the moment. I’m happy to carry on helping as best I can.
        [formal] I am sorry, but our team cannot be reached from this chat at present. I shall gladly continue to help you as best I can.
    }
part-out-of-hours =
    { $formality ->
        [casual] Our team’s off at the moment, but there for you again from { $opens } ({ $zone }). Your ticket { $ticket } is safe until then, and I’m still here in the meantime.
       *[neutral] Our team isn’t available at the moment, but will be again from { $opens } ({ $zone }). Your ticket { $ticket } is kept until then, and I’ll carry on answering in the meantime.
        [formal] Our team is unavailable at present and will be at your service again from { $opens } ({ $zone }). Your ticket { $ticket } will be kept until then, and I shall continue to answer your questions in the meantime.
    }
flow-cancelled =
    { $formality ->
        [casual] Right, I’ve left it there. What else can I do for you?
       *[neutral] All right, I’ve left it there. What else can I do for you?
        [formal] Certainly, I have left it there. How else may I help you?
    }
