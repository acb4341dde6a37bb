"""Whole numbers in floats decide every tie, or doubt what may have been rounded."""

from fractions import Fraction
from math import floor

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from perfscore.batch.machine import exact_rounding, exact_steps
from perfscore.batch.machine.arrays import worked_out
from perfscore.batch.machine.blocks import factors_of
from perfscore.batch.machine.steps import Do, From, Register, Steps
from perfscore.batch.machine.values import Exact, Work, literal
from perfscore.exact import Rounding, RoundingMode, round_to

amounts = st.one_of(
    st.integers(0, 200),
    st.integers(0, 10**9),
    st.integers(2**52 - 9, 2**54),
    st.integers(-(10**6), 10**6),
)
weights = st.builds(Fraction, st.integers(1, 5_000), st.sampled_from([1, 10, 100, 3]))


def column(at: int) -> Exact:
    return Exact(Register(From.COLUMN, at), power=("column", at), degree=(1, 0))


def run(work: Work, cells: tuple[int, int], places: tuple[int, int]) -> object:
    columns = [np.array([float(each)]) for each in cells]
    factors = factors_of(work.steps.factors, places)
    return worked_out(work.steps.steps, factors, columns)


@settings(max_examples=500)
@given(
    st.tuples(amounts, amounts),
    st.tuples(st.integers(0, 4), st.integers(0, 4)),
    weights,
    st.sampled_from(RoundingMode),
    st.integers(0, 3),
)
def test_a_share_of_a_weight_is_rounded_right_or_doubted(
    cells: tuple[int, int],
    places: tuple[int, int],
    weight: Fraction,
    mode: RoundingMode,
    decimals: int,
) -> None:
    work = Work(Steps())
    turned, zero = exact_steps.turned(work, column(1))
    share = exact_steps.multiplied(column(0), turned, work)
    assert share is not None
    assert zero is not None
    fixed = literal(work.steps, weight).known
    assert isinstance(fixed, Exact)
    points = exact_steps.multiplied(share, fixed, work)
    assert points is not None
    rounding = Rounding(mode, decimals)
    made = exact_rounding.rounded(work, points, rounding)
    low = exact_rounding.floored(work, points)
    edge = exact_steps.compared(work, share, _known(work, Fraction(9, 10)), Do.LESS)
    assert edge is not None
    value = run(work, cells, places)
    assert callable(value)
    if cells[1] == 0:
        assert bool(value(zero))
        return
    if work.doubts is not None and bool(value(work.doubts)[0]):
        assert max(map(abs, cells)) >= 10**4  # usual cells are never doubted
        return
    true = Fraction(cells[0], 10 ** places[0]) / Fraction(cells[1], 10 ** places[1])
    assert value(made.top) == round_to(true * weight, rounding) * 10**decimals
    assert value(low.top) == floor(true * weight)
    assert bool(value(edge)) == (true < Fraction(9, 10))


def _known(work: Work, number: Fraction) -> Exact:
    known = literal(work.steps, number).known
    assert isinstance(known, Exact)
    return known
