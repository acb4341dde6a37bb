"""Rule: a score stays between nothing and the weight, unless the set says more."""

from collections.abc import Iterator
from dataclasses import dataclass

from perfscore.check.bounds import (
    ZERO,
    Amount,
    End,
    Range,
    negated,
    negated_end,
)
from perfscore.check.checklists import points_together
from perfscore.check.facts import Facts
from perfscore.check.page import page
from perfscore.check.ranges import NOTHING_KNOWN, Ranges
from perfscore.check.scorings import Scored, reasoned
from perfscore.check.wording import amount_text
from perfscore.diagnostics.model import Diagnostic, Label, Rule, Severity, Text
from perfscore.model.expressions import Choice, Expression, Literal, Local, Slot
from perfscore.model.indicator_set import IndicatorSet
from perfscore.model.methods import Checklist

RULE = Rule(
    "score-can-leave-range",
    Severity.ERROR,
    page(
        zh="""
        得分不能低于 0，也不能高于分值，除非写明不封顶、封顶超过 100%、加分，或者
        `得分范围 [-4分, 8分]`。能取到的得分由数据的范围逐步精确推出。推不出在范围之内
        的，要用 `至多(…, 分值)`、`至少(…, 0分)` 写明限度：超额完成时是否多得分，扣分
        是否扣到负数，应由体系规定。
        """,
        en="""
        A score is not below zero and not above the weight, unless the set says
        uncapped, a cap above 100%, a bonus, or a score range such as
        `得分范围 [-4分, 8分]` (score_range). What scores can occur follows exactly from
        the range of the data. Where that does not keep them within, `至多(…, 分值)`
        (min) and `至少(…, 0分)` (max) state the limits: whether more than the target
        earns more, and whether deductions go below zero, is for the set to say.
        """,
        failing="""
        数据
          完成数：数值，≥ 0
          计划数：数值，> 0
        一级指标 完成率 10分
          得分 = 分值 × 完成数 / 计划数
        """,
        mended="""
        数据
          完成数：数值，≥ 0
          计划数：数值，> 0
        一级指标 完成率 10分
          得分 = 分值 × 至多(完成数 / 计划数, 100%)
        """,
    ),
)

_OF_METHOD = Text(
    "写明所用的数的范围，如 至少(…, 0)、数据的 ≥ 0；可以超出的写 得分范围",
    "bound the numbers that are read, as max(…, 0) or a datum's ≥ 0 do; a score that "
    "may lie outside states a score_range",
)


def check(indicator_set: IndicatorSet) -> Iterator[Diagnostic]:
    """Report each value of a score that is not shown to stay within its bounds."""
    for one, ranges in reasoned(indicator_set):
        if one.weight is None:
            continue
        method = one.scoring.method
        if isinstance(method, Checklist):
            together = points_together(ranges, method)
            if together is not None and together != one.weight:
                continue
        limits = _limits(one, one.weight)
        for each in _breaches(one.scoring.score, ranges, NOTHING_KNOWN, limits):
            yield _diagnostic(one, limits, each)


@dataclass(frozen=True, slots=True)
class _Limits:
    """Between what a score has to lie; ``shown`` is how the bounds are written."""

    allowed: Range
    shown: tuple[Text, Text]


def _limits(one: Scored, weight: Amount) -> _Limits:
    stated = one.score_range
    if stated is None or stated.low is None or stated.high is None:
        top = None if one.scoring.may_exceed else End(weight)
        return _Limits(Range(End(ZERO), top), (Text("0", "0"), amount_text(weight)))
    low, high = Amount(stated.low), Amount(stated.high)
    return _Limits(
        Range(End(low, stated.low_included), End(high, stated.high_included)),
        (amount_text(low), amount_text(high)),
    )


@dataclass(frozen=True, slots=True)
class _Breach:
    """A value that may be outside; ``low`` and ``high`` say on which side."""

    value: Expression
    span: Range
    low: bool
    high: bool


def _breaches(
    value: Expression, ranges: Ranges, facts: Facts, limits: _Limits
) -> Iterator[_Breach]:
    """Give what leaves the limits, row by row where rows decide."""
    span = ranges.of(value, facts)
    if span is None:
        return
    low = _goes_below(span, limits.allowed.low)
    high = _goes_below(negated(span), negated_end(limits.allowed.high))
    if not (low or high):
        return
    if not isinstance(value, Choice):
        yield _Breach(value, span, low, high)
        return
    rows = [*(each.value for each in value.branches), value.otherwise]
    for row, (_, inside) in zip(rows, ranges.cases(value, facts), strict=True):
        if inside is not None:
            yield from _breaches(row, ranges, inside, limits)


def _goes_below(span: Range, low: End | None) -> bool:
    """Whether a number of ``span`` may lie below an end, or at one left out."""
    if low is None:
        return False
    touches = span.low is not None and span.low.included and span.low.at == low.at
    return span.reaches_down_to(low.at) or (touches and not low.included)


def _diagnostic(one: Scored, limits: _Limits, breach: _Breach) -> Diagnostic:
    title, span, (bottom, top) = one.title, breach.span, limits.shown
    is_all = breach.value.span == one.scoring.span
    parts = [
        *([_reach(span.low, "低至", "down to", "下限", "lower")] if breach.low else []),
        *([_reach(span.high, "可达", "up to", "上限", "upper")] if breach.high else []),
    ]
    return Diagnostic(
        RULE,
        Text(
            f"“{title}”的得分可能超出 {bottom.zh} 至 {top.zh}："
            + "，".join(each.zh for each in parts),
            f"the score of “{title}” can leave {bottom.en} to {top.en}: "
            + ", ".join(each.en for each in parts),
        ),
        Label(breach.value.span),
        hint=_of_judged(breach, limits)
        or (_OF_METHOD if is_all else _hint(breach, limits)),
    )


def _of_judged(breach: _Breach, limits: _Limits) -> Text | None:
    """Say within what the points lie that a person gives (酌定)."""
    value, (bottom, top) = breach.value, limits.shown
    if not isinstance(value, Local) or value.slot is not Slot.JUDGED:
        return None
    return Text(
        f"范围写在 {bottom.zh} 至 {top.zh} 之内",
        f"the range lies within {bottom.en} to {top.en}",
    )


def _reach(end: End | None, zh: str, en: str, zh_bound: str, en_bound: str) -> Text:
    if end is None:
        return Text(f"没有{zh_bound}", f"no {en_bound} bound")
    amount = amount_text(end.at)
    return Text(f"{zh} {amount.zh}", f"{en} {amount.en}")


def _hint(breach: _Breach, limits: _Limits) -> Text:
    bottom, top = limits.shown
    if isinstance(breach.value, Literal):
        return Text(
            f"这一行的分数在 {bottom.zh} 至 {top.zh} 之间",
            f"the points of the row lie between {bottom.en} and {top.en}",
        )
    if breach.value.label is not None:
        return _OF_METHOD
    bounded = breach.value.span.text
    is_usual = bottom.zh == "0"
    if breach.high:
        bounded = f"至多({bounded}, {'分值' if is_usual else top.zh})"
    if breach.low:
        bounded = f"至少({bounded}, {'0分' if is_usual else bottom.zh})"
    return Text(bounded, bounded)
