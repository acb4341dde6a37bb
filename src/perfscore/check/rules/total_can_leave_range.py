"""Rule: a total beyond 满分 or below 0 has been thought of."""

from collections.abc import Iterator

from perfscore.check.bounds import ZERO, Amount, End
from perfscore.check.outcomes import outlook
from perfscore.check.page import page
from perfscore.check.wording import amount_text
from perfscore.diagnostics.model import Diagnostic, Label, Rule, Severity, Text
from perfscore.exact import exact_text
from perfscore.model.indicator_set import IndicatorSet

RULE = Rule(
    "total-can-leave-range",
    Severity.WARNING,
    page(
        zh="""
        按写出的总分算式，总分可能超过满分，或者低于 0。有的办法确实如此（满分 100 分，
        加分后可达 105 分），等级就要覆盖到那里；不该如此的，用 `至多(…, 100分)`、
        `至少(…, 0分)` 写明限度。写了等级而且等级已覆盖到能达到的总分的，不再提醒。
        """,
        en="""
        By its formula the total can exceed the full score or fall below 0. Some rules
        mean it so (105 of 100 with a bonus), and their grades reach that far; elsewhere
        `至多(…, 100分)` (min) and `至少(…, 0分)` (max) state the limits. A set whose
        grades cover all that the total can be is not reminded.
        """,
        failing="""
        满分 100
        一级指标 履职 100分
          得分 = 分值
        加分项 获得表彰 5分
          评分 达标得分
          目标 ≥1
        总分 = 基本分 + 加分
        """,
        mended="""
        满分 100
        一级指标 履职 100分
          得分 = 分值
        加分项 获得表彰 5分
          评分 达标得分
          目标 ≥1
        总分 = 至多(基本分 + 加分, 100分)
        """,
    ),
)


def check(indicator_set: IndicatorSet) -> Iterator[Diagnostic]:
    """Report a formula of the total that can leave 0 to 满分, unless grades say so."""
    rule = indicator_set.total
    if rule is None or rule.value is None:
        return
    seen = outlook(indicator_set)
    span = seen.ranges.of(rule.value)
    if span is None:
        return
    low = span.reaches_down_to(ZERO)
    high = span.reaches_up_to(Amount(indicator_set.full))
    if indicator_set.grades:  # which have to cover ends that are known
        low, high = low and span.low is None, high and span.high is None
    if not (low or high):
        return
    full = exact_text(indicator_set.full)
    parts = [
        *([_reach(span.low, "低至", "down to", "下限", "lower")] if low else []),
        *([_reach(span.high, "可达", "up to", "上限", "upper")] if high else []),
    ]
    bounded = rule.value.span.text
    if high:
        bounded = f"至多({bounded}, {full}分)"
    if low:
        bounded = f"至少({bounded}, 0分)"
    yield Diagnostic(
        RULE,
        Text(
            f"总分可能超出 0 至 {full}分：" + "，".join(each.zh for each in parts),
            f"the total can leave 0 to {full} points: "
            + ", ".join(each.en for each in parts),
        ),
        Label(rule.value.span),
        hint=Text(f"总分 = {bounded}", f"total = {bounded}"),
    )


def _reach(end: End | None, zh: str, en: str, zh_bound: str, en_bound: str) -> Text:
    if end is None:
        return Text(f"没有{zh_bound}", f"no {en_bound} bound")
    amount = amount_text(end.at)
    return Text(f"{zh} {amount.zh}", f"{en} {amount.en}")
