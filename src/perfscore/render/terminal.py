"""A form as text for a terminal, framed and exactly as wide as asked."""

from collections.abc import Sequence
from dataclasses import dataclass

from tabulate import DataRow, Line, TableFormat, tabulate

from perfscore.diagnostics.width import columns
from perfscore.render.column_widths import column_widths
from perfscore.render.parts import parts, widest_column
from perfscore.render.wrapping import wrap
from perfscore.report.table import NUMERIC, Role, Table, TableCell

NARROWEST_FORM = 60
"""The form has up to nine columns side by side; it is not printed narrower."""

_FRAME = TableFormat(
    lineabove=Line("┌", "─", "┬", "┐"),
    linebelowheader=None,
    linebetweenrows=None,
    linebelow=Line("└", "─", "┴", "┘"),
    headerrow=DataRow("│", "│", "│"),
    datarow=DataRow("│", "│", "│"),
    padding=0,
    with_header_hide=None,
)
_CENTRE = {Role.HEADING, Role.TOTAL}


def terminal_text(table: Table, *, width: int) -> str:
    """Write ``table`` as lines of ``width`` columns (at least ``NARROWEST_FORM``).

    The parts of the form stand below each other, each in a frame of its own. A merged
    cell shows its text once, with no line through it. Names that carry control
    characters or direction marks show them as ``<U+202E>``.
    """
    width = max(width, NARROWEST_FORM)
    lines = [_centred(each, width) for each in wrap(table.title, width)]
    if table.subtitle:
        lines += [_centred(each, width) for each in wrap(table.subtitle, width)]
    for part in parts(table):
        lines += wrap(part.title, width) if part.title else []
        lines.append(_framed(part, width))
    for index, note in enumerate(table.notes):
        lines += wrap(f"备注：{note}" if index == 0 else note, width)
    return "\n".join(lines)


def _centred(line: str, width: int) -> str:
    return " " * ((width - columns(line)) // 2) + line


def _framed(part: Table, width: int) -> str:
    widths = column_widths(part, width - 3 * part.columns - 1)
    cells = [_Placed.of(each, part, widths) for each in part.cells]
    tops = _tops(cells, part.rows)
    strips = [[" " * (each + 2)] * (tops[-1] - 1) for each in widths]
    for row in range(1, part.rows):
        for column, each in enumerate(widths):
            strips[column][tops[row] - 1] = "─" * (each + 2)
    for cell in cells:
        _fill(strips, cell, tops, widths)
    rows = list(zip(*strips, strict=True))
    framed = tabulate(
        rows, tablefmt=_FRAME, disable_numparse=True, preserve_whitespace=True
    ).split("\n")
    for top in tops[1:-1]:
        framed[top] = _crossed(framed[top])
    return "\n".join(framed)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A cell in the one column it is printed in, its text broken into lines."""

    first: int
    end: int
    column: int
    reach: range
    lines: tuple[str, ...]

    @classmethod
    def of(cls, cell: TableCell, part: Table, widths: Sequence[int]) -> "_Placed":
        column = widest_column(cell, part.column_widths)
        reach = range(cell.column, cell.column + cell.column_span)
        room = widths[column]
        lines = (_aligned(each, room, cell.role) for each in wrap(cell.text, room))
        return cls(cell.row, cell.row + cell.row_span, column, reach, tuple(lines))


def _aligned(line: str, room: int, role: Role) -> str:
    free = room - columns(line)
    left = free if role in NUMERIC else free // 2 if role in _CENTRE else 0
    return f" {' ' * left}{line}{' ' * (free - left)} "


def _tops(cells: Sequence[_Placed], rows: int) -> list[int]:
    """Give the line at which each row begins, a rule between rows, and the end's."""
    tops = [0]
    for row in range(rows):
        ending = (
            tops[each.first] + len(each.lines) for each in cells if each.end == row + 1
        )
        tops.append(max(tops[-1] + 1, *ending) + 1)
    return tops


def _fill(
    strips: list[list[str]], cell: _Placed, tops: Sequence[int], widths: Sequence[int]
) -> None:
    """Write a cell's lines into its column; clear the rules it reaches over."""
    start, end = tops[cell.first], tops[cell.end] - 1
    for column in cell.reach:
        strips[column][start:end] = [" " * (widths[column] + 2)] * (end - start)
    strips[cell.column][start : start + len(cell.lines)] = cell.lines


def _crossed(rule: str) -> str:
    """Draw the crossings of a rule with the lines between columns."""
    crossed = rule.replace("─│─", "─┼─")
    return crossed.replace("│─", "├─").replace("─│", "─┤")
