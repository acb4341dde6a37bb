"""The one who is asking."""

from dataclasses import dataclass, field

from perfscore.store.by import By
from perfscore.store.people import Role
from perfscore.web.security.rights import RIGHTS, Right


@dataclass(frozen=True, slots=True)
class Principal:
    """A signed-in user, or a program with a user's token.

    ``unit_path`` is that of the user's unit (``/id/id/``). ``scopes`` narrows a
    token; None for a session. ``csrf`` and ``session`` (the digest of its cookie) are
    the session's, empty for a token.
    """

    user_id: str
    login: str
    name: str
    role: Role
    unit_id: str
    unit_path: str
    scopes: frozenset[str] | None = None
    csrf: str = field(default="", repr=False)
    session: str = field(default="", repr=False)
    address: str = ""

    def may(self, right: Right) -> bool:
        """Whether the role has a right, and the token was given it."""
        is_scoped = self.scopes is None or right.value in self.scopes
        return right in RIGHTS[self.role] and is_scoped

    def reaches(self, unit_path: str) -> bool:
        """Whether a unit is one's own, or, but for a unit's users, below it."""
        if self.role == "unit":
            return unit_path == self.unit_path
        return unit_path.startswith(self.unit_path)

    def by(self, at: str) -> By:
        """Give the actor of a change for the log."""
        return By(self.user_id, self.login, at, self.address)
