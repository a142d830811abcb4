late = Sorry for the wait.
part-goodbye = Good night.
