greeting = Welcome to { $brand
