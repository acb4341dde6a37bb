"""A table that goes on on the next page becomes one again."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import takewhile

from perfscore.intake.pdf.layout import PageCell, PageTable, PageText
from perfscore.intake.pdf.lines import joined
from perfscore.intake.pdf.ruling import NEAR, places

_PAGE_NUMBER = re.compile(
    r"[-—–－\s]*第?\s*\d{1,4}\s*页?([/，,\s]*共?\s*\d{1,4}\s*页?)?[-—–－\s]*"
)
_FEWEST_HEADINGS = 3
_BEHIND = frozenset("（(，。、；：）)")
_PADDING = 1080
"""The room at both sides of a cell together, as text programs leave it: 10.8 points."""

Block = PageTable | PageText


def without_page_numbers(blocks: Iterable[Block]) -> list[Block]:
    """Leave out the number of the page."""
    return [
        each
        for each in blocks
        if isinstance(each, PageTable) or not _PAGE_NUMBER.fullmatch(each.text)
    ]


def gathered(blocks: Sequence[Block]) -> list[Block]:
    """Put texts that hang out of merged cells cut by the page back into them.

    Spreadsheets draw such a text in the middle of the whole cell, on every page.
    """
    tables = [at for at, each in enumerate(blocks) if isinstance(each, PageTable)]
    if not tables:
        return list(blocks)
    first, last = tables[0], tables[-1]
    lead, (upper, *inner) = blocks[:first], blocks[first : last + 1]
    top, kept_above = _hung(upper, lead, is_below=False)
    *inner, lower = [top, *inner]
    end, kept_below = _hung(lower, blocks[last + 1 :], is_below=True)
    return [*kept_above, *inner, end, *kept_below]


def _hung(
    table: Block, texts: Sequence[Block], *, is_below: bool
) -> tuple[Block, list[Block]]:
    if not isinstance(table, PageTable):
        return table, list(texts)
    row = _last(table) if is_below else [each for each in table.cells if not each.row]
    homes = _blank_at_left(row) if is_below else _at_left(row)
    cells, kept = list(table.cells), list(texts)
    for home in homes:
        hung = [each for each in kept if _hangs(each, home)]
        if not hung:
            continue
        kept = [each for each in kept if each not in hung]
        words = [each.text for each in hung if isinstance(each, PageText)]
        full = "\n".join([*words, home.text]).strip()
        at = cells.index(home)
        cells[at] = replace(home, text=full, is_hung=True)
    return replace(table, cells=tuple(cells)), kept


def _hangs(block: Block, cell: PageCell) -> bool:
    return isinstance(block, PageText) and cell.left < block.left < block.right < (
        cell.right
    )


def goes_on(before: Sequence[Block], after: Sequence[Block]) -> bool:
    """Whether the last table of a page may go on in the first one of the next.

    Nothing stands between but what heads both pages, and both are as wide.
    """
    if not before or not isinstance(before[-1], PageTable):
        return False
    texts = _head(after)
    if texts != _head(before)[: len(texts)] or len(texts) == len(after):
        return False
    table = after[len(texts)]
    return isinstance(table, PageTable) and _fits(before[-1], table)


def appended(before: Sequence[Block], after: Sequence[Block]) -> list[Block]:
    """Put the page ``after`` behind ``before``, whose last table goes on in it."""
    last, rest = before[-1], after[len(_head(after)) :]
    if not isinstance(last, PageTable) or not isinstance(rest[0], PageTable):
        return [*before, *after]
    return [*before[:-1], _one(last, rest[0]), *rest[1:]]


def _head(blocks: Sequence[Block]) -> tuple[str, ...]:
    texts = []
    for each in blocks:
        if isinstance(each, PageTable):
            break
        texts.append(each.text)
    return tuple(texts)


def _fits(upper: PageTable, lower: PageTable) -> bool:
    """Whether both are as wide, or ``lower`` lacks merged cells at its left only."""
    if abs(upper.down[-1] - lower.down[-1]) > NEAR:
        return False
    if abs(upper.down[0] - lower.down[0]) <= NEAR:
        return True
    return len(lower.down) >= _FEWEST_HEADINGS and all(
        any(abs(one - other) <= NEAR for one in upper.down) for other in lower.down
    )


def _one(upper: PageTable, lower: PageTable) -> PageTable:
    again = 0
    while lower.rows > 1 and _is_heading_again(upper, lower, again):
        lower, again = _without_first_row(lower), again + 1
    cells, going_on = list(upper.cells), _cut_row(upper, lower)
    below = _blank_at_left([each for each in lower.cells if not each.row])
    above = _blank_at_left(_last(upper))
    for each in lower.cells:
        at = _above(cells, each, upper.rows) if not each.row else None
        if at is None or not (
            going_on
            or each in below
            or cells[at] in above
            or _is_rest_of(cells[at], each)
        ):
            cells.append(replace(each, row=each.row + upper.rows - going_on))
            continue
        one = cells[at]
        rows = one.row_span + each.row_span - going_on
        cells[at] = _continued(replace(one, row_span=rows), each)
    if upper.down[0] + NEAR < lower.down[0]:
        cells = [_prolonged(each, upper, lower) for each in cells]
    down = places([*upper.down, *lower.down])
    cells.sort(key=lambda each: (each.row, each.left))
    rows = upper.rows + lower.rows - going_on
    return PageTable(rows, tuple(down), tuple(cells), upper.beside)


def _prolonged(cell: PageCell, upper: PageTable, lower: PageTable) -> PageCell:
    """Let a merged cell reach over the next page, which shows no edges of it."""
    if cell.row + cell.row_span != upper.rows or cell.right > lower.down[0] + NEAR:
        return cell
    beside = [
        each.text
        for each in lower.beside
        if cell.left <= (each.left + each.right) // 2 <= cell.right
    ]
    text = cell.text or "\n".join(beside)
    return replace(cell, row_span=cell.row_span + lower.rows, text=text)


def _continued(one: PageCell, other: PageCell) -> PageCell:
    if not one.text or not other.text or one.text == other.text:
        return replace(one, text=one.text or other.text)
    text = (
        joined(one.text, other.text)
        if _is_cut(one, other)
        else (f"{one.text}\n{other.text}")
    )
    return replace(one, text=text, place=f"{one.place}（续{other.place}）")


def _row(table: PageTable, row: int) -> list[str]:
    return [each.text for each in table.cells if each.row == row and each.text]


def _is_heading_again(upper: PageTable, lower: PageTable, at: int) -> bool:
    """Whether the first row repeats row ``at`` of the table, or a heading within."""
    texts = _row(lower, 0)
    if texts and texts == _row(upper, at):
        return True
    if len(texts) < _FEWEST_HEADINGS or any(each[0].isdigit() for each in texts):
        return False
    return any(
        texts in (row, row[1:]) for row in (_row(upper, at) for at in range(upper.rows))
    )


def _without_first_row(table: PageTable) -> PageTable:
    cells = (
        replace(each, row=max(each.row - 1, 0), row_span=each.row_span - (not each.row))
        for each in table.cells
    )
    left = (each for each in cells if each.row_span)
    return PageTable(table.rows - 1, table.down, tuple(left))


def _last(table: PageTable) -> list[PageCell]:
    cells = (each for each in table.cells if each.row + each.row_span == table.rows)
    return sorted(cells, key=lambda each: each.left)


def _at_left(row: Sequence[PageCell]) -> list[PageCell]:
    """Give the cells of headings at a page's end: the first ones, merged or blank."""
    left = list(takewhile(lambda each: not each.text or each.row_span > 1, row))
    return left if len(left) < len(row) else []


