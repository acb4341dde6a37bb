"""按完成比例: worked by hand, 10 points unless said."""

from fractions import Fraction

import pytest
from tests.unit.score.forms import exact, line, one, rules_of

F = Fraction


@pytest.mark.parametrize(
    ("clauses", "actual", "points"),
    [
        ("目标 ≥50个\n评分 按完成比例", "50个", F(10)),
        ("目标 ≥50个\n评分 按完成比例", "49个", F("9.8")),
        ("目标 ≥50个\n评分 按完成比例", "0个", F(0)),
        ("目标 ≥50个\n评分 按完成比例", "75个", F(10)),
        ("目标 ≥50个\n评分 按完成比例", "-5个", F(0)),
        ("目标 3个\n评分 按完成比例", "1个", F(10, 3)),
        ("目标 ≥50个\n评分 按完成比例，及格线 60%", "30个", F(6)),
        ("目标 ≥50个\n评分 按完成比例，及格线 60%", "29.99个", F(0)),
        ("目标 ≥50个\n评分 按完成比例，及格线 60%", "60个", F(10)),
        ("目标 ≥50个\n评分 按完成比例，封顶 120%", "55个", F(11)),
        ("目标 ≥50个\n评分 按完成比例，封顶 120%", "60个", F(12)),
        ("目标 ≥50个\n评分 按完成比例，封顶 120%", "61个", F(12)),
        ("目标 ≥50个\n评分 按完成比例，封顶 80%", "50个", F(8)),
        ("目标 ≥50个\n评分 按完成比例，不封顶", "125个", F(25)),
        ("目标 ≥50个\n评分 按完成比例，不封顶", "-5个", F(0)),
        ("目标 ≥50个\n评分 按完成比例，及格线 60%，封顶 120%", "29个", F(0)),
        ("目标 ≥50个\n评分 按完成比例，及格线 60%，封顶 120%", "70个", F(12)),
    ],
)
def test_points_grow_with_what_was_achieved(
    clauses: str, actual: str, points: Fraction
) -> None:
    assert exact(one(clauses, actual)) == points


@pytest.mark.parametrize("target", ["0个", "-1个"])
def test_a_target_that_is_not_above_zero_has_no_ratio(target: str) -> None:
    score = one("评分 按完成比例", "5个", target=target)
    assert exact(score) is None
    assert score.total is None
    assert rules_of(score) == ["target-not-positive", "total-open"]


def test_the_completion_of_a_rate_that_the_set_computes() -> None:
    score = one(
        "指标值 = 办结数 / 受理数\n目标 ≥95%\n评分 按完成比例",
        data="办结数：计数（件）\n受理数：计数（件），> 0",
        reported={"办结数": "570", "受理数": "625件"},
    )
    # 570 ÷ 625 = 91.2%; 91.2% ÷ 95% = 96%
    assert exact(score) == F("9.6")


def test_the_set_s_target_counts_and_not_the_one_on_the_form() -> None:
    assert exact(one("目标 ≥50个\n评分 按完成比例", "25个", target="25个")) == 5


def test_two_thirds_are_rounded_only_in_the_score() -> None:
    scored = line(one("目标 3个\n评分 按完成比例", "2个"))
    assert scored.exact == F(20, 3)
    assert scored.score == F("6.67")
