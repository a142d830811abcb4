greeting = Welcome.
