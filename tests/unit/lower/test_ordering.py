"""定级, 序号 and 降几档 go by the order in which a set lists grades and choices."""

from fractions import Fraction

import pytest
from tests.unit.lower.sets import checked, told, whole

from perfscore.model.assessment import Assessment, Cell
from perfscore.score.scorer import Scorer

SET = """
等级
  优：[90, 100]
  良：[80, 90)
  差：[0, 80)
数据
  得分数：数值，[0, 100]
  级别：选项（省级、市级、县级）
  上年级别：选项（省级、市级、县级）
定义 求 = {}
一级指标 履职 10分
  得分 = 分值
"""


def value_of(formula: str, **data: str) -> object:
    text = whole(SET.format(formula))
    cells = {name: Cell(written) for name, written in data.items()}
    score = Scorer(checked(text)).score(Assessment(data=cells))
    return score.definitions["求"][1].value


@pytest.mark.parametrize(
    ("points", "grade"),
    [("100", "优"), ("90", "优"), ("89.99", "良"), ("80", "良"), ("79.9", "差")],
)
def test_the_grade_of_points_is_the_one_they_lie_in(points: str, grade: str) -> None:
    assert value_of("定级(得分数)", 得分数=points) == grade


@pytest.mark.parametrize(("level", "place"), [("省级", 1), ("市级", 2), ("县级", 3)])
def test_the_place_of_a_choice_counts_from_one(level: str, place: int) -> None:
    assert value_of("序号(级别)", 级别=level) == place


def test_the_place_of_a_grade_counts_from_the_first_row() -> None:
    assert value_of("序号(定级(得分数))", 得分数="85") == 2
    assert value_of("place_of(grade_of(得分数))", 得分数="10") == 3


@pytest.mark.parametrize(
    ("points", "down"), [("95", 0), ("85", 1), ("10", 2), ("90", 0)]
)
def test_places_down_are_counted_from_the_first_to_the_second(
    points: str, down: int
) -> None:
    found = value_of("降几档(“优”, 定级(得分数))", 得分数=points)
    assert found == Fraction(down)


def test_a_rise_is_a_negative_number_of_places() -> None:
    found = value_of("降几档(上年级别, 级别)", 上年级别="县级", 级别="省级")
    assert found == -2


@pytest.mark.parametrize(
    "formula",
    [
        "定级(50%)",
        "定级(得分数, 1)",
        "序号(“省级”)",
        "序号(得分数)",
        "降几档(级别)",
        "降几档(级别, 定级(得分数))",
    ],
)
def test_what_has_no_order_is_refused(formula: str) -> None:
    assert told(whole(SET.format(formula))) == [("wrong-arguments", formula)]


def test_grades_by_a_parameter_are_known_to_definitions() -> None:
    text = SET.replace("优：[90", "优：[优秀线").replace("80, 90)", "80, 优秀线)")
    score = Scorer(
        checked(whole(text.format("定级(得分数)") + "参数 优秀线 = 95\n"))
    ).score(Assessment(data={"得分数": Cell("94")}))
    assert score.definitions["求"][1].value == "良"
