"""The rows of a table that name one indicator set of several."""

from collections.abc import Iterator, Sequence

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from perfscore.batch import rules
from perfscore.batch.merging import encoded
from perfscore.batch.tables.block import BadRow, Block, Table
from perfscore.diagnostics.model import Text


class OfSet:
    """A table as if it held the rows of one set alone.

    ``at`` is the column of the sets; a blank cell continues the one above where
    ``is_long``. ``known`` are all sets that rows can be scored by; those that name
    none of them are told where ``tells`` says so, with what else is told of the rows.
    """

    def __init__(  # noqa: PLR0913 - a table, and which of its rows
        self,
        table: Table,
        at: int,
        name: str,
        known: Sequence[str],
        *,
        is_long: bool,
        tells: bool,
    ) -> None:
        self._table = table
        self._at = at
        self._set = name
        self._known = frozenset(known)
        self._is_long = is_long
        self._tells = tells

    @property
    def name(self) -> str:
        """What messages call the file."""
        return self._table.name

    @property
    def headings(self) -> tuple[str, ...]:
        """The texts above the columns."""
        return self._table.headings

    def share(self) -> float:
        """Say how much of the file has been read."""
        return self._table.share()

    def blocks(self, wanted: Sequence[int]) -> Iterator[Block]:
        """Give the rows of the set."""
        last: str | None = None
        for block in self._table.blocks([*wanted, self._at]):
            names = set_names(block.cells.column(len(wanted)))
            if self._is_long:
                names = _continued(names, last)
                last = names[-1] if names else last
            mine = np.array([each == self._set for each in names], bool)
            columns = block.cells.columns[: len(wanted)]
            cells = pa.RecordBatch.from_arrays(
                columns, names=[str(each) for each in range(len(wanted))]
            )
            bad = (*block.bad, *self._strange(names, block)) if self._tells else ()
            yield Block(cells.filter(pa.array(mine)), block.numbers[mine], bad)

    def _strange(self, names: Sequence[str | None], block: Block) -> Iterator[BadRow]:
        """Tell of rows whose set is blank or unknown."""
        blank = _blank_rows(block.cells)
        for row, name in enumerate(names):
            if name in self._known or blank[row]:
                continue
            said = f"指标体系“{name[:60]}”不能用" if name else "没有写明指标体系"
            en = f"the set “{name[:60]}” cannot be used" if name else "no set is named"
            yield BadRow(
                int(block.numbers[row]),
                rules.SET_NOT_KNOWN_HERE,
                Text(f"{said}，没有评分", f"{en}; not scored"),
            )


def set_names(cells: pa.Array) -> list[str | None]:
    """Give the set that each row names; None where it is blank."""
    read = encoded(cells)
    texts = [None if each is None else str(each).strip() or None for each in read.texts]
    words = [None, *texts]
    return [words[code] for code in read.codes.tolist()]


def _continued(names: Sequence[str | None], last: str | None) -> list[str | None]:
    made: list[str | None] = []
    for each in names:
        last = each or last
        made.append(last)
    return made


def _blank_rows(cells: pa.RecordBatch) -> NDArray[np.bool_]:
    blank = np.ones(cells.num_rows, bool)
    for column in cells.columns:
        blank &= column.is_null().to_numpy(zero_copy_only=False)
    return blank
