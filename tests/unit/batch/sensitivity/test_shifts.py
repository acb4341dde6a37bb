"""Numbers are changed as stated, and points moved so that they add up."""

from fractions import Fraction

import numpy as np
from tests.unit.batch.sensitivity.sets import SET

from perfscore.api.loading import load_set, load_set_text
from perfscore.batch.columns import Column
from perfscore.batch.layout import BatchLayout
from perfscore.batch.sensitivity.linear import linear_of
from perfscore.batch.sensitivity.moves import dropped, movables, moved
from perfscore.batch.sensitivity.scaling import points_of
from perfscore.batch.sensitivity.shifts import STEPS, Shift, shifted
from perfscore.model.methods import Interval
from perfscore.source import Source, Span

SPAN = Span(Source("", ""), 0, 0)


def column(values: list[int], places: int) -> Column:
    return Column(np.array(values, np.int64), places, str)


def test_a_step_is_its_thousandth_of_the_error() -> None:
    """10.00 with 300 thousandths of 2% is 10.06; with -1000 it is 9.8."""
    shift = Shift(factor=Fraction("1.02"))
    steps = np.array([300, -STEPS, 0])
    made = shifted(column([1000, 1000, 1000], 2), shift, steps=steps).column
    found = [Fraction(int(each), 10**made.places) for each in made.values]
    assert found == [Fraction("10.06"), Fraction("9.8"), Fraction(10)]
    assert found == [shift.at(int(step)).of(Fraction(10)) for step in steps]


def test_a_number_stops_at_its_bound_and_never_reaches_an_open_one() -> None:
    """99% and 2% more is 100.98%, held at 100%; 1 less 1.5 is not above 0, so stays."""
    closed = Interval(SPAN, Fraction(0), True, Fraction(1), True)  # noqa: FBT003
    more = Shift(factor=Fraction("1.02"), interval=closed)
    made = shifted(column([99, 50], 2), more)
    assert made.held.tolist() == [True, False]
    assert Fraction(int(made.column.values[0]), 10**made.column.places) == 1
    above = Interval(SPAN, Fraction(0), False, None, False)  # noqa: FBT003
    less = Shift(plus=Fraction("-1.5"), interval=above)
    made = shifted(column([1, 2], 0), less)
    assert [int(each) for each in made.column.values] == [10, 5]
    assert less.of(Fraction(1)) == 1
    assert less.is_held(Fraction(1))


def test_a_number_too_long_for_64_bits_goes_to_the_exact_scorer() -> None:
    made = shifted(column([9 * 10**17, 5], 2), Shift(factor=Fraction("1.01")))
    assert made.column.state is not None
    assert made.column.state.tolist() == [2, 0]


def test_moved_points_add_up_to_the_same() -> None:
    checked = load_set_text(SET, name="two.perf").value
    assert checked is not None
    other = moved(checked, ("甲",), Fraction("1.7"))
    assert other is not None
    points = [points_of(each) for each in other.indicator_set.indicators]
    assert points == [Fraction("61.7"), Fraction("38.3")]
    without = dropped(checked, ("乙",)).indicator_set
    assert [points_of(each) for each in without.indicators] == [100, 0]
    assert [each.path for each in movables(checked.indicator_set).nodes] == [
        ("甲",),
        ("乙",),
    ]


def test_declared_points_are_moved_between_level_1_alone() -> None:
    """10 + 50 + 30 + 10 points of the national form: 产出 is moved as a whole."""
    checked = load_set("national/project-2020").value
    assert checked is not None
    linear = linear_of(BatchLayout(checked))
    assert linear is not None
    paths = [each.path[0] for each in linear.nodes]
    at = paths.index("产出指标")
    factors = linear.moved(at, Fraction(-5))
    assert factors is not None
    expected = {each: Fraction(11, 10) for each in paths} | {
        "产出指标": Fraction(9, 10)
    }
    assert dict(zip(paths, factors, strict=True)) == expected
