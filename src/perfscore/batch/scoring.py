"""The rows of tables are scored by one set, block by block."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import pyarrow.compute as pc

from perfscore.batch.headings.reading import Headings, Layed
from perfscore.batch.kernel import Kernel
from perfscore.batch.output.model import Scored, Shapes
from perfscore.batch.output.tables import Tables
from perfscore.batch.reading.long import LongReader
from perfscore.batch.reading.named import Named
from perfscore.batch.reading.wide import WideReader
from perfscore.batch.tables.block import Table
from perfscore.check.checked import CheckedSet
from perfscore.diagnostics.model import Language
from perfscore.score.result import Score
from perfscore.score.scorer import Scorer


@dataclass(frozen=True, slots=True)
class Ready:
    """A block that has been read and can be scored."""

    rows: int
    score: Callable[[], Scored]


class BlockScorer:
    """Scores tables by one set; results have one shape whatever the tables' headings.

    ``carry`` is told the headings of all tables before the first block is scored.
    """

    def __init__(self, checked: CheckedSet, language: Language) -> None:
        self._checked = checked
        self._kernel = Kernel(checked)
        self._layout = self._kernel.layout
        self._scorer = Scorer(checked)
        self._set_id = checked.indicator_set.id
        self._language = language
        self.headings = Headings(self._layout)
        self.shapes = Shapes(self._layout, (), language)
        self._tables = Tables(self._layout, self.shapes, self._scorer)

    def carry(self, laid: Sequence[Layed]) -> None:
        """Take up the columns that are kept beside the results."""
        headings = dict.fromkeys(name for each in laid for name in each.carried)
        self.shapes = Shapes(self._layout, tuple(headings), self._language)
        self._tables = Tables(self._layout, self.shapes, self._scorer)

    def blocks(self, name: str, laid: Layed, table: Table) -> Iterator[Ready]:
        """Give the blocks of a table.

        Raises:
            RefusedError: Where the file cannot be read on.
        """
        for named in self._read(laid, table):
            yield Ready(len(named.numbers), partial(self._scored, name, named))

    def find(self, laid: Layed, table: Table, id_: str) -> Score | None:
        """Score the first row of an id, or the row of a number after ``#``."""
        number = int(id_[1:]) if id_[:1] == "#" and id_[1:].isdecimal() else None
        for named in self._read(laid, table):
            found = -1 if named.ids is None else pc.index(named.ids, id_).as_py()
            if found >= 0:
                row = found
            elif number is not None and number in named.numbers:
                row = int((named.numbers == number).argmax())
            else:
                continue
            return self._scorer.score(named.wide.assessment(row))
        return None

    def _read(self, laid: Layed, table: Table) -> Iterator[Named]:
        if laid.is_long:
            long = LongReader(self._checked, laid)
            yield from long.read(table.blocks(long.wanted))
            return
        reader = WideReader(self._layout, laid, self._set_id)
        for block in table.blocks(reader.wanted):
            yield reader.read(block)

    def _scored(self, name: str, named: Named) -> Scored:
        if named.below is None:
            result = self._kernel.score(named.wide, findings=False)
            return self._tables.of_block(name, named, result, None)
        made = self._kernel.score_long(named.below.long, findings=False)
        return self._tables.of_block(name, named, made.heads, made)
