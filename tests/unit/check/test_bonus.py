"""What 加分 clauses do to the checks of the method below them."""

import pytest
from tests.unit.lower.sets import the_set, whole

from perfscore.check.checker import check

DATA = "数据\n  数：数值，[0, 10]\n"


def told(clauses: str) -> list[tuple[str, str]]:
    """Give the rule and the place of each fault of the indicator 甲, of 10 points."""
    outcome = check(the_set(whole(f"{DATA}一级指标 甲 10分\n{clauses}\n")))
    return [(each.rule.name, each.at.span.text) for each in outcome.diagnostics]


def test_a_decision_with_points_on_top_still_has_to_cover_every_case() -> None:
    rows = "评分 判定\n若 数 > 5：10分\n若 数 < 5：0分"
    bonus = "加分 若 数 > 9：加 1分"
    for clauses in (rows, f"{rows}\n{bonus}"):
        assert [rule for rule, _ in told(clauses)] == ["decision-does-not-cover"]
    assert told(f"{rows}\n否则：5分\n{bonus}") == []


def test_points_on_top_may_exceed_the_weight_but_the_rest_not_fall_below_zero() -> None:
    formula, bonus = "得分 = 分值 - 数 × {}分", "加分 若 数 > 5：加 2分"
    assert told(f"{formula.format(1)}\n{bonus}") == []
    assert [rule for rule, _ in told(f"{formula.format(2)}\n{bonus}")] == [
        "score-can-leave-range"
    ]


def test_points_on_top_do_not_make_up_for_a_score_below_zero() -> None:
    clauses = "得分 = 5分 - 数 × 1分\n加分 若 数 > 5：加 5分"
    assert [rule for rule, _ in told(clauses)] == ["score-can-leave-range"]


@pytest.mark.parametrize(
    "clauses",
    [
        "得分范围 [0分, 10分]\n得分 = 数 × 1分\n加分 若 数 > 5：加 5分，最多 5分",
        "指标值 = 数\n评分 插值，两端延长\n5：100%\n4：0%",
    ],
)
def test_a_hint_never_puts_a_whole_method_into_a_formula(clauses: str) -> None:
    outcome = check(the_set(whole(f"{DATA}一级指标 甲 10分\n{clauses}\n")))
    (hint,) = [each.hint for each in outcome.diagnostics]
    assert hint is not None
    assert hint.zh.startswith("写明所用的数的范围")
