"""Merged ranges of a sheet, and which cells they leave to be seen."""

from bisect import bisect_right, insort
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from perfscore.intake.limits import BLANK_RUN

Range = tuple[int, int, int, int]
"""First row, first column, last row, last column, from 0."""


class _Active:
    """The ranges that reach down to a row: apart from one another, by column."""

    def __init__(self) -> None:
        self._ranges: list[tuple[int, int, int]] = []
        self._first_end = 0

    def come_to(self, row: int) -> None:
        """Leave out what ended above ``row``; rows come in their order."""
        if self._ranges and self._first_end < row:
            self._ranges = [each for each in self._ranges if each[2] >= row]
            self._first_end = min((each[2] for each in self._ranges), default=0)

    def is_over(self, left: int, right: int) -> bool:
        """Whether a range covers any of these columns."""
        at = bisect_right(self._ranges, right, key=itemgetter(0))
        return at > 0 and self._ranges[at - 1][1] >= left

    def add(self, reach: Range) -> None:
        """Take in a range that covers what no other does."""
        end = reach[2]
        self._first_end = min(end, self._first_end) if self._ranges else end
        insort(self._ranges, (reach[1], reach[3], end))


@dataclass(frozen=True, slots=True)
class Merged:
    """The ranges that do not overlap, by their upper left cell, in that order."""

    by_anchor: Mapping[tuple[int, int], Range]

    @classmethod
    def of(cls, ranges: Iterable[Range]) -> "Merged":
        """Take in ranges; of two that overlap the upper, or left, one counts."""
        kept: dict[tuple[int, int], Range] = {}
        active = _Active()
        for each in sorted(ranges):
            active.come_to(each[0])
            if not active.is_over(each[1], each[3]):
                active.add(each)
                kept[each[0], each[1]] = each
        return cls(kept)

    def covered(self, places: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
        """Give those of ``places``, in the order of rows, that lie below a range."""
        found: set[tuple[int, int]] = set()
        active = _Active()
        ranges = deque(self.by_anchor.values())
        for row, column in places:
            while ranges and ranges[0][0] <= row:
                active.come_to(ranges[0][0])
                active.add(ranges.popleft())
            active.come_to(row)
            if (row, column) not in self.by_anchor and active.is_over(column, column):
                found.add((row, column))
        return found


def closed_up(used: Iterable[int]) -> dict[int, int]:
    """Number the used rows (or columns) anew, long runs of blank ones made short."""
    numbers: dict[int, int] = {}
    before, number = -1, -1
    for each in sorted(set(used)):
        number += min(each - before, BLANK_RUN + 1)
        numbers[each] = number
        before = each
    return numbers
