"""Assessments that were handed in one by one, as rows for a study."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from perfscore.batch.columns import Wide
from perfscore.batch.reading.keys import KeyColumns
from perfscore.batch.reading.named import Named
from perfscore.model.assessment import Assessment


def named_of(
    read: Sequence[tuple[str, Assessment]], by: KeyColumns | None = None
) -> Named:
    """Put assessments into rows that the exact scorer scores, named by their files."""
    columns = by or KeyColumns(())
    names = [name for name, _ in read]
    units = [each.unit for _, each in read]
    size = len(read)
    groups = [tuple(columns.of_file(each)) for _, each in read]
    return Named(
        wide=Wide(
            size=size,
            columns={},
            assessment=lambda row: read[row][1],
            odd=np.ones(size, np.bool_),
        ),
        numbers=np.arange(1, size + 1),
        ids=pa.array(names, pa.string()),
        units=pa.array(units, pa.string()),
        projects=None,
        years=np.zeros(size, np.int16),
        carried={},
        groups={
            name: pa.array([each[at] for each in groups], pa.string())
            for at, name in enumerate(columns.names)
        },
    )
