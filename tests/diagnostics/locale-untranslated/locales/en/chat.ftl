return-order = Which order?
