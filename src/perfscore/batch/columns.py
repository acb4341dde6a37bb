"""Cells of many assessments by column: scaled integers, and what each cell is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, IntEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from perfscore.model.assessment import Assessment
from perfscore.model.data import YEAR_NAMES
from perfscore.model.expressions import PeerFunction
from perfscore.score.reported.reading import Fault
from perfscore.score.result import Finding
from perfscore.score.scorer import Peers

Whole = NDArray[np.int64] | NDArray[np.int32] | NDArray[np.float64]
"""Whole numbers; as float64 they are at most 2^53 in size."""

Objects = NDArray[np.object_]
"""Whole numbers of any length."""


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
    PEER = "同组"
    """What a group settles: a whole number, the upper one of a fraction if there is
    PEER_UNDER too. ``Key.name`` says what, see :func:`peer_key`."""
    PEER_UNDER = "同组分母"
    PEER_NEAR = "同组近似"
    """The same as the nearest float, where one is too long for whole numbers."""


class Key(NamedTuple):
    """Which cell of an assessment a column holds.

    ``line`` is the index of the indicator among the set's places, -1 for a datum;
    ``name`` the datum's name or a checklist's point, else empty.
    """

    field: Field
    line: int = -1
    name: str = ""


YEAR_KEY = Key(Field.DATUM, name=YEAR_NAMES[0])
"""The assessment's year, where a set asks for it as for a datum."""
OF_GROUPS = frozenset({Field.PEER, Field.PEER_UNDER, Field.PEER_NEAR})


def plain_key(key: Key) -> Key:
    """Give the key by which programs read a column: all of a group's have one."""
    return key._replace(field=Field.PEER) if key.field in OF_GROUPS else key


def peer_key(key: str, function: PeerFunction, *, ties_share_last: bool = False) -> Key:
    """Name the column of what a group settles, by what is asked of it."""
    return Key(Field.PEER, int(ties_share_last), f"{function.value}\n{key}")


class Said(NamedTuple):
    """What the exact scorer says of an odd cell, and whether it has a value for it.

    A ``fault`` is why it has none; ``notes`` are told in any case.
    """

    is_value: bool
    fault: Fault | None
    notes: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of cells, read.

    A number is ``values / 10^places`` in the unit that :class:`~.layout.Wanted`
    states, per cents as a share (95% is 9500 with 4 places). A date is its ordinal
    (``date.toordinal``), a truth 0 or 1, a text its index in ``texts``; their
    ``places`` are 0. ``state`` holds a :class:`State` for each row; None where every
    row is a value. The values of other rows are read by no one, but are numbers.
    ``written`` gives the cell of a row as it was written, None where it is blank.
    ``fractions`` gives the exact numbers of some rows, as two arrays of whole numbers,
    where ``values`` are but the nearest floats (``Field.PEER_NEAR``). ``said`` gives
    what is said of odd cells, by a row's number in ``told``, from 1 on; of cells of
    which that is 0 nothing is known. A value that is said to be one is in ``values``.
    """

    values: Whole
    places: int
    written: Callable[[int], str | None]
    state: NDArray[np.uint8] | None = None
    texts: tuple[str, ...] = ()
    fractions: Callable[[NDArray[np.intp]], tuple[Objects, Objects]] | None = None
    said: tuple[Said, ...] = ()
    told: NDArray[np.int32] | None = None


@dataclass(frozen=True, slots=True)
class Wide:
    """Assessments by columns, a row each.

    Columns that are not there are blank throughout. ``odd`` marks the rows that go to
    the exact scorer for reasons that no column has (a year that cannot be read);
    ``assessment`` builds one row for it, as the file's own reader would. ``years`` are
    the assessments' (0: none stated); with them it is told where a set is not in
    effect. A set that reads 年度 has it among ``columns`` too. ``peers`` gives what
    the group of a row brings; None where every row is scored alone.
    """

    size: int
    columns: Mapping[Key, Column]
    assessment: Callable[[int], Assessment]
    odd: NDArray[np.bool_] | None = None
    years: NDArray[np.int16] | None = None
    peers: Callable[[int], Peers] | None = None

    def peers_of(self, row: int) -> Peers | None:
        """Give what a row is scored with by the exact scorer, beside its own cells."""
        return None if self.peers is None else self.peers(row)


@dataclass(frozen=True, slots=True)
class Rows:
    """Indicators that units declare (由单位填报), a row each, owners ascending.

    ``owner`` is the row's assessment among ``Long.heads``; ``place`` the index of its
    place (:attr:`~.layout.BatchLayout.places`); ``method`` the index among the set's
    ``declared_scoring`` that the target's form chooses. Target and 完成值 are read
    as :meth:`~.layout.BatchLayout.of_method` says of the method. ``said`` is what is
    told of rows' headings, by a row's number in ``told``, from 1 on; it lacks their
    paths.
    """

    owner: NDArray[np.int64]
    place: NDArray[np.int16]
    method: NDArray[np.int16]
    weight: Column
    columns: Mapping[Field, Column]
    odd: NDArray[np.bool_] | None = None
    said: tuple[Finding, ...] = ()
    told: NDArray[np.int32] | None = None


@dataclass(frozen=True, slots=True)
class Long:
    """Assessments with rows of their own below them.

    ``heads`` holds data and fixed indicators, a row for each assessment, and marks as
    odd the assessments of which a row found no place.
    """

    heads: Wide
    rows: Rows
