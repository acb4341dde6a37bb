"""An assessment with one of its numbers changed, for the exact scorer."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial

from perfscore.batch.columns import Field, Key
from perfscore.batch.layout import BatchLayout, Wanted
from perfscore.batch.sensitivity.shifts import Shift
from perfscore.exact import decimal_places, exact_text
from perfscore.model.assessment import Assessment, Cell, IndicatorRow
from perfscore.model.data import YEAR_NAMES
from perfscore.model.targets import NumberCell, target_form
from perfscore.model.units import Quantity
from perfscore.score.reported.data import fund_cells
from perfscore.score.reported.lines import Layout, Line
from perfscore.score.reported.measured import measure_actual
from perfscore.score.reported.reading import read_datum, written_value
from perfscore.score.reported.slots import read_target

_MAGNITUDES = {10**3: "千", 10**4: "万", 10**6: "百万", 10**8: "亿"}
_FINE = 2
"""Decimals that amounts of money and per cents have at least."""


@dataclass(frozen=True, slots=True)
class Reported:
    """A number as one assessment reports it, and how to report another.

    ``value`` is in the set's unit; ``written`` how many of the unit it was written in
    (per cents count as such), ``places`` the decimals that such a number has.
    """

    key: Key
    path: tuple[str, ...]
    text: str
    value: Fraction
    written: Fraction
    unit: str
    places: int
    change: Callable[[Shift], Assessment]

    def text_of(self, value: Fraction) -> str:
        """Write another value as this one is written."""
        return f"{exact_text(value * self._rate)}{self.unit}"

    @property
    def step(self) -> Fraction:
        """The least change that can be written, in the set's unit."""
        return Fraction(1, 10**self.places) / self._rate

    @property
    def _rate(self) -> Fraction:
        return self.written / self.value if self.value else Fraction(1)


class CellShifter:
    """Changes cells of assessments as :func:`.shifts.shifted` changes columns."""

    def __init__(self, layout: BatchLayout) -> None:
        self._layout = layout
        self._lines = Layout(layout.indicator_set)
        self._places = {
            id(place.indicator): at for at, place in enumerate(layout.places)
        }
        self._forms = {
            form: index
            for index, each in enumerate(layout.indicator_set.declared_scoring)
            for form in each.forms
        }

    def changed(self, given: Assessment, shifts: Mapping[Key, Shift]) -> Assessment:
        """Change data and 完成值 of which a shift is given; the rest stays as it is."""
        data, stated = dict(given.data), _stated(given)
        for key, shift in shifts.items():
            if key.field is Field.DATUM and key.name in stated:
                wanted = self._layout.by_key[key]
                data[key.name] = _changed(stated[key.name], wanted, shift, given.year)
        fresh: dict[int, IndicatorRow] = {}
        if any(key.field is Field.ACTUAL for key in shifts):
            for line in self._lines.bind(given).lines:
                at = self._places[id(line.place.indicator)]
                found = shifts.get(Key(Field.ACTUAL, at))
                if found is not None and line.row is not None:
                    row = self._row(line, line.row, at, found, given.year)
                    fresh[id(line.row)] = row
        rows = tuple(fresh.get(id(row), row) for row in given.indicators)
        return replace(given, data=data, indicators=rows)

    def numbers(self, given: Assessment) -> Iterator[Reported]:
        """Give the numbers of an assessment that can be wrong, each row by itself."""
        for name, cell in _stated(given).items():
            key = Key(Field.DATUM, name=name)
            wanted = self._layout.by_key.get(key)
            value = _value(cell, wanted, given.year)
            if wanted is not None and value is not None and name not in YEAR_NAMES:
                change = partial(self.changed_datum, given, name)
                yield _reported(key, (name,), cell, value, change)
        for line in self._lines.bind(given).lines:
            at, row = self._places[id(line.place.indicator)], line.row
            if row is None or row.actual is None:
                continue
            value = _value(row.actual, self._wanted(line, at, given.year), given.year)
            if value is not None:
                change = partial(self._changed_line, given, line, row)
                key = Key(Field.ACTUAL, at)
                yield _reported(key, line.path, row.actual, value, change)

    def changed_datum(self, given: Assessment, name: str, shift: Shift) -> Assessment:
        """Change one datum."""
        return self.changed(given, {Key(Field.DATUM, name=name): shift})

    def _changed_line(
        self, given: Assessment, line: Line, row: IndicatorRow, shift: Shift
    ) -> Assessment:
        at = self._places[id(line.place.indicator)]
        fresh = self._row(line, row, at, shift, given.year)
        rows = tuple(fresh if each is row else each for each in given.indicators)
        return replace(given, indicators=rows)

    def value_of(self, given: Assessment, key: Key) -> Fraction | None:
        """Read a datum or a fixed indicator's 完成值 as the set reads it."""
        if key.field is Field.DATUM:
            cell = _stated(given).get(key.name)
            wanted = self._layout.by_key.get(key)
            return None if cell is None else _value(cell, wanted, given.year)
        for line in self._lines.bind(given).lines:
            if self._places[id(line.place.indicator)] == key.line:
                row = line.row
                if row is None or row.actual is None:
                    return None
                return _value(row.actual, self._wanted(line, key.line, given.year), 0)
        return None

    def _row(
        self, line: Line, row: IndicatorRow, at: int, shift: Shift, year: int | None
    ) -> IndicatorRow:
        wanted = self._wanted(line, at, year)
        if row.actual is None or wanted is None:
            return row
        return replace(row, actual=_changed(row.actual, wanted, shift, year))

    def _wanted(self, line: Line, at: int, year: int | None) -> Wanted | None:
        if not line.place.indicator.declared:
            return self._layout.by_key.get(Key(Field.ACTUAL, at))
        target, fault = read_target(line, year)
        if target is None or fault is not None:
            return None
        index = self._forms.get(target_form(target))
        if index is None:
            return None
        return self._layout.of_method(index, target).get(Field.ACTUAL)


