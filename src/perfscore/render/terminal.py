"""A form as text for a terminal, framed and exactly as wide as asked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from perfscore.diagnostics.width import columns
from perfscore.render.column_widths import column_widths
from perfscore.render.parts import parts
from perfscore.render.wrapping import wrap
from perfscore.report.table import NUMERIC, Role, Table, TableCell

NARROWEST_FORM = 60
"""The form has up to nine columns side by side; it is not printed narrower."""

_CROSSINGS = " ╴╶─╵┘└┴╷┐┌┬│┤├┼"
"""What meets in a point of the frame: 1 left, 2 right, 4 above, 8 below."""
_CENTRE = {Role.HEADING, Role.TOTAL}
_GAP = 3
"""What stands between the texts of two columns: a blank, a line, a blank."""


def terminal_text(table: Table, *, width: int) -> str:
    """Write ``table`` as lines of ``width`` columns (at least ``NARROWEST_FORM``).

    The parts of the form stand below each other, each in a frame of its own. A merged
    cell shows its text once, with no line through it in either direction. Names that
    carry control characters or direction marks show them as ``<U+202E>``.
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
    cells = [_Placed.of(each, widths) for each in part.cells]
    owners = _owners(cells, _tops(cells, part.rows), part.columns)
    lines = range(len(owners))
    return "\n".join("".join(_line(owners, each, widths)) for each in lines)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A cell with the rows and columns it covers, its text broken into lines."""

    first: int
    end: int
    reach: range
    room: int
    lines: tuple[str, ...]

    @classmethod
    def of(cls, cell: TableCell, widths: Sequence[int]) -> "_Placed":
        reach = range(cell.column, cell.column + cell.column_span)
        room = sum(widths[each] + _GAP for each in reach) - _GAP
        lines = (_aligned(each, room, cell.role) for each in wrap(cell.text, room))
        return cls(cell.row, cell.row + cell.row_span, reach, room, tuple(lines))


@dataclass(frozen=True, slots=True)
class _Owner:
    """The cell that a place in the frame belongs to, and which of its lines."""

    cell: _Placed
    index: int

    @property
    def text(self) -> str:
        """The line of the cell, or the blank below its last."""
        lines = self.cell.lines
        blank = " " * (self.cell.room + 2)
        return lines[self.index] if self.index < len(lines) else blank


_Owners = Sequence[Sequence[_Owner | None]]
"""Who a line's columns belong to, line by line; None where a rule is drawn."""


def _aligned(line: str, room: int, role: Role) -> str:
    free = room - columns(line)
    left = free if role in NUMERIC else free // 2 if role in _CENTRE else 0
    return f" {' ' * left}{line}{' ' * (free - left)} "


def _tops(cells: Sequence[_Placed], rows: int) -> list[int]:
    """Give the line at which each row begins, a rule above each, and the end's."""
    tops = [1]
    for row in range(rows):
        ending = (
            tops[each.first] + len(each.lines) for each in cells if each.end == row + 1
        )
        tops.append(max(tops[-1] + 1, *ending) + 1)
    return tops


def _owners(cells: Sequence[_Placed], tops: Sequence[int], count: int) -> _Owners:
    owners: list[list[_Owner | None]] = [[None] * count for _ in range(tops[-1])]
    for cell in cells:
        start = tops[cell.first]
        for line in range(start, tops[cell.end] - 1):
            for column in cell.reach:
                owners[line][column] = _Owner(cell, line - start)
    return owners


def _line(owners: _Owners, line: int, widths: Sequence[int]) -> Iterator[str]:
    for column, width in enumerate(widths):
        if not _is_inside(owners, line, column):
            yield _crossing(owners, line, column)
        owner = owners[line][column]
        if owner is None:
            yield "─" * (width + 2)
        elif column == owner.cell.reach.start:
            yield owner.text
    yield _crossing(owners, line, len(widths))


def _is_inside(owners: _Owners, line: int, column: int) -> bool:
    """Whether the left edge of ``column`` lies within a cell over several columns."""
    owner = owners[line][column]
    return owner is not None and column != owner.cell.reach.start


def _crossing(owners: _Owners, line: int, column: int) -> str:
    """Draw where the rules of ``line`` meet the lines at the left of ``column``."""
    last = len(owners[line])
    left = column > 0 and owners[line][column - 1] is None
    right = column < last and owners[line][column] is None
    if not left and not right:
        return "│"
    above, below = (_is_edge(owners, each, column) for each in (line - 1, line + 1))
    return _CROSSINGS[left + 2 * right + 4 * above + 8 * below]


def _is_edge(owners: _Owners, line: int, column: int) -> bool:
    """Whether a line runs down at the left of ``column``."""
    if not 0 <= line < len(owners):
        return False
    return column == len(owners[line]) or not _is_inside(owners, line, column)
