"""Rows of a table, an indicator each, become assessments where their ids end."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from perfscore.batch.cells.texts import cell_text, with_unit
from perfscore.batch.columns import Long, Wide
from perfscore.batch.declared.places import RowCells
from perfscore.batch.declared.rows import RowReader
from perfscore.batch.headings.meaning import OF_A_ROW, Read, Role
from perfscore.batch.headings.reading import Layed
from perfscore.batch.layout import BatchLayout
from perfscore.batch.reading.named import Below, Named
from perfscore.batch.reading.row_cells import target_cell, texts_of
from perfscore.batch.reading.row_paths import Paths
from perfscore.batch.reading.stretches import (
    Stretches,
    decoded,
    differing,
    first_filled,
)
from perfscore.batch.reading.wide import WideReader
from perfscore.batch.tables.block import BadRow, Block
from perfscore.check.checked import CheckedSet
from perfscore.diagnostics.model import Text
from perfscore.model.assessment import Assessment, Cell, IndicatorRow
from perfscore.score.reported.names import plain
from perfscore.wire.rules import ROW_WITHOUT_NAME

_KEYS = (Role.ID, Role.UNIT, Role.PROJECT, Role.YEAR)


class LongReader:
    """Reads tables whose headings are ``laid`` and whose rows are indicators.

    Rows of one id that stand together are an assessment; a blank id continues the row
    above it. Without a column of ids, unit, project and year tell them apart.
    """

    def __init__(self, checked: CheckedSet, laid: Layed) -> None:
        layout = BatchLayout(checked)
        set_id = checked.indicator_set.id
        self._laid = laid
        self._rows = RowReader(checked)
        self._paths = Paths(checked.indicator_set)
        heads = tuple(each for each in laid.columns if not _is_of_row(each))
        self._heads = WideReader(layout, replace(laid, columns=heads), set_id)
        self._head_at = [laid.columns.index(each) for each in heads]
        self._data = [
            (laid.columns.index(each), each.heading)
            for each in heads
            if each.meaning.role is Role.CELL
        ]
        self._of_row = {
            each.meaning.role: (laid.columns.index(each), each.meaning.unit)
            for each in laid.columns
            if _is_of_row(each)
        }
        names = {each.meaning.role for each in heads}
        wanted = (Role.ID,) if Role.ID in names else _KEYS
        self._border = [
            laid.columns.index(each) for each in heads if each.meaning.role in wanted
        ]
        self._names = {
            plain(each.name): each.name for each in layout.indicator_set.data
        }
        for place in layout.places:
            self._names.pop(plain(place.indicator.title), None)

    @property
    def wanted(self) -> tuple[int, ...]:
        """The places of the columns that are read."""
        return tuple(each.at for each in self._laid.columns)

    def read(self, blocks: Iterator[Block]) -> Iterator[Named]:
        """Read blocks; rows of an assessment that is cut wait for the next block."""
        rest: Block | None = None
        for block in blocks:
            whole = block if rest is None else _joined(rest, block)
            starts = self._starts(whole.cells)
            if len(starts) < 2:  # noqa: PLR2004 - one assessment, which may go on
                rest = whole
                continue
            last = int(starts[-1])
            yield self._named(whole, last, starts[:-1])
            rest = Block(whole.cells.slice(last), whole.numbers[last:])
        if rest is not None:
            yield self._named(rest, rest.cells.num_rows, self._starts(rest.cells))

    def _starts(self, cells: pa.RecordBatch) -> NDArray[np.int64]:
        """Give the first row of each assessment."""
        if not cells.num_rows:
            return np.zeros(0, np.int64)
        is_new = np.zeros(cells.num_rows, bool)
        is_new[0] = True
        for at in self._border:
            column = pc.fill_null_forward(decoded(cells.column(at)))
            codes = column.dictionary_encode().indices.fill_null(-1)
            values = codes.to_numpy(zero_copy_only=False)
            is_new[1:] |= values[1:] != values[:-1]
        return np.flatnonzero(is_new)

    def _named(self, block: Block, rows: int, starts: NDArray[np.int64]) -> Named:
        cells, numbers = block.cells.slice(0, rows), block.numbers[:rows]
        told = list(block.bad)
        ends = np.append(starts[1:], rows)
        firsts = {
            at: first_filled(cells.column(at), starts, ends) for at in self._head_at
        }
        for at, heading in self._data:
            told.extend(
                differing(cells.column(at), firsts[at], starts, ends, numbers, heading)
            )
        heads = _batch([firsts[at] for at in self._head_at], len(starts))
        read = self._heads.read(Block(heads, numbers[starts], tuple(told)))
        kept = np.searchsorted(numbers[starts], read.numbers)
        stretches = Stretches(cells, numbers, starts[kept], ends[kept])
        wide = replace(
            read.wide, assessment=partial(self._assessment, read.wide, stretches)
        )
        nameless = self._nameless(cells, numbers)
        return replace(
            read,
            wide=wide,
            bad=(*read.bad, *nameless),
            below=self._below(stretches, wide, read.years),
        )

    def _below(
        self, stretches: Stretches, wide: Wide, years: NDArray[np.int16]
    ) -> Below:
        """Read the rows of the assessments that are kept, without those of data."""
        rows, starts, owner = stretches.rows()
        cells = stretches.cells.take(pa.array(rows))
        texts = texts_of(
            {
                role: (cells.column(at), unit)
                for role, (at, unit) in self._of_row.items()
            },
            starts,
            len(rows),
        )
        is_datum, is_named = self._kinds(texts.name)
        chosen = np.flatnonzero(is_named & ~is_datum)
        texts, own = texts.take(chosen), owner[chosen]
        odd = np.bincount(owner[is_datum], minlength=wide.size) > 0
        read = self._rows.read(
            RowCells(
                owner=own,
                years=years[own],
                level1=texts.level1,
                level2=texts.level2,
                level3=texts.level3,
                name=texts.name,
                cells=texts.cells,
            ),
            wide.size,
        )
        heads = Wide(
            size=wide.size,
            columns={**wide.columns, **read.columns},
            assessment=wide.assessment,
            odd=odd | read.odd,
            years=years,
        )
        declared = texts.take(read.chosen)
        return Below(
            long=Long(heads, read.rows),
            numbers=stretches.numbers[rows[chosen[read.chosen]]],
            paths=self._paths.of(declared),
            names=declared.name,
            of=partial(self._numbers_of, stretches),
        )

    def _kinds(self, names: pa.Array) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Say which rows name a datum, and which name anything."""
        encoded = names.dictionary_encode()
        found = [plain(each) in self._names for each in encoded.dictionary.to_pylist()]
        codes = encoded.indices.fill_null(len(found)).to_numpy(zero_copy_only=False)
        named = names.is_valid().to_numpy(zero_copy_only=False)
        return np.array([*found, False])[codes], named

    def _numbers_of(self, stretches: Stretches, at: int) -> list[int]:
        """Give the numbers of the rows that are an assessment's indicators."""
        found = []
        for row in stretches.of(at):
            texts = self._row(stretches.cells, row)
            name = texts.get(Role.NAME) or texts.get(Role.LEVEL3)
            if name and not self._is_of_datum(name, texts):
                found.append(int(stretches.numbers[row]))
        return found

    def _is_of_datum(self, name: str, texts: Mapping[Role, str]) -> bool:
        return plain(name) in self._names and Role.ACTUAL in texts

    def _assessment(
        self,
        heads: Wide,
        stretches: Stretches,
        at: int,
    ) -> Assessment:
        """Build one assessment as a file with the same rows would be read."""
        head = heads.assessment(at)
        data: dict[str, Cell] = dict(head.data)
        rows: list[IndicatorRow] = []
        waiting: tuple[str | None, tuple[str, ...]] = (None, ())
        for row in stretches.of(at):
            texts = self._row(stretches.cells, row)
            level1, level2 = texts.get(Role.LEVEL1), _parts(texts.get(Role.LEVEL2))
            if level1 is None:
                level1, level2 = waiting[0], level2 or waiting[1]
            name, level3 = texts.get(Role.NAME), texts.get(Role.LEVEL3)
            if not (name or level3):
                waiting = level1, level2
                continue
            waiting = (None, ())
            if self._is_of_datum(name or level3 or "", texts):
                datum = self._names[plain(name or level3 or "")]
                data.setdefault(datum, Cell(texts[Role.ACTUAL]))
                continue
            fields = {role: Cell(text) for role, text in texts.items()}
            rows.append(
                IndicatorRow(
                    level1=level1,
                    level2=level2,
                    level3=level3 if name else None,
                    name=name or level3 or "",
                    target=target_cell(texts),
                    actual=fields.get(Role.ACTUAL),
                    rating=fields.get(Role.RATING),
                    weight=fields.get(Role.WEIGHT),
                    claimed=fields.get(Role.CLAIMED),
                    reason=texts.get(Role.REASON, ""),
                )
            )
        return replace(head, data=data, indicators=tuple(rows))

    def _row(self, cells: pa.RecordBatch, row: int) -> dict[Role, str]:
        """Give what is written in a row, by role."""
        found: dict[Role, str] = {}
        for role, (at, unit) in self._of_row.items():
            text = with_unit(cell_text(cells.column(at), row), unit)
            if text is not None:
                found[role] = text.strip()
        return found

    def _nameless(
        self, cells: pa.RecordBatch, numbers: NDArray[np.int64]
    ) -> Iterator[BadRow]:
        """Tell of rows that are filled in and do not say of which indicator."""
        blank = np.ones(cells.num_rows, bool)
        for role in (Role.NAME, Role.LEVEL3):
            if role in self._of_row:
                column = cells.column(self._of_row[role][0])
                blank &= column.is_null().to_numpy(zero_copy_only=False)
        for row in map(int, np.flatnonzero(blank)):
            said = self._row(cells, row)
            if said.keys() & {Role.TARGET, Role.ACTUAL, Role.WEIGHT, Role.CLAIMED}:
                yield BadRow(
                    int(numbers[row]),
                    ROW_WITHOUT_NAME,
                    Text(
                        "这一行填了数，没有写是哪个指标",
                        "the row is filled in, but does not say which indicator it is",
                    ),
                )


def _is_of_row(read: Read) -> bool:
    return read.meaning.role in OF_A_ROW


def _joined(one: Block, other: Block) -> Block:
    both = pa.Table.from_batches([one.cells, other.cells]).combine_chunks()
    return Block(
        both.to_batches()[0],
        np.concatenate((one.numbers, other.numbers)),
        (*one.bad, *other.bad),
    )


def _batch(columns: list[pa.Array], rows: int) -> pa.RecordBatch:
    columns = columns or [pa.nulls(rows)]
    names = [str(at) for at in range(len(columns))]
    return pa.RecordBatch.from_arrays(columns, names=names)


def _parts(text: str | None) -> tuple[str, ...]:
    parts = (each.strip() for each in (text or "").split("、"))
    return tuple(each for each in parts if each)
