"""What scoring gives: scores with their trace, totals, grade, findings."""

from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple

from perfscore.check.checked import CheckedSet
from perfscore.diagnostics.model import Rule, Text
from perfscore.model.assessment import Assessment, IndicatorRow
from perfscore.model.expressions import Expression, Value
from perfscore.model.indicator_set import Definition, Grade, Indicator, IndicatorSet
from perfscore.model.methods import Scoring
from perfscore.model.outcomes import NotApplicable, Role, Veto
from perfscore.source import Span


class Step(NamedTuple):
    """One step of a derivation: an expression, its value, the steps it rests on.

    ``value`` is None where it is undefined (missing, not applicable, divided by
    zero); ``cell`` is what was written, for a value that the unit reported.
    ``inputs`` of a choice are the conditions that were tried, in order, and last the
    value that was taken; 且 and 或 hold the operands up to the one that decided.
    """

    expression: Expression
    value: Value | None
    inputs: tuple["Step", ...] = ()
    cell: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to tell about an assessment; never raised, never a guess.

    ``path`` names the indicator (its headings), the datum, or is empty for the whole.
    ``span`` is in the assessment's file, where there is one.
    """

    rule: Rule
    message: Text
    path: tuple[str, ...] = ()
    span: Span | None = None
    hint: Text | None = None


class IndicatorScore(NamedTuple):
    """One scored line.

    ``headings`` are the groups above the line, outermost first, each a tuple of
    joint names. ``row`` is what the unit reported for it, if anything. ``weight``
    is in points. ``exact`` is the score before rounding, ``score`` after; both are
    None where undefined. ``trace`` is None where there was nothing to score by; it
    says how the score came about before a veto changed it (``Score.vetoes``).
    """

    indicator: Indicator
    headings: tuple[tuple[str, ...], ...]
    name: str
    row: IndicatorRow | None
    scoring: Scoring | None
    weight: Fraction | None
    exact: Fraction | None
    score: Fraction | None
    trace: Step | None
    weight_trace: Step | None = None
    """How the weight came about, where 不适用 moved weights; else None."""
    is_left_out: bool = False
    """Whether the line does not apply and counts neither in the total nor in 满分."""
    is_skipped: bool = False
    """Whether the line was not scored because a veto stopped scoring (不再评分)."""
    not_applicable: NotApplicable | None = None
    """The clause by which the line does not apply; None where it does."""
    value: Fraction | None = None
    """The 指标值 or 完成值 that the line was scored by, where that is a number."""
    is_own: bool = False
    """Whether an evaluator's score stands in place of the computed one."""

    @property
    def path(self) -> tuple[str, ...]:
        """The headings and the name, joint headings joined by 、."""
        return (*("、".join(each) for each in self.headings), self.name)


@dataclass(frozen=True, slots=True)
class GroupScore:
    """The score of a node that has indicators below it; None where undefined.

    ``trace`` says how it came of those below; None where it is their plain sum.
    """

    indicator: Indicator
    path: tuple[str, ...]
    weight: Fraction | None
    score: Fraction | None
    trace: Step | None


@dataclass(frozen=True, slots=True)
class TriggeredVeto:
    """A veto whose condition holds; ``path`` is empty for one of the whole."""

    veto: Veto
    path: tuple[str, ...]
    trace: Step


@dataclass(frozen=True, slots=True)
class Score:
    """The whole result for one assessment.

    ``total`` is None where a line that counts is undefined; ``partial`` is the sum
    of the lines that are defined. ``definitions`` holds the trace of every 定义 that
    was needed or could be computed, by name; ``data`` that of every datum. ``base``,
    ``bonus`` and ``penalty`` are 基本分, 加分 and 减分; ``total_trace`` says how 总分
    came about, before vetoes, where it is more than the lines' sum.
    ``classifications`` holds each 分级's name. ``checked`` is the set as scorers take
    it, to score again by.
    """

    set: IndicatorSet
    assessment: Assessment
    lines: tuple[IndicatorScore, ...]
    definitions: dict[str, tuple[Definition, Step]]
    total: Fraction | None
    partial: Fraction
    grade: Grade | None
    findings: tuple[Finding, ...] = ()
    data: dict[str, Step] = field(default_factory=dict)
    groups: tuple[GroupScore, ...] = ()
    base: Fraction | None = None
    bonus: Fraction | None = None
    penalty: Fraction | None = None
    total_trace: Step | None = None
    vetoes: tuple[TriggeredVeto, ...] = ()
    classifications: dict[str, Step] = field(default_factory=dict)
    checked: CheckedSet | None = field(default=None, compare=False, repr=False)

    def role_of(self, line: IndicatorScore) -> Role:
        """Say whether a line is within 满分, added to it (加分项) or taken off."""
        for top in self.set.indicators:
            is_beside = top.role is not Role.NORMAL
            if is_beside and any(line.indicator is node for node in top.walk()):
                return top.role
        return Role.NORMAL

    @property
    def execution_rate(self) -> Fraction | None:
        """The value of the set's 执行率 (or 预算执行率), a share."""
        for name in ("执行率", "预算执行率"):
            if name in self.definitions:
                value = self.definitions[name][1].value
                return value if isinstance(value, Fraction) else None
        return None
