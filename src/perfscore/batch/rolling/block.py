"""A block of rows that is being added to the rollers of their groups."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from perfscore.batch.cells.texts import cell_text, with_unit
from perfscore.batch.rolling.amounts import Amounts, Groups
from perfscore.model.assessment import Cell
from perfscore.score.reported.roll_up import Roller
from perfscore.score.reported.rolled import MOST_NAMED, CellRoll

Find = Callable[[Roller], CellRoll | None]
"""Gives the cells of a column in a roller; None where the group has no such row."""


@dataclass(frozen=True, slots=True)
class Block:
    """Rows by group, whose they are, what they are called and weighed by.

    ``before`` is how many units each roller has had before.
    """

    groups: Groups
    rollers: Sequence[Roller]
    before: Sequence[int]
    names: Sequence[str]
    weights: Mapping[str, Amounts]

    def rows(self, at: int) -> Iterator[int]:
        """Give the rows of one group."""
        groups = self.groups
        yield from map(int, groups.order[groups.starts[at] : groups.ends[at]])

    def weighed(self, row: int) -> dict[str, Fraction | None]:
        """Give what a row is weighed by."""
        return {name: each.of(row) for name, each in self.weights.items()}

    def reach(self, roll: CellRoll, at: int, filled: NDArray[np.bool_]) -> None:
        """Come to the rows of the group at ``at``; those left blank are named."""
        groups = self.groups
        rows = groups.order[groups.starts[at] : groups.ends[at]]
        roll.reach(self.before[at], self.rollers[at].names, len(rows))
        if len(roll.blank) < MOST_NAMED:
            blank = rows[~filled[rows]][:MOST_NAMED]
            roll.lack([self.names[row] for row in blank])


@dataclass(frozen=True, slots=True)
class Cells:
    """A column as it is written; ``unit`` is what its heading says of bare numbers."""

    cells: pa.Array
    unit: str
    filled: NDArray[np.bool_]

    def of(self, row: int) -> str:
        """Give the text of a row."""
        return (with_unit(cell_text(self.cells, row), self.unit) or "").strip()


class Texts:
    """A column as texts; ``codes`` are -1 where a cell is blank."""

    def __init__(self, column: Cells) -> None:
        cells, unit, filled = column.cells, column.unit, column.filled
        if not pa.types.is_dictionary(cells.type):
            cells = cells.dictionary_encode()
        words = cells.dictionary
        index: dict[str, int] = {}
        known = [0] * len(words)
        for at in range(len(words)):
            text = (with_unit(cell_text(words, at), unit) or "").strip()
            known[at] = index.setdefault(text, len(index))
        own = cells.indices.fill_null(len(words)).to_numpy(zero_copy_only=False)
        codes = np.array([*known, -1], np.int64)[own]
        self.filled = filled
        self.codes = np.where(filled, codes, -1)
        self._texts = tuple(index)

    @property
    def all(self) -> tuple[str, ...]:
        """The texts, as the codes number them."""
        return self._texts

    def of(self, row: int) -> str:
        """Give the text of a row that is filled in."""
        return self._texts[int(self.codes[row])]

    def add(self, block: Block, find: Find) -> None:
        """Add the column: texts of which all units have to say the same."""
        groups = block.groups
        own = self.codes[groups.order]
        least = np.minimum.reduceat(own, groups.starts).tolist()
        most = np.maximum.reduceat(own, groups.starts).tolist()
        sizes = (groups.ends - groups.starts).tolist()
        for at, roller in enumerate(block.rollers):
            roll = find(roller)
            if roll is None or (most[at] < 0 and not roll.filled):
                continue
            block.reach(roll, at, self.filled)
            if least[at] != most[at]:
                self._add_each(block, at, roll)
            elif most[at] >= 0:
                self._add_same(block, at, roll, sizes[at])

    def _add_each(self, block: Block, at: int, roll: CellRoll) -> None:
        for row in block.rows(at):
            if self.codes[row] >= 0:
                roll.say(block.names[row], Cell(self.of(row)))

    def _add_same(self, block: Block, at: int, roll: CellRoll, size: int) -> None:
        """Add rows that all say the same; as many are named as a message can name."""
        for said, row in enumerate(block.rows(at)):
            text = self.of(row)
            roll.say(block.names[row], Cell(text))
            is_first = roll.first is not None and roll.first.text.strip() == text
            if is_first or len(roll.said) == MOST_NAMED:
                roll.filled += size - said - 1
                return
