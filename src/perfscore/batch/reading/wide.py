"""Rows of a table, an assessment each, become the columns that the kernel scores."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from perfscore.batch import rules
from perfscore.batch.cells.column import ColumnReader
from perfscore.batch.cells.texts import cell_text, with_unit
from perfscore.batch.columns import Field, Key, Wide
from perfscore.batch.headings.meaning import Read, Role
from perfscore.batch.headings.reading import Layed
from perfscore.batch.layout import BatchLayout
from perfscore.batch.reading.named import Named, text_at
from perfscore.batch.reading.years import year_columns
from perfscore.batch.tables.asides import asides
from perfscore.batch.tables.block import BadRow, Block
from perfscore.diagnostics.model import Text
from perfscore.model.assessment import Assessment, Cell, IndicatorRow
from perfscore.score.reported.places import Place
from perfscore.wire.rules import NOT_A_YEAR

_YEAR = re.compile(r"([12][0-9]{3})年?度?")
_LONGEST_YEAR = 12


_Why = Callable[[int], BadRow]
"""Gives why a row cannot be scored, from its number."""


class WideReader:
    """Reads blocks of a table whose headings are ``laid``."""

    def __init__(self, layout: BatchLayout, laid: Layed, set_id: str) -> None:
        self._layout = layout
        self._laid = laid
        self._set_id = set_id
        self._readers = {
            key: ColumnReader(layout.by_key[key], each.meaning.unit)
            for each in laid.columns
            if (key := each.meaning.key) is not None and key in layout.by_key
        }
        self._row_of = {
            index: row_of(place) for index, place in enumerate(layout.places)
        }

    @property
    def wanted(self) -> tuple[int, ...]:
        """The places of the columns that are read."""
        return tuple(each.at for each in self._laid.columns)

    def read(self, block: Block) -> Named:
        """Read a block; rows that cannot be scored at all are among ``bad``."""
        told: list[BadRow] = list(block.bad)
        cells, numbers = self._without_blank(block.cells, block.numbers)
        known = (
            self._texts(cells, each) for each in (Role.ID, Role.UNIT, Role.PROJECT)
        )
        aside = asides([each for each in known if each is not None], numbers)
        if aside:
            told.extend(aside.values())
            keep = np.ones(cells.num_rows, bool)
            keep[list(aside)] = False
            cells, numbers = cells.filter(pa.array(keep)), numbers[keep]
        years, wrong = self._years(cells)
        wrong |= self._of_other_sets(cells)
        if not wrong:
            return self._named(cells, numbers, years, tuple(told))
        keep = np.ones(cells.num_rows, bool)
        for row, why in sorted(wrong.items()):
            keep[row] = False
            told.append(why(int(numbers[row])))
        kept, lost = (
            self._named(cells.filter(pa.array(these)), numbers[these], years[these], ())
            for these in (keep, ~keep)
        )
        return replace(kept, bad=tuple(told), dropped=lost)

    def _named(
        self,
        cells: pa.RecordBatch,
        numbers: NDArray[np.int64],
        years: NDArray[np.int16],
        told: tuple[BadRow, ...],
    ) -> Named:
        texts = {
            role: self._texts(cells, role)
            for role in (Role.ID, Role.UNIT, Role.PROJECT)
        }
        columns: dict[Key, pa.Array] = {}
        for at, each in enumerate(self._laid.columns):
            if each.meaning.key is not None:
                columns[each.meaning.key] = cells.column(at)
        is_same = bool(len(years)) and bool((years == years[0]).all())
        wide = Wide(
            size=cells.num_rows,
            columns={
                key: reader.read(columns[key], years[:1] if is_same else years)
                for key, reader in self._readers.items()
            }
            | year_columns(self._layout, years),
            assessment=partial(self._assessment, columns, texts, years),
            years=years,
        )
        carried = {
            each.heading: _texts(cells.column(at))
            for at, each in enumerate(self._laid.columns)
            if each.meaning.role is Role.CARRIED
        }
        return Named(
            wide=wide,
            numbers=numbers,
            ids=texts[Role.ID],
            units=texts[Role.UNIT],
            projects=texts[Role.PROJECT],
            years=years,
            carried=carried,
            bad=told,
            cells={
                each.meaning.key: (columns[each.meaning.key], each.meaning.unit)
                for each in self._laid.columns
                if each.meaning.key is not None
            },
        )

    def _assessment(
        self,
        columns: Mapping[Key, pa.Array],
        texts: Mapping[Role, pa.Array | None],
        years: NDArray[np.int16],
        row: int,
    ) -> Assessment:
        """Build one row as a file with the same cells would be read."""
        data: dict[str, Cell] = {}
        lines: dict[int, dict[Key, Cell]] = {}
        for each in self._laid.columns:
            key = each.meaning.key
            if key is None:
                continue
            text = with_unit(cell_text(columns[key], row), each.meaning.unit)
            if text is None:
                continue
            if key.field is Field.DATUM:
                data[key.name] = Cell(text.strip())
            else:
                lines.setdefault(key.line, {})[key] = Cell(text.strip())
        return Assessment(
            unit=text_at(texts[Role.UNIT], row) or "",
            project=text_at(texts[Role.PROJECT], row) or "",
            year=int(years[row]) or None,
            data=data,
            indicators=tuple(
                self._line(index, lines[index]) for index in sorted(lines)
            ),
        )

    def _line(self, index: int, cells: Mapping[Key, Cell]) -> IndicatorRow:
        level1, level2, level3, name = self._row_of[index]
        fields = {key.field: cell for key, cell in cells.items()}
        reason = fields.get(Field.REASON)
        return IndicatorRow(
            level1=level1,
            level2=level2,
            level3=level3,
            name=name,
            points=tuple(
                (key.name, cell)
                for key, cell in cells.items()
                if key.field is Field.POINT
            ),
            reason="" if reason is None else reason.text,
            target=fields.get(Field.TARGET),
            actual=fields.get(Field.ACTUAL),
            rating=fields.get(Field.RATING),
            weight=fields.get(Field.WEIGHT),
            claimed=fields.get(Field.CLAIMED),
        )

    def _column(self, cells: pa.RecordBatch, role: Role) -> pa.Array | None:
        found = self._laid.role(role)
        return None if found is None else cells.column(self._at(found))

    def _at(self, read: Read) -> int:
        return self._laid.columns.index(read)

    def _texts(self, cells: pa.RecordBatch, role: Role) -> pa.Array | None:
        column = self._column(cells, role)
        return None if column is None else _texts(column)

    def _years(
        self, cells: pa.RecordBatch
    ) -> tuple[NDArray[np.int16], dict[int, _Why]]:
        column = self._column(cells, Role.YEAR)
        if column is None:
            return np.zeros(cells.num_rows, np.int16), {}
        if pa.types.is_date32(column.type) or pa.types.is_timestamp(column.type):
            column = pc.year(column)
        found = self._laid.role(Role.YEAR)
        heading = "" if found is None else found.heading
        texts = _texts(column).dictionary_encode()
        written = texts.dictionary.to_pylist()
        known = np.array([_year(each) for each in written] + [0], np.int16)
        codes = texts.indices.fill_null(len(written)).to_numpy(zero_copy_only=False)
        years = known[codes]
        unread = (years == 0) & (codes < len(written))
        return years, {
            row: partial(_not_a_year, written[codes[row]][:40], heading)
            for row in map(int, np.flatnonzero(unread))
        }

    def _of_other_sets(self, cells: pa.RecordBatch) -> dict[int, _Why]:
        column = self._column(cells, Role.SET)
        if column is None:
            return {}
        texts = _texts(column)
        other = pc.not_equal(texts, self._set_id).fill_null(fill_value=False)
        return {
            row: partial(_other_set, texts[row].as_py(), self._set_id)
            for row in map(int, np.flatnonzero(other.to_numpy(zero_copy_only=False)))
        }

    def _without_blank(
        self, cells: pa.RecordBatch, numbers: NDArray[np.int64]
    ) -> tuple[pa.RecordBatch, NDArray[np.int64]]:
        """Leave out rows in which nothing is written at all."""
        blank = np.ones(cells.num_rows, bool)
        for column in cells.columns:
            if not column.null_count:
                return cells, numbers
            blank &= column.is_null().to_numpy(zero_copy_only=False)
            if not blank.any():
                return cells, numbers
        return cells.filter(pa.array(~blank)), numbers[~blank]


def _texts(column: pa.Array) -> pa.Array:
    """Give a column as texts without blanks around; blank ones are nulls."""
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if pa.types.is_integer(column.type):
        return column.cast(pa.string())
    if not (pa.types.is_string(column.type) or pa.types.is_large_string(column.type)):
        texts = [cell_text(column, row) for row in range(len(column))]
        return pa.array(texts, pa.string())
    trimmed = pc.utf8_trim_whitespace(column.cast(pa.string()))
    is_blank = pc.equal(pc.binary_length(trimmed), 0).fill_null(fill_value=False)
    if not is_blank.true_count:
        return trimmed
    return pc.if_else(is_blank, pa.scalar(None, pa.string()), trimmed)


def _year(text: str) -> int:
    """Read a year; 0 where it is none."""
    if len(text) > _LONGEST_YEAR:
        return 0
    match = _YEAR.fullmatch(unicodedata.normalize("NFKC", text.strip()))
    return 0 if match is None else int(match[1])


def _not_a_year(text: str, heading: str, number: int) -> BadRow:
    message = Text(
        f"年度“{text}”不是四位数字的年份，没有评分",
        f"the year “{text}” is no year of four digits; not scored",
    )
    return BadRow(number, NOT_A_YEAR, message, column=heading)


def _other_set(text: str, wanted: str, number: int) -> BadRow:
    message = Text(
        f"写明按“{text[:60]}”评，这里按“{wanted}”评；没有评分",
        f"names the set “{text[:60]}”, “{wanted}” is scored by; not scored",
    )
    return BadRow(number, rules.SET_DIFFERS_HERE, message)


def row_of(place: Place) -> tuple[str, tuple[str, ...], str | None, str]:
    """Give how a form writes the row of a fixed indicator."""
    title = place.indicator.title
    if not place.headings:
        return title, (), None, title
    level2 = place.headings[1] if len(place.headings) > 1 else ()
    deeper = place.headings[2:3]
    level3 = deeper[0][0] if deeper else None
    return place.headings[0][0], level2, level3, title
