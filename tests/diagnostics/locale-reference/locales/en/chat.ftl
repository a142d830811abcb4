return-order = Which order? { return-hint }
