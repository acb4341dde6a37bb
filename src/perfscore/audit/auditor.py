"""All checks look at one form, and what they find is put in the form's order."""

from collections.abc import Iterable, Mapping

from perfscore.audit.case import AuditCase
from perfscore.audit.check import Check
from perfscore.audit.finding import AuditFinding, Verified
from perfscore.audit.narrative.reading import unread_count
from perfscore.audit.recomputed.lines import audit_lines
from perfscore.audit.recomputed.whole import grade_of, total_of
from perfscore.audit.registry import CHECKS
from perfscore.audit.result import Audit, Unlooked
from perfscore.audit.setting import GRAVEST_FIRST
from perfscore.audit.settings import Settings
from perfscore.audit.telling.doubting import doubted
from perfscore.diagnostics.model import Text
from perfscore.source import Span

_NOTHING_THERE = Text("没有可查的内容", "there is nothing to look at")


def audited(
    name: str, case: AuditCase, settings: Settings, checks: Iterable[Check] = CHECKS
) -> Audit:
    """Audit one form: recompute its lines, and let every check look that is set.

    ``name`` is the file's, as the audit is to name it. What is found stands in the
    order of the file; one thing found twice is told once.
    """
    findings: list[AuditFinding] = []
    verified: list[Verified] = []
    unlooked: list[Unlooked] = []
    for check in checks:
        setting = settings.made.get(check.rule.name)
        why = settings.unmade.get(check.rule.name)
        if setting is None:
            unlooked.append(Unlooked(check.rule, why or _NOTHING_THERE))
        elif check.needs is not None and not check.needs(case):
            unlooked.append(Unlooked(check.rule, check.lacking or _NOTHING_THERE))
        else:
            for each in check.look(case, setting):
                if isinstance(each, Verified):
                    verified.append(each)
                else:
                    findings.append(doubted(each, case.doubts))
    form, assessment = case.form, case.assessment
    files = _files(case)
    lines = audit_lines(case)
    total = total_of(case, lines)
    return Audit(
        name=name,
        unit=assessment.unit,
        project=assessment.project,
        year=case.year if case.year is not None else assessment.year,
        set_id="" if case.score is None else case.score.set.id,
        claimed_total=form.total_score,
        claimed_grade=form.grade,
        total=total,
        grade=grade_of(case, total),
        lines=lines,
        findings=_in_order(findings, files),
        verified=tuple(
            sorted(dict.fromkeys(verified), key=lambda each: _place(each.at, files))
        ),
        unlooked=tuple(unlooked),
        unread_sentences=unread_count(case),
    )


def _in_order(
    findings: Iterable[AuditFinding], files: Mapping[str, int]
) -> tuple[AuditFinding, ...]:
    """Put findings in the order of their places; those of the whole form come first."""
    seen: dict[tuple[object, ...], AuditFinding] = {}
    for each in findings:
        at = None if each.at is None else (each.at.source.name, each.at.start)
        seen.setdefault((each.rule.name, at, each.message.zh), each)
    return tuple(
        sorted(
            seen.values(),
            key=lambda each: (
                *_place(each.at, files),
                GRAVEST_FIRST.index(each.severity),
            ),
        )
    )


def _files(case: AuditCase) -> Mapping[str, int]:
    """Number the files: the form's own first, then the papers in their order."""
    documents = (case.document, *case.papers)
    names = [each.source.name for each in documents if each is not None]
    return {name: at for at, name in enumerate(dict.fromkeys(names))}


def _place(at: Span | None, files: Mapping[str, int]) -> tuple[int, str, int]:
    if at is None:
        return (-1, "", 0)
    return (files.get(at.source.name, 0), at.source.name, at.start)
