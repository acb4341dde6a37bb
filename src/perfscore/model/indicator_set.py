"""The indicator set: head, data, definitions, the tree of indicators, grades."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from fractions import Fraction

from perfscore.diagnostics.model import Severity
from perfscore.exact import Rounding
from perfscore.model.audit_settings import AuditSetting
from perfscore.model.cases import Case
from perfscore.model.data import Datum, Function, Table
from perfscore.model.expressions import Expression
from perfscore.model.methods import Interval, Scoring
from perfscore.model.outcomes import (
    Aggregation,
    Classification,
    NotApplicable,
    ReasonRule,
    Role,
    TotalRule,
    Veto,
)
from perfscore.model.targets import CellValue, TargetForm
from perfscore.source import Source, Span


class Footing(Enum):
    """What the total adds up (合计)."""

    ROUNDED = "按已取整得分"
    EXACT = "按未取整得分"


class FormKind(Enum):
    """The official form the set prints (表样)."""

    DEPARTMENT = "部门整体支出"
    PROJECT = "项目支出"
    TRANSFER = "转移支付"


@dataclass(frozen=True, slots=True)
class Basis:
    """A legal basis (依据): the text as the set states it."""

    span: Span = field(compare=False, repr=False)
    text: str


@dataclass(frozen=True, slots=True)
class Grade:
    """``优：[90, 100]``."""

    span: Span = field(compare=False, repr=False)
    name: str
    interval: Interval


@dataclass(frozen=True, slots=True)
class Definition:
    """``定义 执行率 = …`` or ``参数 …``: a named expression."""

    span: Span = field(compare=False, repr=False)
    name: str
    value: Expression
    is_parameter: bool
    basis: tuple[Basis, ...]


@dataclass(frozen=True, slots=True)
class Validation:
    """``校验 …：条件``, and what to say where it does not hold."""

    span: Span = field(compare=False, repr=False)
    name: str
    condition: Expression
    severity: Severity
    message: str
    basis: tuple[Basis, ...] = ()


@dataclass(frozen=True, slots=True)
class Indicator:
    """A node of the tree.

    ``names`` has several entries where headings share one cell's indicators
    (经济效益指标、社会效益指标). ``weight`` is in points; None where it follows from
    the children or is declared by the unit. ``declared`` marks the placeholder
    由单位填报. ``basis`` is the node's own, or the nearest above it that has one.
    ``target`` is the target the set fixes, if it does. ``share`` (权重) is the part in
    the weighted mean above; ``score_range`` is in points, where the set states one.
    """

    span: Span = field(compare=False, repr=False)
    level: int
    names: tuple[str, ...]
    weight: Fraction | None
    weight_span: Span | None = field(compare=False, repr=False)
    children: tuple["Indicator", ...]
    declared: bool
    scoring: Scoring | None
    target: CellValue | None
    target_text: str
    basis: tuple[Basis, ...]
    note: str
    role: Role = Role.NORMAL
    share: Fraction | None = None
    score_range: Interval | None = None
    aggregation: Aggregation | None = None
    not_applicable: NotApplicable | None = None
    vetoes: tuple[Veto, ...] = ()
    reasons: tuple[ReasonRule, ...] = ()

    @property
    def title(self) -> str:
        """The heading as one text."""
        return "、".join(self.names)

    @property
    def is_leaf(self) -> bool:
        """Whether this is a fixed indicator, scored itself."""
        return not self.children and not self.declared

    def walk(self) -> Iterator["Indicator"]:
        """Give this node and all below it, as the set writes them."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class DeclaredScoring:
    """``目标 ≥、＞、数值：按完成比例``: how units' own indicators are scored.

    ``reasons`` are those that 酌定 requires of rows with these forms of target.
    """

    span: Span = field(compare=False, repr=False)
    forms: tuple[TargetForm, ...]
    scoring: Scoring
    reasons: tuple[ReasonRule, ...] = ()


class RollUpKind(Enum):
    """How several units' reports become one (多单位汇总)."""

    SUM = "合计"
    WEIGHTED_MEAN = "加权平均"


@dataclass(frozen=True, slots=True)
class RollUp:
    """``相对值：按 全年执行数 加权平均``.

    ``name`` is a datum, or 绝对值 (amounts, counts, numbers) or 相对值 (rates) for all
    data and declared indicators not named; ``weight`` is the datum to weigh by.
    """

    span: Span = field(compare=False, repr=False)
    name: str
    kind: RollUpKind
    weight: str = ""


@dataclass(frozen=True, slots=True)
class IndicatorSet:
    """An indicator set, names resolved and types settled, not yet checked.

    ``bases`` are the sets it takes over (沿用), nearest first: id and version.
    """

    source: Source = field(compare=False, repr=False)
    span: Span = field(compare=False, repr=False)
    title: str
    id: str
    version: str
    basis: tuple[Basis, ...]
    effective_from: date | None
    effective_to: date | None
    effective_span: Span | None = field(compare=False, repr=False)
    full: Fraction
    full_span: Span | None = field(compare=False, repr=False)
    rounding: Rounding | None
    rounding_span: Span | None = field(compare=False, repr=False)
    footing: Footing | None
    form: FormKind
    notes: tuple[str, ...]
    grades: tuple[Grade, ...]
    data: tuple[Datum, ...]
    definitions: tuple[Definition, ...]
    validations: tuple[Validation, ...]
    indicators: tuple[Indicator, ...]
    declared_scoring: tuple[DeclaredScoring, ...]
    declared_not_applicable: NotApplicable | None = None
    declared_reasons: tuple[ReasonRule, ...] = ()
    tables: tuple[Table, ...] = ()
    functions: tuple[Function, ...] = ()
    total: TotalRule | None = None
    classifications: tuple[Classification, ...] = ()
    roll_ups: tuple[RollUp, ...] = ()
    cases: tuple[Case, ...] = ()
    bases: tuple[tuple[str, str], ...] = ()
    audit: tuple[AuditSetting, ...] = ()

    def walk(self) -> Iterator[Indicator]:
        """Give every indicator node, as the set writes them."""
        for indicator in self.indicators:
            yield from indicator.walk()
