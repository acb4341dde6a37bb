"""What the arguments of a function have to be, and what is said if they are not."""

from perfscore.diagnostics.model import Text
from perfscore.lower import rules
from perfscore.lower.ground import core
from perfscore.lower.ground.findings import Findings
from perfscore.lower.ground.fitting import fit_pair
from perfscore.model.expressions import Expression, Undefined
from perfscore.model.units import Kind, Quantity, Style
from perfscore.syntax import tree as t

Arguments = tuple[Expression, ...]


def wrong(
    findings: Findings, node: t.Call, what: Text, *, hint: Text | None = None
) -> None:
    """Report that the arguments of ``node`` are not ``what`` its function takes."""
    name = node.function.text
    findings.add(
        rules.WRONG_ARGUMENTS,
        node.span,
        Text(f"函数“{name}”：{what.zh}", f"function “{name}”: {what.en}"),
        hint=hint,
    )


def are_numbers(findings: Findings, node: t.Call, arguments: Arguments) -> bool:
    """Say whether all arguments are numbers; report it if not."""
    if all(isinstance(each.type, Quantity) for each in arguments):
        return True
    wrong(findings, node, Text("参数须是数", "arguments are numbers"))
    return False


def only_number(
    findings: Findings, node: t.Call, arguments: Arguments
) -> Expression | None:
    """Give the one number that a function takes; report other arguments."""
    if not are_numbers(findings, node, arguments):
        return None
    if len(arguments) == 1:
        return arguments[0]
    wrong(findings, node, Text("只要一个参数", "takes one argument"))
    return None


def two_dates(
    findings: Findings, node: t.Call, arguments: Arguments
) -> tuple[Expression, Expression] | None:
    """Give the two dates that a function takes; report other arguments."""
    kinds = {Kind.DATE if isinstance(x, Undefined) else x.type for x in arguments}
    match arguments:
        case (first, second) if kinds == {Kind.DATE}:
            return first, second
    wrong(findings, node, Text("须是两个日期", "takes two dates"))
    return None


def common_unit(operands: Arguments) -> Quantity:
    """Give the unit of what is chosen from, or added up of, ``operands``."""
    units = [core.quantity_of(each) for each in operands]
    percent = [unit for unit in units if unit.style is Style.PERCENT]
    return percent[0] if percent else units[0]


def same_units(
    findings: Findings, node: t.Call, arguments: Arguments
) -> Arguments | None:
    """Bring all arguments to the unit of the first that has one."""
    if not are_numbers(findings, node, arguments):
        return None
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
