"""Behind a derivation stands what is missing, of what was asked for alone."""

import pytest
from tests.unit.report.test_next_grade import at, of

from perfscore.report.explanation import explanation, whole_explanation
from perfscore.score.result import Score


@pytest.fixture(scope="module")
def score() -> Score:
    """85.5 of 100 points: 17.5 of 20, 32 of 40, 36 of 40."""
    return of(
        at("培训人数", "≥200人", "160人", "40"),
        at("合格率", "≥95%", "85.5%", "40"),
    )


def sections(score: Score, wanted: str) -> list[str]:
    children = explanation(score, wanted=wanted).children
    return [each.text for each in children if each.text[:2] in {"为什", "距离"}]


def test_the_whole_has_reasons_and_the_next_grade(score: Score) -> None:
    assert sections(score, "") == ["为什么没有得满分", "距离“优”"]
    assert sections(score, "总分") == ["为什么没有得满分", "距离“优”"]


def test_the_grade_has_the_next_one(score: Score) -> None:
    assert sections(score, "等级") == ["距离“优”"]


def test_an_indicator_has_its_own_part(score: Score) -> None:
    *_, why, further = explanation(score, wanted="合格率").children
    assert why.value == "共少得 4.00分"
    # 4.5 points are missing to 90.
    assert further.value == "还差 4.50分（总分须达到 90分）"
    assert [each.value for each in further.children] == ["单凭这一项不够"]
    *_, why, further = explanation(score, wanted="产出/数量/培训人数").children
    # 36.5 = 40 × n/200 gives 182.5.
    assert [each.value for each in further.children] == ["完成值达到 183人即可"]


def test_a_definition_has_neither(score: Score) -> None:
    assert sections(score, "执行率") == []


def test_what_is_not_there_has_nothing_below_it(score: Score) -> None:
    assert explanation(score, wanted="没有的指标").children == ()


def test_the_whole_beside_its_lines_has_total_and_grade(score: Score) -> None:
    total, grade, *missing = whole_explanation(score).children
    shown = "总分 = 17.5 + 32 + 36（合计按已取整得分） = 85.50分"
    assert total.lead + total.value == shown
    assert grade.lead + grade.value == "等级：总分 85.5 在 [80, 90) 内 → 良"
    assert [each.text for each in missing] == ["为什么没有得满分", "距离“优”"]
