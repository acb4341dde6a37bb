"""All numbers and points are changed at once, by chance that can be repeated."""

from collections.abc import Collection
from dataclasses import replace
from fractions import Fraction
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from perfscore.batch.columns import Key
from perfscore.batch.kernel import Kernel
from perfscore.batch.sensitivity.effects import Totals, totals_of
from perfscore.batch.sensitivity.moves import movables
from perfscore.batch.sensitivity.question import Question, measured, shift_of
from perfscore.batch.sensitivity.scaling import adds_up, scaled
from perfscore.batch.sensitivity.shifts import STEPS
from perfscore.batch.sensitivity.varied import Given, Varier
from perfscore.check.checked import CheckedSet, variant_of
from perfscore.model.indicator_set import Indicator
from perfscore.model.outcomes import Role

_FINE = 1_000
"""Drawn points are whole thousandths."""
_MIX = (0xBF58476D1CE4E5B9, 0x94D049BB133111EB)
_STRIDES = (0x9E3779B97F4A7C15, 0xD1B54A32D192ED03, 0xABC98388FB8FAC03)
_WORD = 2**64 - 1


class Draws:
    """The draws of a study: points for each, and errors for each row and column.

    Every draw gives each column of each row its own part of the error, from all of it
    below to all of it above, in steps of a thousandth, each as likely. It gives each
    indicator its points within the share that is moved, likewise, and brings them back
    to the sum of all, in thousandths of a point. Chance comes of the seed, the draw,
    the column and the row's number alone (splitmix64), so blocks make no difference.
    """

    def __init__(
        self, kernel: Kernel, question: Question, present: Collection[Key] | None
    ) -> None:
        self._kernel = kernel
        self._question = question
        self._varier = Varier(kernel.layout)
        keys = [
            each.key
            for each in measured(kernel.layout)
            if present is None or each.is_declared or each.key in present
        ]
        self._shifts = {
            key: shift_of(kernel.layout, key, question.error_of(key), question)
            for key in keys
        }

    def kept(
        self,
        given: Given,
        numbers: NDArray[np.int64],
        before: Totals,
        ranks: NDArray[np.int64],
    ) -> NDArray[np.int64] | None:
        """Count the draws in which each row keeps its grade; None without draws."""
        if not self._question.draws:
            return None
        kept = np.zeros(len(numbers), np.int64)
        for draw, kernel in enumerate(self._kernels):
            steps = {
                key: self._steps(draw, at, numbers)
                for at, key in enumerate(self._shifts)
            }
            made = self._varier.changed(given, self._shifts, steps)
            after = totals_of(kernel.heads(made.given), ranks)
            kept += after.has & (after.ranks == before.ranks)
        return kept

    @cached_property
    def _kernels(self) -> tuple[Kernel, ...]:
        count, checked = self._question.draws, self._kernel.checked
        found = movables(checked.indicator_set)
        if found.still and not found.nodes:
            return (self._kernel,) * count
        return tuple(Kernel(self._drawn(checked, draw)) for draw in range(count))

    def _drawn(self, checked: CheckedSet, draw: int) -> CheckedSet:
        made = checked.indicator_set
        tops = [each for each in made.indicators if each.role is Role.NORMAL]
        points = {
            id(leaf): leaf.weight
            for top in tops
            for leaf in _leaves(top)
            if leaf.weight
        }
        fresh = self._points(list(points.values()), draw)
        times = {
            leaf: new / old
            for (leaf, old), new in zip(points.items(), fresh, strict=True)
        }
        nodes = tuple(
            _with_points(each, times) if each.role is Role.NORMAL else each
            for each in made.indicators
        )
        return variant_of(checked, replace(made, indicators=nodes))

    def _points(self, points: list[Fraction], draw: int) -> list[Fraction]:
        size = self._question.weight
        numbers = np.arange(len(points), dtype=np.int64)
        steps = self._steps(draw, _STRIDES[2], numbers)
        drawn = []
        for own, step in zip(points, steps, strict=True):
            most = own * size.amount if size.is_relative else size.amount
            drawn.append(max(own + most * int(step) / STEPS, Fraction()))
        whole, found = sum(points, Fraction()), sum(drawn, Fraction())
        if not found:
            return points
        fine = [Fraction(int(each * whole / found * _FINE), _FINE) for each in drawn]
        largest = max(range(len(fine)), key=lambda at: fine[at])
        fine[largest] += whole - sum(fine, Fraction())
        return fine

    def _steps(
        self, draw: int, column: int, numbers: NDArray[np.int64]
    ) -> NDArray[np.int64]:
        """Give each row a whole number from -STEPS to STEPS."""
        seed = (self._question.seed + 1) * _STRIDES[0] + draw * _STRIDES[1]
        start = np.uint64((_mixed(seed & _WORD) + column * _STRIDES[2]) & _WORD)
        with np.errstate(over="ignore"):
            state = numbers.astype(np.uint64) * np.uint64(_STRIDES[0]) + start
            state = (state ^ (state >> np.uint64(30))) * np.uint64(_MIX[0])
            state = (state ^ (state >> np.uint64(27))) * np.uint64(_MIX[1])
            state ^= state >> np.uint64(31)
        return (state % np.uint64(2 * STEPS + 1)).astype(np.int64) - STEPS


def _mixed(state: int) -> int:
    state = (state ^ (state >> 30)) * _MIX[0] & _WORD
    state = (state ^ (state >> 27)) * _MIX[1] & _WORD
    return state ^ (state >> 31)


def _leaves(node: Indicator) -> list[Indicator]:
    """Give the nodes whose points are drawn: what adds up goes with its children."""
    if not node.children or not adds_up(node):
        return [node]
    return [leaf for child in node.children for leaf in _leaves(child)]


def _with_points(node: Indicator, times: dict[int, Fraction]) -> Indicator:
    if id(node) in times:
        return scaled(node, times[id(node)])
    if not node.children:
        return node
    below = tuple(_with_points(each, times) for each in node.children)
    return replace(node, children=below)