def _stated(given: Assessment) -> dict[str, Cell]:
    """Give the data, those of the funds' total row where they stand there alone."""
    data = {name: cell for name, cell in given.data.items() if cell.text.strip()}
    return {**dict(fund_cells(given)), **data}


def _reported(
    key: Key,
    path: tuple[str, ...],
    cell: Cell,
    value: Fraction,
    change: Callable[[Shift], Assessment],
) -> Reported:
    written = written_value(cell)
    unit, number = "", value
    if isinstance(written, NumberCell):
        word = _MAGNITUDES.get(written.magnitude)
        unit = f"{word or ''}{written.unit}"
        times = 100 if written.unit == "%" else 1
        number = written.value * times / (written.magnitude if word else 1)
    fewest = _FINE if "元" in unit or unit == "%" else 0
    places = max(decimal_places(number) or 0, fewest)
    return Reported(key, path, cell.text.strip(), value, number, unit, places, change)


def _value(cell: Cell, wanted: Wanted | None, year: int | None) -> Fraction | None:
    """Read a number in the set's unit; None for what is none."""
    if wanted is None or not isinstance(wanted.type, Quantity):
        return None
    if wanted.datum is not None:
        value, _ = read_datum(wanted.datum, cell, year)
    else:
        value = measure_actual(cell, wanted.target, wanted.type).value
    return value if isinstance(value, Fraction) else None


def _changed(cell: Cell, wanted: Wanted, shift: Shift, year: int | None) -> Cell:
    value = _value(cell, wanted, year)
    written = written_value(cell, year=year)
    if value is None or not isinstance(written, NumberCell):
        return cell
    made = shift.of(value)
    if value:
        return replace(cell, exact=written.value * made / value)
    return cell if not made else Cell(_text(made, wanted))


def _text(value: Fraction, wanted: Wanted) -> str:
    """Write a number where there was 0, in the unit of the target or the datum."""
    target = wanted.target
    unit = target.unit if isinstance(target, NumberCell) else ""
    if not unit and isinstance(wanted.type, Quantity):
        unit = wanted.type.label
    return f"{exact_text(value * 100 if unit == '%' else value)}{unit}"
