"""The official form of a document that is being filled in, as cells to write in."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

from perfscore.api.sheet_asking import asked_beside, head_inputs
from perfscore.api.sheet_fields import Fields, cell_input, row_beginning
from perfscore.api.sheet_lines import Plain, SheetLine, SheetLines, sheet_lines
from perfscore.api.working import Worked
from perfscore.diagnostics.model import Language
from perfscore.exact import Rounding, RoundingMode, fixed_text, round_to
from perfscore.render.derivation_json import derivation_shown
from perfscore.report.execution import execution_line
from perfscore.report.explanation import line_explanation, whole_explanation
from perfscore.report.headings import runs
from perfscore.report.indicator_rows import line_tops
from perfscore.report.official_form import official_form
from perfscore.report.part import points_text
from perfscore.report.table import Role, Table, TableCell
from perfscore.score.reported.data import FUND_NAMES
from perfscore.score.result import IndicatorScore, Score
from perfscore.wire.document import escaped, key_of
from perfscore.wire.shapes import ASSESSMENT, FUND_ROW, GOAL

_OTHER_COLUMNS = 6
"""The label at the left, and 年度指标值 to 偏差原因, beside the levels."""
_FUNDS_AND_GOALS = 4
_GOALS_ALONE = 3
_PLACES = Rounding(RoundingMode.HALF_UP, 3)
_HEADINGS = frozenset({Role.HEADING, Role.GROUP, Role.TOTAL})
_FUND_FIELDS = ("initial_budget", "annual_budget", "executed")
PART_ROWS: dict[str, Plain] = {
    "funds": {"名称": "", **dict.fromkeys(FUND_NAMES, "")},
    "goals": {"预期目标": "", "实际完成情况": ""},
}
"""What a row begins with that is added to the funds, or to the goals."""


@dataclass(slots=True)
class _Marks:
    """What belongs to the cell at a row and a column, beside what it prints."""

    inputs: dict[tuple[int, int], list[Plain]] = field(
        default_factory=lambda: defaultdict(list)
    )
    more: dict[tuple[int, int], Plain] = field(
        default_factory=lambda: defaultdict(dict)
    )


def sheet(made: Worked, language: Language = "zh") -> Plain | None:
    """Lay out a form with what can be written into it; None where nothing was read.

    ``cells`` cover a grid as :class:`perfscore.report.table.Table` has them. Those
    with ``inputs`` are written in, each at a JSON pointer of the document; ``line`` is
    the number of the scored line whose score the cell shows. ``rows`` are rows that
    the document does not have yet, by the name that pointers give them; ``places``
    are what a row added to a heading begins with; ``partial`` is what the lines that
    have a score add up to.
    """
    score = made.score
    if score is None:
        return None
    found = sheet_lines(made, score)
    whole = replace(score, lines=tuple(each.line for each in found.lines))
    table = official_form(whole, language)
    declared = {
        form: each.scoring for each in score.set.declared_scoring for form in each.forms
    }
    marks, fields = _Marks(), Fields(made.document, declared=declared)
    _mark_head(marks, table, score, fields)
    _mark_parts(marks, table, whole, made)
    _mark_lines(marks, table, whole, found, fields)
    _mark_total(marks, table)
    return {
        "title": table.title,
        "subtitle": table.subtitle,
        "year": cell_input(fields.pointer("year"), "年度", kind="number"),
        "heading": cell_input(fields.pointer("title"), "标题"),
        "grid": {"rows": table.rows, "columns": table.columns},
        "partial": points_text(score.partial, score.set.rounding),
        "widths": [_share(each) for each in table.column_widths],
        "sections": list(table.sections),
        "cells": [_cell(each, marks) for each in table.cells],
        "notes": list(table.notes),
        "rows": fields.rows,
        "places": {**_beginnings(found), **PART_ROWS},
        **asked_beside(made, score, found.loose, language),
    }


def sheet_derivation(
    score: Score, line: int | None, language: Language = "zh"
) -> Plain | None:
    """Give how a line's score came about, or the total; None where there is no line."""
    if line is None:
        return derivation_shown(whole_explanation(score, language))
    if not 0 <= line < len(score.lines):
        return None
    return derivation_shown(line_explanation(score, score.lines[line], language))


def _share(width: Fraction) -> str:
    return fixed_text(round_to(100 * width, _PLACES), _PLACES.places) + "%"


def _cell(cell: TableCell, marks: _Marks) -> Plain:
    at = (cell.row, cell.column)
    made: Plain = {
        "row": cell.row,
        "column": cell.column,
        "text": cell.text,
        "role": cell.role.value,
    }
    if cell.row_span > 1:
        made["row_span"] = cell.row_span
    if cell.column_span > 1:
        made["column_span"] = cell.column_span
    if cell.undefined:
        made["undefined"] = True
    if cell.role in _HEADINGS:
        made["heading"] = True
    if marks.inputs.get(at):
        made["inputs"] = marks.inputs[at]
    return {**made, **marks.more.get(at, {})}


def _beginnings(found: SheetLines) -> dict[str, Plain]:
    """Give what a new row begins with, by the place and the heading above it."""
    return {
        _place_name(each): {**row_beginning(each), "三级": "", "名称": ""}
        if len(each.line.headings) > 2  # noqa: PLR2004 - 一级, 二级, 三级
        else {**row_beginning(each), "三级": ""}
        for each in reversed(found.lines)
        if each.is_declared
    }


def _place_name(each: SheetLine) -> str:
    return f"{each.place} {'、'.join(each.line.headings[-1])}"


def _mark_total(marks: _Marks, table: Table) -> None:
    """Mark the score beside 总分 as that of the whole."""
    for each in table.cells:
        if each.role is Role.TOTAL and each.text == "总分":
            marks.more[each.row, each.column_span + 1]["whole"] = True


