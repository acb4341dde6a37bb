"""The clauses of the head and of indicators as written."""

from dataclasses import dataclass

from perfscore.syntax.tree.base import Node, Word
from perfscore.syntax.tree.expressions import Expression, Interval, Quantity
from perfscore.syntax.tree.methods import Method, PointsRow


@dataclass(frozen=True, slots=True)
class Clause(Node):
    """A clause that says one word: 编号, 版本, 沿用, 合计, 表样, 备注, 说明, 目标."""

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
class TargetFormula(Node):
    """``目标值 ≥ 年度目标``: a target that is worked out."""

    operator: Word
    value: Expression


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


@dataclass(frozen=True, slots=True)
class Bonus(Node):
    """``加分 每高于 目标 满 10%：加 1分，最多 5分``: on top of what 评分 gives."""

    row: PointsRow


@dataclass(frozen=True, slots=True)
class ScoreRange(Node):
    """``得分范围 [-4分, 8分]``."""

    interval: Interval


@dataclass(frozen=True, slots=True)
class Share(Node):
    """``权重 40%``: an indicator's share in the weighted mean above it."""

    quantity: Quantity


@dataclass(frozen=True, slots=True)
class EqualWeights(Node):
    """``均分，保留 2 位小数，余数归末项``: the indicators below have equal weights."""

    places: Word | None
    remainder: Word | None


@dataclass(frozen=True, slots=True)
class Aggregation(Node):
    """``汇总 取低`` or ``汇总 = …``: one of ``kind`` and ``value`` is None."""

    kind: Word | None
    value: Expression | None


@dataclass(frozen=True, slots=True)
class CapClause(Node):
    """``封顶 120%``, of a group's weight."""

    quantity: Quantity


@dataclass(frozen=True, slots=True)
class FloorClause(Node):
    """``保底 0分``, of a group's score."""

    points: Expression


@dataclass(frozen=True, slots=True)
class NotApplicable(Node):
    """``不适用 若 编制数 = 0 则 得满分``.

    ``condition`` is None for 由单位填报. ``treatment`` is the word of the treatment;
    ``into`` names the heir of 并入, ``value`` is what 取 gives.
    """

    condition: Expression | None
    treatment: Word
    into: Word | None
    value: Expression | None


@dataclass(frozen=True, slots=True)
class Effect(Node):
    """What a veto does: ``总分 = 59分``, ``等级 至多 中``, ``不再评分``.

    ``kind`` is ``total``, ``grade``, ``grade_at_most``, ``score`` or ``stop``.
    """

    kind: str
    value: Expression | None
    grade: Word | None


@dataclass(frozen=True, slots=True)
class Veto(Node):
    """``否决 若 … 则 总分 = 59分，等级 = 不合格``."""

    condition: Expression
    effects: tuple[Effect, ...]


@dataclass(frozen=True, slots=True)
class ReasonRequired(Node):
    """``须说明理由 若 得分 < 分值``; ``condition`` is None where always."""

    condition: Expression | None


HeadClause = Clause | Basis | Effective | Rounding
IndicatorClause = (
    Basis
    | Clause
    | TargetFormula
    | ValueClause
    | ScoreClause
    | Scoring
    | Bonus
    | ScoreRange
    | Share
    | EqualWeights
    | Aggregation
    | CapClause
    | FloorClause
    | NotApplicable
    | Veto
    | ReasonRequired
)
