"""复核: which checks the audit makes, from where on, and how grave they are."""

from collections.abc import Iterable

from perfscore.diagnostics.model import Label, Severity, Text
from perfscore.diagnostics.suggest import nearest
from perfscore.lower import audit_rules
from perfscore.lower.expressions.intervals import rate_interval
from perfscore.lower.ground.findings import Findings
from perfscore.lower.ground.rows import require_rows
from perfscore.lower.names.scope import Scope
from perfscore.lower.sections.head import basis_of
from perfscore.model.audit_names import AUDIT_NAMES, AuditName, find_audit_name
from perfscore.model.audit_settings import AuditSetting
from perfscore.model.methods import Interval
from perfscore.source import Span
from perfscore.syntax import tree as t

_SEVERITIES = {
    "ERROR": Severity.ERROR,
    "WARNING": Severity.WARNING,
    "NOTICE": Severity.NOTE,
}


def lower_audit(scope: Scope, sections: Iterable[t.Audit]) -> tuple[AuditSetting, ...]:
    """Lower what a set states of the audit's checks, in the order it states them."""
    made = []
    seen: dict[str, Span] = {}
    for section in sections:
        require_rows(scope.findings, section.span, "复核", section.rows)
        for row in section.rows:
            check = find_audit_name(row.name.text)
            if check is None:
                _report_unknown(scope.findings, row.name)
            elif check.rule in seen:
                _report_twice(scope.findings, check, row.name.span, seen[check.rule])
            else:
                seen[check.rule] = row.name.span
                setting = _setting(scope, row, check)
                made += [] if setting is None else [setting]
    return tuple(made)


def _setting(scope: Scope, row: t.AuditRow, check: AuditName) -> AuditSetting | None:
    threshold: Interval | None = None
    if row.bounds is not None:
        if not check.threshold:
            scope.findings.add(
                audit_rules.TAKES_NO_RANGE,
                row.bounds.span,
                Text(
                    f"“{check.title}”没有界限可定",
                    f"“{check.title}” has no threshold",
                ),
                hint=Text(
                    "写“不查”、“错误”、“警告”或“提示”",
                    "write off, error, warning or notice",
                ),
            )
            return None
        threshold = rate_interval(scope, row.bounds)
        if threshold is None:
            return None
    severity = None if row.severity is None else _SEVERITIES[row.severity.kind]
    return AuditSetting(
        span=row.span,
        rule=check.rule,
        is_on=not row.is_off,
        severity=severity,
        threshold=threshold,
        basis=tuple(each.text for each in basis_of(row.basis)),
    )


def _report_unknown(findings: Findings, name: t.Word) -> None:
    shown = name.text
    titles = [each.title for each in AUDIT_NAMES]
    rules = [each.rule for each in AUDIT_NAMES]
    near = nearest(shown, (*titles, *rules))
    listed = Text("”、“".join(near), "”, “".join(near))
    findings.add(
        audit_rules.UNKNOWN_CHECK,
        name.span,
        Text(f"没有叫“{shown}”的检查", f"there is no check “{shown}”"),
        hint=Text(f"相近的有“{listed.zh}”", f"near it: “{listed.en}”")
        if near
        else Text(
            "写检查的名称或编号，例如：偏差原因必填、K8",
            "write a check's title or number, for example: 偏差原因必填, K8",
        ),
    )


def _report_twice(findings: Findings, check: AuditName, at: Span, first: Span) -> None:
    findings.add(
        audit_rules.CHECK_TWICE,
        at,
        Text(f"检查“{check.title}”写了两次", f"the check “{check.title}” stands twice"),
        related=(Label(first, Text("第一次在这里", "first here")),),
    )
