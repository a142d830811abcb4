late = Sorry for ‮the wait.
error-empty = { "\u200F" }What can I do for you?
