order-items = { $n ->
    [one] one thing
    [few] some things
   *[other] { $n } things
 }
