"""What follows once indicators are scored: groups, vetoes, the total, classes."""

from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction

from perfscore.diagnostics.model import Text
from perfscore.model.expressions import Expression
from perfscore.model.methods import Interval
from perfscore.source import Span


class Role(Enum):
    """Whether an indicator counts within 满分, or is added to or taken off it."""

    NORMAL = "normal"
    BONUS = "加分项"
    PENALTY = "减分项"


class AggregationKind(Enum):
    """How a group's score comes of its children's."""

    SUM = "合计"
    WEIGHTED_MEAN = "加权平均"
    """Σ 权重 × 得分率 × the group's weight; the shares below a group sum to 1."""
    LOWEST = "取低"
    HIGHEST = "取高"
    GEOMETRIC_MEAN = "几何平均"
    """(Π 得分率 ^ 权重) × the group's weight; equal shares where none are stated."""
    HARMONIC_MEAN = "调和平均"
    FORMULA = "算式"


@dataclass(frozen=True, slots=True)
class Aggregation:
    """``汇总 取低``, ``封顶 120%``, ``保底 0分`` at a group.

    ``value`` is the formula of FORMULA, in points, over :class:`Result` nodes. ``cap``
    is a share of the group's weight, ``floor`` is in points.
    """

    span: Span = field(compare=False, repr=False)
    kind: AggregationKind
    value: Expression | None = None
    cap: Fraction | None = None
    floor: Expression | None = None


class Treatment(Enum):
    """What becomes of an indicator that does not apply."""

    FULL_MARKS = "得满分"
    RESCALE_TOTAL = "剔除并按比例折算"
    """Left out; the total is multiplied by 满分 ÷ (满分 - the weights left out)."""
    RESCALE_PARENT = "上级内按比例折算"
    """Left out; its weight goes to the others of its parent, by their weights."""
    SPREAD_EQUALLY = "平均分摊"
    """Left out; its weight goes in equal parts to all other indicators that apply."""
    MERGE_INTO = "并入"
    """Left out; its weight goes to the indicator or group that ``into`` names."""
    PEER_MEAN = "取同组平均分"
    FIXED = "取"
    """The points that ``value`` gives."""


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """``不适用 若 编制数 = 0 则 得满分``.

    ``condition`` is None where the unit says so (``不适用`` as its 完成值).
    """

    span: Span = field(compare=False, repr=False)
    condition: Expression | None
    treatment: Treatment
    into: tuple[str, ...] = ()
    value: Expression | None = None


class EffectKind(Enum):
    """What a veto does; the order is the order in which effects are applied."""

    SCORE_IS = "得分 ="
    STOP = "不再评分"
    TOTAL_IS = "总分 ="
    GRADE_IS = "等级 ="
    GRADE_AT_MOST = "等级 至多"


@dataclass(frozen=True, slots=True)
class Effect:
    """One thing that a veto does; ``value`` is in points, ``grade`` a grade's name."""

    span: Span = field(compare=False, repr=False)
    kind: EffectKind
    value: Expression | None = None
    grade: str = ""


@dataclass(frozen=True, slots=True)
class Veto:
    """``否决 若 … 则 …``; ``said`` is the condition as the set writes it.

    A veto of an indicator can read the indicator's 得分, 完成值 and so on; one below
    总分 the results of the whole.
    """

    span: Span = field(compare=False, repr=False)
    condition: Expression
    said: Text
    effects: tuple[Effect, ...]
    basis: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReasonRule:
    """``须说明理由 若 得分 < 分值``; ``condition`` is None where always."""

    span: Span = field(compare=False, repr=False)
    condition: Expression | None


@dataclass(frozen=True, slots=True)
class TotalRule:
    """``总分 = …`` and what is vetoed of the whole; ``value`` is None for 基本分."""

    span: Span = field(compare=False, repr=False)
    value: Expression | None
    vetoes: tuple[Veto, ...]
    basis: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClassRow:
    """``红灯：< 60%``; ``interval`` is None for 否则, conditions, bounds that vary."""

    span: Span = field(compare=False, repr=False)
    name: str
    interval: Interval | None
    is_otherwise: bool = False


@dataclass(frozen=True, slots=True)
class Classification:
    """``分级 监控灯 = 完成率``: a further classification beside 等级.

    ``value`` is the core expression that gives the name (a text); ``subject`` is what
    the rows compare, None where they are conditions.
    """

    span: Span = field(compare=False, repr=False)
    name: str
    subject: Expression | None
    rows: tuple[ClassRow, ...]
    value: Expression
    basis: tuple[str, ...] = ()
