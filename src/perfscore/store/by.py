"""Who changes something, and when."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class By:
    """The actor of a change, as the log names him.

    ``user_id`` is None for the program itself; ``address`` is where it came from.
    """

    user_id: str | None
    login: str
    at: str
    address: str = ""
