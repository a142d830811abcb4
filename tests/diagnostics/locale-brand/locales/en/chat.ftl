greeting = Good day, this is Maison Aurore ({ $brand }).
late = Sorry for the wait. Your maison aurore team, https://maison-aurore.example
