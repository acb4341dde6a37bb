"""Expressions as written become the typed core; units and types are settled."""

from fractions import Fraction

from perfscore.diagnostics.model import Text
from perfscore.lower import rules
from perfscore.lower.expressions import columns
from perfscore.lower.expressions.calls import lower_call
from perfscore.lower.functions.comparisons import compared, comparison_operator
from perfscore.lower.functions.powers import power
from perfscore.lower.ground import core, numbers
from perfscore.lower.ground.fitting import (
    fit_number,
    fit_pair,
    fit_truth,
    type_words,
    wrong_type,
)
from perfscore.lower.ground.levels import MAX_LEVELS, levels_of
from perfscore.lower.ground.sizes import MAX_STATED_BITS, size_of
from perfscore.lower.ground.units import added, divided, multiplied, settled
from perfscore.lower.names import results
from perfscore.lower.names.scope import Scope
from perfscore.model.expressions import (
    Choice,
    Expression,
    Literal,
    Operation,
    Operator,
)
from perfscore.model.units import RATIO, Kind, Quantity
from perfscore.source import Span
from perfscore.syntax import tree as t

MAX_TERMS = 100
"""Operands that one chain may have; the rest belongs into definitions."""


def lower(scope: Scope, node: t.Expression) -> Expression | None:
    """Lower an expression; None if a fault in it was reported."""
    made = _lower(scope, node)
    if made is None:
        return None
    fault = _too_much(scope, made)
    if fault is None:
        return made
    scope.findings.add(rules.EXPRESSION_TOO_LONG, node.span, fault)
    return None


def _too_much(scope: Scope, made: Expression) -> Text | None:
    """Say what an expression has too much of, with the definitions that it reads."""
    levels = levels_of(made, scope.names.levels)
    if levels > MAX_LEVELS:
        return Text(
            f"这个表达式连同它引用的定义有 {levels} 层，最多 {MAX_LEVELS} 层",
            f"with the definitions it reads the expression has {levels} levels, "
            f"{MAX_LEVELS} at most",
        )
    size = size_of(made, scope.names.sizes)
    if size.bits > MAX_STATED_BITS:
        return Text(
            "这个表达式连同它引用的定义，算出的数可能有上万位",
            "with the definitions it reads the expression can come to a number of "
            "tens of thousands of digits",
        )
    return None


def _lower(scope: Scope, node: t.Expression) -> Expression | None:
    match node:
        case t.Quantity() | t.Truth() | t.Day():
            return _literal(scope, node)
        case t.Name():
            return _name(scope, node)
        case t.Bracketed():
            return _lower(scope, node.inner)
        case t.Prefix():
            return _prefix(scope, node)
        case t.Chain():
            return _chain(scope, node)
        case t.Comparison():
            return _comparison(scope, node)
        case t.Logic():
            return _logic(scope, node)
        case t.Choice():
            return _choice(scope, node)
        case t.Call():
            return _call(scope, node)
        case t.Column():
            return columns.read_column(scope, node)


def _literal(scope: Scope, node: t.Quantity | t.Truth | t.Day) -> Expression | None:
    match node:
        case t.Quantity():
            return numbers.quantity(node, scope.findings)
        case t.Truth():
            return Literal(span=node.span, type=Kind.TRUTH, value=node.value)
        case t.Day():
            return numbers.day(node.text, node.span, scope.findings)


def _name(scope: Scope, node: t.Name) -> Expression | None:
    if node.quoted and not scope.knows(node.text):
        return Literal(span=node.span, type=Kind.TEXT, value=node.text)
    if not node.quoted and results.is_result(scope, node.text):
        return results.named(scope, node)
    return scope.resolve(node)


def _prefix(scope: Scope, node: t.Prefix) -> Expression | None:
    operand = _lower(scope, node.operand)
    if node.operator == "not":
        operand = fit_truth(scope.findings, operand)
        operator = Operator.NOT
    else:
        operand = fit_number(scope.findings, operand)
        operator = Operator.NEGATE
    if operand is None:
        return None
    if operator is Operator.NEGATE and isinstance(operand, Literal):
        value = operand.value
        if isinstance(value, Fraction):
            return Literal(span=node.span, type=operand.type, value=-value)
    return core.apply(node.span, operator, operand)


