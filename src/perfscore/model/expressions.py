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
    SCORE = "score"
    """The indicator's own score, for what is decided once it is known (否决 …)."""


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
    """What an :class:`Operation` does; AND and OR stop at the first that decides.

    LN, and POWER with a broken exponent, are approximated where no fraction writes the
    result. DAYS counts from the first date to the second; YEAR_OF,
    MONTH_OF and DAY_OF are the parts of a date. REPORTED says whether a
    datum has been reported or has a default; it is defined where the datum is not.
    """

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
    LN = "ln"
    DAYS = "days"
    YEAR_OF = "year"
    MONTH_OF = "month"
    DAY_OF = "day"
    LESS = "<"
    LESS_OR_EQUAL = "<="
    EQUAL = "="
    NOT_EQUAL = "!="
    GREATER_OR_EQUAL = ">="
    GREATER = ">"
    AND = "and"
    OR = "or"
    NOT = "not"
    REPORTED = "reported"


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Node):
    """The value that the row at hand of a table (明细表) has in a column."""

    table: str
    name: str


class AggregateFunction(Enum):
    """What becomes of the rows of a table."""

    SUM = "sum"
    MEAN = "mean"
    WEIGHTED_MEAN = "weighted mean"
    TRIMMED_MEAN = "trimmed mean"
    HIGHEST = "highest"
    LOWEST = "lowest"
    COUNT = "count"
    ANY = "any"
    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Aggregate(Node):
    """A table brought to one value; ``value``, ``weight`` … are worked out row by row.

    ``condition`` keeps the rows in which it holds. Of the rows that are equal in
    ``group`` one counts, that of the highest (else lowest) ``value``. COUNT has no
    ``value``; that of ANY and ALL is a truth. Without rows SUM and COUNT are 0, ANY is
    false, ALL is true, the others are undefined.
    """

    function: AggregateFunction
    table: str
    value: "Expression | None" = None
    weight: "Expression | None" = None
    condition: "Expression | None" = None
    group: "Expression | None" = None
    picks_highest: bool = True


class ResultKind(Enum):
    """What is known once the indicators are scored, in the order of working it out."""

    SCORE = "score"
    """The score of the indicator or group that ``Result.path`` names, in points."""
    BASE = "base"
    """基本分: the sum of the level-1 indicators, without 加分项 and 减分项."""
    BONUS = "bonus"
    """加分: the sum of the 加分项."""
    PENALTY = "penalty"
    """减分: the sum of the 减分项."""
    TOTAL = "total"
    GRADE = "grade"
    CLASS = "class"
    """The name that the 分级 ``Result.path`` gives."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result(Node):
    """A result of the assessment, read by 总分, 否决, 校验, 分级 and 汇总.

    ``path`` holds the titles from level 1 down for SCORE, a 分级's name for CLASS.
    """

    kind: ResultKind
    path: tuple[str, ...] = ()


class PeerFunction(Enum):
    """What is asked of the group that an assessment is scored with."""

    RANK_FROM_HIGHEST = "rank from the highest"
    """1 for the highest; equal values share the best rank they take together."""
    RANK_FROM_LOWEST = "rank from the lowest"
    MEAN = "mean"
    HIGHEST = "highest"
    LOWEST = "lowest"
    SIZE = "size"


@dataclass(frozen=True, slots=True, kw_only=True)
class Peers(Node):
    """Something that only a whole group of assessments settles (同组平均, 名次 …).

    ``key`` names what each member of the group brings: a datum's or a definition's
    name, an indicator's titles joined by ``/`` with 指标值 or 得分 at the end, or 总分.
    ``value`` is this assessment's own, for ranks. Where an assessment is scored alone,
    the value is undefined and a finding says that the group is needed.
    """

    function: PeerFunction
    key: str
    value: "Expression | None" = None
    ties_share_last: bool = False


Expression = (
    Literal
    | Local
    | Input
    | Defined
    | Operation
    | Choice
    | Rounded
    | Undefined
    | Column
    | Aggregate
    | Result
    | Peers
)
