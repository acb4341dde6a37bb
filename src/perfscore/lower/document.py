"""A document becomes an indicator set: names resolved, types and units settled."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from perfscore.diagnostics.model import Outcome
from perfscore.lower.cases.lower import lower_cases
from perfscore.lower.expressions.calls import BUILT_IN
from perfscore.lower.functions.own import declare_functions, functions_of
from perfscore.lower.functions.parameters import report_never_called
from perfscore.lower.ground.findings import Findings
from perfscore.lower.indicators.declared import (
    lower_declared,
    lower_declared_not_applicable,
    lower_declared_reasons,
)
from perfscore.lower.indicators.lower import lower_indicators
from perfscore.lower.names.headings import by_title, nested
from perfscore.lower.names.scope import Names, Scope
from perfscore.lower.sections.audit import lower_audit
from perfscore.lower.sections.classifications import (
    declare_classifications,
    lower_classifications,
)
from perfscore.lower.sections.data import declare_data, lower_data
from perfscore.lower.sections.definitions import declare_definitions, lower_definitions
from perfscore.lower.sections.grades import lower_grades
from perfscore.lower.sections.head import lower_head
from perfscore.lower.sections.roll_up import lower_roll_ups
from perfscore.lower.sections.tables import declare_tables, lower_tables
from perfscore.lower.sections.total import lower_total
from perfscore.lower.sections.validations import lower_validations
from perfscore.model.indicator_set import IndicatorSet
from perfscore.syntax import tree as t

_Section = TypeVar("_Section", bound=t.Plain)


def lower(document: t.Document) -> Outcome[IndicatorSet]:
    """Lower a document; the set is None only where the head is missing."""
    if document.head is None:
        return Outcome(None)
    findings = Findings()
    names = Names(findings)
    scope = Scope(names)
    sections = document.sections
    head = lower_head(findings, document.head)
    headings = nested(findings, _all(sections, t.Indicator))
    names.titles = by_title(headings)
    rows = declare_data(
        scope, [row for each in _all(sections, t.Data) for row in each.rows]
    )
    tables = declare_tables(scope, _all(sections, t.Table))
    declare_functions(names, _all(sections, t.Function), BUILT_IN)
    declare_definitions(
        names, [x for x in sections if isinstance(x, t.Definition | t.ParameterTable)]
    )
    declare_classifications(names, _all(sections, t.Classification))
    grades = lower_grades(scope, _all(sections, t.Grades))
    declared = _all(sections, t.DeclaredScoring)
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
        grades=grades,
        definitions=lower_definitions(scope),
        data=lower_data(scope, rows),
        tables=lower_tables(scope, tables),
        indicators=lower_indicators(scope, headings, head.basis),
        declared_scoring=lower_declared(scope, declared),
        declared_not_applicable=lower_declared_not_applicable(scope, declared),
        declared_reasons=lower_declared_reasons(scope, declared),
        total=lower_total(scope, _all(sections, t.Total)),
        classifications=lower_classifications(scope),
        validations=lower_validations(scope, _all(sections, t.Validation)),
        roll_ups=lower_roll_ups(scope, _all(sections, t.RollUp)),
        functions=functions_of(names),
        audit=lower_audit(scope, _all(sections, t.Audit)),
    )
    report_never_called(scope)
    lowered = replace(lowered, data=tuple(names.data.values()))
    cases = lower_cases(scope, lowered, sections)
    return Outcome(replace(lowered, cases=cases), findings.all())


def _all(sections: Sequence[t.Section], kind: type[_Section]) -> list[_Section]:
    return [each for each in sections if isinstance(each, kind)]
