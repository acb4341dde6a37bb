"""Bands meet, do not overlap, and cover what can occur."""

from dataclasses import replace
from fractions import Fraction
from itertools import combinations, pairwise

import pytest
from hypothesis import given as each_of
from hypothesis import strategies as st
from tests.unit.check.building import (
    band,
    banded,
    given,
    grade,
    interval,
    points,
    rated,
    rating_row,
)
from tests.unit.check.sets import (
    GRADES,
    QUALITATIVE,
    datum,
    indicator,
    plain_set,
)

from perfscore.check.rules import (
    band_empty,
    bands_do_not_cover,
    bands_leave_a_gap,
    bands_overlap,
    grade_twice,
    grades_do_not_cover,
    row_never_applies,
)
from perfscore.diagnostics.model import Diagnostic
from perfscore.exact import Rounding, RoundingMode
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


# ---- gaps


def test_whole_points_leave_a_gap() -> None:
    found = list(
        bands_leave_a_gap.check(
            with_grades(("优", "[90, 100]"), ("良", "[80, 89]"), ("差", "[0, 80)"))
        )
    )
    assert [each.message.zh for each in found] == [
        "等级“良”与“优”之间有空隙：89 < 总分 < 90 没有等级"
    ]
    assert found[0].message.en == (
        "the grades leave a gap between “良” and “优”: 89 < total < 90 has no grade"
    )
    assert found[0].at.span.text == "[80, 89]"
    assert [each.span.text for each in found[0].related] == ["[90, 100]"]
    assert hint(found[0]) == "良：[80, 90)"


@pytest.mark.parametrize(
    ("places", "good", "gaps"),
    [
        (0, "[80, 89]", 0),
        (0, "[80, 89)", 1),
        (1, "[80, 89]", 1),
        (1, "[80, 89.9]", 0),
        (2, "[80, 89.9]", 1),
        (2, "[80, 89.99]", 0),
    ],
)
def test_no_total_lies_between_those_that_it_is_rounded_to(
    places: int, good: str, gaps: int
) -> None:
    graded = with_grades(("优", "[90, 100]"), ("良", good), ("差", "[0, 80)"))
    rounded = replace(graded, rounding=Rounding(RoundingMode.HALF_UP, places))
    assert len(list(bands_leave_a_gap.check(rounded))) == gaps


def test_bounds_read_from_top_to_bottom_are_each_ended_by_the_next() -> None:
    graded = with_grades(("优", "≥ 90"), ("良", "≥ 80"), ("中", "≥ 60"), ("差", "< 60"))
    assert [hint(each) for each in bands_overlap.check(graded)] == [
        "中：[60, 80)",
        "良：[80, 90)",
    ]


def test_a_single_number_may_be_left_out() -> None:
    found = list(
        bands_leave_a_gap.check(with_grades(("优", "(90, 100]"), ("差", "[0, 90)")))
    )
    assert [each.message.zh for each in found] == [
        "等级“差”与“优”之间有空隙：总分 = 90 没有等级"
    ]
    assert hint(found[0]) == "优：[90, 100]"


def test_a_gap_in_rates_is_told_in_per_cents() -> None:
    scoring = banded(
        given("率", RATIO),
        band("≥ 90%", points(5)),
        band("[60%, 85%)", points(3)),
        band("< 60%", points(0)),
    )
    found = list(bands_leave_a_gap.check(with_scoring(scoring)))
    assert [each.message.zh for each in found] == [
        "“支出率”的分档“[60%, 85%)”与“≥ 90%”之间有空隙：85% ≤ 率 < 90% 不在任何一行"
    ]
    assert hint(found[0]) == "[60%, 90%)：3分"


def test_a_band_of_one_number_is_not_stretched() -> None:
    scoring = banded(given("x"), band("= 0", points(5)), band("> 1", points(0)))
    found = list(bands_leave_a_gap.check(with_scoring(scoring)))
    assert [hint(each) for each in found] == ["> 0：0分"]


