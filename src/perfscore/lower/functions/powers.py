"""Powers, roots and logarithms."""

from fractions import Fraction

from perfscore.diagnostics.model import Text
from perfscore.lower import rules
from perfscore.lower.functions.arguments import (
    Arguments,
    are_numbers,
    only_number,
    wrong,
)
from perfscore.lower.ground import core
from perfscore.lower.ground.levels import parts_of
from perfscore.lower.ground.sizes import MAX_EXPONENT
from perfscore.lower.names.constants import constant
from perfscore.lower.names.scope import Scope
from perfscore.model.expressions import (
    Defined,
    Expression,
    Literal,
    Operation,
    Operator,
)
from perfscore.model.units import NUMBER, Quantity
from perfscore.source import Span
from perfscore.syntax import tree as t

_HALF = Fraction(1, 2)


def raised(
    span: Span, base: Expression, exponent: Fraction, unit: Quantity
) -> Operation:
    """Make ``base ^ exponent``, which is in ``unit``."""
    return Operation(
        span=span,
        type=unit,
        operator=Operator.POWER,
        operands=(base, core.number(span, exponent)),
    )


def power(
    scope: Scope, span: Span, base: Expression, exponent: Expression
) -> Expression | None:
    """Lower ``base ^ exponent``; report a base with a unit, an exponent that varies."""
    number = None
    if core.quantity_of(exponent).is_plain:
        number = constant(scope.names, exponent)
    if (
        number is None
        or abs(number) > MAX_EXPONENT
        or not core.quantity_of(base).is_plain
    ):
        scope.findings.add(
            rules.WRONG_ARGUMENTS,
            span,
            Text(
                "乘方的底数须是无单位的数，指数须是体系里确定的数，"
                f"在 -{MAX_EXPONENT} 到 {MAX_EXPONENT} 之间",
                "a power has a base without unit and an exponent that the set fixes, "
                f"from -{MAX_EXPONENT} to {MAX_EXPONENT}",
            ),
        )
        return None
    if not _reads_names(exponent):
        exponent = Literal(span=exponent.span, type=NUMBER, value=number)
    return Operation(
        span=span,
        type=base.type,
        operator=Operator.POWER,
        operands=(base, exponent),
    )


def _reads_names(expression: Expression) -> bool:
    is_name = isinstance(expression, Defined)
    return is_name or any(_reads_names(each) for each in parts_of(expression))


def called_power(scope: Scope, node: t.Call, arguments: Arguments) -> Expression | None:
    """Lower 乘方(底数, 指数)."""
    if not are_numbers(scope.findings, node, arguments):
        return None
    match arguments:
        case (base, exponent):
            return power(scope, node.span, base, exponent)
    what = Text("要两个参数：底数、指数", "takes a base and an exponent")
    wrong(scope.findings, node, what)
    return None


def square_root(scope: Scope, node: t.Call, arguments: Arguments) -> Expression | None:
    """Lower 开方(数)."""
    argument = _plain(scope, node, arguments)
    if argument is None:
        return None
    return raised(node.span, argument, _HALF, core.quantity_of(argument))


def logarithm(scope: Scope, node: t.Call, arguments: Arguments) -> Expression | None:
    """Lower ln(数)."""
    argument = _plain(scope, node, arguments)
    if argument is None:
        return None
    return Operation(
        span=node.span, type=NUMBER, operator=Operator.LN, operands=(argument,)
    )


def _plain(scope: Scope, node: t.Call, arguments: Arguments) -> Expression | None:
    argument = only_number(scope.findings, node, arguments)
    if argument is None or core.quantity_of(argument).is_plain:
        return argument
    wrong(
        scope.findings,
        node,
        Text("参数须是无单位的数", "takes a number without unit"),
        hint=Text("先除以同单位的数", "divide by a number in the same unit first"),
    )
    return None
