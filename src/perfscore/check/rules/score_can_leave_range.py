"""Rule: a score stays between nothing and the weight, unless the set says more."""

from collections.abc import Iterator
from dataclasses import dataclass

from perfscore.check.bounds import ZERO, Amount, End, Range
from perfscore.check.checklists import points_together
from perfscore.check.facts import Facts
from perfscore.check.page import page
from perfscore.check.ranges import NOTHING_KNOWN, Ranges
from perfscore.check.scorings import reasoned
from perfscore.check.wording import amount_text
from perfscore.diagnostics.model import Diagnostic, Label, Rule, Severity, Text
from perfscore.model.expressions import Choice, Expression, Literal
from perfscore.model.indicator_set import IndicatorSet
from perfscore.model.methods import Checklist

RULE = Rule(
    "score-can-leave-range",
    Severity.ERROR,
    page(
        zh="""
        得分不能低于 0，也不能高于分值，除非写明不封顶或封顶超过 100%。能取到的得分由
        数据的范围逐步精确推出。推不出在范围之内的，要用 `至多(…, 分值)`、
        `至少(…, 0分)` 写明限度：超额完成时是否多得分，扣分是否扣到负数，应由体系规
        定。
        """,
        en="""
        A score is not below zero and not above the weight, unless the set says
        uncapped or a cap above 100%. What scores can occur follows exactly from the
        range of the data. Where that does not keep them within, `至多(…, 分值)` (min)
        and `至少(…, 0分)` (max) state the limits: whether more than the target earns
        more, and whether deductions go below zero, is for the set to say.
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
        top = None if one.scoring.may_exceed else one.weight
        for each in _breaches(one.scoring.score, ranges, NOTHING_KNOWN, top):
            yield _diagnostic(one.title, amount_text(one.weight), each)


@dataclass(frozen=True, slots=True)
class _Breach:
    """A value that may be outside; ``low`` and ``high`` say on which side."""

    value: Expression
    span: Range
    low: bool
    high: bool


def _breaches(
    value: Expression, ranges: Ranges, facts: Facts, top: Amount | None
) -> Iterator[_Breach]:
    """Give what leaves 0 to ``top``, row by row where rows decide."""
    span = ranges.of(value, facts)
    if span is None:
        return
    low = span.reaches_down_to(ZERO)
    high = top is not None and span.reaches_up_to(top)
    if not (low or high):
        return
    if not isinstance(value, Choice):
        yield _Breach(value, span, low, high)
        return
    rows = [*(each.value for each in value.branches), value.otherwise]
    for row, (_, inside) in zip(rows, ranges.cases(value, facts), strict=True):
        if inside is not None:
            yield from _breaches(row, ranges, inside, top)


def _diagnostic(title: str, limit: Text, breach: _Breach) -> Diagnostic:
    span = breach.span
    parts = [
        *([_reach(span.low, "低至", "down to", "下限", "lower")] if breach.low else []),
        *([_reach(span.high, "可达", "up to", "上限", "upper")] if breach.high else []),
    ]
    return Diagnostic(
        RULE,
        Text(
            f"“{title}”的得分可能超出 0 至 {limit.zh}："
            + "，".join(each.zh for each in parts),
            f"the score of “{title}” can leave 0 to {limit.en}: "
            + ", ".join(each.en for each in parts),
        ),
        Label(breach.value.span),
        hint=_hint(breach, limit),
    )


def _reach(end: End | None, zh: str, en: str, zh_bound: str, en_bound: str) -> Text:
    if end is None:
        return Text(f"没有{zh_bound}", f"no {en_bound} bound")
    amount = amount_text(end.at)
    return Text(f"{zh} {amount.zh}", f"{en} {amount.en}")


def _hint(breach: _Breach, limit: Text) -> Text:
    if isinstance(breach.value, Literal):
        return Text(
            f"这一行的分数在 0 至 {limit.zh} 之间",
            f"the points of the row lie between 0 and {limit.en}",
        )
    bounded = "…" if breach.value.label else breach.value.span.text
    if breach.high:
        bounded = f"至多({bounded}, 分值)"
    if breach.low:
        bounded = f"至少({bounded}, 0分)"
    return Text(bounded, bounded)
