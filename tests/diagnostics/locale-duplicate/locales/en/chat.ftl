late = Sorry for the wait.
late = Sorry to keep you waiting.
