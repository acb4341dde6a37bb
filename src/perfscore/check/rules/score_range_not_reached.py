"""Rule: a score range beyond 0 or the weight is one that the score can use."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from perfscore.check.bounds import ZERO, Amount, End, Range
from perfscore.check.page import page
from perfscore.check.scorings import Scored, reasoned
from perfscore.check.wording import amount_text
from perfscore.diagnostics.model import Diagnostic, Label, Rule, Severity, Text
from perfscore.model.indicator_set import IndicatorSet
from perfscore.source import Span

RULE = Rule(
    "score-range-not-reached",
    Severity.ERROR,
    page(
        zh="""
        `得分范围` 到负数的，评分要真能得到负数；高于分值的，要真能超过分值。`扣分`、
        `加分` 没有写 `至少`、`最多` 时，默认到 0 分、到分值为止，与得分范围矛盾：写
        `至少 -5分`、`最多 12分`，或者改得分范围。
        """,
        en="""
        Where a score range goes below zero, or above the weight, the score has to be
        able to. `扣分` (deductions) and `加分` (additions) stop at 0 and at the weight
        by default, which contradicts the range: state `至少 -5分` (at_least) or
        `最多 12分` (limit), or narrow the range.
        """,
        failing="""
        数据
          减少户数：计数（户）
        一级指标 户数 8分
          得分范围 [-4分, 8分]
          评分 扣分
            每有 减少户数 满 1户：扣 1分
        """,
        mended="""
        数据
          减少户数：计数（户）
        一级指标 户数 8分
          得分范围 [-4分, 8分]
          评分 扣分
            每有 减少户数 满 1户：扣 1分
            至少 -4分
        """,
    ),
)


@dataclass(frozen=True, slots=True)
class _Side:
    """An end of a range: how it is told, and the clause that lets scores reach it."""

    way: Text
    clause: Text


_DOWN = _Side(Text("低到", "down to"), Text("至少", "at_least"))
_UP = _Side(Text("高到", "up to"), Text("最多", "limit"))


def check(indicator_set: IndicatorSet) -> Iterator[Diagnostic]:
    """Report each end of a score range that lies where no score can be."""
    for one, ranges in reasoned(indicator_set):
        stated = one.score_range
        score = None if stated is None else ranges.of(one.scoring.score)
        if stated is None or score is None:
            continue
        if stated.low is not None and _stays_above(stated.low, score):
            yield _diagnostic(one, stated.span, _DOWN, stated.low, score.low)
        if stated.high is not None and _stays_below(stated.high, score, one.weight):
            yield _diagnostic(one, stated.span, _UP, stated.high, score.high)


def _stays_above(low: Fraction, score: Range) -> bool:
    """Whether ``low`` is below zero, and no score is."""
    return low < 0 and score.low is not None and ZERO.never_above(score.low.at)


def _stays_below(high: Fraction, score: Range, weight: Amount | None) -> bool:
    """Whether ``high`` is above the weight, and no score is."""
    if weight is None or score.high is None or Amount(high).never_above(weight):
        return False
    return score.high.at.never_above(weight)


def _diagnostic(
    one: Scored, place: Span, side: _Side, stated: Fraction, reached: End | None
) -> Diagnostic:
    shown = amount_text(Amount(stated))
    got = amount_text(ZERO if reached is None else reached.at)
    way, clause = side.way, side.clause
    return Diagnostic(
        RULE,
        Text(
            f"“{one.title}”的得分范围{way.zh} {shown.zh}，评分只{way.zh} {got.zh}",
            f"the score range of “{one.title}” goes {way.en} {shown.en}, its scores "
            f"go {way.en} {got.en} only",
        ),
        Label(place),
        (Label(one.scoring.span, Text("评分", "the scoring")),),
        Text(f"{clause.zh} {shown.zh}", f"{clause.en} {shown.en}"),
    )
