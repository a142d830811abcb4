late =
    Sorry for the wait. We are reading all that you have written to us, one line after the other, with all our care.
    Sorry for the wait. We are reading all that you have written to us, one line after the other, with all our care.
    Sorry for the wait. We are reading all that you have written to us, one line after the other, with all our care.
    Sorry for the wait. We are reading all that you have written to us, one line after the other, with all our care.
    Sorry for the wait. We are reading all that you have written to us, one line after the other, with all our care.
    Sorry for the wait. We are reading all that you have written to us, one line after the other, with all our care.
    Sorry for the wait. We are reading all that you have written to us, one line after the other, with all our care.
    Sorry for the wait. We are reading all that you have written to us, one line after the other, with all our care.
    Sorry for the wait. We are reading all that you have written to us, one line after the other, with all our care.
    That was all.
