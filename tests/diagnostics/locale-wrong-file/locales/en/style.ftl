late = Sorry for the wait.
