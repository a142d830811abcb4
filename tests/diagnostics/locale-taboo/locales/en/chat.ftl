greeting = Hi honey, this is { $brand }.
late = Sorry for the wait, and enjoy our honey.
