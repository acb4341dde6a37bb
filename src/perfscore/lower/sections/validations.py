"""校验: conditions that a report has to fulfil, and what is said where it does not."""

from collections.abc import Iterable

from perfscore.diagnostics.model import Severity
from perfscore.lower.expressions.lower import lower as lower_expression
from perfscore.lower.ground.fitting import fit_truth
from perfscore.lower.names.scope import Scope
from perfscore.lower.sections.classifications import all_results
from perfscore.lower.sections.head import basis_of
from perfscore.model.indicator_set import Validation
from perfscore.syntax import tree as t

_SEVERITIES = {
    "ERROR": Severity.ERROR,
    "WARNING": Severity.WARNING,
    "NOTICE": Severity.NOTE,
}


def lower_validations(
    scope: Scope, nodes: Iterable[t.Validation]
) -> tuple[Validation, ...]:
    """Lower validations, which can read every result."""
    here = all_results(scope)
    made = []
    for node in nodes:
        condition = fit_truth(scope.findings, lower_expression(here, node.condition))
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
