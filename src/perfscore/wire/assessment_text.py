"""An assessment as a YAML file for people to look through and mend."""

from collections.abc import Iterable, Sequence

from perfscore.diagnostics.model import Diagnostic
from perfscore.model.assessment import Assessment, Cell, FundRow, IndicatorRow
from perfscore.source import Span
from perfscore.wire.shapes import ASSESSMENT, FUND_ROW, GOAL, INDICATOR_ROW, Shape
from perfscore.wire.yaml_text import Place, YamlLines, comment_text, yaml_list

_NAMES = {
    shape.name: {key.name: key.form_name for key in shape.keys}
    for shape in (ASSESSMENT, FUND_ROW, GOAL, INDICATOR_ROW)
}
_ITEM = "- "
_INDENT = "  "
_DOUBT = "存疑"


def assessment_yaml(assessment: Assessment, remarks: Iterable[Diagnostic] = ()) -> str:
    """Write ``assessment`` with the keys of the official form, in its order.

    Read back, the file gives an equal assessment, as far as texts have no blanks
    around them and no control characters; numbers keep the digits written. Each of
    ``remarks`` is a comment above the value from whose place it came, the others
    stand at the top.
    """
    made = YamlLines()
    _head(made, assessment)
    _funds(made, assessment.funds)
    _goals(made, assessment)
    _indicators(made, assessment.indicators)
    _cell(made, "", ASSESSMENT, "claimed_total", assessment.claimed_total)
    _cell(made, "", ASSESSMENT, "claimed_grade", assessment.claimed_grade)
    _notes(made, assessment.notes)
    _data(made, assessment)
    _tables(made, assessment)
    at_top: list[str] = []
    comments: dict[int, list[str]] = {}
    for remark in remarks:
        place = _place_of(remark.at.span, made.places)
        if place is None:
            at_top.append(f"# {_said(remark, with_place=True)}\n")
        else:
            comments.setdefault(place.line, []).append(_said(remark))
    return "".join(dict.fromkeys(at_top)) + made.text(comments)


def _said(remark: Diagnostic, *, with_place: bool = False) -> str:
    """Write a remark as one comment; its place only where nothing else shows it."""
    span = remark.at.span
    mark = span.source.mark(span.start) if with_place else ""
    where = f"（{mark}）" if mark else ""
    hint = f"；{remark.hint.zh}" if remark.hint else ""
    return comment_text(f"{_DOUBT}{where}：{remark.message.zh}{hint}")


def _place_of(span: Span, places: Sequence[Place]) -> Place | None:
    """Find the value that ``span`` is about: the same place, or the least around it."""
    near = [
        each
        for each in places
        if each.span.source is span.source
        and each.span.start <= span.start
        and span.end <= each.span.end
    ]
    return min(near, key=lambda each: each.span.end - each.span.start, default=None)


# ---- the parts of the form


def _name(shape: Shape, key: str) -> str:
    return _NAMES[shape.name][key]


def _text(made: YamlLines, lead: str, shape: Shape, key: str, text: str) -> None:
    made.add(lead, _name(shape, key), text)


def _cell(  # noqa: PLR0913 - a value has a place among the lines, and a name
    made: YamlLines,
    lead: str,
    shape: Shape,
    key: str,
    cell: Cell | None,
    *,
    is_shown_blank: bool = False,
) -> None:
    """Add a cell; a blank one is left out unless it is worth showing."""
    if cell is not None:
        made.add(lead, _name(shape, key), cell.text, cell.span)
    elif is_shown_blank:
        _text(made, lead, shape, key, "")


def _head(made: YamlLines, facts: Assessment) -> None:
    """Add who reports on what; 单位 and 年度 also where they are blank."""
    for key, text in (
        ("set", facts.set_id),
        ("title", facts.title),
        ("project", facts.project),
        ("supervisor", facts.supervisor),
    ):
        if text:
            _text(made, "", ASSESSMENT, key, text)
    _text(made, "", ASSESSMENT, "unit", facts.unit)
    year = "" if facts.year is None else str(facts.year)
    _text(made, "", ASSESSMENT, "year", year)


