late = { $daypart ->
    [night] Sorry for the wait at this hour.
    [morning] Sorry for the wait.
   *[unknown] Sorry for the wait.
 }
