"""An assessment as plain data, with the official form's keys in its order."""

from collections.abc import Iterable, Iterator
from typing import Any

from perfscore.model.assessment import Assessment, Cell, FundRow, IndicatorRow
from perfscore.wire.shapes import ASSESSMENT, FUND_ROW, GOAL, INDICATOR_ROW, Shape

Plain = dict[str, Any]


def assessment_document(assessment: Assessment) -> Plain:
    """Write ``assessment`` as an assessment file's JSON has it; blank cells are ``""``.

    Read back, it gives an equal assessment, as far as texts have no blanks around
    them.
    """
    facts = assessment
    made = _named(
        ASSESSMENT,
        (
            ("set", facts.set_id or ""),
            ("title", facts.title or ""),
            ("unit", facts.unit),
            ("year", "" if facts.year is None else str(facts.year)),
            ("project", facts.project),
            ("supervisor", facts.supervisor),
        ),
    )
    parts: tuple[tuple[str, Any], ...] = (
        ("funds", [_fund(each) for each in facts.funds]),
        ("data", {name: cell.text for name, cell in facts.data.items()}),
        ("tables", {name: _table(rows) for name, rows in facts.tables.items()}),
        ("goals", [_goal(each.expected, each.actual) for each in facts.goals]),
        ("indicators", [_row(each) for each in facts.indicators]),
        ("claimed_total", _text(facts.claimed_total)),
        ("claimed_grade", _text(facts.claimed_grade)),
        ("notes", list(facts.notes)),
    )
    return made | _named(ASSESSMENT, (each for each in parts if each[1]))


def _named(shape: Shape, values: Iterable[tuple[str, Any]]) -> Plain:
    names = {each.name: each.form_name for each in shape.keys}
    return {names[key]: value for key, value in values}


def _text(cell: Cell | None) -> str:
    return "" if cell is None else cell.text


def _fund(row: FundRow) -> Plain:
    cells = (
        ("name", row.name),
        ("initial_budget", _text(row.initial_budget)),
        ("annual_budget", _text(row.annual_budget)),
        ("executed", _text(row.executed)),
        ("weight", _text(row.weight)),
        ("execution_rate", _text(row.execution_rate)),
        ("score", _text(row.score)),
    )
    return _named(FUND_ROW, cells)


def _goal(expected: str, actual: str) -> Plain:
    return _named(GOAL, (("expected", expected), ("actual", actual)))


def _table(rows: Iterable[Any]) -> list[Plain]:
    return [{name: cell.text for name, cell in row.items()} for row in rows]


def _row(row: IndicatorRow) -> Plain:
    return _named(INDICATOR_ROW, _cells(row))


def _cells(row: IndicatorRow) -> Iterator[tuple[str, Any]]:
    yield "level1", row.level1 or ""
    yield "level2", list(row.level2) if len(row.level2) > 1 else "、".join(row.level2)
    if row.level3 is None:
        yield "level3", row.name
    else:
        yield from (("level3", row.level3), ("name", row.name))
    yield "target", _text(row.target)
    if row.points:
        yield "actual", {text: cell.text for text, cell in row.points}
    else:
        yield "actual", _text(row.actual)
    if row.rating is not None:
        yield "rating", row.rating.text
    yield "weight", _text(row.weight)
    yield "claimed", _text(row.claimed)
    yield "reason", row.reason