# ---- header, funds, goals


def _mark_head(marks: _Marks, table: Table, score: Score, fields: Fields) -> None:
    levels = table.columns - _OTHER_COLUMNS
    for at, each in head_inputs(score.set.form, levels, fields):
        marks.inputs[at].append(each)


def _mark_parts(marks: _Marks, table: Table, score: Score, made: Worked) -> None:
    starts = table.sections
    levels = table.columns - _OTHER_COLUMNS
    if len(starts) == _FUNDS_AND_GOALS:
        for (row, column), each in _fund_inputs(made.document, score, levels):
            marks.inputs[starts[0] + row, column].append(each)
        _mark_rows(marks, made.document, "funds", starts[0])
        line = execution_line(score)
        if line is not None:
            number = _number_of(made.score, line)
            marks.more[starts[0] + 1, levels + 5]["line"] = number
    if len(starts) >= _GOALS_ALONE:
        begin = starts[len(starts) - 3]
        for (row, column), each in _goal_inputs(made.document, score, levels):
            marks.inputs[begin + row, column].append(each)
        _mark_rows(marks, made.document, "goals", begin)


def _mark_rows(
    marks: _Marks, document: Mapping[str, Any], name: str, begin: int
) -> None:
    """Let rows be added to the funds or the goals; all but the first can go."""
    key = key_of(document, ASSESSMENT, name)
    rows = document.get(key)
    count = len(rows) if isinstance(rows, list) else 0
    own = f"/{escaped(key)}"
    if count:
        add = {"place": name, "after": f"{own}/{count - 1}"}
        marks.more[begin, 0]["add"] = add
    for at in range(1, count):
        remove = {"at": f"{own}/{at}", "headings": []}
        marks.more[begin + at + 1, 1]["remove"] = remove


def _number_of(score: Score | None, line: IndicatorScore) -> int | None:
    lines = () if score is None else score.lines
    return next((at for at, each in enumerate(lines) if each is line), None)


def _fund_inputs(
    document: Mapping[str, Any], score: Score, levels: int
) -> Iterator[tuple[tuple[int, int], Plain]]:
    key = key_of(document, ASSESSMENT, "funds")
    rows = document.get(key)
    count = max(1, len(score.assessment.funds))
    data_key = key_of(document, ASSESSMENT, "data")
    data = document.get(data_key)
    for at in range(count):
        row = rows[at] if isinstance(rows, list) and at < len(rows) else None
        name = score.assessment.funds[at].name if score.assessment.funds else "合计"
        own = f"/{escaped(key)}/{at}"
        if row is not None and (at or not name):
            field_name = escaped(key_of(row, FUND_ROW, "name"))
            yield (at + 1, 1), cell_input(f"{own}/{field_name}", "资金来源")
        for column, (field_name, shown) in enumerate(
            zip(_FUND_FIELDS, FUND_NAMES, strict=True), start=levels
        ):
            where = f"{own}/{escaped(key_of(row, FUND_ROW, field_name))}"
            if row is None and isinstance(data, Mapping) and shown in data:
                where = f"/{escaped(data_key)}/{escaped(shown)}"
            label = f"{name}：{shown}" if name else shown
            yield (at + 1, column), cell_input(where, label, kind="number")


def _goal_inputs(
    document: Mapping[str, Any], score: Score, levels: int
) -> Iterator[tuple[tuple[int, int], Plain]]:
    key = key_of(document, ASSESSMENT, "goals")
    rows = document.get(key)
    for at in range(max(1, len(score.assessment.goals))):
        row = rows[at] if isinstance(rows, list) and at < len(rows) else None
        for column, name, shown in (
            (1, "expected", "预期目标"),
            (levels + 2, "actual", "实际完成情况"),
        ):
            where = f"/{escaped(key)}/{at}/{escaped(key_of(row, GOAL, name))}"
            yield (at + 1, column), cell_input(where, shown, kind="long")


# ---- indicators


def _mark_lines(
    marks: _Marks, table: Table, whole: Score, found: SheetLines, fields: Fields
) -> None:
    levels = table.columns - _OTHER_COLUMNS
    begin = table.sections[-2]
    apart = execution_line(whole)
    inner = [each for each in found.lines if each.line is not apart]
    lines = [each.line for each in inner]
    groups = runs(lines)
    tops = line_tops(lines, groups)
    for each, top in zip(inner, tops, strict=False):
        row, own = begin + top, fields.of_line(each)
        name = own.name()
        at = (row, len(each.line.headings) + 1)
        if name is not None:
            above = found.places[each.place].headings[1:2]
            marks.inputs[at] += [name, *own.heading(above[0] if above else ())]
            if each.row is not None:
                marks.more[at]["remove"] = {"at": own.at, "headings": own.headings}
        elif each.line.indicator.basis:
            basis = [one.text for one in each.line.indicator.basis]
            marks.more[at]["basis"] = basis
        marks.inputs[row, levels + 1] += own.target()
        marks.inputs[row, levels + 2] += own.actual()
        marks.inputs[row, levels + 3] += own.weight()
        marks.inputs[row, levels + 4] += own.claimed()
        marks.inputs[row, levels + 5].append(own.reason())
        if each.number is not None:
            marks.more[row, levels + 4]["line"] = each.number
    for group in groups:
        each = inner[group.end - 1]
        is_last = group.level == len(each.line.headings) - 1
        if each.is_declared and is_last:
            rows = [one.row for one in inner[group.first : group.end]]
            after = [one for one in rows if one is not None]
            marks.more[begin + tops[group.first], group.level + 1]["add"] = {
                "place": _place_name(each),
                "after": f"/{fields.key}/{max(after)}" if after else f"/{fields.key}",
            }
