greeting = Bienvenue chez { $brand }.
