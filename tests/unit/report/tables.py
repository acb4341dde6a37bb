"""Ways to look at a table."""

from itertools import product

from perfscore.report.table import Table, TableCell


def at(table: Table, row: int, column: int) -> TableCell:
    return next(
        each for each in table.cells if (each.row, each.column) == (row, column)
    )


def texts(table: Table, row: int) -> list[str]:
    cells = sorted(table.cells, key=lambda each: each.column)
    return [each.text for each in cells if each.row == row]


def covers_its_grid(table: Table) -> bool:
    covered = [
        place
        for each in table.cells
        for place in product(
            range(each.row, each.row + each.row_span),
            range(each.column, each.column + each.column_span),
        )
    ]
    grid = list(product(range(table.rows), range(table.columns)))
    return sorted(covered) == grid
