"""What an indicator aims at: a target that the set fixes, works out, or leaves open."""

from dataclasses import dataclass, replace

from perfscore.lower.expressions.lower import lower as lower_expression
from perfscore.lower.ground import core
from perfscore.lower.ground.fitting import fit_number
from perfscore.lower.ground.units import unit_of_word
from perfscore.lower.names.scope import LOCAL_NAMES, Scope
from perfscore.model.expressions import Expression, Local, Operator, Slot
from perfscore.model.targets import (
    CellValue,
    Comparison,
    DateCell,
    NumberCell,
    WordsCell,
)
from perfscore.model.units import NUMBER, RATIO, Kind, ValueType
from perfscore.source import Span
from perfscore.syntax import tree as t

_SIGNS = {
    Comparison.AT_LEAST: Operator.GREATER_OR_EQUAL,
    Comparison.MORE_THAN: Operator.GREATER,
    Comparison.EQUAL: Operator.EQUAL,
    Comparison.AT_MOST: Operator.LESS_OR_EQUAL,
    Comparison.LESS_THAN: Operator.LESS,
}
_FORMULA_SIGNS = {
    "AT_LEAST_SIGN": Operator.GREATER_OR_EQUAL,
    "MORE": Operator.GREATER,
    "EQUALS": Operator.EQUAL,
    "UNEQUAL": Operator.NOT_EQUAL,
    "AT_MOST_SIGN": Operator.LESS_OR_EQUAL,
    "LESS": Operator.LESS,
}
_NAMES = tuple(name for name, slot in LOCAL_NAMES.items() if slot is Slot.TARGET)


@dataclass(frozen=True, slots=True)
class Aim:
    """A target, and how what is achieved has to compare with it.

    ``cell`` is a fixed target, ``written`` its place; ``formula`` is one that is
    worked out. Both are None where the unit states the target.
    """

    cell: CellValue | None
    written: Span | None
    formula: Expression | None
    sign: Operator
    type: ValueType

    @property
    def is_open(self) -> bool:
        """Whether the set says nothing of the target."""
        return self.cell is None and self.formula is None

    @property
    def is_in_words(self) -> bool:
        """Whether the target states no number or day."""
        return isinstance(self.cell, WordsCell)

    def at(self, place: Span) -> Expression:
        """Give what is compared with, for an indicator at ``place``."""
        if self.formula is not None:
            return self.formula
        return Local(span=self.written or place, type=self.type, slot=Slot.TARGET)


def aim_of(
    scope: Scope, node: t.Indicator, cell: CellValue | None, written: t.Word | None
) -> tuple[Aim, Scope]:
    """Settle the target of an indicator, and the scope in which 目标 means it."""
    formula = next((x for x in node.clauses if isinstance(x, t.TargetFormula)), None)
    if formula is None:
        place = written.span if written else None
        aim = Aim(cell, place, None, _sign(cell), type_of_target(cell))
        return aim, scope
    value = fit_number(scope.findings, lower_expression(scope, formula.value))
    if value is None:
        value = core.faulty(formula.span)
    bound = {**scope.bound, **dict.fromkeys(_NAMES, value)}
    sign = _FORMULA_SIGNS[formula.operator.kind]
    return Aim(None, None, value, sign, value.type), replace(scope, bound=bound)


def text_of_formula(node: t.Indicator) -> str:
    """Give a target that is worked out as the set writes it: ``≥ 年度目标``."""
    for each in node.clauses:
        if isinstance(each, t.TargetFormula):
            return f"{each.operator.text} {each.value.span.text}"
    return ""


def type_of_target(target: CellValue | None) -> ValueType:
    """Give the type of what is compared with a target that a cell states."""
    if isinstance(target, DateCell):
        return Kind.DATE
    if isinstance(target, NumberCell) and target.unit:
        return RATIO if target.unit == "%" else unit_of_word(target.unit)
    return NUMBER


def _sign(target: CellValue | None) -> Operator:
    if isinstance(target, NumberCell | DateCell) and target.comparison is not None:
        return _SIGNS[target.comparison]
    if isinstance(target, DateCell):
        return Operator.LESS_OR_EQUAL
    return Operator.GREATER_OR_EQUAL
