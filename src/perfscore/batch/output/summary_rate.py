"""Execution rate against total: how many assessments lie in each cell of a grid."""

from collections.abc import Iterable
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from perfscore.batch.columns import Wide
from perfscore.batch.layout import BatchLayout
from perfscore.batch.machine.blocks import cells_of
from perfscore.batch.machine.integers import Integers
from perfscore.batch.output.summary_spread import Counted
from perfscore.batch.program.ir import Op, Program
from perfscore.batch.program.lowering import NOTHING, Lowering
from perfscore.batch.program.plan import lowering_of, reads_of, target_of
from perfscore.batch.results import Result
from perfscore.model.expressions import Expression, Slot
from perfscore.model.indicator_set import Indicator
from perfscore.model.units import Quantity
from perfscore.report.execution import EXECUTION_NAMES, execution_rate
from perfscore.score.result import Score
from perfscore.score.scorer import Scorer

RATES = 20
"""Cells from a rate of nothing to 100%."""
_MOST_RATES = 2 * RATES
SCORES = 50
"""Cells from a total of nothing to full marks."""
_DEFINED = ("执行率", "预算执行率")
_LONG = 2**53
_LARGEST = 2**62


def no_rates() -> Counted:
    """Give the grid of no assessments."""
    return {"cells": {}, "beside": 0, "without": 0}


def rates_of(
    scores: Iterable[tuple[Fraction | None, Fraction | None, Fraction]],
) -> Counted:
    """Count rates, totals and full marks that are known exactly."""
    made = no_rates()
    for rate, total, full in scores:
        if rate is None or total is None:
            made["without"] += 1
            continue
        column, row = (rate * RATES).__floor__(), _row(total, full)
        enter_rate(made, column, row, 1)
    return made


class Rates:
    """Finds the execution rates of blocks, as the scorer tells them of each row."""

    def __init__(self, layout: BatchLayout, scorer: Scorer) -> None:
        self._made = layout.indicator_set
        self._scorer = scorer
        self._program = Program()
        lowering = lowering_of(self._made, self._program)
        found = [*self._defined(lowering), *_of_line(layout, lowering)]
        self._is_partial = lowering.is_partial
        self._texts = lowering.texts
        twenty = self._program.constant(RATES)
        self._roots = [
            self._program.add(Op.FLOOR, self._program.add(Op.MULTIPLY, each, twenty))
            for each in found
        ]
        needed = self._program.needed(self._roots)
        keys = (self._program.instructions[each].key for each in needed)
        self._keys = {each for each in keys if each is not None}

    @property
    def is_known(self) -> bool:
        """Whether the set has an execution rate."""
        return bool(self._roots)

    def of_block(self, given: Wide, result: Result) -> Counted:
        """Count a block."""
        full = self._made.full
        plain = np.ones(result.size, bool)
        plain[list(result.exact)] = False
        rows = np.flatnonzero(plain)
        column, known = self._columns(given, rows)
        scores = list(result.exact.values())
        if self._is_partial:  # what is undefined here the exact scorer may know
            scores += [self._exact(given, int(row)) for row in rows[~known]]
            rows, column, known = rows[known], column[known], known[known]
        made = rates_of((execution_rate(each), each.total, full) for each in scores)
        known &= ~result.open[rows]
        made["without"] += int((~known).sum())
        row = _rows(result.totals[rows[known]], full * 10**result.places)
        wide = SCORES + 3
        column = np.clip(column[known], -1, _MOST_RATES) + 1
        row = np.clip(row, -1, SCORES + 1) + 1
        counts = np.bincount(column * wide + row)
        for at in map(int, np.flatnonzero(counts)):
            enter_rate(made, at // wide - 1, at % wide - 1, int(counts[at]))
        return made

    def _defined(self, lowering: Lowering) -> list[int]:
        named = {each.name: each.value for each in self._made.definitions}
        chosen = next((named[each] for each in _DEFINED if each in named), None)
        return [] if chosen is None else _number(chosen, lowering)

    def _exact(self, given: Wide, row: int) -> Score:
        return self._scorer.score(given.assessment(row), peers=given.peers_of(row))

    def _columns(
        self, given: Wide, rows: NDArray[np.intp]
    ) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
        """Give the column of the grid of each row, and whether it has a rate."""
        found = np.zeros(len(rows), np.int64)
        known = np.zeros(len(rows), bool)
        waits = np.arange(len(rows))
        for is_long in (False, True):
            some = rows[waits]
            cells = {
                key: cells_of(column, self._texts, some)
                for key, column in given.columns.items()
                if key in self._keys
            }
            work = Integers(self._program, cells, len(some), is_long=is_long)
            work.work_out(self._roots)
            for root in reversed(self._roots):
                made = work.number(root)
                has = ~made.undefined & ~work.overflowed
                limited = np.clip(made.top, -_LONG, _LONG).astype(np.int64)
                found[waits[has]] = limited[has]
                known[waits[has]] = True
            waits = waits[work.overflowed]
            if not len(waits):
                break
        return found, known


def _of_line(layout: BatchLayout, lowering: Lowering) -> list[int]:
    """Find the 指标值 of the execution line, where a set defines no rate."""
    for index, place in enumerate(layout.places):
        top = place.indicator
        if top.level == 1 and top.is_leaf and top.title in EXECUTION_NAMES:
            return _value_of(top, index, lowering)
    return []


def _value_of(indicator: Indicator, index: int, lowering: Lowering) -> list[int]:
    scoring, weight = indicator.scoring, indicator.weight
    if scoring is None or scoring.value is None or weight is None or indicator.declared:
        return []
    reads = reads_of(
        scoring,
        lowering,
        index,
        lowering.program.constant(weight),
        target_of(scoring, indicator, []),
        is_fixed=indicator.target is not None,
        says_actual=False,
    )
    is_number = isinstance(scoring.value.type, Quantity)
    return [reads.slots[Slot.VALUE]] if is_number else []


def _number(node: Expression, lowering: Lowering) -> list[int]:
    is_number = isinstance(node.type, Quantity)
    return [lowering.lower(node, NOTHING)] if is_number else []


def _rows(
    whole: NDArray[np.int64] | NDArray[np.int32], full: Fraction
) -> NDArray[np.int64]:
    """Give the row of the grid of each total; ``full`` is in the totals' units."""
    factor = SCORES * full.denominator
    largest = int(np.abs(whole.astype(np.int64)).max(initial=0))
    if largest * factor < _LARGEST and full.numerator < _LARGEST:
        return whole.astype(np.int64) * factor // full.numerator
    made = [each * factor // full.numerator for each in whole.tolist()]
    return np.array([max(min(each, _LONG), -_LONG) for each in made], np.int64)


def _row(total: Fraction, full: Fraction) -> int:
    return (total * SCORES / full).__floor__()


def enter_rate(made: Counted, column: int, row: int, count: int) -> None:
    """Count a cell so many times; what lies beyond the grid is counted together."""
    if 0 <= column < _MOST_RATES and 0 <= row <= SCORES:
        name = f"{column},{row}"
        made["cells"][name] = made["cells"].get(name, 0) + count
    else:
        made["beside"] += count
