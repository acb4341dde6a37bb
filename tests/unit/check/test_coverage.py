"""Bands cover what can occur, and each row is of use."""

from dataclasses import replace

import pytest
from tests.unit.check.building import (
    ACTUAL,
    band,
    banded,
    check_row,
    checklist,
    given,
    grade,
    inside,
    interval,
    op,
    points,
    rated,
    rating_row,
    when,
)
from tests.unit.check.sets import (
    datum,
    indicator,
    plain_set,
)

from perfscore.check.rules import (
    band_empty,
    bands_do_not_cover,
    bands_leave_a_gap,
    grade_twice,
    grades_do_not_cover,
    row_name_twice,
    row_never_applies,
)
from perfscore.diagnostics.model import Diagnostic
from perfscore.model.indicator_set import IndicatorSet
from perfscore.model.methods import Scoring
from perfscore.model.units import RATIO


def with_grades(*rows: tuple[str, str]) -> IndicatorSet:
    made = tuple(grade(name, text) for name, text in rows)
    return replace(plain_set(indicator("产出", 100)), grades=made)


def with_scoring(scoring: Scoring) -> IndicatorSet:
    data = (datum("x"), datum("y", "> 0"), datum("率", "[0%, 100%]", RATIO))
    return replace(plain_set(indicator("支出率", 5, scoring=scoring)), data=data)


def hint(found: Diagnostic) -> str:
    assert found.hint is not None
    return found.hint.zh


@pytest.mark.parametrize(
    ("rows", "message", "mended"),
    [
        (
            [("优", "[90, 100)"), ("差", "[0, 90)")],
            "等级没有覆盖全部取值：总分 = 100 没有等级",
            "优：[90, 100]",
        ),
        (
            [("优", "[90, 100]"), ("差", "[60, 90)")],
            "等级没有覆盖全部取值：0 ≤ 总分 < 60 没有等级",
            "差：[0, 90)",
        ),
        (
            [("优", "[90, 100]"), ("差", "(0, 90)")],
            "等级没有覆盖全部取值：总分 = 0 没有等级",
            "差：[0, 90)",
        ),
    ],
    ids=["full score", "low totals", "zero"],
)
def test_grades_cover_from_zero_to_the_full_score(
    rows: list[tuple[str, str]], message: str, mended: str
) -> None:
    found = list(grades_do_not_cover.check(with_grades(*rows)))
    assert [each.message.zh for each in found] == [message]
    assert hint(found[0]) == mended


def test_a_rate_may_be_above_one() -> None:
    scoring = banded(
        op("÷", given("x"), given("y")),
        band("[60%, 100%]", points(5)),
        band("[0%, 60%)", points(0)),
    )
    found = list(bands_do_not_cover.check(with_scoring(scoring)))
    assert [each.message.zh for each in found] == [
        "“支出率”的分档没有覆盖全部取值：指标值 > 100% 不在任何一行"
    ]
    assert hint(found[0]) == "≥ 60%：5分；或加一行“否则：…”"


def test_bands_cover_no_more_than_what_occurs() -> None:
    scoring = banded(
        given("率", RATIO), band("[60%, 100%]", points(5)), band("[0%, 60%)", points(0))
    )
    assert list(bands_do_not_cover.check(with_scoring(scoring))) == []


def test_what_units_report_may_be_below_zero() -> None:
    scoring = banded(ACTUAL, band("= 0", points(5)), band("> 0", points(0)))
    found = list(bands_do_not_cover.check(with_scoring(scoring)))
    assert [each.message.zh for each in found] == [
        "“支出率”的分档没有覆盖全部取值：完成值 < 0 不在任何一行"
    ]


def test_bounds_that_vary_need_an_otherwise() -> None:
    fixed = band("> 0", points(5))
    open_row = replace(band("= 0", points(0)), interval=None)
    scoring = banded(given("x"), fixed, open_row)
    found = list(bands_do_not_cover.check(with_scoring(scoring)))
    assert [hint(each) for each in found] == ["否则：0分"]


# ---- rows


def test_an_interval_the_wrong_way_round_is_empty() -> None:
    found = list(band_empty.check(with_grades(("优", "[100, 90]"), ("差", "[0, 90)"))))
    assert [each.message.zh for each in found] == [
        "区间 [100, 90] 内没有任何数，要求下限不大于上限"
    ]
    assert hint(found[0]) == "[90, 100]"


def test_one_number_that_is_left_out_is_empty() -> None:
    found = list(band_empty.check(with_grades(("优", "(90, 90]"), ("差", "[0, 90)"))))
    assert len(found) == 1


def test_an_empty_band_is_the_only_fault_that_is_told() -> None:
    found = with_grades(("优", "[100, 90]"), ("差", "[0, 90)"))
    assert list(grades_do_not_cover.check(found)) == []
    assert list(bands_leave_a_gap.check(found)) == []


def test_a_row_beyond_all_values_never_applies() -> None:
    scoring = banded(
        given("率", RATIO),
        band("> 100%", points(5)),
        band("[0%, 100%]", points(3)),
    )
    found = list(row_never_applies.check(with_scoring(scoring)))
    assert [each.message.zh for each in found] == [
        "这一行永远不会用到：可能的取值：0% ≤ 率 ≤ 100%"
    ]
    assert found[0].at.span.text == "> 100%"


def test_an_otherwise_with_nothing_left_never_applies() -> None:
    scoring = banded(
        given("x"),
        band("= 0", points(5)),
        band("> 0", points(3)),
        band("否则", points(0)),
    )
    found = list(row_never_applies.check(with_scoring(scoring)))
    assert [each.at.span.text for each in found] == ["否则：0分"]


def test_rows_of_a_decision_can_be_out_of_reach() -> None:
    none, few = inside(given("x"), interval("= 0")), inside(given("x"), interval("< 0"))
    choice = when((none, points(5)), (few, points(3)), otherwise=points(0))
    scoring = replace(banded(given("x")), name="判定", score=choice)
    found = list(row_never_applies.check(with_scoring(scoring)))
    assert [each.at.span.text for each in found] == [few.span.text]


def test_a_grade_stands_once() -> None:
    found = list(grade_twice.check(with_grades(("优", "[90, 100]"), ("优", "[0, 90)"))))
    assert [each.message.zh for each in found] == ["等级“优”写了两次"]
    assert [each.span.text for each in found[0].related] == ["优：[90, 100]"]


def test_rows_are_told_apart_by_their_names() -> None:
    rating = rated(rating_row("好", "[60%, 100%]"), rating_row("好", "[0%, 60%)"))
    found = list(row_name_twice.check(with_scoring(rating)))
    assert [each.message.zh for each in found] == ["“支出率”中“好”写了两行"]
    points_ = checklist(
        check_row("制度健全", points(2)), check_row("制度健全", points(3))
    )
    assert len(list(row_name_twice.check(with_scoring(points_)))) == 1
