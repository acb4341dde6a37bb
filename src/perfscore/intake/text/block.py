"""A block of funds or indicators: its headings, and its rows below them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from perfscore.exact import read_number
from perfscore.intake.columns import Field
from perfscore.intake.text.confirming import doubtful_rows
from perfscore.intake.text.fund_checks import doubtful_funds, settled_by_rates
from perfscore.intake.text.hidden import hidden_levels
from perfscore.intake.text.lattice import Lattice
from perfscore.intake.text.paths import Placed
from perfscore.intake.text.pieces import Cut, Piece
from perfscore.intake.text.referee import settled_by_sums
from perfscore.intake.text.regions import Region
from perfscore.intake.text.remarks import carried, fund_remarks, remarks
from perfscore.intake.text.runs import Run
from perfscore.intake.text.sheet import EDGE, LaidCell, Sheet, pieces_of

MAX_PIECES = 4_000
"""A block of more pieces is not read; a form has some hundreds."""


def lay_block(sheet: Sheet, region: Region) -> None:
    """Lay the headings of a block and, row by row, what stands below them."""
    run = region.run
    if run is None:
        return
    if region.side:
        sheet.put(0, region.side[1], region.side[1] + len(region.side[0]))
    columns, heads = _lay_headings(sheet, region, run)
    pieces = pieces_of(sheet, region)
    placed = []
    if len(pieces) <= MAX_PIECES:
        lattice = Lattice(
            sheet.clean.text,
            pieces,
            columns,
            heads,
            is_funds=run.is_funds,
            is_glued=sheet.cut is Cut.GLUED,
        )
        placed = lattice.placed()
    if not placed:
        _lay_unread(sheet, region)
        return
    texts = {
        each.first: sheet.clean.text[
            pieces[each.first].start : pieces[each.last - 1].end
        ]
        for each in placed
    }
    is_one_line = "\n" not in sheet.clean.text[region.body : region.end].strip()
    is_open = sheet.cut is Cut.GLUED or (sheet.cut is Cut.SPACES and is_one_line)
    if run.is_funds:
        placed = settled_by_rates(columns, placed, texts)
        found = doubtful_funds(columns, placed, texts) if is_open else []
        remarked = fund_remarks(columns, placed, sheet.cut)
    else:
        others = sheet.sums.get(Field.WEIGHT, Fraction())
        form = (sheet.clean.text, pieces, columns)
        placed = settled_by_sums(*form, placed, others)
        found = doubtful_rows(*form, placed, others) if is_open else []
        remarked = remarks(columns, placed, texts, sheet.cut, is_open=is_open)
    sheet.doubts += [
        replace(each, first=each.first + sheet.row, last=each.last + sheet.row)
        for each in found
    ]
    _add_points(sheet, columns, placed, texts)
    goes_on = dict(carried(heads, placed, texts))
    for each in placed:
        cell = _laid(sheet, pieces, each, heads)
        more = goes_on.get(each.first) or (
            "" if each.alternatives else remarked.get(each.first)
        )
        if cell is not None and more:
            cell = replace(cell, alternatives=(*cell.alternatives, more))
        if cell is not None:
            sheet.cells.append(cell)
    sheet.row += 1 + max(each.row for each in placed)


def _add_points(
    sheet: Sheet,
    columns: Sequence[Field],
    placed: Sequence[Placed],
    texts: Mapping[int, str],
) -> None:
    """Add up the points and scores; of funds those of the first row alone."""
    for each in placed:
        field = columns[each.column]
        if field not in (Field.WEIGHT, Field.SCORE):
            continue
        if columns[0] is Field.NAME and Field.RATE in columns and each.row:
            continue
        number = read_number(texts[each.first].removesuffix("分"))
        if isinstance(number, Fraction):
            sheet.sums[field] = sheet.sums.get(field, Fraction()) + number


def _lay_headings(
    sheet: Sheet, region: Region, run: Run
) -> tuple[list[Field], list[str]]:
    """Lay the row of headings; give the columns below it and what heads each."""
    if run.is_funds:
        columns, heads = [Field.NAME, *run.fields], ["名称"]
        wide, front = 1, 2
    else:
        body = sheet.clean.text[region.body : region.end]
        hidden = hidden_levels(body, run.fields)
        own = run.fields[1:] if Field.NAME in run.fields[1:] else run.fields
        columns, heads = [*hidden, *own] if hidden else run.fields, []
        wide, front = len(columns) - len(run.fields) + 1, 1
    for heading in run.headings:
        text = " ".join(heading.text.split())
        sheet.cells.append(
            LaidCell(sheet.row, front, text, heading.start, column_span=wide)
        )
        heads += [heading.text] * wide
        front += wide
        wide = 1
    sheet.row += 1
    return columns, heads


def _laid(
    sheet: Sheet, pieces: list[Piece], each: Placed, heads: list[str]
) -> LaidCell | None:
    start, end = pieces[each.first].start, pieces[each.last - 1].end
    text = sheet.clean.text[start:end].strip()
    if not text:
        return None
    told = tuple(f"“{heads[column]}”为“{other}”" for other, column in each.alternatives)
    return LaidCell(sheet.row + each.row, 1 + each.column, text, start, told)


def _lay_unread(sheet: Sheet, region: Region) -> None:
    text = sheet.clean.text[region.body : region.end].strip(EDGE)
    if text:
        at = sheet.clean.text.index(text, region.body)
        sheet.cells.append(LaidCell(sheet.row, 0, text[:2000], at, is_unread=True))
