"""What a message suggests where units, dates or targets do not fit."""

import pytest
from tests.unit.lower.case import DATA
from tests.unit.lower.sets import only, whole


def hint(clauses: str) -> str:
    found = only(whole(f"{DATA}一级指标 甲 10分\n{clauses}\n"))
    assert found.hint is not None
    return found.hint.zh


@pytest.mark.parametrize(
    ("points", "mended"),
    [
        ("8分 - 人数 × 1分", "人数 × 1分 / 1人"),
        ("人数 × 1分 - 8分", "人数 × 1分 / 1人"),
    ],
)
def test_a_count_that_points_are_taken_by_is_divided_out(
    points: str, mended: str
) -> None:
    assert hint(f"得分 = {points}") == f"不带单位“人”：{mended}"


def test_units_that_differ_altogether_have_no_such_hint() -> None:
    found = only(whole(f"{DATA}定义 甲 = 人数 + 万\n"))
    assert found.hint is None


@pytest.mark.parametrize("clauses", ["指标值 = 日\n评分 分档\n否则：0分"])
def test_a_date_is_made_a_number_of_days_or_a_condition(clauses: str) -> None:
    assert hint(clauses) == (
        "相差几天写 天数(起, 止)；按先后给分写 评分 判定，若 … ≤ 2024年6月30日：…"
    )


def test_a_target_that_names_a_datum_is_a_formula() -> None:
    assert hint("指标值 = 率\n目标 ≥数\n评分 按完成比例") == (
        "目标写固定的数；随“数”变的，写 得分 = 分值 × 至多(… / 数, 100%)"
    )
    assert hint("目标 效果明显\n评分 按完成比例") == (
        "写出数值，例如：目标 ≥95%；或改用：评分 评级、评分 判定"
    )


def test_points_are_made_of_a_bare_number() -> None:
    assert hint("得分 = 至少(数, 5)") == (
        "是比例的写“分值 × (至少(数, 5))”，是分数的写“(至少(数, 5)) × 1分”"
    )


@pytest.mark.parametrize(
    ("step", "points"), [("1%", "1"), ("0.5‰", "0.05"), ("２％", "2")]
)
def test_a_step_of_a_rate_is_offered_in_percentage_points(
    step: str, points: str
) -> None:
    assert hint(f"指标值 = 率\n评分 扣分\n每高于 5% 满 {step}：扣 1分") == (
        f"写作“{points}个百分点”或“基准的 {step}”"
    )


def test_what_a_choice_can_be_stands_in_quotes() -> None:
    condition = "评分 判定\n若 类 = 甲：1分\n否则：0分"
    assert hint(condition) == "选项的取值写在引号里：“甲”"
    table = "明细表 单位\n等次：选项（好、坏）\n"
    found = only(whole(f"{table}定义 数目 = 计数(单位 若 等次 = 好)\n"))
    assert found.hint is not None
    assert found.hint.zh == "选项的取值写在引号里：“好”"
