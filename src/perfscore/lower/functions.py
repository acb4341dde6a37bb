"""The functions of the language."""

from dataclasses import replace
from fractions import Fraction

from perfscore.diagnostics.model import Text
from perfscore.diagnostics.suggest import nearest
from perfscore.exact import Rounding, RoundingMode
from perfscore.lower import core, rules
from perfscore.lower.findings import Findings
from perfscore.lower.fitting import fit_pair
from perfscore.model.expressions import (
    Expression,
    Literal,
    Operation,
    Operator,
    Rounded,
)
from perfscore.model.units import NUMBER, Quantity, Style
from perfscore.source import Span
from perfscore.syntax import tree as t

_MAX_PLACES = 12
_OPERATORS = {
    "至多": Operator.AT_MOST,
    "min": Operator.AT_MOST,
    "at_most": Operator.AT_MOST,
    "至少": Operator.AT_LEAST,
    "max": Operator.AT_LEAST,
    "at_least": Operator.AT_LEAST,
    "合计": Operator.ADD,
    "sum": Operator.ADD,
}
_UNARY = {
    "绝对值": Operator.ABSOLUTE,
    "abs": Operator.ABSOLUTE,
    "向下取整": Operator.FLOOR,
    "floor": Operator.FLOOR,
    "向上取整": Operator.CEILING,
    "ceil": Operator.CEILING,
}
_MEANS = {"平均", "mean"}
_MODES = {
    "四舍五入": RoundingMode.HALF_UP,
    "half_up": RoundingMode.HALF_UP,
    "四舍六入五成双": RoundingMode.HALF_EVEN,
    "half_even": RoundingMode.HALF_EVEN,
    "舍去": RoundingMode.DOWN,
    "round_down": RoundingMode.DOWN,
    "进位": RoundingMode.UP,
    "round_up": RoundingMode.UP,
}
NAMES = (*_OPERATORS, *_UNARY, *_MEANS, *_MODES)
"""Every function's Chinese and English name."""


def call(
    findings: Findings, node: t.Call, arguments: tuple[Expression, ...]
) -> Expression | None:
    """Lower a call of a known function; None if a fault was reported."""
    name = node.function.text
    if any(not isinstance(each.type, Quantity) for each in arguments):
        _wrong(findings, node, Text("参数须是数", "arguments are numbers"))
        return None
    if name in _OPERATORS:
        fitted = _same_units(findings, node, arguments)
        return _apply(node.span, _OPERATORS[name], fitted) if fitted else None
    if name in _MEANS:
        fitted = _same_units(findings, node, arguments)
        return _mean(node.span, fitted) if fitted else None
    if name in _UNARY:
        return _unary(findings, node, arguments)
    return _rounded(findings, node, arguments)


def is_known(findings: Findings, function: t.Word) -> bool:
    """Whether there is such a function; report it if not."""
    if function.text in NAMES:
        return True
    near = nearest(function.text, NAMES)
    shown = "、".join(f"“{each}”" for each in near)
    findings.add(
        rules.UNKNOWN_FUNCTION,
        function.span,
        Text(f"没有函数“{function.text}”", f"unknown function “{function.text}”"),
        hint=Text(f"名称相近的有 {shown}", f"near names: {shown}") if near else None,
    )
    return False


def _mean(span: Span, terms: tuple[Expression, ...]) -> Expression:
    total = _apply(span, Operator.ADD, terms)
    return core.divide(span, total, core.number(span, len(terms)))


def _apply(
    span: Span, operator: Operator, operands: tuple[Expression, ...]
) -> Expression:
    if len(operands) == 1:
        return operands[0]
    return Operation(
        span=span, type=_common(operands), operator=operator, operands=operands
    )


def _common(operands: tuple[Expression, ...]) -> Quantity:
    units = [core.quantity_of(each) for each in operands]
    percent = [unit for unit in units if unit.style is Style.PERCENT]
    return percent[0] if percent else units[0]


def _same_units(
    findings: Findings, node: t.Call, arguments: tuple[Expression, ...]
) -> tuple[Expression, ...] | None:
    """Bring all arguments to the unit of the first that has one."""
    first = next(
        (each for each in arguments if not core.quantity_of(each).is_plain),
        arguments[0],
    )
    name = node.function.text
    verb = Text(f"同作“{name}”的参数", f"arguments of one “{name}”")
    pairs = [
        (first, each) if each is first else fit_pair(findings, first, each, verb=verb)
        for each in arguments
    ]
    fitted = tuple(pair[1] for pair in pairs if pair is not None)
    return fitted if len(fitted) == len(arguments) else None


def _unary(
    findings: Findings, node: t.Call, arguments: tuple[Expression, ...]
) -> Expression | None:
    if len(arguments) != 1:
        _wrong(findings, node, Text("只要一个参数", "takes one argument"))
        return None
    operator, argument = _UNARY[node.function.text], arguments[0]
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


def _rounded(
    findings: Findings, node: t.Call, arguments: tuple[Expression, ...]
) -> Expression | None:
    places = Fraction(0)
    if len(arguments) > 1:
        stated = arguments[1]
        is_number = isinstance(stated, Literal) and stated.type == NUMBER
        value = stated.value if isinstance(stated, Literal) and is_number else None
        places = value if isinstance(value, Fraction) else Fraction(-1)
    if len(arguments) > 2:  # noqa: PLR2004 - a value, and its places
        places = Fraction(-1)
    if places.denominator != 1 or not 0 <= places <= _MAX_PLACES:
        _wrong(
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
        rounding=Rounding(_MODES[node.function.text], int(places) + in_percent),
        value=arguments[0],
    )


def _wrong(findings: Findings, node: t.Call, what: Text) -> None:
    name = node.function.text
    findings.add(
        rules.WRONG_ARGUMENTS,
        node.span,
        Text(f"函数“{name}”：{what.zh}", f"function “{name}”: {what.en}"),
    )
