"""Expressions as written."""

from dataclasses import dataclass

from perfscore.syntax.tree.base import Node, Word


@dataclass(frozen=True, slots=True)
class Quantity(Node):
    """``80%``: the digits as written; ``unit`` is None for a bare number."""

    digits: Word
    unit: Word | None


@dataclass(frozen=True, slots=True)
class Name(Node):
    """A name, bare or in quotes."""

    text: str
    quoted: bool


@dataclass(frozen=True, slots=True)
class Truth(Node):
    """``是`` or ``否``."""

    value: bool


@dataclass(frozen=True, slots=True)
class Day(Node):
    """``2021年12月31日``."""

    text: str


@dataclass(frozen=True, slots=True)
class Call(Node):
    """``至多(执行率, 100%)``; arguments over a table may be filtered."""

    function: Word
    arguments: tuple["Expression | Filtered", ...]


@dataclass(frozen=True, slots=True)
class Column(Node):
    """``表彰.级别``: a column of a table."""

    table: Word
    column: Word


@dataclass(frozen=True, slots=True)
class Filtered(Node):
    """``表彰.分 若 级别 = “省”``: rows of a table, or one of each group."""

    value: "Expression"
    condition: "Expression | None"
    group: "Expression | None"
    pick: Word | None


@dataclass(frozen=True, slots=True)
class Chain(Node):
    """``a + b - c``: operands, and the operators between them."""

    operators: tuple[Word, ...]
    operands: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Prefix(Node):
    """``-a`` or ``非 a``; ``operator`` is ``-`` or ``not``."""

    operator: str
    operand: "Expression"


@dataclass(frozen=True, slots=True)
class Comparison(Node):
    """``a ≥ b``."""

    left: "Expression"
    operator: Word
    right: "Expression"


@dataclass(frozen=True, slots=True)
class Logic(Node):
    """``a 且 b 且 c``; ``operator`` is ``and`` or ``or``."""

    operator: str
    operands: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Choice(Node):
    """``若 a 则 b 否则 c``."""

    condition: "Expression"
    then: "Expression"
    otherwise: "Expression"


@dataclass(frozen=True, slots=True)
class Bracketed(Node):
    """``(a)``."""

    inner: "Expression"


Expression = (
    Quantity
    | Name
    | Truth
    | Day
    | Call
    | Chain
    | Prefix
    | Comparison
    | Logic
    | Choice
    | Bracketed
    | Column
)


@dataclass(frozen=True, slots=True)
class Interval(Node):
    """``[80%, 90%)``."""

    low_included: bool
    low: Expression
    high: Expression
    high_included: bool


@dataclass(frozen=True, slots=True)
class Bound(Node):
    """``≥ 90%``."""

    operator: Word
    value: Expression


Condition = Interval | Bound
