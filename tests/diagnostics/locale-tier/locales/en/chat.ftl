late = { $formality ->
    [casual] Sorry for the wait!
   *[formal] Please accept our apologies for the delay.
 }
