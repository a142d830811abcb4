order-items = { $n ->
    [0] nothing
   *[other] { $n } things
 }
order-place = { NUMBER($n, type: "ordinal") ->
    [one] { $n }st
   *[other] { $n }th
 }
