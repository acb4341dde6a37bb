"""A document becomes an indicator set: names resolved, types and units settled."""

from perfscore.diagnostics.model import Outcome, Severity
from perfscore.lower.data import declare_data, lower_data
from perfscore.lower.declared import lower_declared
from perfscore.lower.definitions import declare_definitions, lower_definitions
from perfscore.lower.expressions import lower as lower_expression
from perfscore.lower.findings import Findings
from perfscore.lower.fitting import fit_truth
from perfscore.lower.head import basis_of, lower_head
from perfscore.lower.indicators import lower_indicators
from perfscore.lower.intervals import constant_interval
from perfscore.lower.methods.rows import require_rows
from perfscore.lower.scope import Names, Scope
from perfscore.model.indicator_set import (
    Grade,
    IndicatorSet,
    Validation,
)
from perfscore.syntax import tree as t

_SEVERITIES = {
    "ERROR": Severity.ERROR,
    "WARNING": Severity.WARNING,
    "NOTICE": Severity.NOTE,
}


def lower(document: t.Document) -> Outcome[IndicatorSet]:
    """Lower a document; the set is None only where the head is missing."""
    if document.head is None:
        return Outcome(None)
    findings = Findings()
    scope = Scope(Names(findings))
    head = lower_head(findings, document.head)
    sections = document.sections
    rows = [each for x in sections if isinstance(x, t.Data) for each in x.rows]
    rows = declare_data(scope, rows)
    declare_definitions(
        scope.names, [each for each in sections if isinstance(each, t.Definition)]
    )
    definitions = lower_definitions(scope)
    lowered = IndicatorSet(
        source=document.source,
        span=document.head.title.span,
        title=head.title,
        id=head.id,
        version=head.version,
        basis=head.basis,
        effective_from=head.effective_from,
        effective_to=head.effective_to,
        effective_span=head.effective_span,
        full=head.full,
        full_span=head.full_span,
        rounding=head.rounding,
        rounding_span=head.rounding_span,
        footing=head.footing,
        form=head.form,
        notes=head.notes,
        grades=_grades(scope, sections),
        data=lower_data(scope, rows),
        definitions=definitions,
        validations=_validations(scope, sections),
        indicators=lower_indicators(
            scope,
            [each for each in sections if isinstance(each, t.Indicator)],
            head.basis,
        ),
        declared_scoring=lower_declared(
            scope, [each for each in sections if isinstance(each, t.DeclaredScoring)]
        ),
    )
    return Outcome(lowered, findings.all())


def _grades(scope: Scope, sections: tuple[t.Section, ...]) -> tuple[Grade, ...]:
    made = []
    for section in (each for each in sections if isinstance(each, t.Grades)):
        require_rows(scope.findings, section.span, "等级", section.rows)
        for row in section.rows:
            interval = constant_interval(scope, row.interval)
            if interval is not None:
                made.append(Grade(row.span, row.name, interval))
    return tuple(made)


def _validations(
    scope: Scope, sections: tuple[t.Section, ...]
) -> tuple[Validation, ...]:
    made = []
    for node in (each for each in sections if isinstance(each, t.Validation)):
        condition = fit_truth(scope.findings, lower_expression(scope, node.condition))
        if condition is None:
            continue
        severity = Severity.WARNING
        if node.severity is not None:
            severity = _SEVERITIES[node.severity.kind]
        message = node.message.text if node.message else node.name
        basis = basis_of(node.basis)
        made.append(
            Validation(node.span, node.name, condition, severity, message, basis)
        )
    return tuple(made)
