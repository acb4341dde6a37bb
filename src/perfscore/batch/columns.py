"""Cells of many assessments by column: scaled integers, and what each cell is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, IntEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from perfscore.model.assessment import Assessment

Whole = NDArray[np.int64] | NDArray[np.int32] | NDArray[np.float64]
"""Whole numbers; as float64 they are at most 2^53 in size."""


class State(IntEnum):
    """What a cell is to the kernel."""

    VALUE = 0
    MISSING = 1
    """Blank, or not among the columns."""
    ODD = 2
    """Something that only the exact scorer reads or tells of; so its row goes there."""


class Field(Enum):
    """What a column holds: a datum of the set, or a cell of an indicator's row."""

    DATUM = "数据"
    TARGET = "目标值"
    ACTUAL = "完成值"
    WEIGHT = "分值"
    CLAIMED = "自评得分"
    RATING = "评级"
    POINT = "要点"
    REASON = "原因"
    SUM = "合计"
    """The sum of the scores of the rows that units declare at a place."""


class Key(NamedTuple):
    """Which cell of an assessment a column holds.

    ``line`` is the index of the indicator among the set's places, -1 for a datum;
    ``name`` the datum's name or a checklist's point, else empty.
    """

    field: Field
    line: int = -1
    name: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of cells, read.

    A number is ``values / 10^places`` in the unit that :class:`~.layout.Wanted`
    states, per cents as a share (95% is 9500 with 4 places). A date is its ordinal
    (``date.toordinal``), a truth 0 or 1, a text its index in ``texts``; their
    ``places`` are 0. ``state`` holds a :class:`State` for each row; None where every
    row is a value. The values of other rows are read by no one, but are numbers.
    ``written`` gives the cell of a row as it was written, None where it is blank.
    """

    values: Whole
    places: int
    written: Callable[[int], str | None]
    state: NDArray[np.uint8] | None = None
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wide:
    """Assessments by columns, a row each.

    Columns that are not there are blank throughout. ``odd`` marks the rows that go to
    the exact scorer for reasons that no column has (a year that cannot be read);
    ``assessment`` builds one row for it, as the file's own reader would. ``years`` are
    the assessments' (0: none stated); with them it is told where a set is not in
    effect. A set that reads 年度 has it among ``columns`` too.
    """

    size: int
    columns: Mapping[Key, Column]
    assessment: Callable[[int], Assessment]
    odd: NDArray[np.bool_] | None = None
    years: NDArray[np.int16] | None = None


@dataclass(frozen=True, slots=True)
class Rows:
    """Indicators that units declare (由单位填报), a row each, owners ascending.

    ``owner`` is the row's assessment among ``Long.heads``; ``place`` the index of its
    place (:attr:`~.layout.BatchLayout.places`); ``method`` the index among the set's
    ``declared_scoring`` that the target's form chooses. Target and 完成值 are read
    as :meth:`~.layout.BatchLayout.of_method` says of the method.
    """

    owner: NDArray[np.int64]
    place: NDArray[np.int16]
    method: NDArray[np.int16]
    weight: Column
    columns: Mapping[Field, Column]
    odd: NDArray[np.bool_] | None = None


@dataclass(frozen=True, slots=True)
class Long:
    """Assessments with rows of their own below them.

    ``heads`` holds data and fixed indicators, a row for each assessment, and marks as
    odd the assessments of which a row found no place.
    """

    heads: Wide
    rows: Rows
