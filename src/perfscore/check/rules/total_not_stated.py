"""Rule: a set with 加分项 or 减分项 states how the total is made of them."""

from collections.abc import Iterator

from perfscore.check.page import page
from perfscore.diagnostics.model import Diagnostic, Label, Rule, Severity, Text
from perfscore.model.indicator_set import IndicatorSet
from perfscore.model.outcomes import Role

RULE = Rule(
    "total-not-stated",
    Severity.ERROR,
    page(
        zh="""
        有加分项或减分项的体系要写明总分怎样算：加分计在满分之内还是之外、总分有没有上
        限，各地规定不同。没有加分项、减分项时，总分就是各一级指标之和。
        """,
        en="""
        A set with items that add or take off points states its total: whether a bonus
        counts within the full score or beyond it, and whether the total has a limit,
        differs from place to place. Without such items the total is the sum of level 1.
        """,
        failing="""
        满分 100
        一级指标 履职 100分
          得分 = 分值
        加分项 获得表彰 5分
          评分 达标得分
          目标 ≥1
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
_WORDS = {
    Role.BONUS: Text("加分项", "a bonus_item"),
    Role.PENALTY: Text("减分项", "a penalty_item"),
}
_PARTS = {
    Role.BONUS: (" + 加分", " + bonus"),
    Role.PENALTY: (" - 减分", " - penalty"),
}


def check(indicator_set: IndicatorSet) -> Iterator[Diagnostic]:
    """Report the first item outside 满分 of a set that has no formula of the total."""
    total = indicator_set.total
    items = [each for each in indicator_set.indicators if each.role in _WORDS]
    if not items or (total is not None and total.value is not None):
        return
    first = items[0]
    roles = dict.fromkeys(each.role for each in items)
    zh = "基本分" + "".join(_PARTS[each][0] for each in roles)
    en = "base_score" + "".join(_PARTS[each][1] for each in roles)
    word = _WORDS[first.role]
    yield Diagnostic(
        RULE,
        Text(
            f"“{first.title}”是{word.zh}，体系没有写总分怎样算",
            f"“{first.title}” is {word.en}, and the set does not state its total",
        ),
        Label(first.span),
        hint=Text(f"总分 = {zh}", f"total = {en}"),
    )
