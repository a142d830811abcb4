late = { $formality ->
    [casual] Sorry, hat gedauert.
   *[formal] Verzeihen Sie die Wartezeit.
 }
