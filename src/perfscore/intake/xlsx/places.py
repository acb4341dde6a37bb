"""Names of cells (``C5``) and ranges (``A1:B2``), rows and columns from 0."""

import re

LAST_ROW = 1_048_575
LAST_COLUMN = 16_383

_CELL = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")


def cell_at(name: str) -> tuple[int, int] | None:
    """Give row and column of ``C5``; None for what is no cell of a sheet."""
    match = _CELL.fullmatch(name)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = 26 * column + ord(letter) - ord("A") + 1
    row = int(match[2]) - 1
    return (row, column - 1) if row <= LAST_ROW and column <= LAST_COLUMN + 1 else None


def range_at(name: str) -> tuple[int, int, int, int] | None:
    """Give first row and column and last row and column of ``A1:B2``."""
    first, _, last = name.partition(":")
    begin, end = cell_at(first), cell_at(last or first)
    if begin is None or end is None or begin[0] > end[0] or begin[1] > end[1]:
        return None
    return (*begin, *end)


def cell_name(row: int, column: int) -> str:
    """Give the name of a cell: row 4, column 2 is ``C5``."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"
