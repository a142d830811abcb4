late = Sorry for the wait. { part-comfort }
part-comfort = { part-thanks } We are glad you are here.
part-thanks = Thank you. { part-comfort }
