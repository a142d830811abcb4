return-order = Which order of { TODAY() }?
