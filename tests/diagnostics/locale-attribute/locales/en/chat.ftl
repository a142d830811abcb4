late = Sorry for the wait.
    .tooltip = This took longer than usual.
error-empty = { greeting.short } What can I do for you?
