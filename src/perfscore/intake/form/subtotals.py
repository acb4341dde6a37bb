"""Rows of 小计 within the indicators."""

from fractions import Fraction

from perfscore.exact import read_number
from perfscore.intake.columns import Field
from perfscore.intake.form.draft import Draft
from perfscore.intake.form.heads import Head
from perfscore.intake.form.line import Line
from perfscore.intake.form.rows import Row, is_number
from perfscore.intake.grid import GridCell
from perfscore.intake.plain import plain
from perfscore.intake.vocabulary import is_part_of_total


def agrees(draft: Draft, row: Row) -> bool:
    """Whether a row says only what the rows of its level 1 sum to.

    Then nothing is lost with it. Its cells are a word such as 小计, repeated headings,
    and numbers under 分值 and 得分.
    """
    if draft.plan is None or not draft.lines:
        return False
    top = draft.lines[-1].levels.get(1)
    group = [each for each in draft.lines if each.levels.get(1) is top]
    for cell in row.cells:
        spot = draft.plan.spot(cell)
        if is_number(cell.text):
            field = spot.field if isinstance(spot, Head) else None
            if field not in (Field.WEIGHT, Field.SCORE) or field is None:
                return False
            if _sum(group, field) != _number(cell.text):
                return False
        elif not is_part_of_total(cell.text) and not _is_known(top, cell.text):
            return False
    return True


def _is_known(top: GridCell | None, text: str) -> bool:
    return top is not None and plain(top.text) == plain(text)


def _sum(lines: list[Line], field: Field) -> Fraction | None:
    numbers = [_number(each.text) for line in lines if (each := line.cell(field))]
    known = [each for each in numbers if each is not None]
    return sum(known, Fraction()) if len(known) == len(numbers) else None


def _number(text: str) -> Fraction | None:
    number = read_number(plain(text).removesuffix("分"))
    return number if isinstance(number, Fraction) else None
