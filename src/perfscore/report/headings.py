"""Which neighbouring indicator lines share a heading's cell."""

from collections.abc import Sequence
from dataclasses import dataclass

from perfscore.score.result import IndicatorScore


@dataclass(frozen=True, slots=True)
class Run:
    """The lines below one heading cell, from ``first`` up to but not including ``end``.

    ``level`` counts from 0; ``names`` are the heading's joint names.
    """

    level: int
    first: int
    end: int
    names: tuple[str, ...]
    path: tuple[tuple[str, ...], ...] = ()
    """The headings from level 1 down to this one."""

    @property
    def is_spread(self) -> bool:
        """Whether joint names stand below each other, each in a row of its own.

        That needs a line that has the heading for itself: its other cells then
        reach over these rows. Level 1 headings, which print points, never do.
        """
        is_alone = self.end - self.first == 1
        return self.level > 0 and is_alone and len(self.names) > 1


def runs(lines: Sequence[IndicatorScore]) -> tuple[Run, ...]:
    """Give the heading cells of ``lines``, outermost level first.

    A blank heading continues the cell above. A stated heading equal to the one
    above continues it only if the line above stated it as well, so that 质量指标,
    blank, 质量指标, blank are two cells of two rows, as printed forms have them.
    """
    deepest = max((len(line.headings) for line in lines), default=0)
    return tuple(run for level in range(deepest) for run in _runs_at(lines, level))


def _runs_at(lines: Sequence[IndicatorScore], level: int) -> list[Run]:
    found: list[Run] = []
    for index, line in enumerate(lines):
        if len(line.headings) <= level:
            continue
        if index and _continues(lines[index - 1], line, level):
            first = found.pop().first
        else:
            first = index
        found.append(
            Run(
                level,
                first,
                index + 1,
                line.headings[level],
                line.headings[: level + 1],
            )
        )
    return found


def _continues(above: IndicatorScore, line: IndicatorScore, level: int) -> bool:
    upto = level + 1
    if above.headings[:upto] != line.headings[:upto]:
        return False
    return not any(_starts_anew(above, line, each) for each in range(upto))


def _starts_anew(above: IndicatorScore, line: IndicatorScore, level: int) -> bool:
    return _states(line, level) is True and _states(above, level) is False


def _states(line: IndicatorScore, level: int) -> bool | None:
    """Whether the unit wrote this heading; None where the set fixes the line."""
    row = line.row
    if row is None or not line.indicator.declared:
        return None
    return bool((row.level1, row.level2, row.level3)[level])
