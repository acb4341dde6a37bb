"""The regions of a text become rows of cells, and doubts about them."""

import re

from perfscore.intake.columns import Field
from perfscore.intake.text.aims import lay_goals
from perfscore.intake.text.block import lay_block
from perfscore.intake.text.cleaning import Clean
from perfscore.intake.text.phrases import TOTAL_LABELS
from perfscore.intake.text.pieces import Cut
from perfscore.intake.text.regions import Kind, Plan, Region
from perfscore.intake.text.sheet import EDGE, Sheet
from perfscore.intake.text.totals import lay_total

_YEAR = re.compile(r"[(（]\s?20[0-9]{2}\s?年?度?\s?[)）]\s*$")
_NEXT_LABEL = (
    "“项目”二字可能属于后面的栏目名称",
    "the last word may belong to the label behind it",
)
_BELOW = (
    "与后面的文字之间没有分隔，读到哪里为止不能确定",
    "nothing parts it from what follows; where it ends is not certain",
)
_PROJECT = "项目"
_LONG = 20
_BARS = re.compile(r"[|\t\n\r]+")


def laid(clean: Clean, plan: Plan) -> Sheet:
    """Give the cells of all forms of a text, top down, in rows as forms have them."""
    sheet = Sheet(clean, plan.cut)
    fields: list[Field] = []
    beside = 0
    for region in plan.regions:
        if region.kind in (Kind.FUNDS, Kind.INDICATORS):
            lay_block(sheet, region)
            if region.run and not region.run.is_funds:
                fields = region.run.fields
        elif region.kind is Kind.LABEL:
            is_total = bool(fields) and bool(
                TOTAL_LABELS.match(clean.text, region.start)
            )
            column = beside if is_total else 0
            sheet.row -= bool(column)
            sheet.put(column, region.start, region.body)
            beside = _lay_cells(sheet, region, column + 1)
            is_glued = sheet.cut is Cut.GLUED
            value = clean.text[region.body : region.end].strip(EDGE)
            if is_glued and value.endswith(_PROJECT):
                sheet.doubt_row(*_NEXT_LABEL)
            elif is_glued and (is_total or len(value) > _LONG):
                sheet.doubt_row(*_BELOW)
            beside = beside if is_total else 0
        elif region.kind is Kind.GOALS:
            lay_goals(sheet, region)
        elif region.kind is Kind.TOTAL:
            lay_total(sheet, region, fields)
            if sheet.cut is Cut.GLUED:
                sheet.doubt_row(*_BELOW)
        else:
            _lay_lines(sheet, region)
        sheet.row += 1
    return sheet


def _lay_cells(sheet: Sheet, region: Region, column: int) -> int:
    """Lay what stands behind a label; give the column behind it."""
    bars = _BARS if sheet.cut is not Cut.SPACES else re.compile(r"\n")
    at = region.body
    text = sheet.clean.text
    for found in (*bars.finditer(text, region.body, region.end), None):
        stop = found.start() if found else region.end
        if text[at:stop].strip(EDGE):
            sheet.put(column, at, stop)
            column += 1
        at = found.end() if found else stop
    return column


def _lay_lines(sheet: Sheet, region: Region) -> None:
    text = sheet.clean.text
    for line in re.finditer(r"[^\n]+", text[region.start : region.end]):
        at = region.start + line.start()
        is_note = region.kind is Kind.NOTES
        year = _YEAR.search(line[0]) if region.kind is Kind.TITLE else None
        if year and year.start():
            sheet.put(0, at, at + year.start())
            sheet.row += 1
            at += year.start()
        sheet.put(0, at, region.start + line.end(), is_prose=is_note)
        sheet.row += 1
