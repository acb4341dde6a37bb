"""The picture: which bars, what they hold, what is said where they do not add up."""

from dataclasses import replace
from fractions import Fraction

from tests.unit.report.building import (
    TWO_PLACES,
    fixed,
    indicator,
    indicator_set,
    reported,
    scored,
)
from tests.unit.report.zhuzhou import zhuzhou

from perfscore.model.assessment import Assessment
from perfscore.model.outcomes import Role
from perfscore.report.picture import Bar, picture
from perfscore.score.result import GroupScore, Score

OUTPUT = ("产出指标",)


def bar(name: str, weight: int | None, score: int | None) -> Bar:
    return Bar(
        name,
        None if weight is None else Fraction(weight),
        None if score is None else Fraction(score),
    )


def two_lines(*, second: int | None, total: Fraction | int | None) -> Score:
    """Score two lines of 5 points below 产出指标, the first in full."""
    group = indicator("产出指标", level=1, weight=10)
    return scored(
        indicator_set(group),
        Assessment(unit="甲处", year=2022),
        reported("甲", OUTPUT, weight=5, score=5),
        reported("乙", OUTPUT, weight=5, score=second),
        total=total,
    )


def test_the_seed_form_has_four_bars_the_funds_first() -> None:
    made = picture(zhuzhou())
    assert made.bars == (
        bar("预算执行率", 10, 10),
        bar("产出指标", 50, 50),
        bar("效益指标", 30, 30),
        bar("满意度指标", 10, 10),
    )
    assert made.title == "2021年度部门整体支出绩效自评表"
    assert made.unit == "株洲市人民政府驻北京联络处部门决算"
    assert (made.total, made.full) == (Fraction(100), Fraction(100))
    assert made.grade == "优"
    assert made.remark == ""


def test_an_open_line_leaves_its_bar_and_the_total_open() -> None:
    made = picture(two_lines(second=None, total=None))
    assert made.bars == (bar("产出指标", 10, None),)
    assert made.total is None
    assert made.grade == ""
    assert made.remark == "有的指标得分不能确定，总分未定；已确定的得分合计 5 分。"


def test_a_group_that_has_its_own_rule_shows_its_own_points() -> None:
    score = two_lines(second=3, total=3)
    lowest = GroupScore(
        score.set.indicators[0], OUTPUT, Fraction(10), Fraction(3), trace=None
    )
    assert picture(replace(score, groups=(lowest,))).bars == (bar("产出指标", 10, 3),)


def test_what_does_not_apply_has_no_bar() -> None:
    left_out = fixed(indicator("满意度指标", level=1, weight=10), score=None)
    score = two_lines(second=5, total=10)
    lines = (*score.lines, left_out._replace(is_left_out=True))
    assert picture(replace(score, lines=lines)).bars == (bar("产出指标", 10, 10),)


def test_a_veto_that_took_points_away_is_said() -> None:
    made = picture(two_lines(second=5, total=0))
    assert made.remark == (
        "各项得分合计 10 分；总分由本指标体系的总分规则得出，与合计不同。"
    )


def test_rounding_alone_is_not_remarked() -> None:
    score = two_lines(second=5, total=Fraction("9.33"))
    third = score.lines[1]._replace(score=Fraction(13, 3))
    assert score.set.rounding == TWO_PLACES
    assert picture(replace(score, lines=(score.lines[0], third))).remark == ""


def test_what_is_taken_off_is_named_and_counts_against_the_sum() -> None:
    off = replace(indicator("通报批评", level=1, weight=4), role=Role.PENALTY)
    score = two_lines(second=5, total=8)
    whole = replace(
        score,
        set=replace(score.set, indicators=(*score.set.indicators, off)),
        lines=(*score.lines, fixed(off, score=2)),
    )
    made = picture(whole)
    assert made.bars == (bar("产出指标", 10, 10), bar("通报批评（减分项）", 4, 2))
    assert made.remark == ""