def _open(made: YamlLines, key: str) -> None:
    made.put("")
    made.put(f"{_name(ASSESSMENT, key)}:")


def _funds(made: YamlLines, funds: Sequence[FundRow]) -> None:
    if funds:
        _open(made, "funds")
    for row in funds:
        _text(made, _INDENT + _ITEM, FUND_ROW, "name", row.name)
        for key, cell in (
            ("initial_budget", row.initial_budget),
            ("annual_budget", row.annual_budget),
            ("executed", row.executed),
            ("weight", row.weight),
            ("execution_rate", row.execution_rate),
            ("score", row.score),
        ):
            _cell(made, _INDENT * 2, FUND_ROW, key, cell)


def _goals(made: YamlLines, facts: Assessment) -> None:
    if facts.goals:
        _open(made, "goals")
    for goal in facts.goals:
        _text(made, _INDENT + _ITEM, GOAL, "expected", goal.expected)
        _text(made, _INDENT * 2, GOAL, "actual", goal.actual)


def _indicators(made: YamlLines, rows: Sequence[IndicatorRow]) -> None:
    if rows:
        _open(made, "indicators")
    for row in rows:
        first = len(made.lines)
        _headings(made, row)
        if row.span is not None:
            made.places.append(Place(row.span, first))
        made.lines[first] = _INDENT + _ITEM + made.lines[first][2 * len(_INDENT) :]
        _values(made, row)


def _headings(made: YamlLines, row: IndicatorRow) -> None:
    """Add the headings and the name, each line indented as those below the first."""
    lead = _INDENT * 2
    if row.level1 is not None:
        _text(made, lead, INDICATOR_ROW, "level1", row.level1)
    if row.level2:
        name = _name(INDICATOR_ROW, "level2")
        made.put(f"{lead}{name}: {yaml_list(row.level2)}")
    if row.level3 is None:
        _text(made, lead, INDICATOR_ROW, "level3", row.name)
    else:
        _text(made, lead, INDICATOR_ROW, "level3", row.level3)
        _text(made, lead, INDICATOR_ROW, "name", row.name)


def _values(made: YamlLines, row: IndicatorRow) -> None:
    """Add what the row reports; 完成值 also where nothing is said in its stead."""
    lead, shape = _INDENT * 2, INDICATOR_ROW
    _cell(made, lead, shape, "target", row.target)
    if row.points:
        if row.actual is not None:
            made.put(f"{lead}# {_DOUBT}：完成值另有 {comment_text(row.actual.text)}")
        made.put(f"{lead}{_name(shape, 'actual')}:")
        for text, cell in row.points:
            made.add(lead + _INDENT, text, cell.text, cell.span)
    else:
        is_missing = row.rating is None
        _cell(made, lead, shape, "actual", row.actual, is_shown_blank=is_missing)
    for key, value in (
        ("rating", row.rating),
        ("weight", row.weight),
        ("claimed", row.claimed),
    ):
        _cell(made, lead, shape, key, value)
    if row.reason:
        _text(made, lead, shape, "reason", row.reason)


def _notes(made: YamlLines, notes: Sequence[str]) -> None:
    if notes:
        _open(made, "notes")
    for note in notes:
        made.add_item(_INDENT, note)


def _data(made: YamlLines, facts: Assessment) -> None:
    if facts.data:
        _open(made, "data")
    for name, cell in facts.data.items():
        made.add(_INDENT, name, cell.text, cell.span)


def _tables(made: YamlLines, facts: Assessment) -> None:
    if facts.tables:
        _open(made, "tables")
    for name, rows in facts.tables.items():
        made.add(_INDENT, name, "")
        if not rows:
            made.lines[-1] += " []"
        for row in rows:
            lead = _INDENT * 2 + _ITEM
            if not row:
                made.put(f"{lead}{{}}")
            for column, cell in row.items():
                made.add(lead, column, cell.text, cell.span)
                lead = _INDENT * 3
