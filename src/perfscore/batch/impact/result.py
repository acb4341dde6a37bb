"""What a changed set does to the assessments of a whole input."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from perfscore.batch.impact.counting import Counted, LineCount
from perfscore.batch.impact.grouping import GroupCount
from perfscore.batch.impact.lacking import Reasons
from perfscore.batch.impact.matched import Line
from perfscore.batch.impact.movers import Known
from perfscore.batch.impact.spread import Number
from perfscore.batch.impact.unread import Unread
from perfscore.compare.scores import LineChange, ScoreChange
from perfscore.compare.sets import Comparison
from perfscore.model.indicator_set import Grade
from perfscore.model.outcomes import Role

QUARTER, MEDIAN, THREE_QUARTERS = Fraction(1, 4), Fraction(1, 2), Fraction(3, 4)


@dataclass(frozen=True, slots=True)
class Moved:
    """A row that moves, scored exactly by both sets."""

    known: Known
    change: ScoreChange

    @property
    def points(self) -> Fraction:
        """By how much the total changes."""
        before, after = self.change.before.total, self.change.after.total
        return (after or Fraction()) - (before or Fraction())

    @property
    def main(self) -> LineChange | None:
        """The line that moves the total most, in the direction in which that goes.

        None where no line changes: then grades, vetoes or the total's rule do.
        """
        way = -1 if self.points < 0 else 1
        lines = self.change.lines
        return max(lines, key=lambda each: way * self._moved_by(each), default=None)

    @property
    def others(self) -> int:
        """How many lines beside that one score otherwise."""
        main = self.main
        return sum(
            each is not main and self._moved_by(each) != 0 for each in self.change.lines
        )

    def _moved_by(self, change: LineChange) -> Fraction:
        """Give what a line adds to the change; one without score counts as nothing."""
        sides = (self.change.before, change.before), (self.change.after, change.after)
        before, after = (
            Fraction()
            if line is None or line.score is None
            else line.score * (-1 if score.role_of(line) is Role.PENALTY else 1)
            for score, line in sides
        )
        return after - before


@dataclass(frozen=True, slots=True)
class Effect:
    """An indicator of either set, and what its change does to the totals."""

    line: Line
    count: LineCount


@dataclass(frozen=True, slots=True)
class Impact:
    """What changes between two sets on real assessments.

    ``counted`` and ``unread`` count rows; numbers in them are in units of which
    ``unit`` are a point. ``grades`` are those of each set, the best first. ``reasons``
    say why rows have no total by the earlier, by the later set.
    ``up`` and ``down`` are the rows that move most, the foremost first.
    """

    comparison: Comparison
    grades: tuple[tuple[Grade, ...], tuple[Grade, ...]]
    unit: int
    counted: Counted
    unread: Unread
    reasons: tuple[Reasons, Reasons]
    lines: tuple[Line, ...]
    by: tuple[str, ...]
    up: tuple[Moved, ...]
    down: tuple[Moved, ...]
    files: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether every row was read and has a total by both sets."""
        return not self.unread.rows and self.counted.compared == self.counted.rows

    @property
    def rows(self) -> int:
        """All rows of the input that are assessments."""
        return self.counted.rows + self.unread.rows

    def points(self, number: Number) -> Fraction:
        """Give a number that was counted in points."""
        return Fraction(number) / self.unit

    def mean(self, number: Number, count: int) -> Fraction | None:
        """Give a sum that was counted as a mean in points; None of nothing."""
        return self.points(number) / count if count else None

    def effects(self) -> tuple[Effect, ...]:
        """Give the indicators that change something, those that do most first."""
        counts = self.counted.lines or (LineCount(),) * len(self.lines)
        found = [
            Effect(line, count)
            for line, count in zip(self.lines, counts, strict=True)
            if line.change is not None
            or count.up
            or count.down
            or count.lost
            or count.gained
        ]
        found.sort(key=lambda each: -abs(Fraction(each.count.change)))
        return tuple(found)

    @property
    def rest(self) -> Number:
        """What the totals change by rounding, vetoes and rules of the whole."""
        whole = self.counted.change.sum
        return whole - sum(each.change for each in self.counted.lines)

    def grade_moves(self) -> Iterator[tuple[int, int, int]]:
        """Give grades before and after that differ, and how many compared rows."""
        names = self.grade_names()
        for (one, other), count in self.counted.matrix.items():
            before, after = names[0][one], names[1][other]
            if before is not None and after is not None and before != after:
                yield one, other, count

    def grade_names(self) -> tuple[tuple[str | None, ...], tuple[str | None, ...]]:
        """Give the names as the matrix numbers them.

        Behind them empty for a total without grade, None for no total.
        """
        before, after = (
            (*(each.name for each in grades), "", None) for grades in self.grades
        )
        return before, after

    def groups(self, heading: str) -> tuple[tuple[str | None, GroupCount], ...]:
        """Give the groups by one column, those that lose most first; None is blank.

        Those of which none was compared come last.
        """
        found = self.counted.groups.get(heading, {})

        def key(each: tuple[str | None, GroupCount]) -> tuple[bool, Fraction, str]:
            name, count = each
            return not count.compared, _mean_change(count), name or ""

        return tuple(sorted(found.items(), key=key))


def _mean_change(count: GroupCount) -> Fraction:
    whole = Fraction(count.after - count.before)
    return whole / count.compared if count.compared else Fraction()
