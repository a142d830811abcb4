late = { $place ->
    [public] { "" }
   *[private] Sorry for the wait.
 }
error-empty = What can I do for you?{ "\u0000" }
closed = { "{" }name{ "}" }
reset-done = We begin anew on { DATE(1) }.
