"""The indicator rows of a blank form, read as a person reads them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from perfscore.report.table import Role, Table, TableCell

LEVEL1 = re.compile(r"（(\d+)分）$")


@dataclass(slots=True)
class Row:
    """A row of the indicators as it is printed: its headings, its cells by heading."""

    number: int
    headings: tuple[tuple[str, ...], ...]
    weight: Fraction | None
    name: TableCell
    cells: dict[str, TableCell]

    @property
    def is_declared(self) -> bool:
        """Whether the unit names the indicator."""
        return self.name.entry is not None


def covering(table: Table, row: int) -> list[TableCell]:
    """Give the cells that reach over a row, from the left."""
    found = [c for c in table.cells if c.row <= row < c.row + c.row_span]
    return sorted(found, key=lambda each: each.column)


def heading_row(table: Table) -> int:
    return next(c.row for c in table.cells if c.text == "一级指标")


def indicator_rows(table: Table) -> Iterator[Row]:
    """Read the rows between the headings and the total, as a person does."""
    top = heading_row(table)
    titles = {
        c.column: c.text.partition("（")[0]
        for c in table.cells
        if c.row == top and c.column
    }
    levels = [at for at, text in titles.items() if text.endswith("级指标")]
    end = next(c.row for c in table.cells if c.role is Role.TOTAL)
    for row in range(top + 1, end):
        cells = covering(table, row)
        groups = [c for c in cells if c.role is Role.GROUP]
        name = next(c for c in cells if c.column in levels and c.role is not Role.GROUP)
        weight = LEVEL1.search(groups[0].text) if groups else None
        yield Row(
            row,
            tuple(tuple(LEVEL1.sub("", c.text).split("\n")) for c in groups),
            Fraction(weight[1]) if weight else None,
            name,
            {titles[c.column]: c for c in cells if c.column in titles},
        )
