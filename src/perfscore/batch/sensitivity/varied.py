"""Assessments by column with some of their numbers changed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from perfscore.batch.columns import Column, Field, Key, Long, Rows, State, Wide
from perfscore.batch.layout import BatchLayout
from perfscore.batch.sensitivity.cells import CellShifter
from perfscore.batch.sensitivity.shifts import Shift, shifted
from perfscore.model.assessment import Assessment
from perfscore.model.units import Quantity
from perfscore.score.reported.wanted import wanted_by

Given = Wide | Long
Steps = Mapping[Key, NDArray[np.int64]]
"""By column the steps of each assessment; all rows of one place have the same."""


@dataclass(frozen=True, slots=True)
class Changed:
    """Changed assessments, and how many a bound of the set stopped."""

    given: Given
    held: int


def heads_of(given: Given) -> Wide:
    """Give the assessments, a row each."""
    return given.heads if isinstance(given, Long) else given


class Varier:
    """Changes numbers of assessments by columns; cells of odd rows one by one."""

    def __init__(self, layout: BatchLayout) -> None:
        self._layout = layout
        self._cells = CellShifter(layout)
        made = layout.indicator_set
        self._numeric = np.array(
            [
                isinstance(wanted_by(each.scoring).actual, Quantity)
                for each in made.declared_scoring
            ]
            or [False]
        )

    def changed(
        self,
        given: Given,
        shifts: Mapping[Key, Shift],
        steps: Steps | None = None,
        counted: NDArray[np.bool_] | None = None,
    ) -> Changed:
        """Change every row alike, or each by its steps (:attr:`.shifts.STEPS`).

        ``counted`` are the rows of which those are counted that a bound stops; None
        for all.
        """
        if not shifts:
            return Changed(given, 0)
        heads = heads_of(given)
        among = np.ones(heads.size, np.bool_) if counted is None else counted
        columns = dict(heads.columns)
        held = 0
        for key, shift in shifts.items():
            column = columns.get(key)
            if column is not None and not column.texts:
                made = shifted(
                    column, shift, steps=None if steps is None else steps[key]
                )
                columns[key] = made.column
                held += int(np.count_nonzero(made.held & _is_value(column) & among))
            if steps is None:
                held += self._held(heads, key, shift, column, among)
        change = partial(self._assessment, heads, shifts, steps)
        fresh = replace(heads, columns=columns, assessment=change)
        if isinstance(given, Long):
            rows = self._rows(given.rows, shifts, steps)
            return Changed(Long(fresh, rows), held)
        return Changed(fresh, held)

    def _assessment(
        self,
        heads: Wide,
        shifts: Mapping[Key, Shift],
        steps: Steps | None,
        row: int,
    ) -> Assessment:
        if steps is not None:
            shifts = {
                key: each.at(int(steps[key][row])) for key, each in shifts.items()
            }
        return self._cells.changed(heads.assessment(row), shifts)

    def _held(
        self,
        heads: Wide,
        key: Key,
        shift: Shift,
        column: Column | None,
        among: NDArray[np.bool_],
    ) -> int:
        """Count the rows beyond a bound among those that columns do not hold."""
        if shift.interval is None:
            return 0
        odd = np.zeros(heads.size, np.bool_)
        if column is not None and column.state is not None:
            odd |= column.state == State.ODD
        elif column is None and heads.odd is not None:
            odd |= heads.odd
        count = 0
        for row in map(int, np.flatnonzero(odd & among)):
            value = self._cells.value_of(heads.assessment(row), key)
            count += value is not None and shift.is_held(value)
        return count

    def _rows(
        self, rows: Rows, shifts: Mapping[Key, Shift], steps: Steps | None
    ) -> Rows:
        """Change the 完成值 of the rows that units declare at some places."""
        column = rows.columns.get(Field.ACTUAL)
        if column is None or column.texts:
            return rows
        for key, shift in shifts.items():
            if key.field is not Field.ACTUAL:
                continue
            here = (rows.place == key.line) & self._is_number(rows)
            if here.any():
                own = None if steps is None else steps[key][rows.owner]
                column = shifted(column, shift, here, own).column
        return replace(rows, columns={**rows.columns, Field.ACTUAL: column})

    def _is_number(self, rows: Rows) -> NDArray[np.bool_]:
        known = (rows.method >= 0) & (rows.method < len(self._numeric))
        methods = np.where(known, rows.method, 0)
        is_number: NDArray[np.bool_] = self._numeric[methods] & known
        return is_number


def _is_value(column: Column) -> NDArray[np.bool_]:
    if column.state is None:
        return np.ones(len(column.values), np.bool_)
    made: NDArray[np.bool_] = column.state == State.VALUE
    return made
