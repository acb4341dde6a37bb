"""What an indicator row says, and what is remarked below the form."""

from dataclasses import replace
from fractions import Fraction

import pytest
from tests.unit.report.building import (
    apply,
    datum,
    fixed,
    indicator,
    indicator_set,
    number,
    reported,
    scored,
    scoring,
)
from tests.unit.report.tables import at, texts

from perfscore.exact import Rounding, RoundingMode
from perfscore.model.assessment import Assessment, Cell
from perfscore.model.expressions import Operator
from perfscore.model.indicator_set import Footing
from perfscore.model.units import NUMBER
from perfscore.report.official_form import official_form
from perfscore.report.part import points_text
from perfscore.score.result import Step

OUTPUT = (("产出指标",), ("数量指标",))


def test_a_computed_value_stands_as_the_actual_one() -> None:
    share = apply(Operator.DIVIDE, datum("甲"), datum("乙"))
    leaf = indicator(
        "控制率",
        weight=10,
        target_text="≤100%",
        scoring=scoring(number(10), value=share),
    )
    trace = Step(number(10), Fraction(10), (Step(share, Fraction(1, 3)),))
    line = fixed(leaf, ("过程",), ("管理",), score=10, trace=trace)
    table = official_form(scored(indicator_set(), Assessment(), line))
    assert texts(table, 6)[3:5] == ["≤100%", "≈33.33%"]


def test_a_rating_stands_as_the_actual_value() -> None:
    line = reported("甲", *OUTPUT, actual=None, weight=5, score=5)
    assert line.row is not None
    rated = line._replace(row=replace(line.row, rating=Cell("较好")))
    table = official_form(scored(indicator_set(), Assessment(), rated))
    assert at(table, 6, 5).text == "较好"


def test_a_reason_is_printed() -> None:
    line = reported("甲", *OUTPUT, weight=5, score=3, reason="材料涨价")
    table = official_form(scored(indicator_set(), Assessment(), line))
    assert at(table, 6, 8).text == "材料涨价"


@pytest.mark.parametrize(
    ("score", "text"),
    [("9.5", "9.5"), ("10.00", "10"), ("0", "0"), ("29/3", "≈9.67")],
)
def test_points_have_no_zeros_at_their_end(score: str, text: str) -> None:
    line = reported("甲", *OUTPUT, weight=10, score=Fraction(score))
    table = official_form(scored(indicator_set(rounding=None), Assessment(), line))
    assert at(table, 6, 7).text == text


def test_a_set_without_grades_has_none_to_leave_open() -> None:
    line = reported("甲", ("A",), ("B",), actual=None, weight=10)
    ungraded = replace(indicator_set(), grades=())
    table = official_form(scored(ungraded, Assessment(), line, total=None))
    assert texts(table, 7) == ["总分", "100", "—", ""]


def test_an_undefined_line_leaves_the_total_open_and_is_named() -> None:
    lines = [
        reported("甲", ("A",), ("B",), actual=None, weight=10),
        reported("乙", ("A",), ("B",), weight=10, score=10),
    ]
    score = scored(indicator_set(), Assessment(), *lines, total=None)
    table = official_form(score)
    assert (at(table, 6, 7).text, at(table, 6, 7).undefined) == ("—", True)
    assert texts(table, 8) == ["总分", "100", "—", "等级：—"]
    assert table.notes == ("总分未得出，因下列指标没有得分：A / B / 甲。",)
    assert official_form(score, "en").notes == (
        "There is no total, because these indicators have no score: A / B / 甲.",
    )


def test_a_line_without_weight_is_blank_where_there_is_a_total() -> None:
    line = reported("甲", *OUTPUT, target="≥1", actual="1")
    table = official_form(scored(indicator_set(), Assessment(), line))
    assert texts(table, 6)[-3:] == ["", "", ""]


def test_lines_that_do_not_add_up_to_the_total_are_told_of() -> None:
    # three lines of 100/3, printed 33.33 each, while the exact ones make 100
    lines = [
        reported(
            name,
            *OUTPUT,
            weight=34,
            score=Fraction("33.33"),
            exact=Fraction(100, 3),
        )
        for name in "甲乙丙"
    ]
    set_ = indicator_set(footing=Footing.EXACT)
    table = official_form(scored(set_, Assessment(), *lines))
    assert table.notes == ("总分按未取整得分合计为100分，各行所列得分相加为99.99分。",)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("78.587", "78.587"),
        ("9.799508719138", "≈9.8"),
        ("29/3", "≈9.67"),
        ("1/100000000", "≈0"),
    ],
)
def test_a_long_number_is_printed_with_the_decimals_that_the_set_keeps(
    value: str, text: str
) -> None:
    read = datum("甲", NUMBER)
    leaf = indicator("收入", weight=10, scoring=scoring(number(10), value=read))
    trace = Step(number(10), Fraction(10), (Step(read, Fraction(value)),))
    line = fixed(leaf, ("过程",), ("管理",), score=10, trace=trace)
    table = official_form(scored(indicator_set(), Assessment(), line))
    assert at(table, 6, 5).text == text


def test_points_show_the_decimals_that_the_set_keeps_where_they_do_not_end() -> None:
    six = Rounding(RoundingMode.HALF_UP, 6)
    assert points_text(Fraction(2, 3)) == "≈0.67"
    assert points_text(Fraction(2, 3), six) == "≈0.666667"
    assert points_text(Fraction(1, 4), six) == "0.25"
