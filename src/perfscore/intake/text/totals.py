"""The row of the total: its points, its score, its grade."""

from dataclasses import replace
from fractions import Fraction

from perfscore.exact import read_number
from perfscore.intake.columns import Field
from perfscore.intake.text.lattice import Lattice
from perfscore.intake.text.paths import Placed
from perfscore.intake.text.pieces import Break, Cut, Piece
from perfscore.intake.text.regions import Region
from perfscore.intake.text.sheet import EDGE, LaidCell, Sheet, pieces_of

_MOST_PIECES = 40
_LEFT_OVER = (
    "后面还有没能分清的文字，分值和得分可能取错",
    "what stands behind was not told apart; points and score may be others",
)
_POINTS = (Field.WEIGHT, Field.SCORE)


def lay_total(sheet: Sheet, region: Region, fields: list[Field]) -> None:
    """Lay the row of the total: its points, its score, its grade."""
    columns = [Field.WEIGHT, Field.SCORE, Field.RATING]
    if Field.WEIGHT not in fields:
        columns = columns[1:]
    where = {
        each: fields.index(each) + 1 if each in fields else len(fields)
        for each in columns
    }
    where[Field.RATING] = len(fields)
    sheet.put(0, region.start, region.body)
    pieces = pieces_of(sheet, region)
    ends = [at for at, each in enumerate(pieces) if at and each.before is Break.ROW]
    stop = ends[0] if ends and sheet.cut in (Cut.SPACES, Cut.BARS_BY_ROW) else None
    pieces = [
        Piece(each.text, each.start, each.end, min(each.before, Break.CELL))
        for each in pieces[:stop][:_MOST_PIECES]
    ]
    placed = _placed(sheet, columns, pieces)
    spoken = [each for each in pieces if each.text]
    if len(placed) < len(spoken) and pieces != spoken:
        pieces, placed = spoken, _placed(sheet, columns, spoken)
    if [columns[each.column] for each in placed if columns[each.column] in _POINTS] == [
        Field.WEIGHT
    ]:
        placed = _alone(sheet, columns, placed, pieces)
    for each in placed:
        if each.row == 0:
            start, end = pieces[each.first].start, pieces[each.last - 1].end
            told = tuple(
                f"{columns[column].value}“{text}”" for text, column in each.alternatives
            )
            column = where[columns[each.column]]
            text = sheet.clean.text[start:end]
            sheet.cells.append(LaidCell(sheet.row, column, text, start, told))
    _lay_left_over(sheet, region, placed, pieces)


def _placed(sheet: Sheet, columns: list[Field], pieces: list[Piece]) -> list[Placed]:
    heads = [each.value for each in columns]
    placed = Lattice(sheet.clean.text, pieces, columns, heads).placed()
    return [each for each in placed if each.row == 0]


def _lay_left_over(
    sheet: Sheet, region: Region, placed: list[Placed], pieces: list[Piece]
) -> None:
    """Tell what stands behind the total and is none of it."""
    last = max((each.last for each in placed), default=0)
    start = pieces[last - 1].end if last else region.body
    left = sheet.clean.text[start : region.end]
    text = left.strip(EDGE)
    if text:
        sheet.doubt_row(*_LEFT_OVER)
        at = start + left.index(text)
        sheet.row += 1
        sheet.cells.append(LaidCell(sheet.row, 0, text[:2000], at, is_unread=True))


def _alone(
    sheet: Sheet,
    columns: list[Field],
    placed: list[Placed],
    pieces: list[Piece],
) -> list[Placed]:
    """Choose by the sums above whether a number alone is the points or the score.

    Where they are alike it is the score that is printed alone, and that is told; so
    is the sum of the points, beside scores that sum to something else.
    """
    points, score = (sheet.sums.get(each, Fraction()) for each in _POINTS)
    if not score or Field.SCORE not in columns:
        return placed
    own = sheet.clean.text[
        pieces[placed[0].first].start : pieces[placed[0].last - 1].end
    ]
    number = read_number(own)
    told = () if number in (points, score) and points != score else ((own, 0),)
    if number == points != score:
        other = ((own, columns.index(Field.SCORE)),)
        return [replace(placed[0], alternatives=other), *placed[1:]]
    moved = replace(placed[0], column=columns.index(Field.SCORE), alternatives=told)
    return [moved, *placed[1:]]
