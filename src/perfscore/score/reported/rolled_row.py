"""A row of several units' forms, on its way to become one."""

from dataclasses import dataclass, field

from perfscore.score.reported.names import plain
from perfscore.score.reported.rolled import MOST_NAMED, CellRoll

Headings = tuple[tuple[str, ...], ...]
RowKey = tuple[Headings, str]
"""The headings and the name of a row, as names are compared."""


@dataclass(slots=True)
class RowRoll:
    """A row of the units', as far as these have come."""

    headings: Headings
    name: str
    target: CellRoll = field(default_factory=CellRoll)
    actual: CellRoll = field(default_factory=CellRoll)
    rating: CellRoll = field(default_factory=CellRoll)
    weight: CellRoll = field(default_factory=CellRoll)
    points: dict[str, CellRoll] = field(default_factory=dict)
    reasons: dict[str, None] = field(default_factory=dict)

    def explain(self, reason: str) -> None:
        """Take in a reason; of very many the first are kept."""
        if reason and len(self.reasons) <= MOST_NAMED:
            self.reasons[reason] = None

    @property
    def reason(self) -> str:
        """The reasons, joined."""
        shown = list(self.reasons)
        more = "……" if len(shown) > MOST_NAMED else ""
        return "；".join(shown[:MOST_NAMED]) + more

    @property
    def path(self) -> tuple[str, ...]:
        """The headings and the name, joint headings joined by 、."""
        return (*("、".join(names) for names in self.headings), self.name)


def row_key(headings: Headings, name: str) -> RowKey:
    """Give what tells a row from any other."""
    return tuple(tuple(map(plain, each)) for each in headings), plain(name)
