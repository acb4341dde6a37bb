"""Sums, counts and texts of one column by group, kept as arrays while tables come."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from perfscore.batch.rolling.amounts import Amounts, Groups, products
from perfscore.batch.rolling.block import Texts
from perfscore.batch.rolling.written import PLACES, Written
from perfscore.model.targets import NumberCell
from perfscore.score.reported.rolled import RollRules

_NONE, _MIXED = -1, -2
_LOW = 0xFFFF_FFFF

Bools = NDArray[np.bool_]
Counts = NDArray[np.int64]


def grown(values: Any, size: int, fill: int = 0) -> Any:  # noqa: ANN401 - of any kind
    """Give an array of at least so many entries, new ones filled."""
    if len(values) >= size:
        return values
    made = np.full(max(size, 2 * len(values)), fill, values.dtype)
    made[: len(values)] = values
    return made


@dataclass(slots=True)
class Sums:
    """Whole numbers of 10^-places added up by group, by their ``places``.

    Those of 64 bits are kept as two halves, which cannot overflow before there are
    2^31 rows; longer ones as they are.
    """

    _parts: dict[tuple[int, bool], list[Any]] = field(default_factory=dict)

    def add(
        self,
        groups: Groups,
        values: NDArray[np.int64] | NDArray[np.object_],
        places: int,
        size: int,
    ) -> None:
        """Add a block; ``size`` is how many groups there are."""
        is_long = values.dtype == object
        own, codes = values[groups.order], groups.index
        halves = [own] if is_long else [own >> 32, own & _LOW]
        kept = self._parts.setdefault(
            (places, is_long), [np.zeros(0, each.dtype) for each in halves]
        )
        for at, half in enumerate(halves):
            kept[at] = grown(kept[at], size)
            kept[at][codes] += np.add.reduceat(half, groups.starts)

    def of(self, first: int, end: int, places: int) -> list[int]:
        """Give the sums of some groups as whole numbers of 10^-places."""
        totals = [0] * (end - first)
        for (own, is_long), halves in self._parts.items():
            scale = 10 ** (places - own)
            parts = [grown(each, end)[first:end].tolist() for each in halves]
            wholes = (
                parts[0]
                if is_long
                else [(a << 32) + b for a, b in zip(*parts, strict=True)]
            )
            totals = [a + b * scale for a, b in zip(totals, wholes, strict=True)]
        return totals


@dataclass(slots=True)
class Filled:
    """In how many units of each group a cell is filled in, and known."""

    filled: Counts = field(default_factory=lambda: np.zeros(0, np.int64))
    known: Counts = field(default_factory=lambda: np.zeros(0, np.int64))

    def count(self, groups: Groups, filled: Bools, known: Bools, size: int) -> None:
        """Count a block in."""
        self.filled, self.known = grown(self.filled, size), grown(self.known, size)
        self.filled[groups.index] += groups.tally(filled)
        self.known[groups.index] += groups.tally(known)

    def upto(self, size: int) -> None:
        """Make room for groups that came after the column."""
        self.filled, self.known = grown(self.filled, size), grown(self.known, size)


@dataclass(slots=True)
class Weight:
    """A datum that others are weighed by; ``odd`` groups have numbers beside it."""

    cells: Filled = field(default_factory=Filled)
    sums: Sums = field(default_factory=Sums)
    odd: Bools = field(default_factory=lambda: np.zeros(0, np.bool_))

    def add(self, groups: Groups, amounts: Amounts, size: int) -> None:
        """Add a block."""
        self.cells.count(groups, amounts.known, amounts.known, size)
        self.sums.add(groups, amounts.values, amounts.places, size)
        self.odd = grown(self.odd, size)
        self.odd[groups.index] |= groups.tally(beside(amounts)) > 0


@dataclass(slots=True)
class Number:
    """A datum that is added up."""

    cells: Filled = field(default_factory=Filled)
    sums: Sums = field(default_factory=Sums)
    weighted: Sums = field(default_factory=Sums)
    odd: Bools = field(default_factory=lambda: np.zeros(0, np.bool_))

    def add(
        self,
        groups: Groups,
        amounts: Amounts,
        filled: Bools,
        weight: Amounts | None,
        size: int,
    ) -> None:
        """Add a block; ``weight`` is what the rows are weighed by."""
        self.cells.count(groups, filled, amounts.known, size)
        if weight is None:
            self.sums.add(groups, amounts.values, amounts.places, size)
        else:
            self.weighted.add(groups, *products(amounts, weight), size)
        self.odd = grown(self.odd, size)
        self.odd[groups.index] |= groups.tally(beside(amounts)) > 0

    def plain(self, counts: Counts) -> Bools:
        """Give the groups whose sum is all that there is to say of them."""
        self.cells.upto(len(counts))
        self.odd = grown(self.odd, len(counts))
        size = len(counts)
        known = self.cells.known[:size] == counts
        blank = self.cells.filled[:size] == 0
        return np.asarray((blank | known) & ~self.odd[:size])


@dataclass(slots=True)
class Reported:
    """Targets or 完成值: numbers with one unit in all rows of a group."""

    rules: RollRules
    cells: Filled = field(default_factory=Filled)
    sums: Sums = field(default_factory=Sums)
    weighted: Sums = field(default_factory=Sums)
    units: NDArray[np.int16] = field(default_factory=lambda: np.zeros(0, np.int16))
    samples: list[NumberCell] = field(default_factory=list)

    def add(
        self,
        groups: Groups,
        written: Written,
        filled: Bools,
        weights: Mapping[str, Amounts],
        size: int,
    ) -> Bools:
        """Add a block; give the rows that hold no number that a rule rolls up."""
        kinds = [self.rules.of_kind(is_rate=x.unit == "%") for x in written.samples]
        own = np.array([*(self._unit(x) for x in written.samples), _NONE], np.int16)
        own[:-1][[each is None for each in kinds]] = _MIXED
        units = own[written.codes]
        units[filled & (written.codes < 0)] = _MIXED
        known = filled & (units >= 0)
        self.cells.count(groups, filled, known, size)
        self._take(groups, np.where(filled, units, _NONE), size)
        values = np.where(known, written.values, 0)
        used = {each.weight for each in kinds if each is not None}
        if "" in used:
            self.sums.add(groups, values, PLACES, size)
        for name in used - {""}:
            amounts = Amounts(values, PLACES, known, {})
            self.weighted.add(groups, *products(amounts, weights[name]), size)
        return filled & ~known

    def _unit(self, sample: NumberCell) -> int:
        if sample not in self.samples:
            self.samples.append(sample)
        return self.samples.index(sample)

    def _take(self, groups: Groups, units: NDArray[np.int16], size: int) -> None:
        """Keep the unit of each group; groups with two are mixed."""
        self.units = grown(self.units, size, _NONE)
        own, codes = units[groups.order], groups.index
        most = np.maximum.reduceat(own, groups.starts)
        least = np.minimum.reduceat(own, groups.starts)
        found = np.where(least == most, most, _MIXED)
        before = self.units[codes]
        both = np.where(before == _NONE, found, before)
        both[(before != _NONE) & (before != found)] = _MIXED
        self.units[codes] = both

    def plain(self, counts: Counts) -> Bools:
        """Give the groups whose sum is all that there is to say of them."""
        size = len(counts)
        self.cells.upto(size)
        self.units = grown(self.units, size, _NONE)
        filled, known = self.cells.filled[:size], self.cells.known[:size]
        whole = (filled == counts) & (known == counts) & (self.units[:size] >= 0)
        return np.asarray((filled == 0) | whole)


@dataclass(slots=True)
class Alike:
    """Cells of which all units have to say the same."""

    filled: Counts = field(default_factory=lambda: np.zeros(0, np.int64))
    codes: NDArray[np.int32] = field(default_factory=lambda: np.zeros(0, np.int32))
    texts: dict[str, int] = field(default_factory=dict)

    def add(self, groups: Groups, texts: Texts, size: int) -> None:
        """Take in a block."""
        self.filled = grown(self.filled, size)
        self.codes = grown(self.codes, size, _NONE)
        self.filled[groups.index] += groups.tally(texts.filled)
        index = [self.texts.setdefault(each, len(self.texts)) for each in texts.all]
        own = np.array([*index, _NONE], np.int32)[texts.codes][groups.order]
        most = np.maximum.reduceat(own, groups.starts)
        least = np.minimum.reduceat(own, groups.starts)
        found = np.where(least == most, most, _MIXED)
        before = self.codes[groups.index]
        both = np.where(before == _NONE, found, before)
        both[(before != _NONE) & (before != found)] = _MIXED
        self.codes[groups.index] = both

    def plain(self, counts: Counts) -> Bools:
        """Give the groups that say the same throughout, or nothing."""
        size = len(counts)
        self.filled = grown(self.filled, size)
        self.codes = grown(self.codes, size, _NONE)
        whole = (self.filled[:size] == counts) & (self.codes[:size] >= 0)
        return np.asarray((self.filled[:size] == 0) | whole)


def beside(amounts: Amounts) -> Bools:
    """Say which rows have a number that is not among the columns'."""
    found = np.zeros(len(amounts.values), np.bool_)
    found[list(amounts.others)] = True
    return found
