"""Functions that bring a number to whole ones, or to a number of places."""

from dataclasses import replace
from fractions import Fraction

from perfscore.diagnostics.model import Text
from perfscore.exact import Rounding, RoundingMode
from perfscore.lower.functions.arguments import (
    Arguments,
    are_numbers,
    only_number,
    wrong,
)
from perfscore.lower.ground import core
from perfscore.lower.ground.findings import Findings
from perfscore.model.expressions import Expression, Literal, Operator, Rounded
from perfscore.model.units import NUMBER, Style
from perfscore.source import Span
from perfscore.syntax import tree as t

_MAX_PLACES = 12
UNARY = {
    "绝对值": Operator.ABSOLUTE,
    "abs": Operator.ABSOLUTE,
    "向下取整": Operator.FLOOR,
    "floor": Operator.FLOOR,
    "向上取整": Operator.CEILING,
    "ceil": Operator.CEILING,
}
MODES = {
    "四舍五入": RoundingMode.HALF_UP,
    "half_up": RoundingMode.HALF_UP,
    "四舍六入五成双": RoundingMode.HALF_EVEN,
    "half_even": RoundingMode.HALF_EVEN,
    "舍去": RoundingMode.DOWN,
    "round_down": RoundingMode.DOWN,
    "进位": RoundingMode.UP,
    "round_up": RoundingMode.UP,
}


def unary(findings: Findings, node: t.Call, arguments: Arguments) -> Expression | None:
    """Lower 绝对值, 向下取整 and 向上取整."""
    argument = only_number(findings, node, arguments)
    if argument is None:
        return None
    operator = UNARY[node.function.text]
    unit = core.quantity_of(argument)
    if operator is Operator.ABSOLUTE or unit.style is Style.PLAIN:
        return core.apply(node.span, operator, argument)
    return _whole_per_cents(node.span, operator, argument)


def _whole_per_cents(span: Span, operator: Operator, rate: Expression) -> Expression:
    """Bring a rate to whole per cents: 向下取整(85.6%) is 85%, not 0."""
    hundred = core.number(span, 100)
    per_cents = replace(core.multiply(span, rate, hundred), type=NUMBER)
    whole = core.apply(span, operator, per_cents)
    return replace(core.divide(span, whole, hundred), type=rate.type)


def rounded(
    findings: Findings, node: t.Call, arguments: Arguments
) -> Expression | None:
    """Lower 四舍五入, 舍去 …, with the number of places as the second argument."""
    if not are_numbers(findings, node, arguments):
        return None
    places = _places(arguments)
    if places is None:
        wrong(
            findings,
            node,
            Text(
                f"第二个参数是保留的位数，须是 0 到 {_MAX_PLACES} 的整数",
                f"the second argument is a whole number of places, 0 to {_MAX_PLACES}",
            ),
        )
        return None
    unit = core.quantity_of(arguments[0])
    in_percent = 2 if unit.is_plain and unit.style is not Style.PLAIN else 0
    return Rounded(
        span=node.span,
        type=unit,
        rounding=Rounding(MODES[node.function.text], places + in_percent),
        value=arguments[0],
    )


def _places(arguments: Arguments) -> int | None:
    match arguments:
        case (_,):
            return 0
        case (_, Literal(type=type_, value=Fraction() as places)) if type_ == NUMBER:
            is_whole = places.denominator == 1 and 0 <= places <= _MAX_PLACES
            return int(places) if is_whole else None
    return None
