greeting = Welcome to { $brnad }.
