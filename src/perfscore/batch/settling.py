"""Odd cells of which all is known become values, or blanks of which it is told."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from perfscore.batch.columns import Column, Field, Key, Long, State, Wide
from perfscore.batch.program.ir import Op
from perfscore.batch.program.plan import Plan
from perfscore.model.expressions import Literal
from perfscore.model.indicator_set import IndicatorSet

_OF_ROWS = (Field.ACTUAL, Field.CLAIMED)


def settled_keys(
    made: IndicatorSet, plans: Sequence[Plan], lines: Plan
) -> frozenset[Key]:
    """Give the cells that a fault leaves as blank as if nothing stood in them.

    A datum that is asked whether it is filled in is not, nor one with a default.
    """
    asked = {
        each.key
        for plan in plans
        for each in plan.program.instructions
        if each.op is Op.PRESENT
    }
    data = [
        Key(Field.DATUM, name=each.name)
        for each in made.data
        if not isinstance(each.default, Literal)
    ]
    cells = [Key(field, each.place) for each in lines.lines for field in _OF_ROWS]
    return frozenset([*cells, *(each for each in data if each not in asked)])


def settled(given: Wide, keys: frozenset[Key]) -> Wide:
    """Settle the cells of ``keys``."""
    columns = {
        key: _settled(column) if key in keys else column
        for key, column in given.columns.items()
    }
    return replace(given, columns=columns)


def settled_long(given: Long, keys: frozenset[Key]) -> Long:
    """Settle the cells of assessments, and of the rows that units declare."""
    columns = {
        field: _settled(column) if field in _OF_ROWS else column
        for field, column in given.rows.columns.items()
    }
    rows = replace(given.rows, columns=columns)
    return Long(settled(given.heads, keys), rows)


def said_rows(
    columns: Mapping[Key, Column] | Mapping[Field, Column], size: int
) -> NDArray[np.bool_]:
    """Give the rows of whose cells something is said."""
    made = np.zeros(size, np.bool_)
    for column in columns.values():
        if column.told is not None:
            made |= column.told > 0
    return made


def _settled(column: Column) -> Column:
    if column.told is None or column.state is None:
        return column
    states = [State.VALUE if each.is_value else State.MISSING for each in column.said]
    wanted = np.array([State.ODD, *states], np.uint8)[column.told]
    return replace(column, state=np.where(column.told > 0, wanted, column.state))
