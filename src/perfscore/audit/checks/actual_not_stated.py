"""T17: an indicator, or budget execution, was not filled in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from perfscore.audit.case import AuditCase, AuditRow
from perfscore.audit.check import Check
from perfscore.audit.finding import AuditFinding
from perfscore.audit.funds.execution import (
    ExecutionPoints,
    execution_points,
    recomputed_execution,
)
from perfscore.audit.rows.cells import is_blank
from perfscore.audit.rows.execution import unmeasured_execution_row
from perfscore.audit.rows.kinds import is_extra, is_not_applicable, is_scoring_text
from perfscore.audit.rows.merges import Merges
from perfscore.audit.rows.naming import (
    english_names_of,
    finding_of_rows,
    fund_name,
    labels_of,
    names_of,
    points_at_stake,
)
from perfscore.audit.rows.places import headings_before_rows
from perfscore.audit.setting import Setting
from perfscore.audit.sources import FORM
from perfscore.audit.telling.page import page
from perfscore.diagnostics.model import Rule, Severity, Text
from perfscore.intake.names import is_placeholder
from perfscore.model.assessment import Cell

_COLUMN = re.compile(r"完成(?:指标)?值|实际值|完成情况|完成数|达成情况")
_DONE = re.compile(r"完成|达成|实际")
_DETAIL = re.compile(r"^\s*(?:其中|#)")
_SCORE = "得分"
_HEADINGS = 200
"""So many characters before the amounts of the funds may be their headings."""

RULE = Rule(
    "actual-not-stated",
    Severity.WARNING,
    page(
        zh="""
        指标有指标值，完成值和得分却都空着；或者预算执行有分值、有金额，得分空着：这一处
        没有自评。完成值空着而有得分的，由full-marks-without-evidence 等指出。

        “其中”各行、加分扣分项、不适用的指标、与上一行合用一格的，不算；表上没有完成值
        一栏的（目标申报表），不查。

        复核时看：是漏填，还是文件被截断。

        改正：填写完成值和得分，再报。
        """,
        en="""
        An indicator has a target, and neither an actual nor a score; or budget
        execution has a weight and amounts, and no score: this was not assessed. Rows
        that are parts of another (其中), points on top, indicators that do not apply
        and rows that share a cell with the one above are left alone, and so are forms
        without a column for actuals.

        See whether it was forgotten, or the file was cut off.

        Mended by filling it in.
        """,
    ),
)
BASIS = (f"{FORM}“实际完成值”“得分”栏：逐项填写",)


def look(case: AuditCase, setting: Setting) -> Iterator[AuditFinding]:
    """Report all that was not filled in at once."""
    rows = _open_rows(case) if _has_column(case) else []
    fund = _open_execution(case)
    cell = fund.weight if fund is not None else None
    also = "；预算执行的得分也空着" if rows else "预算执行的得分空着"
    english = "the score for budget execution"
    if not rows and cell is not None:
        yield _of_execution(case, cell, Text(also, f"{english} is blank"), setting)
    elif rows:
        told = _of_rows(case, rows, setting)
        if cell is not None and cell.span is not None:
            zh, en = told.message.zh + also, f"{told.message.en}, and {english}"
            told = replace(told, message=Text(zh, en))
        yield told


def _has_column(case: AuditCase) -> bool:
    if any(not is_blank(each.printed.actual) for each in case.rows):
        return True
    return bool(_COLUMN.search(headings_before_rows(case.form)))


def _open_rows(case: AuditCase) -> list[AuditRow]:
    """Give the rows without an actual; execution is looked at apart."""
    merges, above = Merges(case.document), None
    execution = unmeasured_execution_row(case)
    found = []
    for row in case.rows:
        own = row.printed
        is_shared = merges.reaches(above, own.name or own.target)
        above = own.actual or above
        if not is_shared and row is not execution and _is_open(row):
            found.append(row)
    return found


def _is_open(row: AuditRow) -> bool:
    own = row.printed
    if (
        own.name is None
        or is_placeholder(own.name.text)
        or _DETAIL.match(own.name.text)
    ):
        return False
    if is_extra(row) or is_scoring_text(row) or is_not_applicable(row):
        return False
    answers = [own.actual, own.score, own.rating, *(each for _, each in own.points)]
    answers += [each for heading, each in own.extras if _DONE.search(heading)]
    return not is_blank(own.target) and all(is_blank(each) for each in answers)


def _open_execution(case: AuditCase) -> ExecutionPoints | None:
    """Give the execution's points where its score was left blank beside its amounts."""
    claim = execution_points(case)
    if claim is None or claim.row is not None or claim.score is not None:
        return None
    if recomputed_execution(case) is None or claim.weight is None:
        return None
    at = claim.weight.span
    head = "" if at is None else at.source.text[max(0, at.start - _HEADINGS) : at.start]
    return claim if _SCORE in "".join(head.split()) else None


def _of_rows(
    case: AuditCase, rows: Sequence[AuditRow], setting: Setting
) -> AuditFinding:
    is_scored = _SCORE in headings_before_rows(case.form)
    zh, en = "完成值", "no actual was"
    if is_scored:
        zh, en = "完成值和得分都", "neither an actual nor a score was"
    told = finding_of_rows(
        (RULE, setting),
        Text(
            f"{names_of(rows)}的{zh}空着，没有填写",
            f"{en} filled in for {english_names_of(rows)}",
        ),
        rows,
        [each.printed.target for each in rows],
    )
    return replace(
        told,
        printed="",
        points=points_at_stake(rows),
        related=labels_of(rows[1:], [each.printed.name for each in rows[1:]]),
    )


def _of_execution(
    case: AuditCase, cell: Cell, message: Text, setting: Setting
) -> AuditFinding:
    made = recomputed_execution(case)
    return AuditFinding(
        rule=RULE,
        severity=setting.severity,
        message=message,
        at=cell.span,
        path=(fund_name(case.form.funds[0]),),
        working=None if made is None else made.working,
        basis=setting.basis,
    )


CHECK = Check(RULE, BASIS, look)