def _blank_at_left(row: Sequence[PageCell]) -> list[PageCell]:
    """Give the parts of merged cells whose text is on the other page."""
    return [each for each in _at_left(row) if not each.text]


def _is_rest_of(one: PageCell, other: PageCell) -> bool:
    """Whether a cell is the lower part of a merged one: blank, or ``(50分)``."""
    if (one.is_hung or other.is_hung) and one.text == other.text:
        return True
    if max(one.row_span, other.row_span) == 1:
        return False
    return not other.text or (bool(one.text) and other.text[0] in _BEHIND)


def _above(cells: Sequence[PageCell], below: PageCell, rows: int) -> int | None:
    """Find the cell at the end of the upper page that has the same edges."""
    return next(
        (
            at
            for at, each in enumerate(cells)
            if each.row + each.row_span == rows
            and abs(each.left - below.left) <= NEAR
            and abs(each.right - below.right) <= NEAR
        ),
        None,
    )


def _cut_row(upper: PageTable, lower: PageTable) -> bool:
    """Whether the first row is the rest of the last one, cut by the page's end.

    It is where each of its texts goes on from one that had no room left, and where
    some cell above has a text that needs no more. Merged cells say nothing of it.
    """
    first = [each for each in lower.cells if not each.row]
    above = [_above(upper.cells, each, upper.rows) for each in first]
    pairs = [
        (upper.cells[at], each)
        for at, each in zip(above, first, strict=True)
        if at is not None and max(upper.cells[at].row_span, each.row_span) == 1
    ]
    texts = [(one, other) for one, other in pairs if other.text]
    is_rest = bool(texts) and all(_is_cut(one, other) for one, other in texts)
    has_ended = any(one.text and not other.text for one, other in pairs)
    return None not in above and is_rest and has_ended


def _is_cut(one: PageCell, other: PageCell) -> bool:
    return bool(one.text) and one.spare < _PADDING + other.first_unit
