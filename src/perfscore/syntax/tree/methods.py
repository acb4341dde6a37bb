"""The ways of scoring as written: one class per grammar rule."""

from dataclasses import dataclass

from perfscore.syntax.tree.base import Node, Word
from perfscore.syntax.tree.expressions import (
    Condition,
    Expression,
    Interval,
    Quantity,
)


@dataclass(frozen=True, slots=True)
class ByCompletion(Node):
    """``按完成比例，及格线 60%，阶梯 10%``; the spans of repeated options are kept."""

    pass_lines: tuple[Quantity, ...]
    caps: tuple[Quantity, ...]
    uncapped: bool
    stairs: tuple[Quantity, ...] = ()
    zero_target: bool = False


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
class Discretion(Node):
    """``酌定 [0分, 5分]，须说明理由``: a person decides, within bounds."""

    interval: Interval
    reason_required: bool


@dataclass(frozen=True, slots=True)
class BandRow(Node):
    """``[80%, 90%)：4分``; ``condition`` is None for 否则."""

    condition: Condition | None
    points: Expression | Discretion


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
    """``每高于 100% 满 1个百分点：扣 0.5分，最多 3分``.

    ``above`` and ``below`` are both true for 每偏离. ``reading`` is None where not
    said, ``limit`` is the most that the row takes off or adds.
    """

    above: bool
    below: bool
    base: Expression
    full_steps: bool
    step: Step
    reading: Word | None
    adds: bool
    points: Expression
    limit: Expression | None


@dataclass(frozen=True, slots=True)
class CaseRow(Node):
    """``每有 不合规情形 满 1例：扣 1分，最多 3分``."""

    subject: Expression
    full_steps: bool
    step: Step
    reading: Word | None
    adds: bool
    points: Expression
    limit: Expression | None


@dataclass(frozen=True, slots=True)
class IfRow(Node):
    """``若 有截留挪用：扣 5分``."""

    condition: Expression
    adds: bool
    points: Expression
    limit: Expression | None


PointsRow = StepRow | CaseRow | IfRow


@dataclass(frozen=True, slots=True)
class FloorRow(Node):
    """``至少 0分``."""

    points: Expression


@dataclass(frozen=True, slots=True)
class JudgedRow(Node):
    """``若 …：扣 酌定 [0分, 3分]``; ``condition`` is None where it always applies."""

    condition: Expression | None
    judged: Discretion


@dataclass(frozen=True, slots=True)
class Deductions(Node):
    """``扣分`` and its rows."""

    rows: tuple[PointsRow | FloorRow | JudgedRow, ...]


@dataclass(frozen=True, slots=True)
class BaseRow(Node):
    """``基本分 6分``."""

    points: Expression


@dataclass(frozen=True, slots=True)
class LimitRow(Node):
    """``最多 5分``."""

    points: Expression


@dataclass(frozen=True, slots=True)
class Additions(Node):
    """``加分`` as a method: its rows add to 基本分 (0 where not said)."""

    rows: tuple[PointsRow | BaseRow | LimitRow | FloorRow, ...]


@dataclass(frozen=True, slots=True)
class InterpolationRow(Node):
    """``9.5%：80%``: what a value earns."""

    value: Expression
    points: Expression


@dataclass(frozen=True, slots=True)
class Interpolation(Node):
    """``插值，两端延长`` and its rows; ``ends`` says what lies beyond them."""

    ends: tuple[Word, ...]
    rows: tuple[InterpolationRow, ...]


@dataclass(frozen=True, slots=True)
class RankRow(Node):
    """``第 2 至 5 名：…``; ``last`` is None for a single rank."""

    first: Word
    last: Word | None
    points: Expression


@dataclass(frozen=True, slots=True)
class EachNextRow(Node):
    """``此后每退一名：减 0.25分``."""

    points: Expression


@dataclass(frozen=True, slots=True)
class RestRow(Node):
    """``其余：…``."""

    points: Expression


@dataclass(frozen=True, slots=True)
class ByRank(Node):
    """``按名次，从高到低，并列取前位`` and its rows.

    ``words`` are the options as written; ``given`` states a rank that is known.
    """

    words: tuple[Word, ...]
    given: Expression | None
    rows: tuple[RankRow | EachNextRow | RestRow | FloorRow, ...]


@dataclass(frozen=True, slots=True)
class DecisionRow(Node):
    """``若 a：3分``; ``condition`` is None for 否则."""

    condition: Expression | None
    points: Expression | Discretion


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
    | Interpolation
    | Discretion
    | ByRank
    | Deductions
    | Additions
    | Decision
    | Checklist
    | Rating
)
