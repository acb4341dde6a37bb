"""An audit as the plain data that machines read."""

from fractions import Fraction
from hashlib import sha256

from perfscore.audit.batch.audited_form import AuditedForm
from perfscore.audit.finding import AuditFinding, Verified
from perfscore.audit.result import Audit, AuditLine, Unlooked
from perfscore.diagnostics.json import to_json
from perfscore.diagnostics.model import Label, Language, Severity, Text
from perfscore.exact import exact_text
from perfscore.model.assessment import Cell
from perfscore.model.indicator_set import IndicatorSet
from perfscore.render.audit_words import number_of
from perfscore.source import Span


def audit_object(
    form: AuditedForm, audit: Audit, language: Language
) -> dict[str, object]:
    """Give ``audit``, the one of ``form``, as texts, lists and dicts, ready for JSON.

    Recomputed numbers are texts and exact, claimed ones as printed. Sentences are in
    ``language``. The schema is ``perfscore/audit/v1``.
    """
    since = form.since
    return {
        "file": _encodable(form.file),
        "unit": _encodable(audit.unit),
        "project": _encodable(audit.project),
        "year": audit.year,
        "set": _set(form.indicator_set),
        "claimed": {
            "total": _printed(audit.claimed_total),
            "grade": _printed(audit.claimed_grade),
        },
        "recomputed": {"total": _number(audit.total), "grade": audit.grade},
        "counts": {
            **{each.value: form.count(each) for each in Severity},
            "rounding": len(form.by_rounding),
        },
        "since": None if not since else {"known": since.known, "gone": since.gone},
        "lines": [_line(each, language) for each in audit.lines],
        "findings": [_finding(each, language) for each in audit.findings],
        "verified": [_verified(each, language) for each in audit.verified],
        "unlooked": [_unlooked(each, language) for each in audit.unlooked],
        "unread_sentences": audit.unread_sentences,
        "reading": [to_json(each, language) for each in form.diagnostics],
    }


def _set(used: IndicatorSet | None) -> dict[str, object] | None:
    if used is None:
        return None
    text = used.source.text.encode("utf-8", "backslashreplace")
    return {
        "id": used.id,
        "version": used.version,
        "sha256": sha256(text).hexdigest(),
    }


def _line(line: AuditLine, language: Language) -> dict[str, object]:
    return {
        "at": _place(line.at, line.path),
        "weight": _number(line.weight),
        "claimed": _printed(line.claimed),
        "recomputed": _number(line.recomputed),
        "agreement": None if line.agreement is None else line.agreement.value,
        "working": _said(line.working, language),
    }


def _finding(finding: AuditFinding, language: Language) -> dict[str, object]:
    expected, working = finding.expected, finding.working
    return {
        "rule": finding.rule.name,
        "number": number_of(finding.rule) or None,
        "severity": finding.severity.value,
        "message": _said(finding.message, language),
        "at": _place(finding.at, finding.path),
        "printed": _encodable(finding.printed),
        "expected": None if expected is None else _said(expected, language),
        "working": None if working is None else _said(working, language),
        "basis": [_encodable(each) for each in finding.basis],
        "related": [_related(each, language) for each in finding.related],
        "points": _number(finding.points),
        "rounding": finding.is_rounding,
        "doubtful": finding.is_doubtful,
    }


def _related(label: Label, language: Language) -> dict[str, object]:
    return {**_place(label.span, ()), "message": _said(label.text, language)}


def _verified(verified: Verified, language: Language) -> dict[str, object]:
    return {
        "rule": verified.rule.name,
        "number": number_of(verified.rule) or None,
        "at": _place(verified.at, ()),
        "text": _encodable(verified.text),
        "working": _said(verified.working, language),
        "rounding": verified.is_rounding,
    }


def _unlooked(unlooked: Unlooked, language: Language) -> dict[str, object]:
    return {
        "rule": unlooked.rule.name,
        "number": number_of(unlooked.rule) or None,
        "why": _said(unlooked.why, language),
    }


def _place(span: Span | None, path: tuple[str, ...]) -> dict[str, object]:
    file = line = column = cell = None
    if span is not None:
        file = _encodable(span.source.name)
        line, column = span.source.place(span.start)
        cell = _encodable(span.source.mark(span.start)) or None
    return {
        "path": [_encodable(each) for each in path],
        "file": file,
        "line": line,
        "column": column,
        "cell": cell,
    }


def _printed(cell: Cell | None) -> str | None:
    return None if cell is None else _encodable(cell.text)


def _number(value: Fraction | None) -> str | None:
    return None if value is None else exact_text(value)


def _said(text: Text, language: Language) -> str:
    return _encodable(text.in_language(language))


def _encodable(text: str) -> str:
    """Spell out half surrogates, which file names can hold and UTF-8 not."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
