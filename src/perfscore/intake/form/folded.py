"""Tables printed side by side, which are one below the other by meaning."""

from collections.abc import Sequence
from dataclasses import replace

from perfscore.intake.form.blocks import Block, block_of
from perfscore.intake.form.rows import Row, end_of
from perfscore.intake.form.total import is_total_row
from perfscore.intake.grid import GridCell
from perfscore.intake.plain import plain

_FEWEST = 3


def unfolded(rows: Sequence[Row]) -> list[Row]:
    """Put the right half of indicators below the left one, the headings once.

    The halves begin with the same headings, of which there are three at least. Rows
    from the total on, and those over both halves, are left as they are.
    """
    found = list(rows)
    for at, row in enumerate(rows):
        column = _fold(row)
        if column is None or block_of(row) is not Block.INDICATORS:
            continue
        body = rows[at + 1 :]
        ends = (
            number
            for number, each in enumerate(body)
            if is_total_row(each, None) or _is_across(each, column)
        )
        body = body[: next(ends, len(body))]
        rest = rows[at + 1 + len(body) :]
        left = [_part(each, 0, column) for each in (row, *body)]
        right = [_part(each, column, row.grid.columns) for each in body]
        found = [*rows[:at], *left, *right, *rest]
        return [each for each in found if each.cells]
    return found


def _fold(row: Row) -> int | None:
    """Give the column where the same headings begin again; None: they do not."""
    titles = [plain(each.text) for each in row.cells]
    half = len(titles) // 2
    if half < _FEWEST or len(titles) % 2 or titles[:half] != titles[half:]:
        return None
    return row.cells[half].column if len(set(titles[:half])) == half else None


def _is_across(row: Row, column: int) -> bool:
    return any(each.column < column < end_of(each) for each in row.cells)


def _part(row: Row, start: int, end: int) -> Row:
    def moved(cells: Sequence[GridCell]) -> tuple[GridCell, ...]:
        return tuple(
            replace(each, column=each.column - start)
            for each in cells
            if start <= each.column < end
        )

    return replace(row, cells=moved(row.cells), above=moved(row.above))
