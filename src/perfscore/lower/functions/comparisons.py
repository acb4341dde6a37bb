"""Comparisons: what can be compared, and what is told of the rest."""

from perfscore.diagnostics.model import Text
from perfscore.lower import outcome_rules, rules
from perfscore.lower.functions.ordering import choices_of
from perfscore.lower.ground import core
from perfscore.lower.ground.fitting import fit_pair, fit_rate, type_words, wrong_type
from perfscore.lower.names.scope import Scope
from perfscore.model.expressions import (
    Expression,
    Literal,
    Operation,
    Operator,
    Result,
    ResultKind,
)
from perfscore.model.units import Kind, Quantity, Style
from perfscore.syntax import tree as t

_COMPARISONS = {
    "AT_LEAST_SIGN": Operator.GREATER_OR_EQUAL,
    "AT_MOST_SIGN": Operator.LESS_OR_EQUAL,
    "UNEQUAL": Operator.NOT_EQUAL,
    "MORE": Operator.GREATER,
    "LESS": Operator.LESS,
    "EQUALS": Operator.EQUAL,
}


def comparison_operator(word: t.Word) -> Operator:
    """Give the operator that a sign writes."""
    return _COMPARISONS[word.kind]


def compared(
    scope: Scope, operator: Operator, left: Expression, right: Expression
) -> Operation | None:
    """Make a comparison whose sides fit; report them if they do not."""
    span = right.span
    if left.span.start <= right.span.start:
        span = left.span.to(right.span)
    if isinstance(left.type, Quantity) or isinstance(right.type, Quantity):
        _warn_of_percent(scope, left, right)
        fits = fit_rate(scope.findings, right, left)
        if not (fit_rate(scope.findings, left, right) and fits):
            return None
        pair = fit_pair(scope.findings, left, right, verb=Text("比较", "compared"))
        return None if pair is None else core.compare(span, operator, *pair)
    if left.type is not right.type:
        wrong_type(scope.findings, right, type_words(left.type))
        return None
    if left.type is not Kind.DATE and operator not in {
        Operator.EQUAL,
        Operator.NOT_EQUAL,
    }:
        scope.findings.add(
            rules.WRONG_TYPE,
            span,
            Text("文字和是/否只能用 = 或 ≠ 比较", "texts compare by = or != only"),
        )
        return None
    for one, other in ((left, right), (right, left)):
        if isinstance(other, Literal):
            _check_choice(scope, one, other)
    return core.compare(span, operator, left, right)


def _warn_of_percent(scope: Scope, left: Expression, right: Expression) -> None:
    styles = {
        each.type.style for each in (left, right) if isinstance(each.type, Quantity)
    }
    if styles != {Style.PERCENT, Style.PERCENTAGE_POINT}:
        return
    literal = right if isinstance(right, Literal) else left
    if isinstance(literal, Literal) and not literal.value:
        return
    scope.findings.add(
        rules.PERCENT_FOR_PERCENTAGE_POINTS,
        literal.span,
        Text(
            "一边是百分率之差（个百分点），另一边是百分率（%）",
            "one side is a difference of rates (percentage points), the other a rate",
        ),
        hint=Text(
            "差用“个百分点”，率用“%”",
            "write percentage_points for a difference, % for a rate",
        ),
    )


def _check_choice(scope: Scope, value: Expression, literal: Literal) -> None:
    choices = choices_of(scope.names, value)
    if not choices or literal.value in choices:
        return
    shown = "、".join(choices)
    if isinstance(value, Result) and value.kind is ResultKind.GRADE:
        scope.findings.add(
            outcome_rules.UNKNOWN_GRADE,
            literal.span,
            Text(f"没有等级“{literal.value}”", f"there is no grade “{literal.value}”"),
            hint=Text(f"等级有 {shown}", f"grades: {shown}"),
        )
        return
    name = value.span.text
    scope.findings.add(
        rules.NOT_A_CHOICE,
        literal.span,
        Text(
            f"“{literal.value}”不是“{name}”的选项",
            f"“{literal.value}” is not a choice of “{name}”",
        ),
        hint=Text(f"选项有 {shown}", f"choices: {shown}"),
    )
