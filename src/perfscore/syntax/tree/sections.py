"""The head and the sections of a document as written."""

from dataclasses import dataclass, field

from perfscore.source import Source, Span
from perfscore.syntax.tree.base import Node, Word
from perfscore.syntax.tree.cases import Case
from perfscore.syntax.tree.clauses import (
    Basis,
    HeadClause,
    IndicatorClause,
    NotApplicable,
    ReasonRequired,
    Veto,
)
from perfscore.syntax.tree.expressions import Condition, Expression, Interval, Name
from perfscore.syntax.tree.methods import Method


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
class ParameterRow(Node):
    """``东部、2014：10%``; ``key`` is None for 否则."""

    key: Word | None
    value: Expression


@dataclass(frozen=True, slots=True)
class ParameterTable(Node):
    """``参数 下降目标 按 年度`` and its rows."""

    name: Name
    keys: tuple[Name, ...]
    rows: tuple[ParameterRow, ...]
    basis: tuple[Basis, ...] = ()


@dataclass(frozen=True, slots=True)
class Function(Node):
    """``函数 比例(甲, 乙) = …``."""

    name: Word
    parameters: tuple[Word, ...]
    body: Expression
    basis: tuple[Basis, ...] = ()


@dataclass(frozen=True, slots=True)
class ComputedColumn(Node):
    """``分 = 若 级别 = “省” 则 …``: a column worked out row by row."""

    name: Name
    value: Expression


@dataclass(frozen=True, slots=True)
class Table(Node):
    """``明细表 表彰`` and its columns."""

    name: Name
    columns: tuple[DataRow | ComputedColumn, ...]


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
    """A heading, its points, and its own clauses; nesting is by level, later.

    ``role`` is ``bonus`` for 加分项, ``penalty`` for 减分项, both of level 1, or empty.
    """

    level: int
    role: str
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
    not_applicable: tuple[NotApplicable, ...] = ()
    reasons: tuple[ReasonRequired, ...] = ()
    basis: tuple[Basis, ...] = ()


@dataclass(frozen=True, slots=True)
class Total(Node):
    """``总分 = …`` and the vetoes below it; ``value`` is None where not said."""

    value: Expression | None
    vetoes: tuple[Veto, ...]
    basis: tuple[Basis, ...] = ()


@dataclass(frozen=True, slots=True)
class ClassRow(Node):
    """``红灯：< 60%`` or ``红灯：若 …``; both are None for 否则."""

    name: str
    bounds: Condition | None
    condition: Expression | None


@dataclass(frozen=True, slots=True)
class Classification(Node):
    """``分级 监控灯 = 完成率`` and its rows."""

    name: Name
    subject: Expression | None
    rows: tuple[ClassRow, ...]
    basis: tuple[Basis, ...] = ()


@dataclass(frozen=True, slots=True)
class RollUpRow(Node):
    """``相对值：按 全年执行数 加权平均``; ``weight`` is the datum to weigh by."""

    name: Word
    kind: Word
    weight: Name | None


@dataclass(frozen=True, slots=True)
class RollUp(Node):
    """``多单位汇总`` and its rows."""

    rows: tuple[RollUpRow, ...]


@dataclass(frozen=True, slots=True)
class AuditRow(Node):
    """``超额完成说明：≥ 130%，错误``; 不查 leaves the check out."""

    name: Word
    is_off: bool
    bounds: Condition | None
    severity: Word | None
    basis: tuple[Basis, ...] = ()


@dataclass(frozen=True, slots=True)
class Audit(Node):
    """``复核`` and its rows."""

    rows: tuple[AuditRow, ...]


Plain = (
    Grades
    | Data
    | Definition
    | ParameterTable
    | Function
    | Table
    | Validation
    | Indicator
    | DeclaredScoring
    | Total
    | Classification
    | RollUp
    | Audit
    | Case
)


@dataclass(frozen=True, slots=True)
class Change(Node):
    """``修改 …`` or ``新增 …``: a section that changes or adds to the base set."""

    adds: bool
    section: Plain


@dataclass(frozen=True, slots=True)
class Removal(Node):
    """``删除 三级指标 产出指标/数量指标/甲``; other things by name.

    ``level`` is 0 for what is no indicator, ``name`` None for a section that has none.
    """

    kind: Word
    level: int
    name: Word | None


Section = Plain | Change | Removal


@dataclass(frozen=True, slots=True)
class Document:
    """A whole set as written. ``head`` is None where it could not be read.

    ``damaged`` are the lines (spans) that were left out because of a syntax error.
    """

    source: Source = field(compare=False, repr=False)
    head: Head | None
    sections: tuple[Section, ...]
    damaged: tuple[Span, ...] = field(default=(), compare=False)
