"""The forms of an audit in one table, sorted by gravity."""

from collections.abc import Sequence
from fractions import Fraction

from perfscore.audit.batch.audited_form import AuditedForm
from perfscore.audit.result import Audit
from perfscore.audit.setting import GRAVEST_FIRST
from perfscore.diagnostics.model import Language, Text
from perfscore.diagnostics.width import head, printable, tail
from perfscore.render.audit_words import OPEN, Words, claimed_text, points_text

_HEADINGS = (
    Text("文件", "file"),
    Text("单位", "unit"),
    Text("自评", "claimed"),
    Text("重算", "recomputed"),
    Text("涉及分", "stake"),
    Text("错误", "errors"),
    Text("警告", "warnings"),
    Text("提示", "notes"),
)
_WIDEST = 36
"""Columns that a file's or unit's name takes."""


def summary_text(forms: Sequence[AuditedForm], *, language: Language) -> str:
    """Write a line a form in the order given, and how many there are in all.

    A file in which no form could be read has dashes. Of a long path the end is shown.
    """
    from tabulate import tabulate  # noqa: PLC0415 - it loads slowly

    say = Words(language).say
    unread = sum(each.audit is None for each in forms)
    table = tabulate(
        [_row(each, language) for each in forms],
        headers=[each.in_language(language) for each in _HEADINGS],
        tablefmt="simple",
        disable_numparse=True,
        colalign=("left", "left", *["right"] * 6),
    )
    faulty = sum(each.count(GRAVEST_FIRST[0]) > 0 for each in forms)
    counted = say(
        f"共 {len(forms)} 份：有错误的 {faulty} 份，没有读出的 {unread} 份",
        f"{len(forms)} in all: {faulty} with errors, {unread} not read",
    )
    return f"{table}\n\n{counted}\n"


def unit_of(audit: Audit) -> str:
    """Give the unit, and the project where there is one."""
    return " ".join(each for each in (audit.unit, audit.project) if each.strip())


def scores_of(audit: Audit) -> tuple[str, str]:
    """Give the claimed and the recomputed total, each with its grade."""
    claimed = claimed_text(audit.claimed_total), claimed_text(audit.claimed_grade)
    found = points_text(audit.total), audit.grade or OPEN
    return _with_grade(*claimed), _with_grade(*found)


def _with_grade(total: str, grade: str) -> str:
    return total if grade == OPEN else f"{total} {grade}"


def _row(form: AuditedForm, language: Language) -> tuple[str, ...]:
    name = tail(form.file, _WIDEST)
    if form.audit is None:
        not_read = Words(language).say("（没有读出）", "(not read)")
        return (name, not_read, *[OPEN] * 6)
    claimed, found = scores_of(form.audit)
    stake = points_text(form.points) if form.points != Fraction() else ""
    counts = (str(form.count(each)) for each in GRAVEST_FIRST)
    unit = _short(unit_of(form.audit))
    return (name, unit, _short(claimed), found, stake, *counts)


def _short(text: str) -> str:
    return head(printable(text), _WIDEST)
