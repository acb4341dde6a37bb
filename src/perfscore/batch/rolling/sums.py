"""Columns of numbers are added to the rollers of their groups."""

from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from perfscore.batch.rolling.amounts import Amounts, products
from perfscore.batch.rolling.block import Block, Cells, Find
from perfscore.batch.rolling.written import PLACES, Written
from perfscore.model.assessment import Cell
from perfscore.model.indicator_set import RollUp
from perfscore.model.targets import Comparison, NumberCell
from perfscore.score.reported.rolled import (
    WHOLE_PLACES,
    CellRoll,
    RollRules,
    common_value,
)

_SCALE = 10**PLACES
_NONE = -1
_BLANK = -2


def add_weights(block: Block) -> None:
    """Add what the units are weighed by."""
    groups = block.groups
    for name, amounts in block.weights.items():
        scale = 10**amounts.places
        sums, counts = groups.sums(amounts.values), groups.counts(amounts.known)
        for at, roller in enumerate(block.rollers):
            weighed = roller.weighed[name]
            weighed.sum += Fraction(sums[at], scale)
            weighed.known += counts[at]
            for row in block.rows(at) if amounts.others else ():
                if row in amounts.others:
                    weighed.known += 1
                    weighed.sum += amounts.others[row]


def add_datum(
    block: Block, name: str, amounts: Amounts, filled: NDArray[np.bool_], rule: RollUp
) -> None:
    """Add the numbers of a datum."""
    groups = block.groups
    weights = block.weights[rule.weight] if rule.weight else None
    counts, known = groups.counts(filled), groups.counts(amounts.known)
    sums, scale = groups.sums(amounts.values), 10 ** (WHOLE_PLACES - amounts.places)
    weighted = _weighted(block, amounts, weights)
    beside = {*amounts.others, *(weights.others if weights is not None else ())}
    for at, roller in enumerate(block.rollers):
        roll = roller.cell(name)
        if counts[at] or roll.filled:
            block.reach(roll, at, filled)
        roll.filled += counts[at]
        roll.known += known[at]
        roll.whole += sums[at] * scale
        roll.whole_weighted += weighted[at]
        for row in block.rows(at) if beside else ():
            if row in amounts.others:
                roll.add(amounts.others[row], rule, block.weighed(row))
            elif weights is not None and row in weights.others:
                roll.weighted += (amounts.of(row) or 0) * weights.others[row]


def _weighted(block: Block, amounts: Amounts, weights: Amounts | None) -> list[int]:
    """Add up numbers times weights, of the rows that have both in columns."""
    if weights is None:
        return [0] * len(block.rollers)
    product, places = products(amounts, weights)
    scale = 10 ** (2 * WHOLE_PLACES - places)
    return [each * scale for each in block.groups.sums(product)]


class WrittenColumn:
    """A column of targets or 完成值 that is being added."""

    def __init__(
        self, block: Block, written: Written, cells: Cells, rules: RollRules
    ) -> None:
        self._block = block
        self._written = written
        self._cells = cells
        self._rules = rules
        self._weighted: dict[str, list[int]] = {}
        self._ratios: dict[tuple[str, str, Comparison | None], int | None] = {}
        self._alone = {each.unit for each in written.samples if self._is_alone(each)}

    def add(self, find: Find) -> None:
        """Add the column: groups of one unit by their sums, others row by row."""
        block, groups = self._block, self._block.groups
        filled = self._cells.filled
        codes = np.where(filled, self._written.codes, _BLANK)[groups.order]
        most = np.maximum.reduceat(codes, groups.starts).tolist()
        others = np.where(codes == _BLANK, np.iinfo(np.int64).max, codes)
        least = np.minimum.reduceat(others, groups.starts).tolist()
        sums = groups.sums(np.where(filled, self._written.values, 0))
        counts = groups.counts(filled)
        for at, roller in enumerate(block.rollers):
            roll = find(roller)
            if roll is None or (not counts[at] and not roll.filled):
                continue
            block.reach(roll, at, filled)
            if not counts[at]:
                continue
            is_one = least[at] == most[at] > _NONE
            sample = self._written.samples[most[at]] if is_one else None
            if sample is None or not self._add_sum(
                roll, at, sample, sums[at], counts[at]
            ):
                self._add_rows(roll, at)

    def _is_alone(self, sample: NumberCell) -> bool:
        """Whether numbers of a unit are not added up by columns."""
        rule = self._rules.of_kind(is_rate=sample.unit == "%")
        if rule is None:
            return True
        return bool(rule.weight and self._block.weights[rule.weight].others)

    def _add_sum(
        self, roll: CellRoll, at: int, sample: NumberCell, total: int, count: int
    ) -> bool:
        """Add the rows of a group, if they fit with those before."""
        if not roll.is_number or sample.unit in self._alone:
            return False
        number = roll.number or sample
        pair = (sample.unit, number.unit, number.comparison)
        if pair not in self._ratios:
            self._ratios[pair] = _ratio(sample, number)
        ratio = self._ratios[pair]
        if ratio is None:
            return False
        if roll.number is None:
            rows = self._block.rows(at)
            row = next(each for each in rows if self._cells.filled[each])
            text = self._cells.of(row)
            roll.number, roll.first = sample, Cell(text)
            roll.note(self._block.names[row], text)
        roll.filled += count
        roll.known += count
        roll.whole += total * ratio
        weight = self._weight_of(sample)
        if weight:
            roll.whole_weighted += self._weights(weight)[at] * ratio // _SCALE
        return True

    def _weight_of(self, sample: NumberCell) -> str:
        rule = self._rules.of_kind(is_rate=sample.unit == "%")
        return "" if rule is None else rule.weight

    def _add_rows(self, roll: CellRoll, at: int) -> None:
        for row in self._block.rows(at):
            if self._cells.filled[row]:
                self._count(roll, row)

    def _count(self, roll: CellRoll, row: int) -> None:
        cell = Cell(self._cells.of(row))
        roll.count(self._block.names[row], cell, self._block.weighed(row), self._rules)

    def _weights(self, name: str) -> list[int]:
        """Give the sums of numbers times weights."""
        if name not in self._weighted:
            known = self._cells.filled & (self._written.codes >= 0)
            values = np.where(known, self._written.values, 0)
            amounts = Amounts(values, PLACES, known, {})
            self._weighted[name] = _weighted(
                self._block, amounts, self._block.weights[name]
            )
        return self._weighted[name]


def _ratio(sample: NumberCell, number: NumberCell) -> int | None:
    """Give what 1 of a sample is in the unit of another number, in 10^-12."""
    if number.comparison is not None:
        return None
    common = common_value(sample, number)
    scaled = None if common is None else common * _SCALE
    if scaled is None or scaled.denominator != 1:
        return None
    return int(scaled)
