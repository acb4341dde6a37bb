"""A float with its bound never lies further from the true value than the bound."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from math import floor

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfscore.batch.machine import near_steps
from perfscore.batch.machine.arrays import worked_out
from perfscore.batch.machine.blocks import factors_of
from perfscore.batch.machine.steps import TRUE, Do, From, Register, Steps
from perfscore.batch.machine.values import Exact, Near, Work
from perfscore.exact import Rounding, RoundingMode, round_to

PLACES = (2, 4, 0)
wholes = st.one_of(
    st.integers(-(10**4), 10**4),
    st.integers(-(10**15), 10**15),
    st.sampled_from([1, -1, 3, 7, 10**15, 999_999_999_999_999, 33_333_333]),
)
rows = st.tuples(wholes, wholes, wholes)
operations = st.lists(
    st.tuples(
        st.sampled_from(["+", "-", "×", "÷", "min", "max", "abs"]),
        st.integers(0, 20),
        st.integers(0, 20),
    ),
    min_size=1,
    max_size=7,
)


@dataclass(frozen=True)
class Known:
    """A value as the machine has it, and as it is; None where it is not defined."""

    near: Near
    true: Fraction | None


def start(work: Work, row: tuple[int, int, int]) -> list[Known]:
    made = []
    for at, places in enumerate(PLACES):
        column = Exact(Register(From.COLUMN, at), power=("column", at))
        made.append(Known(work.near(column), Fraction(row[at], 10**places)))
    return made


def apply(work: Work, name: str, one: Known, other: Known) -> Known:
    """Apply an operation to both."""
    if name == "abs":
        true = None if one.true is None else abs(one.true)
        return Known(near_steps.absolute(work, one.near), true)
    if name == "÷":
        near, _ = near_steps.divided(work, one.near, other.near)
        if one.true is None or not other.true:
            return Known(near, None)
        return Known(near, one.true / other.true)
    exact: dict[str, Callable[[Fraction, Fraction], Fraction]] = {
        "+": lambda a, b: a + b,
        "-": lambda a, b: a - b,
        "×": lambda a, b: a * b,
        "min": min,
        "max": max,
    }
    pair = one.near, other.near
    near = {
        "+": lambda: near_steps.added(work, *pair, Do.ADD),
        "-": lambda: near_steps.added(work, *pair, Do.SUBTRACT),
        "×": lambda: near_steps.multiplied(work, *pair),
        "min": lambda: near_steps.chosen_least(work, *pair, least=True),
        "max": lambda: near_steps.chosen_least(work, *pair, least=False),
    }[name]()
    is_defined = one.true is not None and other.true is not None
    return Known(near, exact[name](one.true, other.true) if is_defined else None)  # type: ignore[arg-type]


def settled(
    work: Work, row: tuple[int, int, int]
) -> tuple[Callable[[Register], float], bool]:
    """Run the steps on one row; say also whether the row is doubted."""
    columns = [np.array([float(each)]) for each in row]
    factors = factors_of(work.steps.factors, PLACES)
    value = worked_out(work.steps.steps, factors, columns)
    doubted = work.doubts is not None and bool(np.all(value(work.doubts)))

    def number(register: Register) -> float:
        return float(np.asarray(value(register)).ravel()[0])

    return number, doubted


def built(
    work: Work, row: tuple[int, int, int], chosen: list[tuple[str, int, int]]
) -> list[Known]:
    values = start(work, row)
    for name, one, other in chosen:
        made = apply(work, name, values[one % len(values)], values[other % len(values)])
        if made.near.span <= 800:
            values.append(made)
    return values


@settings(max_examples=400)
@given(rows, operations)
def test_the_bound_holds(
    row: tuple[int, int, int], chosen: list[tuple[str, int, int]]
) -> None:
    work = Work(Steps())
    values = built(work, row, chosen)
    errors = [work.error(each.near) for each in values]
    number, doubted = settled(work, row)
    for each, error in zip(values, errors, strict=True):
        if each.true is not None and not doubted:
            made, bound = number(each.near.value), number(error)
            assert abs(Fraction(made) - each.true) <= Fraction(bound)


@settings(max_examples=300)
@given(rows, operations, st.sampled_from([Do.LESS, Do.AT_MOST, Do.EQUAL]))
def test_a_comparison_is_right_or_doubted(
    row: tuple[int, int, int], chosen: list[tuple[str, int, int]], do: Do
) -> None:
    work = Work(Steps())
    *_, one, other = built(work, row, chosen)
    holds = near_steps.compared(work, one.near, other.near, do)
    number, doubted = settled(work, row)
    if one.true is not None and other.true is not None and not doubted:
        truth = {
            Do.LESS: one.true < other.true,
            Do.AT_MOST: one.true <= other.true,
            Do.EQUAL: one.true == other.true,
        }
        assert bool(number(holds)) == truth[do]


@settings(max_examples=300)
@given(rows, operations, st.sampled_from(RoundingMode), st.integers(0, 3))
def test_a_rounding_is_right_or_doubted(
    row: tuple[int, int, int],
    chosen: list[tuple[str, int, int]],
    mode: RoundingMode,
    places: int,
) -> None:
    work = Work(Steps())
    *_, last = built(work, row, chosen)
    rounding = Rounding(mode, places)
    made = near_steps.rounded(work, last.near, rounding)
    low = near_steps.floored(work, last.near)
    number, doubted = settled(work, row)
    if last.true is not None and not doubted:
        scaled = round_to(last.true, rounding) * 10**places
        assert number(made.top) == scaled
        assert number(low.top) == floor(last.true)


@pytest.mark.parametrize("sign", [1, -1])
def test_a_half_is_always_doubted_where_it_is_not_known_exactly(sign: int) -> None:
    work = Work(Steps())
    first, second, _ = start(work, (sign * 1_005, 10_000, 0))
    product = near_steps.multiplied(work, first.near, second.near)
    near_steps.rounded(work, product, Rounding(RoundingMode.HALF_UP, 1))
    _, doubted = settled(work, (sign * 1_005, 10_000, 0))
    assert doubted


def test_nothing_is_doubted_twice() -> None:
    work = Work(Steps())
    work.doubt(TRUE)
    work.doubt(Register(From.COLUMN, 0))
    assert work.doubts == TRUE
