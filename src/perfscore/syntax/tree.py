"""The document as written: one class per grammar rule, nothing resolved."""

from dataclasses import dataclass, field

from perfscore.source import Source, Span


@dataclass(frozen=True, slots=True)
class Node:
    """A piece of the document. Two nodes are equal whatever their spans."""

    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Word(Node):
    """A stretch of text that stands for itself: a name, a string, a keyword.

    ``kind`` is the terminal's name in the grammar (``NAME``, ``STRING``, ``HALF_UP``).
    """

    kind: str
    text: str


# ---- expressions


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
    """``至多(执行率, 100%)``."""

    function: Word
    arguments: tuple["Expression", ...]


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

# ---- methods


@dataclass(frozen=True, slots=True)
class ByCompletion(Node):
    """``按完成比例，及格线 60%，封顶 120%``; the spans of repeated options are kept."""

    pass_lines: tuple[Quantity, ...]
    caps: tuple[Quantity, ...]
    uncapped: bool


@dataclass(frozen=True, slots=True)
class ByInverse(Node):
    """``按反向比例``."""


@dataclass(frozen=True, slots=True)
class Decreasing(Node):
    """``反向递减``."""


@dataclass(frozen=True, slots=True)
class ByAttainment(Node):
    """``达标得分``."""


@dataclass(frozen=True, slots=True)
class BandRow(Node):
    """``[80%, 90%)：4分``; ``condition`` is None for 否则."""

    condition: Condition | None
    points: Expression


@dataclass(frozen=True, slots=True)
class Bands(Node):
    """``分档`` and its rows."""

    rows: tuple[BandRow, ...]


@dataclass(frozen=True, slots=True)
class Step(Node):
    """``1个百分点`` or ``基准的 1%``."""

    of_base: bool
    quantity: Quantity


@dataclass(frozen=True, slots=True)
class StepRow(Node):
    """``每高于 100% 满 1个百分点：扣 0.5分``; ``reading`` is None where not said."""

    above: bool
    base: Expression
    full_steps: bool
    step: Step
    reading: Word | None
    points: Expression


@dataclass(frozen=True, slots=True)
class CaseRow(Node):
    """``每有 不合规情形 满 1例：扣 1分``."""

    subject: Name
    full_steps: bool
    step: Step
    reading: Word | None
    points: Expression


@dataclass(frozen=True, slots=True)
class FloorRow(Node):
    """``至少 0分``."""

    points: Expression


@dataclass(frozen=True, slots=True)
class Deductions(Node):
    """``扣分`` and its rows."""

    rows: tuple[StepRow | CaseRow | FloorRow, ...]


@dataclass(frozen=True, slots=True)
class DecisionRow(Node):
    """``若 a：3分``; ``condition`` is None for 否则."""

    condition: Expression | None
    points: Expression


@dataclass(frozen=True, slots=True)
class Decision(Node):
    """``判定`` and its rows."""

    rows: tuple[DecisionRow, ...]


@dataclass(frozen=True, slots=True)
class ChecklistRow(Node):
    """``前置 项目有绩效目标：40%``."""

    is_prerequisite: bool
    text: str
    points: Expression


@dataclass(frozen=True, slots=True)
class Checklist(Node):
    """``要点`` and its rows."""

    rows: tuple[ChecklistRow, ...]


@dataclass(frozen=True, slots=True)
class RatingRow(Node):
    """``好：[80%, 100%]``, or one share."""

    name: str
    share: Interval | Expression


@dataclass(frozen=True, slots=True)
class Rating(Node):
    """``评级`` and its rows."""

    rows: tuple[RatingRow, ...]


Method = (
    ByCompletion
    | ByInverse
    | Decreasing
    | ByAttainment
    | Bands
    | Deductions
    | Decision
    | Checklist
    | Rating
)

# ---- clauses


@dataclass(frozen=True, slots=True)
class Clause(Node):
    """A clause that says one word: 编号, 版本, 合计, 表样, 备注, 说明, 目标."""

    kind: str
    word: Word


@dataclass(frozen=True, slots=True)
class Basis(Node):
    """``依据 "…"，"…"``."""

    texts: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Effective(Node):
    """``适用 2021年1月1日 至 2021年12月31日``; ``until`` is None for an open end."""

    since: Word
    until: Word | None


@dataclass(frozen=True, slots=True)
class Rounding(Node):
    """``保留 2 位小数，四舍五入``; ``places`` is None for 取整."""

    places: Word | None
    mode: Word


@dataclass(frozen=True, slots=True)
class ValueClause(Node):
    """``指标值 = …``."""

    value: Expression


@dataclass(frozen=True, slots=True)
class ScoreClause(Node):
    """``得分 = …``."""

    value: Expression


@dataclass(frozen=True, slots=True)
class Scoring(Node):
    """``评分 …``."""

    method: Method


HeadClause = Clause | Basis | Effective | Rounding
IndicatorClause = Basis | Clause | ValueClause | ScoreClause | Scoring

# ---- sections


@dataclass(frozen=True, slots=True)
class Head(Node):
    """``指标体系 "…"`` and the clauses below it."""

    title: Word
    clauses: tuple[HeadClause, ...]


@dataclass(frozen=True, slots=True)
class GradeRow(Node):
    """``优：[90, 100]``."""

    name: str
    interval: Interval


@dataclass(frozen=True, slots=True)
class Grades(Node):
    """``等级`` and its rows."""

    rows: tuple[GradeRow, ...]


@dataclass(frozen=True, slots=True)
class DataRow(Node):
    """``全年预算数：金额（万元），必填``.

    ``arguments`` are the unit of an amount or count, or the choices.
    """

    name: Name
    type: Word
    arguments: tuple[Word, ...]
    required: bool
    may_be_negative: bool
    default: Expression | None
    bounds: tuple[Condition, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Data(Node):
    """``数据`` and its rows."""

    rows: tuple[DataRow, ...]


@dataclass(frozen=True, slots=True)
class Definition(Node):
    """``定义 执行率 = …`` or ``参数 … = …``."""

    name: Name
    value: Expression
    is_parameter: bool
    basis: tuple[Basis, ...]


@dataclass(frozen=True, slots=True)
class Validation(Node):
    """``校验 …：条件``, and what to say where it does not hold."""

    name: str
    condition: Expression
    severity: Word | None
    message: Word | None
    basis: tuple[Basis, ...] = ()


@dataclass(frozen=True, slots=True)
class Indicator(Node):
    """A heading, its points, and its own clauses; nesting is by level, later."""

    level: int
    title: Word
    declared: bool
    weight: Word | None
    clauses: tuple[IndicatorClause, ...]


@dataclass(frozen=True, slots=True)
class DeclaredRow(Node):
    """``目标 ≥、＞、数值：按完成比例``."""

    forms: tuple[Word, ...]
    method: Method


@dataclass(frozen=True, slots=True)
class DeclaredScoring(Node):
    """``填报指标评分`` and its rows."""

    rows: tuple[DeclaredRow, ...]
    basis: tuple[Basis, ...] = ()


Section = Grades | Data | Definition | Validation | Indicator | DeclaredScoring


@dataclass(frozen=True, slots=True)
class Document:
    """A whole set as written. ``head`` is None where it could not be read.

    ``damaged`` are the lines (spans) that were left out because of a syntax error.
    """

    source: Source = field(compare=False, repr=False)
    head: Head | None
    sections: tuple[Section, ...]
    damaged: tuple[Span, ...] = field(default=(), compare=False)