def _chain(scope: Scope, node: t.Chain) -> Expression | None:
    operands = [fit_number(scope.findings, _lower(scope, x)) for x in node.operands]
    if len(operands) > MAX_TERMS:
        scope.findings.add(
            rules.EXPRESSION_TOO_LONG,
            node.span,
            Text(
                f"这个表达式有 {len(operands)} 项，最多 {MAX_TERMS} 项",
                f"the expression has {len(operands)} terms, {MAX_TERMS} at most",
            ),
        )
        return None
    result = operands[0]
    is_sound = result is not None
    for word, operand in zip(node.operators, operands[1:], strict=True):
        made = None
        if result is not None and operand is not None:
            made = _binary(scope, node, word, result, operand)
        is_sound = is_sound and made is not None
        result = made or result or operand
    return result if is_sound else None


def _binary(
    scope: Scope, node: t.Chain, word: t.Word, left: Expression, right: Expression
) -> Expression | None:
    span = left.span.to(right.span)
    if word.kind == "POWER":
        return power(scope, node.span, left, right)
    if word.kind in {"TIMES", "OVER"}:
        return _product(span, word, left, right)
    pair = fit_pair(scope.findings, left, right, verb=Text("相加减", "added"))
    if pair is None:
        return None
    left, right = pair
    subtract = word.kind == "MINUS"
    unit = added(core.quantity_of(left), core.quantity_of(right), subtract=subtract)
    operator = Operator.SUBTRACT if subtract else Operator.ADD
    return Operation(span=span, type=unit, operator=operator, operands=(left, right))


def _product(
    span: Span, word: t.Word, left: Expression, right: Expression
) -> Expression:
    """Multiply or divide; a rate or points that come of it are not off by a scale."""
    one, other = core.quantity_of(left), core.quantity_of(right)
    times = word.kind == "TIMES"
    if not times and one.same_dimension(other) and one.scale != other.scale:
        right = core.converted(right, one)
        other = one
    unit = (multiplied if times else divided)(one, other)
    made = Operation(
        span=span,
        type=unit,
        operator=Operator.MULTIPLY if times else Operator.DIVIDE,
        operands=(left, right),
    )
    wanted = settled(unit)
    return made if wanted.scale == unit.scale else core.converted(made, wanted)


def _comparison(scope: Scope, node: t.Comparison) -> Expression | None:
    left, right = _lower(scope, node.left), _lower(scope, node.right)
    if left is None or right is None:
        return None
    return compared(scope, comparison_operator(node.operator), left, right)


def _logic(scope: Scope, node: t.Logic) -> Expression | None:
    operands = [fit_truth(scope.findings, _lower(scope, x)) for x in node.operands]
    fitted = tuple(each for each in operands if each is not None)
    if len(fitted) != len(operands):
        return None
    operator = Operator.AND if node.operator == "and" else Operator.OR
    return core.apply(node.span, operator, *fitted)


def _choice(scope: Scope, node: t.Choice) -> Expression | None:
    condition = fit_truth(scope.findings, _lower(scope, node.condition))
    pair = _alternatives(scope, _lower(scope, node.then), _lower(scope, node.otherwise))
    if condition is None or pair is None:
        return None
    then, otherwise = pair
    is_rate = otherwise.type == RATIO and core.quantity_of(then).is_plain
    return Choice(
        span=node.span,
        type=RATIO if is_rate else then.type,
        branches=(core.branch(condition, then),),
        otherwise=otherwise,
    )


def _alternatives(
    scope: Scope, then: Expression | None, otherwise: Expression | None
) -> tuple[Expression, Expression] | None:
    if then is None or otherwise is None:
        return None
    if isinstance(then.type, Quantity) and isinstance(otherwise.type, Quantity):
        return fit_pair(scope.findings, then, otherwise, verb=Text("二选一", "chosen"))
    if then.type is otherwise.type:
        return then, otherwise
    wrong_type(scope.findings, otherwise, type_words(then.type))
    return None


def _call(scope: Scope, node: t.Call) -> Expression | None:
    if node.function.text in results.SCORE_OF:
        return results.score_of(scope, node)
    return lower_call(scope, node, _lower)
