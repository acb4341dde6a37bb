"""Assessments are rolled up group by group while their tables are read."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from perfscore.batch.headings.reading import Layed
from perfscore.batch.layout import BatchLayout
from perfscore.batch.reading.keys import Key, KeyCodes, KeyColumns
from perfscore.batch.reading.named import Named
from perfscore.batch.rolling import rules
from perfscore.batch.rolling.plain import PlainSums
from perfscore.batch.rolling.seen import Seen
from perfscore.batch.rolling.wide import WideRolls
from perfscore.batch.tables.block import BadRow
from perfscore.check.checked import CheckedSet
from perfscore.diagnostics.model import Text
from perfscore.model.assessment import Assessment
from perfscore.score.reported.roll_up import Roller
from perfscore.score.reported.rolled import MOST_NAMED, RollRules


@dataclass(slots=True)
class Group:
    """What is rolled up into one: the first file, the rows that could not be read."""

    file: str
    lost: list[tuple[str, int | None]] = field(default_factory=list)
    lost_count: int = 0

    def lose(self, file: str, number: int | None) -> None:
        """Note a subordinate assessment that could not be read."""
        self.lost_count += 1
        if len(self.lost) < MOST_NAMED:
            self.lost.append((file, number))


class Gathering:
    """Rolls up what one set's tables and files hold, by the columns that are named.

    Memory grows with the groups, not with the assessments. With ``sums`` rows are added
    up by arrays alone; groups that are not plain then have to be read again, see
    :meth:`take_again`.
    """

    def __init__(
        self, checked: CheckedSet, columns: KeyColumns, *, sums: bool = False
    ) -> None:
        layout = BatchLayout(checked)
        self._set = checked.indicator_set
        self._rules = RollRules(self._set)
        self.sums = PlainSums(layout, self._rules) if sums else None
        self._columns = columns
        self._codes = KeyCodes()
        self._wide = None if layout.has_declared else WideRolls(layout, self._rules)
        self._groups: list[Group] = []
        self._rollers: dict[int, Roller] = {}
        self._seen = Seen()

    @property
    def keys(self) -> Sequence[Key]:
        """What the groups are known by, in the order in which they came."""
        return self._codes.keys

    @property
    def groups(self) -> Sequence[Group]:
        """The groups, as far as their assessments have come."""
        return self._groups

    def plain(self) -> NDArray[np.bool_]:
        """Say which groups have been added up by arrays, and are plain."""
        if self.sums is None:
            return np.zeros(len(self._groups), np.bool_)
        lost = [each.lost_count > 0 for each in self._groups]
        return self.sums.plain(len(self._groups)) & ~np.array(lost, np.bool_)

    def odd(self) -> NDArray[np.bool_]:
        """Say which groups have to be rolled up one by one, because of what they hold.

        Those that lost rows are not scored at all.
        """
        kept = [not each.lost_count for each in self._groups]
        return ~self.plain() & np.array(kept, np.bool_)

    def roller(self, code: int) -> Roller:
        """Give what a group's assessments are added up in."""
        found = self._rollers.get(code)
        if found is None:
            keeps_names = self._wide is None
            found = Roller(self._set, self._rules, keeps_names=keeps_names)
            self._rollers[code] = found
        return found

    def take_again(self, laid: Layed, named: Named, chosen: NDArray[np.bool_]) -> None:
        """Take in the rows of chosen groups one group at a time, from a second read."""
        codes = self._codes.codes(self._columns.texts(named, laid))
        self._roll(named, np.where((codes >= 0) & chosen[codes], codes, -1))

    def take(self, file: str, laid: Layed, named: Named) -> list[BadRow]:
        """Take in a block; give the rows that belong to no group, or came before."""
        told = self._take_rows(file, laid, named)
        if named.ids is not None:
            told.extend(self._seen.again(named.ids, named.numbers))
        if named.dropped is not None:
            texts = self._columns.texts(named.dropped, laid)
            codes = self._coded(file, self._codes.codes(texts))
            for code, number in zip(codes, named.dropped.numbers, strict=True):
                if code >= 0:
                    self._groups[code].lose(file, int(number))
        return told

    def take_file(self, file: str, given: Assessment) -> bool:
        """Take in an assessment that came as a file; False where it has no group."""
        code = self._codes.code(tuple(self._columns.of_file(given)))
        self._coded(file, np.array([code]))
        if code >= 0:
            self.roller(code).add(given, file)
        return code >= 0

    def _take_rows(self, file: str, laid: Layed, named: Named) -> list[BadRow]:
        codes = self._coded(file, self._codes.codes(self._columns.texts(named, laid)))
        if self.sums is None:
            self._roll(named, codes)
        else:
            self.sums.add(named, codes, len(self._groups))
        listed = "、".join(self._columns.names)
        return [
            BadRow(
                int(named.numbers[row]),
                rules.ROLL_UP_BY_BLANK,
                Text(
                    f"没有填“{listed}”，不知道汇总到哪里，没有汇总",
                    f"“{listed}” is blank, so that it is not known where this row is "
                    "rolled up; it was left out",
                ),
                column=listed,
            )
            for row in np.flatnonzero(codes < 0)
        ]

    def _roll(self, named: Named, codes: NDArray[np.int64]) -> None:
        """Add rows to the rollers of their groups (-1: to none)."""
        names = names_of(named)
        if self._wide is not None:
            self._wide.add(named, codes, self.roller, names)
            return
        for row in map(int, np.flatnonzero(codes >= 0)):
            self.roller(int(codes[row])).add(named.wide.assessment(row), names[row])

    def _coded(self, file: str, codes: NDArray[np.int64]) -> NDArray[np.int64]:
        """Make the groups that are new."""
        new = len(self._codes.keys) - len(self._groups)
        self._groups.extend(Group(file) for _ in range(new))
        return codes


def names_of(named: Named) -> list[str]:
    """Say what the units of rows are called: unit, project, id, else the row."""
    size = len(named.numbers)
    blank = pa.nulls(size, pa.string())
    columns = [
        (blank if each is None else each).to_pylist()
        for each in (named.units, named.projects, named.ids)
    ]
    numbers = named.numbers.tolist()
    return [
        unit or project or id_ or f"第 {number} 行"
        for unit, project, id_, number in zip(*columns, numbers, strict=True)
    ]
