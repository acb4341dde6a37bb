"""Rows that two sets are to score, and what is kept of those that they scored."""

from dataclasses import dataclass, field

from perfscore.batch.impact.counting import Counted
from perfscore.batch.impact.lacking import Reasons
from perfscore.batch.impact.movers import Known, Movers
from perfscore.batch.impact.reading import Two, TwoLayed
from perfscore.batch.impact.unread import Unread
from perfscore.model.assessment import Assessment


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that is kept of the rows so far.

    ``reasons`` say why rows have no total by the earlier and by the later set.
    """

    counted: Counted = field(default_factory=Counted)
    movers: Movers = field(default_factory=Movers)
    unread: Unread = field(default_factory=Unread)
    reasons: tuple[Reasons, Reasons] = (Reasons(), Reasons())


@dataclass(frozen=True, slots=True)
class TwoBlock:
    """Rows of a table as both sets read them."""

    name: str
    laid: TwoLayed
    two: Two

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return max(len(each.numbers) for each in self.two)


Given = tuple[Known, tuple[Assessment, Assessment]]
"""An assessment as either set reads it, and what it is known by."""
