"""Assessments that have been read from a file, and what they are known by."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from perfscore.batch.columns import Long, Wide
from perfscore.batch.tables.block import BadRow


@dataclass(frozen=True, slots=True)
class Named:
    """Assessments of one file, and what they are known by.

    Texts are None where there is no such column, a year is 0 where there is none;
    ``carried`` are the columns that are kept beside the results, by heading.
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


@dataclass(frozen=True, slots=True)
class Below:
    """The rows of assessments whose units declare indicators.

    ``numbers`` and ``paths`` go with ``long.rows``; ``of`` gives the numbers of the
    rows that are the indicators of one assessment, in their order.
    """

    long: Long
    numbers: NDArray[np.int64]
    paths: pa.Array
    of: Callable[[int], list[int]]


def text_at(texts: pa.Array | None, row: int) -> str | None:
    """Give one text of a column that there may not be."""
    return None if texts is None else texts[row].as_py()
