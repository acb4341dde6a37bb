"""A column that a set can read, and how a cell of it becomes a value."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import NamedTuple

from perfscore.batch.columns import Field, Key, Said
from perfscore.exact import decimal_places
from perfscore.lower.ground.cells import cell_value
from perfscore.model.assessment import Cell
from perfscore.model.data import Datum
from perfscore.model.expressions import Value
from perfscore.model.targets import (
    CellValue,
    DateCell,
    NotApplicableCell,
    NumberCell,
)
from perfscore.model.units import Kind, Quantity, Style, ValueType
from perfscore.score import rules
from perfscore.score.reported.measured import Measured, measure_actual
from perfscore.score.reported.names import plain
from perfscore.score.reported.reading import (
    read_datum,
    read_points,
    read_truth,
    written_value,
)

MOST_PLACES = 12
"""Decimals that a column can have."""
_LARGEST = 2**63


class ColumnKind(Enum):
    """What the cells of a column are."""

    NUMBER = "number"
    DATE = "date"
    TRUTH = "truth"
    TEXT = "text"


class Scaled(NamedTuple):
    """A cell's value as a column holds it; ``text`` instead for a TEXT column."""

    whole: int
    places: int = 0
    text: str = ""


class Unread(Enum):
    """Why a cell gives no value."""

    MISSING = "missing"
    ODD = "odd"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A column that a set can read.

    ``takes_bare`` says whether a number without unit, as it stands, is the value;
    ``header`` is what the column is called in a wide table: a datum's name, or the
    indicator's headings and the cell (``产出/数量/培训人数/完成值``).
    """

    key: Key
    header: str
    kind: ColumnKind
    takes_bare: bool
    type: ValueType
    datum: Datum | None = None
    target: CellValue | None = None
    choices: tuple[str, ...] = ()

    def read(self, text: str, year: int | None = None) -> Scaled | Unread:
        """Read a cell as the exact scorer does; ODD where that would tell of it."""
        if not text.strip():
            return Unread.MISSING
        value, is_plain = self._value(Cell(text), year)
        if not is_plain:
            return Unread.ODD
        return Unread.MISSING if value is None else scaled(value)

    def tell(self, text: str) -> tuple[Scaled | None, Said] | None:
        """Say what the exact scorer makes of an odd cell; None where it says more.

        What stands in a cell can change more than its own value: a datum with a day
        is read by the year, and 不适用 can take a line out.
        """
        cell = Cell(text.strip())
        match self.key.field:
            case Field.ACTUAL if self.kind is not ColumnKind.TEXT:
                if isinstance(cell_value(cell.text), NotApplicableCell):
                    return None
                made = measure_actual(cell, self.target, self.type)
            case Field.CLAIMED:
                made = Measured(*read_points(cell))
            case Field.DATUM if self.datum and self.kind is ColumnKind.NUMBER:
                made = Measured(*read_datum(self.datum, cell, None))
            case _:
                return None
        if made.fault is not None and made.fault.rule is rules.NOT_APPLICABLE:
            return None
        value = None if made.value is None else scaled(made.value)
        if isinstance(value, Unread) or (value is None and made.fault is None):
            return None
        return value, Said(value is not None, made.fault, made.notes)

    def _value(self, cell: Cell, year: int | None) -> tuple[Value | None, bool]:
        if self.datum is not None:
            value, fault = read_datum(self.datum, cell, year)
            return value, fault is None
        match self.key.field:
            case Field.ACTUAL if self.kind is ColumnKind.TEXT:
                is_left_out = isinstance(cell_value(cell.text), NotApplicableCell)
                return self._rating(cell), not is_left_out
            case Field.ACTUAL:
                made = measure_actual(cell, self.target, self.type)
                return made.value, made.fault is None and not made.notes
            case Field.TARGET:
                return self._target(cell, year)
            case Field.WEIGHT | Field.CLAIMED:
                points, fault = read_points(cell)
                return points, fault is None
            case Field.POINT:
                met, fault = read_truth(cell)
                return met, fault is None
            case Field.RATING:
                chosen = self._rating(cell)
                return chosen, chosen is not None
        return cell.text, True

    def _rating(self, cell: Cell) -> str | None:
        named = {plain(each): each for each in self.choices}
        return named.get(plain(cell.text.strip()))

    def _target(self, cell: Cell, year: int | None) -> tuple[Value | None, bool]:
        """Read a target that is stated as the 完成值 is: without unit, or with %."""
        value = written_value(cell, year=year)
        if isinstance(value, DateCell):
            return value.day, self.type is Kind.DATE
        if not isinstance(value, NumberCell) or not isinstance(self.type, Quantity):
            return None, False
        unit = "%" if is_percent(self.type) else ""
        return value.value, value.unit == unit and value.magnitude == 1


def scaled(value: Value) -> Scaled | Unread:
    """Give a value as columns hold it; ODD for one too long."""
    match value:
        case bool():
            return Scaled(int(value))
        case date():
            return Scaled(value.toordinal())
        case str():
            return Scaled(0, text=value)
        case Fraction():
            places = decimal_places(value)
            if places is None or places > MOST_PLACES:
                return Unread.ODD
            whole = int(value * 10**places)
            return Scaled(whole, places) if abs(whole) < _LARGEST else Unread.ODD


def is_percent(type_: Quantity) -> bool:
    """Whether numbers of a type are written with %."""
    return type_.style is Style.PERCENT