def test_a_gap_where_no_value_occurs_does_not_count() -> None:
    scoring = banded(
        given("率", RATIO), band("[0%, 100%]", points(5)), band("> 110%", points(0))
    )
    assert list(bands_leave_a_gap.check(with_scoring(scoring))) == []


def test_otherwise_fills_every_gap() -> None:
    scoring = banded(
        given("x"),
        band("= 0", points(5)),
        band("> 1", points(3)),
        band("否则", points(0)),
    )
    found = with_scoring(scoring)
    assert list(bands_leave_a_gap.check(found)) == []
    assert list(bands_do_not_cover.check(found)) == []


def test_ratings_leave_no_share_out() -> None:
    rating = rated(rating_row("好", "[80%, 100%]"), rating_row("差", "[0%, 79%]"))
    found = list(bands_leave_a_gap.check(with_scoring(rating)))
    assert [each.message.zh for each in found] == [
        "“支出率”的评级“差”与“好”之间有空隙：79% < 得分比例 < 80% 不在任何一行"
    ]


def test_good_bands_have_nothing_to_report() -> None:
    for each in (bands_leave_a_gap, bands_overlap, band_empty, row_never_applies):
        good = replace(
            plain_set(indicator("效果", 5, scoring=QUALITATIVE)), grades=GRADES
        )
        assert list(each.check(good)) == []


# ---- overlaps


def test_both_ends_included_overlap_in_one_number() -> None:
    found = list(
        bands_overlap.check(with_grades(("优", "[90, 100]"), ("差", "[0, 90]")))
    )
    assert [each.message.zh for each in found] == [
        "等级“差”与“优”重叠：总分 = 90 同时在两行内"
    ]
    assert hint(found[0]) == "差：[0, 90)"


def test_a_band_within_another_overlaps_it() -> None:
    found = list(
        bands_overlap.check(with_grades(("优", "[60, 100]"), ("良", "[70, 80]")))
    )
    assert [each.message.zh for each in found] == [
        "等级“优”与“良”重叠：70 ≤ 总分 ≤ 80 同时在两行内"
    ]


BAND_TEXTS = st.lists(
    st.builds(
        lambda low, length, left, right: f"{left}{low}, {low + length}{right}",
        st.integers(0, 8),
        st.integers(1, 4),
        st.sampled_from("[("),
        st.sampled_from("])"),
    ),
    min_size=1,
    max_size=6,
)


def every_place(texts: list[str]) -> list[Fraction]:
    """All ends of the bands and the middles between them."""
    ends = {end for text in texts for end in (interval(text).low, interval(text).high)}
    sorted_ends = sorted(end for end in ends if end is not None)
    middles = [(one + two) / 2 for one, two in pairwise(sorted_ends)]
    return sorted([*sorted_ends, *middles])


@each_of(BAND_TEXTS)
def test_gaps_and_overlaps_are_those_found_by_trying_every_place(
    texts: list[str],
) -> None:
    bands = [interval(text) for text in texts]
    places = every_place(texts)
    held = [sum(place in band for band in bands) for place in places]
    inner = [
        number
        for index, number in enumerate(held)
        if any(held[:index]) and any(held[index:])
    ]
    rows = [(f"档{number}", text) for number, text in enumerate(texts)]
    found = with_grades(*rows)
    assert bool(list(bands_leave_a_gap.check(found))) == (0 in inner)
    shared = any(
        place in one and place in two
        for one, two in combinations(bands, 2)
        for place in places
    )
    assert bool(list(bands_overlap.check(found))) == shared


@each_of(st.sets(st.integers(1, 99), max_size=5))
def test_bands_between_cuts_are_complete(cuts: set[int]) -> None:
    ends = [0, *sorted(cuts), 100]
    rows = [
        (f"档{low}", f"[{low}, {high}{']' if high == 100 else ')'}")
        for low, high in pairwise(ends)
    ]
    found = with_grades(*rows)
    for each in (bands_leave_a_gap, bands_overlap, grades_do_not_cover, grade_twice):
        assert list(each.check(found)) == []
