return-order = Which order?
return-order = What order?
