"""A part of a form as one Word table."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from docx.oxml.xmlchemy import BaseOxmlElement

from perfscore.render.docx.breaking import MARGIN, RowRules, row_rules
from perfscore.render.docx.elements import (
    HEADING_FONT,
    drop_down,
    element,
    paragraph,
    runs,
    valued,
)
from perfscore.render.group_text import group_text
from perfscore.report.table import EntryKind, Role, TableCell

CELL_STYLE = "PerfscoreCell"

_LEFT = frozenset({Role.TEXT, Role.NAME, Role.REASON})
_BOLD_FACED = frozenset({Role.HEADING, Role.TOTAL})
_ENTRY_COLOUR = "FFF9DB"


@dataclass(frozen=True, slots=True)
class Part:
    """Rows to be one Word table.

    ``cells`` count their rows from the part's first; they cover ``rows`` exactly once.
    The first ``head`` rows come again on every page. ``pieces`` are those of
    the cells that look like one: no lines are drawn between them.
    """

    cells: tuple[TableCell, ...]
    rows: int
    head: int = 0
    pieces: tuple[TableCell, ...] = ()


def word_table(part: Part, widths: Sequence[int], height: int) -> BaseOxmlElement:
    """Make the table; ``widths`` are those of the columns, in twentieths of a point.

    Each row is ``height`` high at least, in the same measure.
    """
    starts = {(cell.row, cell.column): cell for cell in part.cells}
    covered = _covered(part.cells)
    rules = row_rules(part.cells, part.head, widths, height)
    rows = (
        _row(part, row, _row_cells(row, starts, covered), widths, rules)
        for row in range(part.rows)
    )
    return element("tbl", children=[_properties(widths), _columns(widths), *rows])


def column_widths(shares: Sequence[Fraction], whole: int) -> tuple[int, ...]:
    """Share ``whole`` exactly: what one column is rounded by goes to the next."""
    edges = [0]
    reached = Fraction(0)
    for share in shares:
        reached += share
        edges.append(int(reached * whole))
    return tuple(end - start for start, end in pairwise(edges))


def _covered(cells: Sequence[TableCell]) -> Mapping[tuple[int, int], TableCell]:
    """Give the cells that reach down into a row, by that row and their column."""
    return {
        (row, cell.column): cell
        for cell in cells
        for row in range(cell.row + 1, cell.row + cell.row_span)
    }


def _row_cells(
    row: int,
    starts: Mapping[tuple[int, int], TableCell],
    covered: Mapping[tuple[int, int], TableCell],
) -> Iterator[tuple[TableCell, bool]]:
    """Give the cells of a row from the left; True is one that comes from above."""
    column = 0
    while True:
        cell = starts.get((row, column))
        is_from_above = cell is None
        if cell is None:
            cell = covered.get((row, column))
        if cell is None:
            return
        yield cell, is_from_above
        column += cell.column_span


def _row(
    part: Part,
    row: int,
    cells: Iterable[tuple[TableCell, bool]],
    widths: Sequence[int],
    rules: RowRules,
) -> BaseOxmlElement:
    properties = element("trPr")
    if row not in rules.broken:
        properties.append(element("cantSplit"))
    properties.append(
        element("trHeight", {"val": str(rules.height), "hRule": "atLeast"})
    )
    if row < part.head:
        properties.append(element("tblHeader"))
    made = element("tr", children=[properties])
    for cell, is_from_above in cells:
        end = cell.column + cell.column_span
        width = sum(widths[cell.column : end])
        content = _paragraph(cell, is_from_above=is_from_above, keep=row in rules.kept)
        edges = _open_edges(part, cell, row)
        shape = _shape(cell, width, edges, is_from_above=is_from_above)
        made.append(element("tc", children=[shape, content]))
    return made


def _open_edges(part: Part, cell: TableCell, row: int) -> BaseOxmlElement | None:
    """Leave out the lines between the pieces of what looks like one cell."""
    if cell not in part.pieces:
        return None
    edges = []
    if cell is not part.pieces[0] and row == cell.row:
        edges.append(valued("top", "nil"))
    if cell is not part.pieces[-1] and row == cell.row + cell.row_span - 1:
        edges.append(valued("bottom", "nil"))
    return element("tcBorders", children=edges) if edges else None


def _shape(
    cell: TableCell,
    width: int,
    edges: BaseOxmlElement | None,
    *,
    is_from_above: bool,
) -> BaseOxmlElement:
    made = element("tcPr", children=[element("tcW", {"w": str(width), "type": "dxa"})])
    if cell.column_span > 1:
        made.append(valued("gridSpan", str(cell.column_span)))
    if cell.row_span > 1:
        made.append(valued("vMerge", "continue" if is_from_above else "restart"))
    if edges is not None:
        made.append(edges)
    if cell.entry is not None:
        shade = {"val": "clear", "color": "auto", "fill": _ENTRY_COLOUR}
        made.append(element("shd", shade))
    made.append(valued("vAlign", "center"))
    return made


def _paragraph(cell: TableCell, *, is_from_above: bool, keep: bool) -> BaseOxmlElement:
    return paragraph(
        [] if is_from_above else _content(cell),
        style=CELL_STYLE,
        alignment=_alignment(cell),
        flags=["keepNext"] if keep else [],
    )


def _content(cell: TableCell) -> list[BaseOxmlElement]:
    entry = cell.entry
    if entry is not None and entry.kind is EntryKind.CHOICE and entry.choices:
        return [drop_down(entry.prompt, entry.choices, cell.text)]
    return runs(group_text(cell), font=HEADING_FONT if cell.role in _BOLD_FACED else "")


def _alignment(cell: TableCell) -> str:
    return "left" if cell.role in _LEFT else "center"


def _properties(widths: Sequence[int]) -> BaseOxmlElement:
    line = {"val": "single", "sz": "4", "space": "0", "color": "000000"}
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    free = {"w": str(MARGIN), "type": "dxa"}
    return element(
        "tblPr",
        children=[
            element("tblW", {"w": str(sum(widths)), "type": "dxa"}),
            valued("jc", "center"),
            element("tblBorders", children=[element(each, line) for each in sides]),
            element("tblLayout", {"type": "fixed"}),
            element(
                "tblCellMar",
                children=[element("left", free), element("right", free)],
            ),
        ],
    )


def _columns(widths: Sequence[int]) -> BaseOxmlElement:
    return element(
        "tblGrid", children=[element("gridCol", {"w": str(each)}) for each in widths]
    )
