"""What an expression reads, as the cell of a form that holds it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from perfscore.formulas.formula import Reference
from perfscore.formulas.parts import (
    MISSING,
    Parts,
    all_of,
    any_of,
    call,
    constant,
    if_,
    infix,
    number,
)
from perfscore.model.expressions import (
    Aggregate,
    Column,
    Defined,
    Input,
    Local,
    Peers,
    Result,
    Value,
)
from perfscore.model.methods import Interval


class Holding(Enum):
    """What a cell holds once it is filled."""

    NUMBER = "number"
    """A number or a date, which spreadsheets count as a number of days."""
    TEXT = "text"
    YES_NO = "是 or 否"
    TRUTH = "truth"
    """A truth that another formula gives."""
    FIXED = "fixed"
    """Something that is always there."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A cell, or a value that needs none.

    ``cell`` is asked whether it is filled, ``value`` is what is read. ``interval``
    bounds a number: outside, it is no value. ``default`` stands where the cell is
    blank. ``is_typed`` says that the number is as a person typed it, so that it
    carries no noise.
    """

    cell: Parts
    value: Parts
    holding: Holding
    interval: Interval | None = None
    default: Value | None = None
    is_typed: bool = True


Read = Local | Input | Defined | Result | Column | Aggregate | Peers
"""What is not worked out by the formula itself."""

Resolver = Callable[[Read], Leaf | None]
"""Gives the cell that holds something; None where no cell does."""


def fixed(value: Value) -> Leaf:
    """Give a value that is always there."""
    return Leaf((), constant(value), Holding.FIXED)


def cell(
    reference: Reference,
    holding: Holding = Holding.NUMBER,
    *,
    interval: Interval | None = None,
    is_typed: bool = True,
) -> Leaf:
    """Give what stands in a cell."""
    at: Parts = (reference,)
    value = infix("=", at, ('"是"',)) if holding is Holding.YES_NO else at
    return Leaf(at, value, holding, interval, is_typed=is_typed)


def filled(leaf: Leaf) -> Parts:
    """Say that a cell is filled, and rightly."""
    match leaf.holding:
        case Holding.NUMBER:
            within = _within(leaf)
            known = call("ISNUMBER", leaf.cell)
            return known if not within else all_of((known, *within))
        case Holding.TEXT:
            blank, open_ = (infix("<>", leaf.cell, (each,)) for each in ('""', '"—"'))
            return call("AND", blank, open_)
        case Holding.YES_NO:
            return any_of(infix("=", leaf.cell, (each,)) for each in ('"是"', '"否"'))
        case Holding.TRUTH:
            return call("ISLOGICAL", leaf.cell)
        case Holding.FIXED:
            return ("TRUE",)


def guarded(leaf: Leaf) -> Parts:
    """Give the value, the default where the cell is blank, an error where neither."""
    if leaf.holding is Holding.FIXED:
        return leaf.value
    value = if_(filled(leaf), leaf.value, MISSING)
    if leaf.default is None:
        return value
    return if_(infix("=", leaf.cell, ('""',)), constant(leaf.default), value)


def is_reported(leaf: Leaf) -> Parts:
    """Say that something stands in the cell, or in its stead."""
    if leaf.holding is Holding.FIXED or leaf.default is not None:
        return ("TRUE",)
    return infix("<>", leaf.cell, ('""',))


def unfilled(leaves: Iterable[Leaf]) -> Parts | None:
    """Say that one of several cells is not filled; None where there is none to ask.

    Numbers are counted together: ``COUNT(A1,B1)<2``.
    """
    needed = [
        each
        for each in sorted(set(leaves), key=_place)
        if each.holding is not Holding.FIXED and each.default is None
    ]
    numbers = [each for each in needed if each.holding is Holding.NUMBER]
    cells = list(dict.fromkeys(each.cell for each in numbers))
    said: list[Parts] = []
    if cells:
        count = number(Fraction(len(cells)))
        said.append((*call("COUNT", *cells), "<", *count))
    for each in numbers:
        said += [call("NOT", within) for within in _within(each)]
    others = (each for each in needed if each.holding is not Holding.NUMBER)
    said += [call("NOT", filled(each)) for each in others]
    return any_of(said) if said else None


def _place(leaf: Leaf) -> list[tuple[int, int, int]]:
    """Give what brings cells into an order: that of the paper."""
    return [
        (each.table, each.row, each.column)
        for each in leaf.cell
        if isinstance(each, Reference)
    ]


def _within(leaf: Leaf) -> list[Parts]:
    bounds = leaf.interval
    if bounds is None:
        return []
    said = []
    if bounds.low is not None:
        sign = ">=" if bounds.low_included else ">"
        said.append(infix(sign, leaf.cell, number(bounds.low)))
    if bounds.high is not None:
        sign = "<=" if bounds.high_included else "<"
        said.append(infix(sign, leaf.cell, number(bounds.high)))
    return said
