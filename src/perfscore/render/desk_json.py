"""A form with all that its audit found, laid out for an evaluator's page, as data."""

from collections.abc import Iterable, Sequence

from perfscore.audit.batch.audited_form import AuditedForm
from perfscore.audit.case import AuditCase
from perfscore.audit.finding import AuditFinding
from perfscore.audit.numbers.agreement import Agreement
from perfscore.audit.result import Audit, AuditLine
from perfscore.diagnostics.model import Language
from perfscore.render.audit_json import audit_object
from perfscore.render.audit_words import Words, difference_of, points_text, signed
from perfscore.render.derivation_json import derivation_shown
from perfscore.render.desk_cells import (
    FIELDS,
    Anchors,
    DeskCell,
    DeskRow,
    accounts_rows,
    foot_cells,
    fund_rows,
    goal_rows,
    head_cells,
    indicator_rows,
)
from perfscore.report.explanation import explanation
from perfscore.score.review_lines import review_lines
from perfscore.wire.canonical import encodable


def desk_object(
    form: AuditedForm, audit: Audit, case: AuditCase, language: Language
) -> dict[str, object]:
    """Give ``audit`` as the page of an evaluator needs it.

    To what :func:`perfscore.render.audit_json.audit_object` gives come the form as
    printed, every cell with an ``id``; findings and lines name the cells and rows that
    they are about. ``derivation`` is None where nothing was recomputed by a set.
    """
    words = Words(language)
    funds, goals = fund_rows(case), goal_rows(case)
    rows, head, foot = indicator_rows(case), head_cells(case), foot_cells(case)
    accounts = _accounts(case)
    of_accounts = [each for _, table in accounts for each in table]
    every = (*funds, *goals, *rows, *of_accounts)
    cells = (*head, *(cell for row in every for cell in row.cells), *foot)
    anchors = Anchors(cells, (*rows, *funds, *goals))
    made = audit_object(form, audit, language)
    made["findings"] = [
        {**plain, **_of_finding(finding, anchors, words)}
        for plain, finding in zip(
            _listed(made["findings"]), audit.findings, strict=True
        )
    ]
    made["lines"] = [
        {**plain, **_of_line(line, anchors, words)}
        for plain, line in zip(_listed(made["lines"]), audit.lines, strict=True)
    ]
    made["points"] = points_text(form.points) if form.points else None
    made["head"] = [_cell(each, words) for each in head]
    made["funds"] = _table(funds, words)
    made["goals"] = _table(goals, words)
    made["rows"] = _table(rows, words)
    made["foot"] = [_cell(each, words) for each in foot]
    made["accounts"] = [
        {"name": encodable(name), **_table(table, words)} for name, table in accounts
    ]
    made["review_rows"] = _review_rows(case, rows, funds)
    made["derivation"] = (
        None
        if case.score is None
        else derivation_shown(explanation(case.score, language))
    )
    return made


def _accounts(case: AuditCase) -> list[tuple[str, tuple[DeskRow, ...]]]:
    accounts = case.accounts
    if accounts is None:
        return []
    return [
        (f"{each.name} {''.join(each.title.text.split())}", accounts_rows(accounts, at))
        for at, each in enumerate(accounts.tables)
    ]


def _table(rows: Sequence[DeskRow], words: Words) -> dict[str, object]:
    """Give rows, and the columns that at least one of them fills."""
    filled = {cell.field for row in rows for cell in row.cells}
    columns = [
        {"field": field, "label": words.of(label)}
        for field, label in FIELDS.items()
        if field in filled
    ]
    return {"columns": columns, "rows": [_row(each, words) for each in rows]}


def _row(row: DeskRow, words: Words) -> dict[str, object]:
    return {
        "id": row.id,
        "path": [encodable(each) for each in row.path],
        "name": encodable(row.name),
        "cells": [_cell(each, words) for each in row.cells],
    }


def _cell(cell: DeskCell, words: Words) -> dict[str, object]:
    span = cell.cell.span
    mark = "" if span is None else span.source.mark(span.start)
    return {
        "id": cell.id,
        "field": cell.field,
        "label": words.of(FIELDS[cell.field]),
        "text": encodable(cell.cell.text),
        "place": encodable(mark),
        "row_span": cell.row_span,
    }


def _of_finding(
    finding: AuditFinding, anchors: Anchors, words: Words
) -> dict[str, object]:
    spans = (each.span for each in finding.related)
    others = (anchors.at(each) for each in spans)
    own = anchors.at(finding.at, finding.path)
    also = [each for each in dict.fromkeys(others) if each and each != own]
    return {
        "title": words.check(finding.rule),
        "anchor": own or None,
        "also": also,
        "points_shown": points_text(finding.points) if finding.points else None,
    }


def _of_line(line: AuditLine, anchors: Anchors, words: Words) -> dict[str, object]:
    anchor = anchors.at(line.at, line.path)
    return {
        "row": anchor.partition("-")[0] or None,
        "recomputed_shown": points_text(line.recomputed),
        "difference": signed(difference_of(line)),
        "differs": line.agreement is Agreement.DIFFERENT,
        "comparison": words.agreement(line),
    }


def _review_rows(
    case: AuditCase, rows: Sequence[DeskRow], funds: Sequence[DeskRow]
) -> list[str | None]:
    """Give the row of each line of the review, each row once; None where it has none.

    A line alone on top that no row is called is the one beside the funds.
    """
    free: dict[tuple[str, ...], list[str]] = {}
    for each in rows:
        free.setdefault(each.path, []).append(each.id)
    beside = [each.id for each in funds[:1]]
    found: list[str | None] = []
    for line in review_lines(case.assessment, case.score):
        ids = free.get(line.path) or (beside if len(line.path) == 1 else [])
        found.append(ids.pop(0) if ids else None)
    return found


def _listed(found: object) -> Iterable[dict[str, object]]:
    return found if isinstance(found, list) else []
