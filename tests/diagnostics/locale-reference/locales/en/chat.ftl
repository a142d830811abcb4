late = Sorry for the wait. { part-thanks }
