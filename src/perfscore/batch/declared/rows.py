"""Rows that units declare are read as the exact scorer reads them, by column."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from perfscore.batch.cells.column import ColumnReader
from perfscore.batch.columns import Column, Field, Key, Rows, State
from perfscore.batch.declared.places import PlaceFinder, RowCells
from perfscore.batch.layout import BatchLayout, ColumnKind, Scaled, Unread
from perfscore.batch.merging import Merged, encoded
from perfscore.check.checked import CheckedSet
from perfscore.exact import NumberFault
from perfscore.lower.ground.cells import cell_value
from perfscore.model.assessment import Cell
from perfscore.model.methods import Rating
from perfscore.model.targets import (
    CellValue,
    NotApplicableCell,
    NumberCell,
    target_form,
)
from perfscore.score.reported.names import plain
from perfscore.score.reported.reading import written_value

_NUMBERS = (Field.ACTUAL, Field.WEIGHT, Field.CLAIMED)


@dataclass(frozen=True, slots=True)
class ReadRows:
    """The declared rows, the columns of fixed indicators, and odd assessments.

    ``chosen`` says which of the given rows are declared ones, in their order.
    """

    rows: Rows
    columns: Mapping[Key, Column]
    odd: NDArray[np.bool_]
    chosen: NDArray[np.intp]


class _Aim(NamedTuple):
    """What a target says: the method, and which targets are read alike."""

    method: int
    kind: tuple[object, ...]
    value: CellValue
    scaled: Scaled | Unread


class RowReader:
    """Reads the rows of a set's declared indicators."""

    def __init__(self, checked: CheckedSet) -> None:
        made = checked.indicator_set
        self._layout = BatchLayout(checked)
        self._methods = {
            form: index
            for index, each in enumerate(made.declared_scoring)
            for form in each.forms
        }
        self._ratings = [
            {plain(row.name): row.name for row in each.scoring.method.rows}
            if isinstance(each.scoring.method, Rating)
            else {}
            for each in made.declared_scoring
        ]
        self._finder = PlaceFinder(self._layout)

    def read(self, given: RowCells, size: int) -> ReadRows:
        """Read the rows of ``size`` assessments."""
        found = self._finder.places(given)
        places = found.places
        declared = np.array(
            [each.indicator.declared for each in self._layout.places], np.bool_
        )
        is_own = (places >= 0) & declared[places]
        odd = np.bincount(given.owner[places < 0], minlength=size) > 0
        columns = self._fixed_columns(given, places, is_own, size, odd)
        chosen = np.flatnonzero(is_own)
        rows = self._rows(given, places, chosen)
        if found.said:
            rows = replace(rows, told=found.codes[chosen], said=found.said)
        return ReadRows(rows, columns, odd, chosen)

    def _fixed_columns(
        self,
        given: RowCells,
        places: NDArray[np.int16],
        is_own: NDArray[np.bool_],
        size: int,
        odd: NDArray[np.bool_],
    ) -> dict[Key, Column]:
        """Bring the rows of fixed indicators to a column for each of their cells."""
        made: dict[Key, Column] = {}
        years = np.zeros(1, np.int16)
        for place in np.unique(places[(places >= 0) & ~is_own]):
            rows = np.flatnonzero(places == place)
            owners = given.owner[rows]
            odd |= np.bincount(owners, minlength=size) > 1
            at = np.full(size, -1, np.int64)
            at[owners] = rows
            index = pa.array(at, mask=at < 0)
            for name, cells in given.cells.items():
                wanted = self._layout.by_key.get(Key(name, int(place)))
                if wanted is not None:
                    reader = ColumnReader(wanted)
                    made[wanted.key] = reader.read(cells.take(index), years)
        return made

    def _rows(
        self, given: RowCells, places: NDArray[np.int16], chosen: NDArray[np.intp]
    ) -> Rows:
        aims, codes = self._aims(given, chosen)
        nothing = len(aims)
        methods = np.array([*(each.method if each else -1 for each in aims), -1])
        made = {each: Merged(len(chosen)) for each in (*_NUMBERS, Field.TARGET)}
        ratings = Merged(len(chosen))
        kinds = [None if each is None else each.kind for each in aims]
        order: dict[tuple[object, ...], list[int]] = {}
        for at, kind in enumerate(kinds):
            if kind is not None:
                order.setdefault(kind, []).append(at)
        of_kind = np.full(nothing + 1, -1)
        for index, members in enumerate(order.values()):
            of_kind[members] = index
        row_kinds = of_kind[codes]
        for index, members in enumerate(order.values()):
            aim = aims[members[0]]
            rows = np.flatnonzero(row_kinds == index)
            if aim is not None and len(rows):
                self._read_kind(given, chosen, rows, aim, made, ratings)
        for rows, column in _targets(aims, codes):
            made[Field.TARGET].put(rows, column)
        reasons = given.cells.get(Field.REASON)
        columns = {
            each: made[each].column()
            for each in (Field.TARGET, Field.ACTUAL, Field.CLAIMED)
        }
        columns[Field.RATING] = ratings.column()
        columns[Field.REASON] = _present(reasons, chosen)
        row_methods = methods[codes].astype(np.int16)
        return Rows(
            owner=given.owner[chosen],
            place=places[chosen],
            method=row_methods,
            weight=made[Field.WEIGHT].column(),
            columns=columns,
        )

    def _read_kind(  # noqa: PLR0913, PLR0917 - rows, and the columns they go to
        self,
        given: RowCells,
        chosen: NDArray[np.intp],
        rows: NDArray[np.intp],
        aim: _Aim,
        made: Mapping[Field, Merged],
        ratings: Merged,
    ) -> None:
        """Read the cells of rows whose targets are of one kind."""
        wanted = self._layout.of_method(aim.method, aim.value)
        index = pa.array(chosen[rows])
        years = np.zeros(1, np.int16)
        for name in _NUMBERS:
            cells = given.cells.get(name)
            is_number = name in wanted and wanted[name].kind is not ColumnKind.TEXT
            if cells is not None and is_number:
                column = ColumnReader(wanted[name]).read(cells.take(index), years)
                made[name].put(rows, column)
            elif cells is not None and name is Field.ACTUAL:
                made[name].put(rows, _left_out(cells.take(index)))
        names = self._ratings[aim.method]
        if names:
            ratings.put(rows, self._rated(given, index, names))

    def _rated(
        self, given: RowCells, index: pa.Array, names: Mapping[str, str]
    ) -> Column:
        """Read ratings: a column of their own, or else names in the 完成值."""
        size = len(index)
        texts = tuple(dict.fromkeys(names.values()))
        values, state = np.zeros(size, np.int64), np.full(size, State.MISSING, np.uint8)
        for name, otherwise in (
            (Field.ACTUAL, State.MISSING),
            (Field.RATING, State.ODD),
        ):
            cells = given.cells.get(name)
            if cells is None:
                continue
            read = encoded(cells.take(index))
            for code, text in enumerate(read.texts, start=1):
                if text is None or not text.strip():
                    continue
                rows = read.codes == code
                known = names.get(plain(text.strip()))
                state[rows] = otherwise if known is None else State.VALUE
                values[rows] = 0 if known is None else texts.index(known)
        return Column(values, 0, lambda _: None, state, texts)

    def _aims(
        self, given: RowCells, chosen: NDArray[np.intp]
    ) -> tuple[list[_Aim | None], NDArray[np.int64]]:
        """Read each different target once; a row's code is the place of its target."""
        cells = given.cells.get(Field.TARGET)
        if cells is None:
            return [], np.zeros(len(chosen), np.int64)
        read = encoded(cells.take(pa.array(chosen)))
        years = given.years[chosen].astype(np.int64)
        pairs = read.codes * 100_000 + years
        _, firsts, inverse = np.unique(pairs, return_index=True, return_inverse=True)
        aims = [
            self._aim(read.text(int(row)), int(years[row]) or None) for row in firsts
        ]
        return aims, inverse.astype(np.int64)

    def _aim(self, text: str | None, year: int | None) -> _Aim | None:
        if text is None:
            return None
        value = written_value(Cell(text), year=year)
        if value is None or isinstance(value, NumberFault | NotApplicableCell):
            return None
        method = self._methods.get(target_form(value))
        if method is None:
            return None
        kind: tuple[object, ...] = (method, type(value))
        if isinstance(value, NumberCell):
            kind = (method, value.unit, value.magnitude > 1)
        return _Aim(method, kind, value, self._layout.target_of(method, value, text))


