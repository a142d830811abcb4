handover-waiting = A colleague will answer you here.
