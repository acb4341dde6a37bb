"""What a study of many assessments has found, ready to be shown."""

from dataclasses import dataclass
from fractions import Fraction

from perfscore.batch.sensitivity.counts import Counts
from perfscore.batch.sensitivity.effects import Effect
from perfscore.batch.sensitivity.moves import Still
from perfscore.batch.sensitivity.question import Aspect, Question
from perfscore.batch.sensitivity.variants import Cause


@dataclass(frozen=True, slots=True)
class Swing:
    """What a cause does in both directions; None for one that was not tried.

    What is left out altogether has ``less`` alone.
    """

    cause: Cause
    less: Effect | None
    more: Effect | None

    @property
    def effects(self) -> tuple[Effect, ...]:
        """The effects of the directions that were tried."""
        return tuple(each for each in (self.less, self.more) if each is not None)

    @property
    def regraded(self) -> int:
        """The changes of grade in both directions together."""
        return sum(each.regraded for each in self.effects)

    @property
    def most(self) -> Fraction:
        """The largest change of a total in either direction, in points."""
        return max((each.most for each in self.effects), default=Fraction())

    @property
    def size(self) -> Fraction:
        """The mean size of the totals' changes, in points."""
        compared = sum(each.compared for each in self.effects)
        whole = sum((each.size for each in self.effects), Fraction())
        return whole / compared if compared else Fraction()


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """A whole study: what was asked, of which set and files, and what was found.

    ``grades`` are the set's from the best to the worst. Swings of one aspect go from
    the one that changes most grades (or else totals) to the one that changes least.
    ``linear`` says that points were moved between whole level-1 indicators alone.
    """

    set_id: str
    title: str
    version: str
    files: tuple[str, ...]
    question: Question
    grades: tuple[str, ...]
    swings: tuple[Swing, ...]
    still: tuple[Still, ...]
    counts: Counts
    linear: bool = False

    def of(self, aspect: Aspect) -> tuple[Swing, ...]:
        """Give the swings of an aspect."""
        return tuple(each for each in self.swings if each.cause.aspect is aspect)

    @property
    def mean(self) -> Fraction:
        """The mean total, in points."""
        counts = self.counts
        return counts.total / counts.scored if counts.scored else Fraction()


def ranked(swings: list[Swing]) -> tuple[Swing, ...]:
    """Sort swings by what they change, the most first."""

    def key(swing: Swing) -> tuple[int, Fraction, Fraction]:
        return (-swing.regraded, -swing.size, -swing.most)

    return tuple(sorted(swings, key=key))
