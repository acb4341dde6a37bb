"""Rows of a table, an assessment each, are added up by group, column by column."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from perfscore.batch.columns import Field, Key
from perfscore.batch.layout import BatchLayout
from perfscore.batch.reading.named import Named
from perfscore.batch.reading.wide import row_of
from perfscore.batch.rolling.amounts import Amounts, amounts_of, by_group, filled_rows
from perfscore.batch.rolling.block import Block, Cells, Texts
from perfscore.batch.rolling.sums import WrittenColumn, add_datum, add_weights
from perfscore.batch.rolling.written import WrittenReader
from perfscore.model.assessment import IndicatorRow
from perfscore.score.reported.lines import with_headings
from perfscore.score.reported.roll_up import Roller
from perfscore.score.reported.rolled import MOST_NAMED, CellRoll, RollRules
from perfscore.score.reported.rolled_row import Headings

Filled = Mapping[Key, NDArray[np.bool_]]


class WideRolls:
    """Adds blocks of one set's wide tables to the rollers of their groups."""

    def __init__(self, layout: BatchLayout, rules: RollRules) -> None:
        self._rules = rules
        self._data = {each.name: each for each in layout.indicator_set.data}
        self._written = WrittenReader()
        self._rows: dict[int, tuple[Headings, str]] = {}
        for index, place in enumerate(layout.places):
            reported = IndicatorRow(*row_of(place))
            ((_, headings),) = with_headings((reported,))
            self._rows[index] = headings, reported.name

    def add(
        self,
        named: Named,
        codes: NDArray[np.int64],
        roller: Callable[[int], Roller],
        names: Sequence[str],
    ) -> None:
        """Add rows; ``codes`` say to which roller each belongs (-1: to none).

        ``roller`` gives that of a code. ``names`` are what the rows' units are called.
        """
        groups = by_group(codes)
        if not groups.codes:
            return
        filled = {key: filled_rows(each) for key, (each, _) in named.cells.items()}
        numbers = dict(self._numbers(named, filled))
        own = [roller(code) for code in groups.codes]
        weights = {name: numbers[name] for name in self._rules.weights}
        block = Block(groups, own, [each.count for each in own], names, weights)
        _count_in(block, named)
        add_weights(block)
        nothing = np.zeros(len(codes), bool)
        for name, amounts in numbers.items():
            rule = self._rules.of_datum(self._data[name])
            if rule is not None:
                written = filled.get(Key(Field.DATUM, name=name), nothing)
                add_datum(block, name, amounts, written, rule)
        self._add_cells(block, named, filled)

    def _numbers(self, named: Named, filled: Filled) -> Iterator[tuple[str, Amounts]]:
        """Give the data that are added up, and those that others are weighed by."""
        nothing = np.zeros(len(named.numbers), bool)
        for name, datum in self._data.items():
            key = Key(Field.DATUM, name=name)
            is_there = key in named.cells or datum.default is not None
            is_added = is_there and self._rules.of_datum(datum) is not None
            if is_added or name in self._rules.weights:
                column = named.wide.columns.get(key)
                written = filled.get(key, nothing)
                yield name, amounts_of(datum, column, written, named.years)

    def _add_cells(self, block: Block, named: Named, filled: Filled) -> None:
        """Add texts of data, and the cells of indicators."""
        present: dict[int, NDArray[np.bool_]] = {}
        for key, rows in filled.items():
            present[key.line] = present.get(key.line, rows) | rows
        made: set[int] = set()
        for key in sorted(filled, key=lambda each: each.line):
            cells = Cells(*named.cells[key], filled[key])
            if key.field is Field.DATUM:
                if self._rules.of_datum(self._data[key.name]) is None:
                    Texts(cells).add(block, partial(_datum_of, key.name))
                continue
            if key.line not in made:
                made.add(key.line)
                self._make_rows(block, key.line, present[key.line])
            self._add_cell(block, key, cells)

    def _make_rows(self, block: Block, line: int, present: NDArray[np.bool_]) -> None:
        counts = block.groups.counts(present)
        for roller, count in zip(block.rollers, counts, strict=True):
            if count and line not in roller.lines:
                roller.lines[line] = roller.row(*self._rows[line])

    def _add_cell(self, block: Block, key: Key, cells: Cells) -> None:
        find = partial(self._cell_of, key)
        match key.field:
            case Field.TARGET | Field.ACTUAL:
                written = self._written.read(cells.cells, cells.unit)
                WrittenColumn(block, written, cells, self._rules).add(find)
            case Field.REASON:
                self._explain(block, key.line, cells)
            case Field.RATING | Field.WEIGHT | Field.POINT:
                Texts(cells).add(block, find)

    @staticmethod
    def _cell_of(key: Key, roller: Roller) -> CellRoll | None:
        row = roller.lines.get(key.line)
        if row is None:
            return None
        match key.field:
            case Field.TARGET:
                return row.target
            case Field.ACTUAL:
                return row.actual
            case Field.RATING:
                return row.rating
            case Field.WEIGHT:
                return row.weight
        return row.points.setdefault(key.name, CellRoll())

    @staticmethod
    def _explain(block: Block, line: int, cells: Cells) -> None:
        for at, roller in enumerate(block.rollers):
            row = roller.lines.get(line)
            if row is None:
                continue
            for each in block.rows(at):
                if len(row.reasons) > MOST_NAMED:
                    break
                if cells.filled[each]:
                    row.explain(cells.of(each))


def _datum_of(name: str, roller: Roller) -> CellRoll:
    return roller.cell(name)


def _count_in(block: Block, named: Named) -> None:
    """Count the units in; many are called by the names of the first."""
    size = len(named.numbers)
    units, projects = (
        [None] * size if each is None else each.to_pylist()
        for each in (named.units, named.projects)
    )
    years = named.years.tolist()
    for at, roller in enumerate(block.rollers):
        for row in block.rows(at):
            roller.begin(block.names[row], units[row] or "", projects[row] or "", "")
            roller.years[years[row] or None] = None
