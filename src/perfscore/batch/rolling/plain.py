"""Tables are added up by arrays; groups in which all is plain need nothing else."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from perfscore.batch.columns import Field, Key
from perfscore.batch.layout import BatchLayout
from perfscore.batch.reading.named import Named
from perfscore.batch.rolling.amounts import (
    Amounts,
    Groups,
    amounts_of,
    by_group,
    filled_rows,
)
from perfscore.batch.rolling.block import Cells, Texts
from perfscore.batch.rolling.tallies import (
    Alike,
    Bools,
    Number,
    Reported,
    Weight,
    grown,
)
from perfscore.batch.rolling.written import WrittenReader
from perfscore.model.assessment import Cell
from perfscore.model.targets import NumberCell
from perfscore.score.reported.reading import written_value
from perfscore.score.reported.rolled import (
    MOST_NAMED,
    WHOLE_PLACES,
    RollRules,
)

_NO_YEAR, _YEARS = -1, -2


@dataclass(slots=True)
class Tallies:
    """What has come of the columns, by group."""

    numbers: dict[str, Number] = field(default_factory=dict)
    weights: dict[str, Weight] = field(default_factory=dict)
    reported: dict[Key, Reported] = field(default_factory=dict)
    alike: dict[Key, Alike] = field(default_factory=dict)
    reasons: dict[int, dict[int, dict[str, None]]] = field(default_factory=dict)
    present: dict[int, Bools] = field(default_factory=dict)


class PlainSums:
    """Adds up blocks of one set's wide tables; keeps no cell of a single row.

    A group is plain where each cell is blank in all its rows, or a number with the same
    unit in all, or the same text in all, and its rows are of one year.
    """

    def __init__(self, layout: BatchLayout, rules: RollRules) -> None:
        self.made = Tallies()
        self.rules = rules
        self._data = {each.name: each for each in layout.indicator_set.data}
        self._written = WrittenReader()
        self.counts = np.zeros(0, np.int64)
        self._years = np.zeros(0, np.int16)
        self.texts: tuple[list[list[str]], list[list[str]]] = ([], [])

    def add(self, named: Named, codes: NDArray[np.int64], size: int) -> None:
        """Add rows; ``codes`` say to which group each belongs (-1: to none)."""
        groups = by_group(codes)
        if not groups.codes:
            return
        self._count_in(named, codes, groups, size)
        filled = {key: filled_rows(each) for key, (each, _) in named.cells.items()}
        numbers = dict(self._numbers(named, filled))
        weights = {name: numbers[name] for name in self.rules.weights}
        for name, each in weights.items():
            self.made.weights.setdefault(name, Weight()).add(groups, each, size)
        nothing = np.zeros(len(codes), bool)
        for name, amounts in numbers.items():
            rule = self.rules.of_datum(self._data[name])
            if rule is not None:
                written = filled.get(Key(Field.DATUM, name=name), nothing)
                by = weights[rule.weight] if rule.weight else None
                tally = self.made.numbers.setdefault(name, Number())
                tally.add(groups, amounts, written, by, size)
        for key, rows in filled.items():
            self._add_cells(key, Cells(*named.cells[key], rows), groups, weights, size)

    def years(self, first: int, end: int) -> NDArray[np.int16]:
        """Give the years of plain groups; 0 where none is stated."""
        return self._years[first:end]

    def plain(self, size: int) -> Bools:
        """Say which of so many groups are plain."""
        self._room(size)
        counts, made = self.counts, self.made
        plain: Bools = (self._years[:size] != _YEARS) & (counts > 0)
        weighed = {name: self._is_weighed(name) for name in self.rules.weights}
        for name, number in made.numbers.items():
            plain &= number.plain(counts)
            rule = self.rules.of_datum(self._data[name])
            if rule is not None and rule.weight:
                filled = number.cells.filled[:size] > 0
                plain &= ~filled | weighed[rule.weight]
        for key, reported in made.reported.items():
            plain &= reported.plain(counts) | self._says(key)
            for at, sample in enumerate(reported.samples):
                rule = self.rules.of_kind(is_rate=sample.unit == "%")
                if rule is not None and rule.weight:
                    own = reported.units[:size] == at
                    plain &= ~own | weighed[rule.weight]
        for key, alike in made.alike.items():
            if key not in made.reported:
                plain &= alike.plain(counts)
        return plain

    def _says(self, key: Key) -> Bools:
        """Say in which groups all units write the same words instead of numbers."""
        size, alike = len(self.counts), self.made.alike.get(key)
        if alike is None:
            return np.zeros(size, np.bool_)
        said: Bools = alike.plain(self.counts) & (alike.filled[:size] == self.counts)
        words = [not _is_added(each, self.rules) for each in alike.texts]
        said &= np.array([*words, False, False])[alike.codes[:size]]
        return said

    def _is_weighed(self, name: str) -> Bools:
        """Say in which groups a weight is known of all, and not nothing."""
        size, weight = len(self.counts), self.made.weights.setdefault(name, Weight())
        weight.cells.upto(size)
        weight.odd = grown(weight.odd, size)
        known = (weight.cells.known[:size] == self.counts) & ~weight.odd[:size]
        sums = weight.sums.of(0, size, WHOLE_PLACES)
        nonzero: Bools = known & np.array([each != 0 for each in sums], np.bool_)
        return nonzero

    def _room(self, size: int) -> None:
        """Make room for groups that are new."""
        more = size - len(self.counts)
        self.counts = np.append(self.counts, np.zeros(more, np.int64))
        self._years = grown(self._years, size, _NO_YEAR)
        for kept in self.texts:
            kept.extend([] for _ in range(more))

    def _count_in(
        self, named: Named, codes: NDArray[np.int64], groups: Groups, size: int
    ) -> None:
        self._room(size)
        self.counts[groups.index] += groups.ends - groups.starts
        years = named.years[groups.order]
        most = np.maximum.reduceat(years, groups.starts)
        found = np.where(
            np.minimum.reduceat(years, groups.starts) == most, most, _YEARS
        )
        before = self._years[groups.index]
        is_same = (before == _NO_YEAR) | (before == found)
        self._years[groups.index] = np.where(is_same, found, _YEARS)
        for kept, texts in zip(self.texts, (named.units, named.projects), strict=True):
            if texts is not None:
                _keep(kept, codes, texts)

    def _numbers(
        self, named: Named, filled: Mapping[Key, Bools]
    ) -> Iterator[tuple[str, Amounts]]:
        """Give the data that are added up, and those that others are weighed by."""
        nothing = np.zeros(len(named.numbers), bool)
        for name, datum in self._data.items():
            key = Key(Field.DATUM, name=name)
            is_there = key in named.cells or datum.default is not None
            is_added = is_there and self.rules.of_datum(datum) is not None
            if is_added or name in self.rules.weights:
                column = named.wide.columns.get(key)
                written = filled.get(key, nothing)
                yield name, amounts_of(datum, column, written, named.years)

    def _add_cells(
        self,
        key: Key,
        cells: Cells,
        groups: Groups,
        weights: Mapping[str, Amounts],
        size: int,
    ) -> None:
        made = self.made
        if key.field is Field.DATUM:
            if self.rules.of_datum(self._data[key.name]) is None:
                made.alike.setdefault(key, Alike()).add(groups, Texts(cells), size)
            return
        present = grown(made.present.get(key.line, np.zeros(0, np.bool_)), size)
        present[groups.index] |= groups.tally(cells.filled) > 0
        made.present[key.line] = present
        match key.field:
            case Field.TARGET | Field.ACTUAL:
                written = self._written.read(cells.cells, cells.unit)
                reported = made.reported.setdefault(key, Reported(self.rules))
                words = reported.add(groups, written, cells.filled, weights, size)
                if words.any() or key in made.alike:
                    texts = Texts(Cells(cells.cells, cells.unit, words))
                    made.alike.setdefault(key, Alike()).add(groups, texts, size)
            case Field.REASON:
                self._explain(key.line, cells, groups)
            case Field.RATING | Field.WEIGHT | Field.POINT:
                made.alike.setdefault(key, Alike()).add(groups, Texts(cells), size)

    def _explain(self, line: int, cells: Cells, groups: Groups) -> None:
        kept = self.made.reasons.setdefault(line, {})
        sizes = groups.ends - groups.starts
        codes = np.repeat(groups.index, sizes)
        found = np.flatnonzero(cells.filled[groups.order])
        pairs = zip(codes[found].tolist(), groups.order[found].tolist(), strict=True)
        for code, row in pairs:
            reasons = kept.setdefault(code, {})
            if len(reasons) <= MOST_NAMED:
                reasons[cells.of(row)] = None


def _keep(kept: Sequence[list[str]], codes: NDArray[np.int64], texts: pa.Array) -> None:
    """Keep the first different texts of each group."""
    for code, text in zip(codes.tolist(), texts.to_pylist(), strict=True):
        if code >= 0 and text:
            own = kept[code]
            if len(own) <= MOST_NAMED and text not in own:
                own.append(text)


def _is_added(text: str, rules: RollRules) -> bool:
    """Whether a text is a number that a rule rolls up."""
    value = written_value(Cell(text))
    if not isinstance(value, NumberCell):
        return False
    return rules.of_kind(is_rate=value.unit == "%") is not None
