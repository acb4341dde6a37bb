"""The typed expression core that every scoring method is lowered to."""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from fractions import Fraction

from perfscore.diagnostics.model import Text
from perfscore.exact import Rounding
from perfscore.model.units import ValueType
from perfscore.source import Span

Value = Fraction | bool | str | date


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A piece of an expression; two are equal whatever their places.

    ``label`` says in words what a lowered piece stands for (``封顶 100%（默认）``);
    pieces written by the set's author have none.
    """

    span: Span = field(compare=False, repr=False)
    type: ValueType
    label: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Literal(Node):
    """A value written in the set; ratios hold the share (1/2), not the per cent."""

    value: Value


class Slot(Enum):
    """What an expression can read of the indicator it scores."""

    WEIGHT = "weight"
    TARGET = "target"
    ACTUAL = "actual"
    VALUE = "value"
    JUDGED = "judged"
    """The points a person gave (自评得分), within the bounds of the chosen band."""
    RATING = "rating"
    """The name of the chosen band (好, 较好 …)."""
    POINT = "point"
    """Whether a checklist's point is met; ``Local.index`` says which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Local(Node):
    """A value of the indicator being scored."""

    slot: Slot
    index: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Input(Node):
    """A datum the unit reports, by its name under 数据."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Defined(Node):
    """A 定义 or 参数, by its name; its expression stands in the set."""

    name: str


class Operator(Enum):
    """What an :class:`Operation` does; AND and OR stop at the first that decides."""

    ADD = "+"
    SUBTRACT = "-"
    MULTIPLY = "×"
    DIVIDE = "÷"
    POWER = "^"
    NEGATE = "neg"
    AT_MOST = "min"
    AT_LEAST = "max"
    ABSOLUTE = "abs"
    FLOOR = "floor"
    CEILING = "ceil"
    LESS = "<"
    LESS_OR_EQUAL = "<="
    EQUAL = "="
    NOT_EQUAL = "!="
    GREATER_OR_EQUAL = ">="
    GREATER = ">"
    AND = "and"
    OR = "or"
    NOT = "not"


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation(Node):
    """An operator over its operands; ADD, MULTIPLY, AT_MOST … take two or more."""

    operator: Operator
    operands: tuple["Expression", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """One row of a choice: ``label`` names the row as the set writes it."""

    condition: "Expression"
    value: "Expression"
    label: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Node):
    """The value of the first branch whose condition holds, else ``otherwise``."""

    branches: tuple[Branch, ...]
    otherwise: "Expression"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rounded(Node):
    """A value rounded by a named mode."""

    rounding: Rounding
    value: "Expression"


@dataclass(frozen=True, slots=True, kw_only=True)
class Undefined(Node):
    """No value, for a reason that becomes a finding; never a guess."""

    rule: str
    reason: Text


Expression = (
    Literal | Local | Input | Defined | Operation | Choice | Rounded | Undefined
)
