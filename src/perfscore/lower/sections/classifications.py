"""分级: further classifications beside 等级, by bands or by conditions."""

from collections.abc import Sequence

from perfscore.diagnostics.model import Label, Text
from perfscore.lower import outcome_rules
from perfscore.lower.expressions.intervals import condition_of
from perfscore.lower.expressions.lower import lower as lower_expression
from perfscore.lower.ground import core
from perfscore.lower.ground.fitting import fit_truth
from perfscore.lower.ground.rows import require_last_otherwise, require_rows
from perfscore.lower.ground.wording import said
from perfscore.lower.names.scope import Names, Readable, Scope
from perfscore.lower.sections.head import basis_of
from perfscore.model.expressions import (
    Branch,
    Expression,
    Literal,
    ResultKind,
    Undefined,
)
from perfscore.model.methods import Interval
from perfscore.model.outcomes import Classification, ClassRow
from perfscore.model.units import Kind
from perfscore.syntax import tree as t

_KINDS = frozenset(ResultKind)


def declare_classifications(names: Names, nodes: Sequence[t.Classification]) -> None:
    """Make the names of classifications known."""
    for node in nodes:
        if names.declare(node.name.text, node.name.span):
            names.classes[node.name.text] = node


def lower_classifications(scope: Scope) -> tuple[Classification, ...]:
    """Lower each 分级; it can read those that stand before it."""
    made: list[Classification] = []
    for node in scope.names.classes.values():
        before = frozenset(each.name for each in made)
        place = Text(f"分级“{node.name.text}”", f"the classes “{node.name.text}”")
        here = scope.with_results(Readable(place, _KINDS, classes=before))
        lowered = _classification(here, node)
        if lowered is not None:
            made.append(lowered)
    return tuple(made)


def all_results(scope: Scope) -> Scope:
    """Give the scope of what is looked at last, when everything is known."""
    place = Text("“校验”", "validate")
    known = frozenset(scope.names.classes)
    return scope.with_results(Readable(place, _KINDS, classes=known))


def _classification(scope: Scope, node: t.Classification) -> Classification | None:
    require_rows(scope.findings, node.span, "分级", node.rows)
    require_last_otherwise(
        scope.findings, [(row.span, _is_otherwise(row)) for row in node.rows]
    )
    subject = None
    if node.subject is not None:
        subject = lower_expression(scope, node.subject)
    branches: list[Branch] = []
    rows: list[ClassRow] = []
    otherwise: Expression = Undefined(
        span=node.span,
        type=Kind.TEXT,
        rule="no-band",
        reason=Text("不在任何一行", "it is in no row"),
    )
    for row in node.rows:
        if _is_otherwise(row):
            otherwise = _text(row)
            rows.append(ClassRow(row.span, row.name, None, is_otherwise=True))
            continue
        made = _row(scope, node, subject, row)
        if made is not None:
            branch, interval = made
            branches.append(branch)
            rows.append(ClassRow(row.span, row.name, interval))
    if len(rows) < len(node.rows) or not node.rows:
        return None
    span = node.span
    value = core.choose(span, *branches, otherwise=otherwise) if branches else otherwise
    basis = tuple(each.text for each in basis_of(node.basis))
    return Classification(
        node.name.span, node.name.text, subject, tuple(rows), value, basis
    )


def _row(
    scope: Scope, node: t.Classification, subject: Expression | None, row: t.ClassRow
) -> tuple[Branch, Interval | None] | None:
    """Lower a row by bounds or by a condition, as 分级 has a subject or not."""
    if (node.subject is None) != (row.bounds is None):
        _misfit(scope, node, row)
        return None
    if row.bounds is not None:
        if subject is None:
            return None
        made = condition_of(scope, subject, row.bounds)
        if made is None:
            return None
        label = Text(f"在 {made.text.zh} 内", f"in {made.text.en}")
        return core.branch(made.holds, _text(row), label=label), made.interval
    if row.condition is None:
        return None
    condition = fit_truth(scope.findings, lower_expression(scope, row.condition))
    if condition is None:
        return None
    shown = said(condition)
    label = Text(f"符合“{shown.zh}”", f"“{shown.en}” holds")
    return core.branch(condition, _text(row), label=label), None


def _misfit(scope: Scope, node: t.Classification, row: t.ClassRow) -> None:
    name = node.name.text
    if node.subject is None:
        message = Text(
            f"分级“{name}”没有写按什么分，这一行不能写界限",
            f"the classes “{name}” state no subject, so no bounds can stand here",
        )
        hint = Text(f"写作：分级 {name} = …", f"write: classes {name} = …")
    else:
        message = Text(
            f"分级“{name}”按一个值分，这一行要写界限",
            f"the classes “{name}” go by a value; the row states bounds",
        )
        hint = Text(f"{row.name}：≥ …", f"{row.name}: ≥ …")
    scope.findings.add(
        outcome_rules.CLASS_ROW_MISFIT,
        row.span,
        message,
        related=(Label(node.name.span),),
        hint=hint,
    )


def _is_otherwise(row: t.ClassRow) -> bool:
    return row.bounds is None and row.condition is None


def _text(row: t.ClassRow) -> Literal:
    return Literal(span=row.span, type=Kind.TEXT, value=row.name)
