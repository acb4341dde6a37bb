"""Assessments that have been read from a file, and what they are known by."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from perfscore.batch.columns import Key, Long, Wide
from perfscore.batch.tables.block import BadRow


@dataclass(frozen=True, slots=True)
class Named:
    """Assessments of one file, and what they are known by.

    Texts are None where there is no such column, a year is 0 where there is none;
    ``carried`` are the columns that are kept beside the results, by heading; ``cells``
    the columns of the set as they are written, each with the unit that its heading
    states. ``dropped`` are rows that could be read but not scored. ``groups`` are the
    names by which the summary groups, by the heading asked for.
    """

    wide: Wide
    numbers: NDArray[np.int64]
    ids: pa.Array | None
    units: pa.Array | None
    projects: pa.Array | None
    years: NDArray[np.int16]
    carried: Mapping[str, pa.Array]
    bad: tuple[BadRow, ...] = ()
    below: "Below | None" = None
    cells: Mapping[Key, tuple[pa.Array, str]] = field(default_factory=dict)
    dropped: "Named | None" = None
    groups: Mapping[str, pa.Array | None] = field(default_factory=dict)

    @property
    def given(self) -> Wide | Long:
        """What the kernel scores."""
        return self.wide if self.below is None else self.below.long


@dataclass(frozen=True, slots=True)
class Below:
    """The rows of assessments whose units declare indicators.

    ``numbers``, ``paths`` and ``names`` go with ``long.rows``; ``of`` gives the numbers
    of the rows that are the indicators of one assessment, in their order.
    """

    long: Long
    numbers: NDArray[np.int64]
    paths: pa.Array
    names: pa.Array
    of: Callable[[int], list[int]]


def text_at(texts: pa.Array | None, row: int) -> str | None:
    """Give one text of a column that there may not be."""
    return None if texts is None else texts[row].as_py()


def ids_of_bad(named: Named) -> dict[int, str]:
    """Give the ids of the rows that something is told of, by their numbers."""
    if named.ids is None or not named.bad:
        return {}
    wanted = [each.number for each in named.bad]
    rows = map(int, np.flatnonzero(np.isin(named.numbers, wanted)))
    ids = {int(named.numbers[row]): named.ids[row].as_py() for row in rows}
    return {number: id_ for number, id_ in ids.items() if id_ is not None}
