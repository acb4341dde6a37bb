"""Conditions of rows: intervals and bounds, as core conditions and as constants."""

from dataclasses import dataclass
from fractions import Fraction

from perfscore.diagnostics.model import Text
from perfscore.lower import audit_rules, rules
from perfscore.lower.expressions.lower import lower
from perfscore.lower.functions.comparisons import compared, comparison_operator
from perfscore.lower.ground import core
from perfscore.lower.ground.wording import said
from perfscore.lower.names.constants import constant
from perfscore.lower.names.scope import Scope
from perfscore.model.expressions import Expression, Literal, Operation, Operator
from perfscore.model.methods import Interval
from perfscore.model.units import NUMBER, POINTS, RATIO
from perfscore.source import Span
from perfscore.syntax import tree as t

_SIGNS = {
    Operator.GREATER_OR_EQUAL: "≥",
    Operator.LESS_OR_EQUAL: "≤",
    Operator.NOT_EQUAL: "≠",
    Operator.GREATER: ">",
    Operator.LESS: "<",
    Operator.EQUAL: "=",
}


@dataclass(frozen=True, slots=True)
class Condition:
    """``≥ 90%`` or ``[80%, 90%)`` over a subject.

    ``interval`` is in the subject's unit; None where an end is not constant, or for ≠.
    ``text`` says the condition in one way, however it was typed.
    """

    holds: Expression
    interval: Interval | None
    text: Text


def condition_of(
    scope: Scope, subject: Expression, node: t.Condition
) -> Condition | None:
    """Lower a row's condition; None if a fault in it was reported."""
    if isinstance(node, t.Bound):
        return _bound(scope, subject, node)
    low, high = lower(scope, node.low), lower(scope, node.high)
    low_operator = Operator.GREATER_OR_EQUAL if node.low_included else Operator.GREATER
    high_operator = Operator.LESS_OR_EQUAL if node.high_included else Operator.LESS
    above = None if low is None else compared(scope, low_operator, subject, low)
    below = None if high is None else compared(scope, high_operator, subject, high)
    if low is None or high is None or above is None or below is None:
        return None
    one, other = _end(scope, above), _end(scope, below)
    interval = None
    if one is not None and other is not None:
        interval = Interval(
            node.span, one, node.low_included, other, node.high_included
        )
    opening = "[" if node.low_included else "("
    closing = "]" if node.high_included else ")"
    one_end, other_end = said(low), said(high)
    text = Text(
        f"{opening}{one_end.zh}, {other_end.zh}{closing}",
        f"{opening}{one_end.en}, {other_end.en}{closing}",
    )
    return Condition(core.both(node.span, above, below), interval, text)


def _bound(scope: Scope, subject: Expression, node: t.Bound) -> Condition | None:
    operator = comparison_operator(node.operator)
    value = lower(scope, node.value)
    made = None if value is None else compared(scope, operator, subject, value)
    if value is None or made is None:
        return None
    end, sign = said(value), _SIGNS[operator]
    return Condition(
        made,
        _of_bound(node.span, operator, _end(scope, made)),
        Text(f"{sign} {end.zh}", f"{sign} {end.en}"),
    )


def _end(scope: Scope, comparison: Operation) -> Fraction | None:
    """Give the number that a subject is compared with, in the subject's unit."""
    return constant(scope.names, comparison.operands[1])


def constant_interval(scope: Scope, node: t.Interval) -> Interval | None:
    """Give an interval of points whose ends are fixed numbers (等级)."""
    low, high = _points(scope, node.low), _points(scope, node.high)
    if low is None or high is None:
        return None
    return Interval(node.span, low, node.low_included, high, node.high_included)


def rate_interval(scope: Scope, node: t.Condition) -> Interval | None:
    """Give a range of rates whose ends are fixed (复核); None if it was reported."""
    parts = (node.value,) if isinstance(node, t.Bound) else (node.low, node.high)
    ends = [_rate(scope, each) for each in parts]
    known = [each for each in ends if each is not None]
    if len(known) < len(ends):
        return None
    if isinstance(node, t.Bound):
        made = _of_bound(node.span, comparison_operator(node.operator), known[0])
    else:
        low, high = known
        made = Interval(node.span, low, node.low_included, high, node.high_included)
    if made is None or _is_empty(made):
        scope.findings.add(
            audit_rules.RANGE_UNFIT,
            node.span,
            Text("这不是一个含有数的区间", "this is no range with numbers in it"),
            hint=Text("例如：[70%, 130%]、≥ 130%", "for example: [70%, 130%], >= 130%"),
        )
        return None
    return made


def _is_empty(interval: Interval) -> bool:
    low, high = interval.low, interval.high
    if low is None or high is None:
        return False
    both = interval.low_included and interval.high_included
    return low > high or (low == high and not both)


def _rate(scope: Scope, node: t.Expression) -> Fraction | None:
    """Give a number in per cent as a share; report what else stands there."""
    value = lower(scope, node)
    if value is None:
        return None
    found = constant(scope.names, value) if isinstance(value, Literal) else None
    if found is None or value.type != RATIO:
        said = node.span.text
        scope.findings.add(
            audit_rules.RANGE_UNFIT,
            node.span,
            Text(
                f"检查的界限是百分数，“{said}”不是",
                f"the threshold of a check is in per cent; “{said}” is not",
            ),
            hint=Text("例如：≥ 130%", "for example: >= 130%"),
        )
        return None
    return found


def _points(scope: Scope, node: t.Expression) -> Fraction | None:
    value = lower(scope, node)
    if value is None:
        return None
    if value.type not in (NUMBER, POINTS):
        scope.findings.add(
            rules.UNIT_MISMATCH,
            node.span,
            Text(
                "等级的界限是总分，以“分”计",
                "the ends of a grade are totals, in points",
            ),
            hint=Text("例如：[90, 100]", "for example: [90, 100]"),
        )
        return None
    found = constant(scope.names, value)
    if found is None:
        scope.findings.add(
            rules.NOT_CONSTANT,
            node.span,
            Text("等级的界限须是固定的数", "the ends of a grade are fixed numbers"),
        )
    return found


def _of_bound(
    span: Span, operator: Operator, value: Fraction | None
) -> Interval | None:
    if value is None or operator is Operator.NOT_EQUAL:
        return None
    if operator is Operator.EQUAL:
        return Interval(span, value, low_included=True, high=value, high_included=True)
    if operator in {Operator.GREATER, Operator.GREATER_OR_EQUAL}:
        included = operator is Operator.GREATER_OR_EQUAL
        return Interval(
            span, value, low_included=included, high=None, high_included=False
        )
    included = operator is Operator.LESS_OR_EQUAL
    return Interval(span, None, low_included=False, high=value, high_included=included)
