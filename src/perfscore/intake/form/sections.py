"""Rows in which a level-1 heading stands over the whole width."""

import re
from dataclasses import replace

from perfscore.intake.columns import Field
from perfscore.intake.form.draft import Draft
from perfscore.intake.form.heads import Head
from perfscore.intake.form.plan import Plan, Spot
from perfscore.intake.form.rows import Row, is_number
from perfscore.intake.names import is_level1
from perfscore.intake.plain import plain

_ORDINAL = re.compile(r"^\s*[(（]?[一二三四五六七八九十]{1,2}[)）]?\s*[、.．]?\s*")
_INDICATOR = "预算执行"
"""What begins the name of an indicator that is a level-1 heading as well."""


def open_section(draft: Draft, plan: Plan, row: Row) -> bool:
    """Take ``一、产出指标（60分）`` as level 1 of the rows below; whether it is one.

    Numbers may stand with it under 分值 and 得分: the points of the level, and a sum.
    """
    first, *others = row.cells
    spots = [plan.spot(each) for each in others]
    fields = [each.field if isinstance(each, Head) else None for each in spots]
    if plan.spot(first) is not Spot.LABEL or not is_level1(first.text):
        return False
    is_summing = all(
        field in (Field.WEIGHT, Field.SCORE) and is_number(cell.text)
        for field, cell in zip(fields, others, strict=True)
    )
    if not is_summing or (others and _INDICATOR in plain(first.text)):
        return False
    cell = replace(first, text=_ORDINAL.sub("", first.text), row_span=1)
    draft.levels = {1: cell}
    for field, number in zip(fields, others, strict=True):
        if field is Field.WEIGHT:
            draft.level1_weights[cell] = number
        else:
            draft.teller.not_read(number)
    return True
