late = Sorry for the wait on { TODAY() }.
