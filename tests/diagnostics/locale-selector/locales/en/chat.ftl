handover-waiting = { $ticket ->
    [one] Ticket { $ticket } waits for someone.
   *[other] Tickets { $ticket } wait for someone.
 }
late = { $mood ->
    [sad] So sorry for the wait!
   *[glad] Thank you for waiting!
 }
error-empty = You are in a { $place } place.
