"""Core expressions, written as spreadsheet formulas."""

from dataclasses import dataclass
from typing import NamedTuple

from perfscore.formulas.comparing import SIGNS, compared
from perfscore.formulas.leaf import Holding, Leaf, Read, Resolver, guarded, is_reported
from perfscore.formulas.parts import MISSING, Parts, call, constant, if_, infix
from perfscore.formulas.rounding import cleared, rounded
from perfscore.model.expressions import (
    Choice,
    Expression,
    Literal,
    Operation,
    Operator,
    Rounded,
    Undefined,
)

_INFIX = {
    Operator.ADD: "+",
    Operator.SUBTRACT: "-",
    Operator.MULTIPLY: "*",
    Operator.DIVIDE: "/",
}
_CALLS = {
    Operator.AT_MOST: "MIN",
    Operator.AT_LEAST: "MAX",
    Operator.ABSOLUTE: "ABS",
    Operator.POWER: "POWER",
    Operator.LN: "LN",
    Operator.YEAR_OF: "YEAR",
    Operator.MONTH_OF: "MONTH",
    Operator.DAY_OF: "DAY",
    Operator.NOT: "NOT",
}
_CAN_FAIL = {Operator.DIVIDE, Operator.POWER, Operator.LN}


class Said(NamedTuple):
    """An expression as written.

    ``can_fail`` says that it may be an error: something lacks, or there is no value.
    ``is_exact`` says that it carries no noise.
    """

    parts: Parts
    can_fail: bool = False
    is_exact: bool = False


@dataclass(frozen=True, slots=True)
class Writing:
    """Writes expressions; the cells in ``known`` have been seen to be filled."""

    resolve: Resolver
    known: frozenset[Leaf]

    def said(self, node: Expression) -> Said | None:
        """Write an expression; None if a spreadsheet cannot say it."""
        match node:
            case Literal():
                return Said(constant(node.value), is_exact=True)
            case Undefined():
                return Said(MISSING, can_fail=True)
            case Rounded():
                inner = self.said(node.value)
                if inner is None:
                    return None
                return inner._replace(parts=rounded(inner.parts, node.rounding))
            case Choice():
                return self._choice(node)
            case Operation():
                return self._operation(node)
            case _:
                return self._leaf(node)

    def _leaf(self, node: Read) -> Said | None:
        leaf = self.resolve(node)
        if leaf is None:
            return None
        is_exact = leaf.is_typed
        if leaf in self.known and leaf.default is None:
            return Said(leaf.value, is_exact=is_exact)
        lacks = leaf.holding is not Holding.FIXED
        return Said(guarded(leaf), can_fail=lacks, is_exact=is_exact)

    def _choice(self, node: Choice) -> Said | None:
        made = self.said(node.otherwise)
        for branch in reversed(node.branches):
            condition, value = self.said(branch.condition), self.said(branch.value)
            if made is None or condition is None or value is None:
                return None
            made = Said(
                if_(condition.parts, value.parts, made.parts),
                can_fail=condition.can_fail or value.can_fail or made.can_fail,
                is_exact=value.is_exact and made.is_exact,
            )
        return made

    def _operation(self, node: Operation) -> Said | None:
        operator = node.operator
        if operator is Operator.REPORTED:
            return self._reported(node)
        operands = [self.said(each) for each in node.operands]
        known = [each for each in operands if each is not None]
        if len(known) < len(operands):
            return None
        parts = tuple(each.parts for each in known)
        fails = operator in _CAN_FAIL or any(each.can_fail for each in known)
        is_exact = all(each.is_exact for each in known)
        if operator in SIGNS:
            kind = node.operands[0].type
            one, other = parts
            made = compared(operator, one, other, kind, is_exact=is_exact)
            return Said(made, fails)
        if operator in {Operator.AND, Operator.OR}:
            return Said(_logic(operator, known), fails)
        keeps = operator in {Operator.AT_MOST, Operator.AT_LEAST}
        return Said(_applied(operator, parts), fails, is_exact and keeps)

    def _reported(self, node: Operation) -> Said | None:
        operand = node.operands[0]
        if isinstance(operand, Literal | Undefined | Rounded | Choice | Operation):
            return None
        leaf = self.resolve(operand)
        return None if leaf is None else Said(is_reported(leaf))


def _applied(operator: Operator, operands: tuple[Parts, ...]) -> Parts:
    if operator in _INFIX:
        return infix(_INFIX[operator], *operands)
    if operator in _CALLS:
        return call(_CALLS[operator], *operands)
    first = operands[0]
    match operator:
        case Operator.FLOOR:
            return call("INT", cleared(first))
        case Operator.CEILING:
            return ("(-", *call("INT", ("-", *cleared(first))), ")")
        case Operator.DAYS:
            return infix("-", operands[1], first)
    return ("(-", *first, ")")


def _logic(operator: Operator, operands: list[Said]) -> Parts:
    """Write 且 or 或: one operand that decides is enough, whatever the others lack.

    The functions AND and OR fail where any operand does; operands that can fail are
    therefore first asked, each for itself, whether they decide.
    """
    name = "AND" if operator is Operator.AND else "OR"
    decisive = "FALSE" if operator is Operator.AND else "TRUE"
    plain = call(name, *(each.parts for each in operands))
    if not any(each.can_fail for each in operands):
        return plain
    decided = [
        call("IFERROR", infix("=", each.parts, (decisive,)), ("FALSE",))
        for each in operands
    ]
    return if_(call("OR", *decided), (decisive,), plain)


def needed(node: Expression, resolve: Resolver) -> frozenset[Leaf]:
    """Give the cells without which an expression has no value, whichever way it goes.

    A rule reads some cells only in some cases (若 … 则 …): those are not among them.
    """
    match node:
        case Literal() | Undefined():
            return frozenset()
        case Rounded():
            return needed(node.value, resolve)
        case Choice():
            return _of_choice(node, resolve)
        case Operation():
            return _of_operation(node, resolve)
        case _:
            leaf = resolve(node)
            return frozenset() if leaf is None else frozenset({leaf})


def _of_choice(node: Choice, resolve: Resolver) -> frozenset[Leaf]:
    conditions = [needed(each.condition, resolve) for each in node.branches]
    values = [each.value for each in node.branches] + [node.otherwise]
    ways = [needed(each, resolve) for each in values if not isinstance(each, Undefined)]
    always = frozenset.intersection(*ways) if ways else frozenset()
    return conditions[0] | always if conditions else always


def _of_operation(node: Operation, resolve: Resolver) -> frozenset[Leaf]:
    if node.operator is Operator.REPORTED:
        return frozenset()
    each = [needed(operand, resolve) for operand in node.operands]
    if node.operator in {Operator.AND, Operator.OR}:
        return frozenset.intersection(*each)
    return frozenset[Leaf]().union(*each)
