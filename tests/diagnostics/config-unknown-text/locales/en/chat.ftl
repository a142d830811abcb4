return-order = Which order would you like to return?
