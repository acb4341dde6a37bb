"""Sums and means of several numbers, made of the core's operators."""

from dataclasses import replace
from fractions import Fraction

from perfscore.diagnostics.model import Text
from perfscore.lower.functions.arguments import (
    Arguments,
    are_numbers,
    common_unit,
    same_units,
    wrong,
)
from perfscore.lower.functions.powers import raised
from perfscore.lower.ground import core
from perfscore.lower.ground.findings import Findings
from perfscore.model.expressions import Expression, Operation, Operator
from perfscore.source import Span
from perfscore.syntax import tree as t

_FEWEST_TO_TRIM = 3


def applied(span: Span, operator: Operator, operands: Arguments) -> Expression:
    """Make 合计, 至多 or 至少 of ``operands``; one stands for itself."""
    if len(operands) == 1:
        return operands[0]
    return Operation(
        span=span, type=common_unit(operands), operator=operator, operands=operands
    )


def mean(findings: Findings, node: t.Call, arguments: Arguments) -> Expression | None:
    """Lower 平均."""
    terms = same_units(findings, node, arguments)
    if terms is None:
        return None
    total = applied(node.span, Operator.ADD, terms)
    return core.divide(node.span, total, core.number(node.span, len(terms)))


def geometric_mean(
    findings: Findings, node: t.Call, arguments: Arguments
) -> Expression | None:
    """Lower 几何平均: a root of the product, if none of the numbers is negative."""
    terms = same_units(findings, node, arguments)
    if terms is None or len(terms) == 1:
        return terms and terms[0]
    span, unit = node.span, common_unit(terms)
    product = core.multiply(span, *terms)
    nothing = core.undefined(
        span,
        "root-of-negative",
        "几何平均的各数须不小于 0",
        "a geometric mean is of numbers that are not negative",
    )
    lowest = applied(span, Operator.AT_MOST, terms)
    zero = core.number(span, 0, core.quantity_of(lowest))
    return core.choose(
        span,
        core.branch(
            core.compare(span, Operator.LESS, lowest, zero), replace(nothing, type=unit)
        ),
        otherwise=raised(span, product, Fraction(1, len(terms)), unit),
    )


def harmonic_mean(
    findings: Findings, node: t.Call, arguments: Arguments
) -> Expression | None:
    """Lower 调和平均: how many there are ÷ the sum of 1 ÷ each."""
    terms = same_units(findings, node, arguments)
    if terms is None:
        return None
    one = core.number(node.span, 1)
    parts = [core.divide(each.span, one, each) for each in terms]
    count = core.number(node.span, len(terms))
    made = core.divide(node.span, count, core.add(node.span, *parts))
    return replace(made, type=common_unit(terms))


def weighted_mean(
    findings: Findings, node: t.Call, arguments: Arguments
) -> Expression | None:
    """Lower 加权平均(值, 权, 值, 权, …)."""
    if not are_numbers(findings, node, arguments):
        return None
    if len(arguments) % 2:
        wrong(
            findings,
            node,
            Text(
                "参数须成对，一个值、一个权数",
                "arguments come in pairs, a value and its weight",
            ),
            hint=Text(
                "写作 加权平均(值1, 权1, 值2, 权2)",
                "write weighted_mean(value1, weight1, value2, weight2)",
            ),
        )
        return None
    values = same_units(findings, node, arguments[::2])
    weights = same_units(findings, node, arguments[1::2])
    if values is None or weights is None:
        return None
    pairs = zip(values, weights, strict=True)
    products = [core.multiply(value.span, value, weight) for value, weight in pairs]
    total = core.add(node.span, *products)
    made = core.divide(node.span, total, core.add(node.span, *weights))
    return replace(made, type=common_unit(values))


def trimmed_mean(
    findings: Findings, node: t.Call, arguments: Arguments
) -> Expression | None:
    """Lower 去掉最高最低: the mean once one highest and one lowest are left out."""
    if len(arguments) < _FEWEST_TO_TRIM:
        least = _FEWEST_TO_TRIM
        wrong(
            findings,
            node,
            Text(f"至少要 {least} 个数", f"takes {least} numbers at least"),
        )
        return None
    terms = same_units(findings, node, arguments)
    if terms is None:
        return None
    span, unit = node.span, common_unit(terms)
    rest = applied(span, Operator.ADD, terms)
    for operator in (Operator.AT_LEAST, Operator.AT_MOST):
        rest = core.subtract(span, rest, applied(span, operator, terms))
        rest = replace(rest, type=unit)
    return core.divide(span, rest, core.number(span, len(terms) - 2))
