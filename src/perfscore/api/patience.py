"""How long a caller waits for what the core works out."""

from perfscore.patience import OutOfTimeError, waiting

__all__ = ["OutOfTimeError", "waiting"]
