greting = Guten Tag, hier ist { $brand }.
shop-closed = Wir haben geschlossen.
