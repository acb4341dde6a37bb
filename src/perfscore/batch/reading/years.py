"""The years of assessments as the datum that a set reads them as."""

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from perfscore.batch.cells.column import ColumnReader
from perfscore.batch.columns import YEAR_KEY, Column, Key
from perfscore.batch.layout import BatchLayout


def year_columns(layout: BatchLayout, years: NDArray[np.int16]) -> dict[Key, Column]:
    """Give the column of 年度, if the set reads one; a year of 0 is blank."""
    wanted = layout.by_key.get(YEAR_KEY)
    if wanted is None:
        return {}
    cells = pa.array(years, mask=years == 0)
    return {YEAR_KEY: ColumnReader(wanted).read(cells, years)}
