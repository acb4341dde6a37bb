"""Bins, steps and groups are chosen as people would, and lose nothing."""

from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfscore.report.charts.binning import histogram_bins
from perfscore.report.charts.groups import largest
from perfscore.report.charts.model import Group
from perfscore.report.charts.numbers import CHANGE, COUNT, EXACT, POINTS, SHARE
from perfscore.report.charts.scales import nice_step, ticks

points = st.integers(-30_000, 30_000).map(lambda each: Fraction(each, 100))


def whole(*numbers: int) -> tuple[Fraction, ...]:
    return tuple(map(Fraction, numbers))


@pytest.mark.parametrize(
    ("span", "most", "step"),
    [
        (Fraction(100), 10, Fraction(10)),
        (Fraction(100), 60, Fraction(2)),
        (Fraction(45), 60, Fraction(1)),
        (Fraction(1, 3), 10, Fraction(1, 20)),
        (Fraction(7, 1000), 5, Fraction(1, 500)),
        (Fraction(0), 5, Fraction(1)),
    ],
)
def test_steps_are_1_2_or_5_times_a_power_of_ten(
    span: Fraction, most: int, step: Fraction
) -> None:
    assert nice_step(span, most) == step


@given(points, points, st.integers(1, 20))
def test_ticks_cover_their_ends(one: Fraction, other: Fraction, most: int) -> None:
    low, high = min(one, other), max(one, other)
    made = ticks(low, high, most)
    assert made[0] <= low
    assert made[-1] >= high
    assert 2 <= len(made) <= most + 2


def test_bins_lie_side_by_side_and_hold_their_lower_edge() -> None:
    counts = {Fraction(8999, 100): 2, Fraction(90): 3, Fraction(9350, 100): 1}
    bins = histogram_bins([counts], step=Fraction(1))
    assert [each.low for each in bins] == [89, 90, 91, 92, 93]
    assert [each.counts for each in bins] == [(2,), (3,), (0,), (0,), (1,)]


def test_cuts_lie_on_edges_where_a_step_has_it_so() -> None:
    counts = dict.fromkeys(whole(0, 100), 1)
    at_85 = histogram_bins([counts], cuts=whole(60, 75, 85))
    assert at_85[0].high - at_85[0].low == 5
    plain = histogram_bins([counts], cuts=whole(60, 80, 90))
    assert plain[0].high - plain[0].low == 2


@given(st.lists(points), st.lists(points))
def test_bins_lose_nothing(before: list[Fraction], after: list[Fraction]) -> None:
    bins = histogram_bins([Counter(before), Counter(after)])
    assert sum(each.counts[0] for each in bins) == len(before)
    assert sum(each.counts[1] for each in bins) == len(after)
    assert len(bins) <= 62


def test_of_very_many_groups_the_rest_is_added_up() -> None:
    groups = [Group(f"区{at}", (at % 7, 1)) for at in range(10_000)]
    shown = largest(groups)
    assert len(shown) == 31
    assert shown[-1].name == "其余 9970 个"
    sums = [sum(each.counts[part] for each in shown) for part in (0, 1)]
    assert sums == [sum(each.counts[0] for each in groups), 10_000]
    assert [each.name for each in shown[:2]] == ["区6", "区13"]


def test_numbers_are_written_exactly() -> None:
    assert COUNT.text(1_234_567) == "1,234,567"
    assert POINTS.text(Fraction(89995, 1000)) == "90.00"
    assert EXACT.text(Fraction(89995, 1000)) == "89.995"
    assert EXACT.text(Fraction(100, 3)) == "33.3333333333"
    assert SHARE.text(Fraction(1, 3)) == "33.3%"
    assert [CHANGE.text(Fraction(x, 100)) for x in (120, -120, 0)] == [
        "+1.20",
        "−1.20",
        "0.00",
    ]
    assert POINTS.text(Fraction(-1, 1000)) == "0.00"
    assert POINTS.text(None) == "—"
