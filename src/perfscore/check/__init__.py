"""Whether an indicator set is complete and unambiguous, before any scoring."""
