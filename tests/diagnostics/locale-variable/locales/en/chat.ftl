greeting = Welcome to { $shop }, { $brand }.
