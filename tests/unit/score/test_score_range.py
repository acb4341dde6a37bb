"""得分范围: scores below nothing and above the weight, where the set says so."""

from fractions import Fraction

import pytest
from tests.unit.lower.sets import lowered, the_set, whole
from tests.unit.score.forms import exact, one

from perfscore.check.checker import check

F = Fraction
GROWTH = """评分 判定
    若 达标：8分
    若 连续两年未达标：-3分
    否则：0分
  得分范围 [-4分, 80%]
"""
DATA = "达标：是否，必填\n连续两年未达标：是否，必填"


@pytest.mark.parametrize(
    ("reached", "twice", "points"),
    [("是", "否", 8), ("否", "否", 0), ("否", "是", -3)],
)
def test_a_score_can_be_negative_where_the_range_says_so(
    reached: str, twice: str, points: int
) -> None:
    """Criterion C119: -3 where the growth was missed two years running."""
    reported = {"达标": reached, "连续两年未达标": twice}
    score = one(GROWTH, data=DATA, reported=reported)
    assert exact(score) == points
    assert score.total == points


def test_shares_and_the_weight_stand_for_points() -> None:
    body = f"数据\n{DATA}\n一级指标 甲 10分\n{GROWTH}\n"
    (indicator,) = the_set(whole(body)).indicators
    assert indicator.score_range is not None
    assert indicator.score_range.low == -4
    assert indicator.score_range.high == 8


def told(clauses: str) -> list[str]:
    text = whole(f"数据\n数：数值，[-2, 12]\n一级指标 甲 10分\n{clauses}\n")
    made = lowered(text)
    assert made.value is not None
    assert made.diagnostics == ()
    rule = "score-can-leave-range"
    return [
        each.message.zh
        for each in check(made.value).diagnostics
        if each.rule.name == rule
    ]


@pytest.mark.parametrize(
    ("stated", "message"),
    [
        ("[-2分, 12分]", []),
        ("[-20%, 分值 + 2分]", []),
        ("[-3分, 13分]", []),
        ("[-1分, 12分]", ["“甲”的得分可能超出 -1分 至 12分：低至 -2分"]),
        ("[-2分, 11分]", ["“甲”的得分可能超出 -2分 至 11分：可达 12分"]),
        ("(-2分, 12分]", ["“甲”的得分可能超出 -2分 至 12分：低至 -2分"]),
        ("[-2分, 12分)", ["“甲”的得分可能超出 -2分 至 12分：可达 12分"]),
    ],
)
def test_a_score_that_can_leave_its_range_is_refused(
    stated: str, message: list[str]
) -> None:
    assert told(f"得分 = 数 × 1分\n得分范围 {stated}") == message


def test_without_a_range_nothing_and_the_weight_are_the_bounds() -> None:
    assert told("得分 = 数 × 1分") == [
        "“甲”的得分可能超出 0 至 10分：低至 -2分，可达 12分"
    ]


def test_points_on_top_are_held_by_a_stated_range() -> None:
    bonus = "得分 = 分值\n加分 若 数 > 5：加 3分"
    assert told(bonus) == []
    assert told(f"{bonus}\n得分范围 [0分, 13分]") == []
    assert told(f"{bonus}\n得分范围 [0分, 12分]") == [
        "“甲”的得分可能超出 0分 至 12分：可达 13分"
    ]