def _left_out(cells: pa.Array) -> Column:
    """Read 完成值 that no method does: 不适用 is odd, anything else nothing."""
    read = encoded(cells)
    odd = [isinstance(cell_value(each or ""), NotApplicableCell) for each in read.texts]
    state = np.where(np.array([False, *odd])[read.codes], State.ODD, State.MISSING)
    values = np.zeros(len(cells), np.int64)
    return Column(values, 0, lambda _: None, state.astype(np.uint8))


def _present(cells: pa.Array | None, chosen: NDArray[np.intp]) -> Column:
    state = np.full(len(chosen), State.MISSING, np.uint8)
    if cells is not None:
        read = encoded(cells.take(pa.array(chosen)))
        filled = [bool(text and text.strip()) for text in read.texts]
        state[np.array([False, *filled])[read.codes]] = State.VALUE
    return Column(np.zeros(len(chosen), np.int64), 0, lambda _: None, state)


def _targets(
    aims: Sequence[_Aim | None], codes: NDArray[np.int64]
) -> list[tuple[NDArray[np.intp], Column]]:
    """Give the targets as columns, by their number of places."""
    values = np.zeros(len(aims) + 1, np.int64)
    places = np.zeros(len(aims) + 1, np.int64)
    state = np.full(len(aims) + 1, State.MISSING, np.uint8)
    for at, aim in enumerate(aims):
        if aim is None:
            state[at] = State.ODD
        elif isinstance(aim.scaled, Scaled):
            values[at], places[at] = aim.scaled.whole, aim.scaled.places
            state[at] = State.VALUE
        elif aim.scaled is Unread.ODD:
            state[at] = State.ODD
    made = []
    for each in np.unique(places):
        rows = np.flatnonzero(places[codes] == each)
        own = codes[rows]
        column = Column(values[own], int(each), lambda _: None, state[own])
        made.append((rows, column))
    return made
