greeting = Olá, somos a { $brand }.
