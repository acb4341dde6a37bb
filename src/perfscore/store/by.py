"""Who changes something, and when."""

from dataclasses import dataclass

from perfscore.store.ids import now


@dataclass(frozen=True, slots=True)
class By:
    """The actor of a change, as the log names him.

    ``user_id`` is None for the program itself; ``address`` is where it came from.
    """

    user_id: str | None
    login: str
    at: str
    address: str = ""


def program() -> By:
    """Give the actor of what the program does by itself, at this moment."""
    return By(None, "perfscore", now())
