greting = Good day from { $brand }.
