"""The blocks of a table become assessments, by what its headings mean."""

from collections.abc import Iterator

from perfscore.batch.headings.reading import Layed
from perfscore.batch.layout import BatchLayout
from perfscore.batch.reading.long import LongReader
from perfscore.batch.reading.named import Named
from perfscore.batch.reading.wide import WideReader
from perfscore.batch.tables.block import Table
from perfscore.check.checked import CheckedSet


def read_blocks(
    checked: CheckedSet, layout: BatchLayout, laid: Layed, table: Table
) -> Iterator[Named]:
    """Read the blocks of a table, wide or long.

    Raises:
        RefusedError: Where the file cannot be read on.
    """
    if laid.is_long:
        long = LongReader(checked, laid)
        yield from long.read(table.blocks(long.wanted))
        return
    wide = WideReader(layout, laid, checked.indicator_set.id)
    for block in table.blocks(wide.wanted):
        yield wide.read(block)
