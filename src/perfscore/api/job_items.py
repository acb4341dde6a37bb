"""What came of one form of a job, as plain data: audited, or scored."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from math import floor
from typing import Any

from perfscore.api.assessment_facts import claimed_total_of
from perfscore.api.reading import about
from perfscore.api.rules import CANNOT_READ, SET_NOT_NAMED
from perfscore.api.scoring import ScoredFile
from perfscore.api.working import Worked
from perfscore.audit.batch.audited_form import AuditedForm
from perfscore.diagnostics.json import to_json
from perfscore.diagnostics.model import Diagnostic, Language, Severity, Text
from perfscore.exact import exact_text
from perfscore.render.audit_json import audit_object
from perfscore.wire.score import score_to_json

__all__ = [
    "AuditedForm",
    "JobItem",
    "audited_item",
    "broken_item",
    "drafted_item",
    "scored_item",
    "set_not_named",
    "unread_item",
]

_MILLION = 10**6
_MOST_ORDER = 2**62


@dataclass(frozen=True, slots=True)
class JobItem:
    """One form; ``state`` is ``done`` or ``unread``, ``result`` is JSON.

    ``points_order`` are the millionths of ``points``, to sort by.
    """

    name: str
    state: str
    result: str
    unit: str = ""
    errors: int = 0
    warnings: int = 0
    notes: int = 0
    points: str | None = None
    points_order: int = 0
    total: str | None = None
    claimed_total: str | None = None
    grade: str | None = None


def audited_item(form: AuditedForm, language: Language) -> JobItem:
    """Give the item of an audit: what ``perfscore audit --format json`` prints."""
    audit = form.audit
    if audit is None:
        return unread_item(form.file, form.diagnostics, language)
    counts = (form.count(each) for each in _SEVERITIES)
    errors, warnings, notes = counts
    claimed = audit.claimed_total
    return JobItem(
        name=form.file,
        state="done",
        result=_json(audit_object(form, audit, language)),
        unit=(audit.unit or audit.project)[:400],
        errors=errors,
        warnings=warnings,
        notes=notes,
        points=exact_text(form.points),
        points_order=min(floor(form.points * _MILLION), _MOST_ORDER),
        total=None if audit.total is None else exact_text(audit.total),
        claimed_total=None if claimed is None else claimed.text,
        grade=audit.grade,
    )


_SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


def scored_item(scored: ScoredFile, language: Language) -> JobItem:
    """Give the item of a score: what ``perfscore score --format json`` prints."""
    score, told = scored.outcome.value, scored.outcome.diagnostics
    if score is None:
        return unread_item(scored.file.name, told, language)
    rules = [each.rule for each in told] + [each.rule for each in score.findings]
    counts = [sum(e.severity is severity for e in rules) for severity in _SEVERITIES]
    facts, claimed = score.assessment, claimed_total_of(score)
    plain = score_to_json(score, language)
    return JobItem(
        name=scored.file.name,
        state="done",
        result=_json({**plain, "reading": [to_json(e, language) for e in told]}),
        unit=(facts.unit or facts.project)[:400],
        errors=counts[0],
        warnings=counts[1],
        notes=counts[2],
        total=None if score.total is None else exact_text(score.total),
        claimed_total=None if claimed is None else exact_text(claimed),
        grade=None if score.grade is None else score.grade.name,
    )


def drafted_item(
    name: str,
    made: Worked,
    claimed_total: str | None,
    told: Sequence[Diagnostic],
    language: Language,
) -> JobItem:
    """Give the item of a form that became a draft; ``told`` is of reading it."""
    score = made.score
    read = [to_json(each, language) for each in (*told, *made.read.diagnostics)]
    counts = [made.count(severity) for severity in _SEVERITIES]
    if score is None:
        result = _json({"reading": read})
        return JobItem(name, "done", result, errors=counts[0], warnings=counts[1])
    plain = score_to_json(score, language)
    return JobItem(
        name=name,
        state="done",
        result=_json({**plain, "reading": read}),
        unit=(score.assessment.unit or score.assessment.project)[:400],
        errors=counts[0],
        warnings=counts[1],
        notes=counts[2],
        total=None if score.total is None else exact_text(score.total),
        claimed_total=claimed_total,
        grade=None if score.grade is None else score.grade.name,
    )


def set_not_named(name: str) -> Diagnostic:
    """Say that a form names no set, and that none was chosen for it."""
    message = Text(
        f"“{name}”没有写明按哪个指标体系评分，要求选一个",
        f"“{name}” does not say by which set it is scored; one has to be chosen",
    )
    return about(SET_NOT_NAMED, name, message)


def unread_item(name: str, told: Sequence[Diagnostic], language: Language) -> JobItem:
    """Give the item of a file of which nothing came, and why."""
    return JobItem(
        name=name,
        state="unread",
        result=_json({"reading": [to_json(each, language) for each in told]}),
        errors=sum(each.rule.severity is Severity.ERROR for each in told),
    )


def broken_item(name: str, language: Language) -> JobItem:
    """Give the item of a file over which the program itself failed."""
    message = Text(
        f"处理“{name}”时程序内部出错，已记入日志；别的文件照常处理",
        f"an internal fault came up with “{name}”, it is in the log; the other files "
        "are worked through",
    )
    return unread_item(name, (about(CANNOT_READ, name, message),), language)


def _json(plain: dict[str, Any]) -> str:
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
