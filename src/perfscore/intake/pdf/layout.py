"""A page becomes paragraphs and tables, in the order in which they stand."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from perfscore.intake.pdf.geometry import Glyph, Page
from perfscore.intake.pdf.lines import (
    Line,
    cell_text,
    goes_on,
    joined,
    lines_of,
    words_of,
)
from perfscore.intake.pdf.ruling import RuledCell, RuledTable, tables_of


@dataclass(frozen=True, slots=True)
class PageCell:
    """A cell with its text; ``place`` is where it stands in the file.

    ``is_hung`` tells that its text is drawn beyond the end of the page's rows.
    ``spare`` is the room that its last line left, ``first_unit`` how wide the first
    word of its first line is.
    """

    row: int
    row_span: int
    left: int
    right: int
    text: str
    place: str
    spare: int = 0
    first_unit: int = 0
    is_hung: bool = False


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table: how many rows it has, its upright lines, its cells.

    ``beside`` are lines to its left: texts of merged cells that go on from the page
    before, drawn without their edges.
    """

    rows: int
    down: tuple[int, ...]
    cells: tuple[PageCell, ...]
    beside: tuple[PageCell, ...] = ()


@dataclass(frozen=True, slots=True)
class PageText:
    """A paragraph, and how far from the left it stands."""

    text: str
    place: str
    left: int = 0
    right: int = 0


def blocks_of(page: Page) -> list[PageTable | PageText] | None:
    """Give what stands on the page, from the top down; None: too many lines."""
    tables = tables_of(page.across, page.down)
    if tables is None:
        return None
    inside, outside = _sorted_out(page.glyphs, tables)
    lines = lines_of(outside)
    made: list[tuple[int, PageTable | PageText]] = []
    for at, table in enumerate(tables):
        place = f"第{page.number}页 表{at + 1}"
        beside = [each for each in lines if _is_beside(each, table)]
        lines = [each for each in lines if each not in beside]
        filled = _filled(table, inside[at], place)
        cells = (
            PageCell(0, filled.rows, each.left, each.right, each.text, place)
            for each in beside
        )
        made.append((table.across[0], replace(filled, beside=tuple(cells))))
    edges = [table.across[0] for table in tables]
    made += _paragraphs(page, lines, edges)
    return [each for _, each in sorted(made, key=lambda one: one[0])]


def _sorted_out(
    glyphs: Sequence[Glyph], tables: Sequence[RuledTable]
) -> tuple[list[dict[RuledCell, list[Glyph]]], list[Glyph]]:
    """Put letters into the cells they stand in; a table within another comes first."""
    inside: list[dict[RuledCell, list[Glyph]]] = [{} for _ in tables]
    outside: list[Glyph] = []
    order = sorted(range(len(tables)), key=lambda at: _area(tables[at]))
    for word in words_of(glyphs):
        centre = (word[0].left + word[-1].right) // 2
        is_over = _is_over_an_edge(word, tables)
        for glyph in word:
            place = (centre if is_over else glyph.centre, glyph.middle)
            found = ((at, tables[at].cell_at(*place)) for at in order)
            at, cell = next((each for each in found if each[1]), (0, None))
            (outside if cell is None else inside[at].setdefault(cell, [])).append(glyph)
    return inside, outside


def _is_over_an_edge(word: Sequence[Glyph], tables: Sequence[RuledTable]) -> bool:
    """Whether the cell was too narrow for a word, so that a letter lies on its edge."""
    return any(
        glyph.left + glyph.height // 20 < edge < glyph.right - glyph.height // 20
        for glyph in word
        for table in tables
        if table.across[0] <= glyph.middle <= table.across[-1]
        for edge in _edges(table, glyph)
    )


def _edges(table: RuledTable, glyph: Glyph) -> tuple[int, ...]:
    cell = table.cell_at(glyph.centre, glyph.middle)
    return (cell.left, cell.right) if cell else ()


def _is_beside(line: Line, table: RuledTable) -> bool:
    middle = (line.top + line.bottom) // 2
    return table.across[0] <= middle <= table.across[-1] and line.right < table.down[0]


def _area(table: RuledTable) -> int:
    return (table.across[-1] - table.across[0]) * (table.down[-1] - table.down[0])


def _filled(
    table: RuledTable, inside: dict[RuledCell, list[Glyph]], place: str
) -> PageTable:
    cells = []
    for each in table.cells:
        lines = lines_of(inside.get(each, ()))
        column = table.down.index(each.left)
        room = each.right - each.left
        cells.append(
            PageCell(
                row=each.row,
                row_span=each.row_span,
                left=each.left,
                right=each.right,
                text=cell_text(lines, room),
                place=f"{place} 第{each.row + 1}行第{column + 1}列",
                spare=room - lines[-1].width if lines else room,
                first_unit=lines[0].first_unit if lines else 0,
            )
        )
    return PageTable(len(table.across) - 1, table.down, tuple(cells))


def _paragraphs(
    page: Page, lines: Sequence[Line], edges: Sequence[int]
) -> list[tuple[int, PageText]]:
    """Put lines of running text together; a table between two parts them."""
    made: list[tuple[int, PageText]] = []
    last: Line | None = None
    for line in lines:
        is_parted = last is None or any(last.top <= each < line.top for each in edges)
        if last is not None and not is_parted and _follows(page, last, line):
            top, one = made.pop()
            right = max(one.right, line.right)
            text = joined(one.text, line.text)
            made.append((top, replace(one, text=text, right=right)))
        else:
            one = PageText(line.text, f"第{page.number}页", line.left, line.right)
            made.append((line.top, one))
        last = line
    return made


def _follows(page: Page, last: Line, line: Line) -> bool:
    """Whether a line goes on in the next; margins are alike at both sides."""
    is_close = line.top - last.bottom < line.height // 2
    is_outdented = line.left <= last.left + line.height // 4
    end = page.right - (line.left - page.left)
    return is_close and is_outdented and goes_on(last, line, end - last.left)
