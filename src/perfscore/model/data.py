"""What a set names beside its indicators: data, tables of them, functions."""

from dataclasses import dataclass, field

from perfscore.model.expressions import Expression
from perfscore.model.methods import Interval
from perfscore.model.units import ValueType
from perfscore.source import Span

YEAR_NAMES = ("年度", "year")
"""What the assessment's year is called; the first name is its datum's."""


@dataclass(frozen=True, slots=True)
class Datum:
    """A value the unit reports: ``全年预算数：金额（万元），必填``.

    ``interval`` bounds what can be reported, in the datum's own unit: amounts and
    counts are not negative unless the set says 可为负. ``choices`` is empty unless
    the type is 选项.
    """

    span: Span = field(compare=False, repr=False)
    name: str
    type: ValueType
    type_name: str
    required: bool
    interval: Interval | None
    choices: tuple[str, ...] = ()
    default: Expression | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ComputedColumn:
    """A column worked out row by row from the others."""

    span: Span = field(compare=False, repr=False)
    name: str
    value: Expression


@dataclass(frozen=True, slots=True)
class Table:
    """``明细表 表彰``: reported columns, and computed ones in the order of need."""

    span: Span = field(compare=False, repr=False)
    name: str
    columns: tuple[Datum, ...]
    computed: tuple[ComputedColumn, ...]


@dataclass(frozen=True, slots=True)
class Function:
    """``函数 折算(甲, 乙) = …``; its formula stands wherever it is called."""

    span: Span = field(compare=False, repr=False)
    name: str
    parameters: tuple[str, ...]
    is_used: bool
