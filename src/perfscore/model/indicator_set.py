"""The indicator set: head, data, definitions, the tree of indicators, grades."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from fractions import Fraction

from perfscore.diagnostics.model import Severity
from perfscore.exact import Rounding
from perfscore.model.expressions import Expression
from perfscore.model.methods import Interval, Scoring
from perfscore.model.targets import CellValue, TargetForm
from perfscore.model.units import ValueType
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
    ``target`` is the target the set fixes, if it does.
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
    """``目标 ≥、＞、数值：按完成比例``: how units' own indicators are scored."""

    span: Span = field(compare=False, repr=False)
    forms: tuple[TargetForm, ...]
    scoring: Scoring


@dataclass(frozen=True, slots=True)
class IndicatorSet:
    """An indicator set, names resolved and types settled, not yet checked."""

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

    def walk(self) -> Iterator[Indicator]:
        """Give every indicator node, as the set writes them."""
        for indicator in self.indicators:
            yield from indicator.walk()
