"""A paper as the plain data that the PDF template sets: texts, and how they lie."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from math import lcm

from perfscore.render.pdf.fitting import broken, line_count
from perfscore.render.picture_drawing import Drawing, drawing
from perfscore.render.safe import safe_text
from perfscore.render.sections import Section, sections
from perfscore.report.derivation_table import derivation_table
from perfscore.report.paper import Paper
from perfscore.report.table import Role, Table, TableCell

_CENTRED = {
    *(Role.HEADING, Role.GROUP, Role.TOTAL, Role.TARGET, Role.ACTUAL, Role.GRADE),
    *(Role.PERCENT, Role.WEIGHT, Role.SCORE),
}
_PAGE = 7_740
"""The width between the margins of A4 lying, in hundredths of 10 pt type."""

_TITLE, _GRADE = 4_500, 2_000
"""The same width, counted by the larger type of titles and of the grade."""

_INSET = 65
"""What a cell leaves blank at its left and right together, likewise."""

_LONG = 14
"""A row with a cell of more lines may go on over the page's end, others do not."""

_UNIT_LABELS = {"部门名称", "实施单位", "资金使用单位"}
_SHARES = 10_000
"""Bars are drawn in ten-thousandths of the room that there is for them."""

_NAME = 1_200
"""The width of the names beside the bars, in hundredths of 10 pt type."""

Object = dict[str, object]


def paper_object(paper: Paper) -> Object:
    """Give ``paper`` as texts, whole numbers, lists and dicts."""
    form, derivation, picture = paper.tables[0], paper.derivation, paper.picture
    annex = None if derivation is None else derivation_table(derivation)
    return {
        "title": safe_text(form.title),
        "author": safe_text(_unit(form)),
        "keywords": safe_text(
            ";".join(f"{key}={value}" for key, value in paper.identity.items())
        ),
        "tables": [_table(each) for each in paper.tables],
        "picture": None if picture is None else _picture(drawing(picture)),
        "derivation": None if annex is None else _table(annex),
    }


def _unit(form: Table) -> str:
    """Find whose form it is: what stands beside 部门名称, 实施单位 or 资金使用单位."""
    places = {(each.row, each.column): each for each in form.cells}
    for cell in form.cells:
        if cell.role is Role.HEADING and cell.text in _UNIT_LABELS:
            beside = places.get((cell.row, cell.column + cell.column_span))
            return "" if beside is None else beside.text
    return ""


def _table(table: Table) -> Object:
    shares = lcm(*(each.denominator for each in table.column_widths))
    parts = [*sections(table)]
    has_total = any(_kept(each) for each in parts)
    return {
        "title": broken(table.title, _TITLE),
        "subtitle": safe_text(table.subtitle),
        "widths": [int(each * shares) for each in table.column_widths],
        "edged": has_total,
        "parts": [
            part for each in parts for part in _parts(table, each, is_edged=has_total)
        ],
        "notes": [broken(each, _PAGE) for each in table.notes],
    }


def _parts(table: Table, section: Section, *, is_edged: bool) -> Iterator[Object]:
    """Give the headings, which are repeated, and the other rows."""
    head, label = section.head, section.label
    long_rows = _long_rows(table, section)
    rows = [
        [_cell(table, each, is_whole=each.row not in long_rows) for each in row]
        for row in section.rows
    ]
    if label is not None:
        beside = _cell(table, label, is_whole=False)
        above = {"rows": head, "open": "below", "text": [[""]]}
        below = {"rows": label.row_span - head, "open": "above"}
        rows[0].insert(0, beside | above)
        rows[head].insert(0, beside | below)
    if is_edged:
        last = len(rows) - _kept(section)
        can_keep = long_rows.isdisjoint(range(section.first + last, table.rows))
        for start, end in pairwise(sorted({0, head, last, len(rows)})):
            rows[start].append(_edge(end - start, is_whole=can_keep and start == last))
    for is_head, part in ((True, rows[:head]), (False, rows[head:])):
        if part:
            yield {"head": is_head, "cells": [cell for row in part for cell in row]}


def _kept(section: Section) -> int:
    """Count the rows of the last line and the total, which no page's end may part."""
    totals = 0
    for row in reversed(section.rows):
        if not row or row[0].role is not Role.TOTAL:
            break
        totals += 1
    return totals + 1 if 0 < totals < len(section.rows) - section.head else 0


def _edge(rows: int, *, is_whole: bool) -> Object:
    """Stand beside rows at the right, without any width; what is whole stays so."""
    return {"role": "edge", "rows": rows, "whole": is_whole}


def _long_rows(table: Table, section: Section) -> set[int]:
    return {
        row
        for cells in section.rows
        for cell in cells
        if line_count(cell.text, _room(table, cell)) > _LONG
        for row in range(cell.row, cell.row + cell.row_span)
    }


def _room(table: Table, cell: TableCell) -> int:
    widths = table.column_widths[cell.column : cell.column + cell.column_span]
    return int(sum(widths, Fraction()) * _PAGE) - _INSET


def _cell(table: Table, cell: TableCell, *, is_whole: bool) -> Object:
    align = "center" if cell.role in _CENTRED else "left"
    if cell.role is Role.AMOUNT:
        align = "right"
    return {
        "text": broken(cell.text, _room(table, cell)),
        "rows": cell.row_span,
        "columns": cell.column_span,
        "align": align,
        "role": cell.role.value,
        "whole": is_whole and cell.row_span == 1,
        "open": "",
    }


def _picture(drawn: Drawing) -> Object:
    return {
        "title": broken(drawn.title, _TITLE),
        "unit": broken(drawn.unit, _TITLE),
        "total": drawn.total,
        "full": drawn.full,
        "grade": broken(drawn.grade, _GRADE),
        "remarks": [broken(each, _PAGE) for each in drawn.remarks],
        "bars": [
            {
                "name": broken(each.name, _NAME),
                "points": each.points,
                "rate": each.rate,
                "outline": int(each.outline * _SHARES),
                "filled": int(each.filled * _SHARES),
                "open": each.is_open,
            }
            for each in drawn.bars
        ],
    }
