"""The rows of tables are scored by one set, block by block."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pyarrow.compute as pc

from perfscore.batch.groups.passing import GroupPasses
from perfscore.batch.headings.reading import Headings, Layed
from perfscore.batch.kernel import Kernel
from perfscore.batch.output.model import Scored, Shapes
from perfscore.batch.output.tables import Tables
from perfscore.batch.program.asking import asked_in
from perfscore.batch.reading.blocks import read_blocks
from perfscore.batch.reading.keys import KeyColumns
from perfscore.batch.reading.named import Named
from perfscore.batch.tables.block import Table
from perfscore.check.checked import CheckedSet
from perfscore.diagnostics.model import Language
from perfscore.score.result import Score
from perfscore.score.scorer import Scorer


@dataclass(frozen=True, slots=True)
class Beside:
    """Columns that are asked for, beside those of the set.

    ``kept`` are carried over, whatever they are called; ``group_by`` say who is
    compared with whom; ``by`` are those by which the summary groups.
    """

    kept: tuple[str, ...] = ()
    group_by: tuple[str, ...] = ()
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ready:
    """A block that has been read and can be scored."""

    rows: int
    score: Callable[[], Scored]


@dataclass(frozen=True, slots=True)
class FoundRow:
    """One row that was asked for: its file, its number there, and its exact score."""

    file: str
    number: int
    score: Score


class BlockScorer:
    """Scores tables by one set; results have one shape whatever the tables' headings.

    ``carry`` is told the headings of all tables before the first block is scored.
    """

    def __init__(
        self,
        checked: CheckedSet,
        language: Language,
        beside: Beside = Beside(),
        folder: Path | None = None,
    ) -> None:
        """Take up a set.

        Args:
            checked: The set.
            language: The language of results.
            beside: Columns that are asked for.
            folder: Where machine code is kept, see :class:`Kernel`.
        """
        self.checked = checked
        self.kernel = Kernel(checked, folder=folder)
        self._layout = self.kernel.layout
        self._scorer = Scorer(checked)
        self.group_by = KeyColumns(beside.group_by)
        self.by = KeyColumns(beside.by)
        is_asking = bool(asked_in(checked.indicator_set))
        self.groups = GroupPasses(checked, beside.group_by) if is_asking else None
        self._at = 0
        self._language = language
        self.headings = Headings(
            self._layout, (*beside.kept, *self.group_by.carried, *self.by.carried)
        )
        self.shapes = Shapes(self._layout, (), language)
        self._tables = Tables(self.kernel, self.shapes, self._scorer)

    def carry(self, laid: Sequence[Layed]) -> None:
        """Take up the columns that are kept beside the results."""
        headings = dict.fromkeys(name for each in laid for name in each.carried)
        self.shapes = Shapes(self._layout, tuple(headings), self._language)
        self._tables = Tables(self.kernel, self.shapes, self._scorer)

    def begin(self) -> None:
        """Say that the first row of the first table comes next."""
        self._at = 0

    def gather(self, laid: Layed, named: Named) -> None:
        """Take up what a block brings to its groups."""
        if self.groups is not None:
            self.groups.gather(named, self.group_by.texts(named, laid))

    def blocks(self, name: str, laid: Layed, table: Table) -> Iterator[Ready]:
        """Give the blocks of a table.

        Raises:
            RefusedError: Where the file cannot be read on.
        """
        for named in self.read(laid, table):
            start = self._start(named)
            yield Ready(len(named.numbers), partial(self._scored, name, named, start))

    def find(self, laid: Layed, table: Table, id_: str) -> FoundRow | None:
        """Score the first row of an id, or the row of a number after ``#``."""
        number = int(id_[1:]) if id_[:1] == "#" and id_[1:].isdecimal() else None
        for named in self.read(laid, table):
            start = self._start(named)
            found = -1 if named.ids is None else pc.index(named.ids, id_).as_py()
            if found >= 0:
                row = found
            elif number is not None and number in named.numbers:
                row = int((named.numbers == number).argmax())
            else:
                continue
            peers = None if self.groups is None else self.groups.peers(start + row)
            score = self._scorer.score(named.wide.assessment(row), peers=peers)
            return FoundRow(table.name, int(named.numbers[row]), score)
        return None

    def read(self, laid: Layed, table: Table) -> Iterator[Named]:
        """Read the blocks of a table.

        Raises:
            RefusedError: Where the file cannot be read on.
        """
        for named in read_blocks(self.checked, self._layout, laid, table):
            yield self.by.grouped(named, laid)

    def _start(self, named: Named) -> int:
        """Count a block's rows among those of all tables; give its first."""
        self._at += named.wide.size
        return self._at - named.wide.size

    def _scored(self, name: str, named: Named, start: int) -> Scored:
        if self.groups is not None:
            named = self.groups.attached(named, start)
        return self._tables.scored(name, named)
