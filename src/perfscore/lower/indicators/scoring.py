"""How one fixed indicator is scored: what can be read of it, and its method."""

from collections.abc import Mapping
from dataclasses import replace

from perfscore.diagnostics.model import Text
from perfscore.lower.expressions.lower import lower as lower_expression
from perfscore.lower.ground import core
from perfscore.lower.ground.fitting import fit_number
from perfscore.lower.ground.rates import measures_a_rate
from perfscore.lower.ground.units import unit_of_word
from perfscore.lower.indicators.methods import lower_method
from perfscore.lower.methods.bonus import with_bonus
from perfscore.lower.methods.ground import Ground
from perfscore.lower.names.scope import Scope
from perfscore.model.expressions import (
    Defined,
    Expression,
    Input,
    Local,
    Operator,
    Slot,
)
from perfscore.model.methods import Other, Scoring
from perfscore.model.targets import (
    CellValue,
    Comparison,
    DateCell,
    NumberCell,
    WordsCell,
)
from perfscore.model.units import NUMBER, POINTS, RATIO, Kind, ValueType
from perfscore.syntax import tree as t

_SIGNS = {
    Comparison.AT_LEAST: Operator.GREATER_OR_EQUAL,
    Comparison.MORE_THAN: Operator.GREATER,
    Comparison.EQUAL: Operator.EQUAL,
    Comparison.AT_MOST: Operator.LESS_OR_EQUAL,
    Comparison.LESS_THAN: Operator.LESS,
}


def lower_scoring(
    scope: Scope, node: t.Indicator, target: CellValue | None, written: t.Word | None
) -> Scoring | None:
    """Settle how an indicator is scored; None where it is not, or with a fault.

    ``target`` is the one that the set fixes, ``written`` the word that states it.
    """
    span = node.title.span
    clauses = [each for each in node.clauses if isinstance(each, t.ValueClause)]
    if clauses:
        value = fit_number(scope.findings, lower_expression(scope, clauses[0].value))
        type_ = None if value is None else value.type
        known = {Slot.VALUE: type_, Slot.ACTUAL: type_}
        subject = (
            core.faulty(span)
            if value is None
            else core.local(span, Slot.VALUE, value.type)
        )
        target_ = None if target is None else _target(node, target, written)
        named = replace(scope, value_key=_key(value))
        ground = _ground(named, known, subject, target, target_)
        made = _method(ground, node)
        return None if value is None else made and replace(made, value=value)
    made = _by_report(scope, node, type_of_target(target), target, written)
    if target is None and made is not None and measures_a_rate(made.score):
        return _by_report(scope, node, RATIO, target, written)
    return made


def _by_report(
    scope: Scope,
    node: t.Indicator,
    type_: ValueType,
    target: CellValue | None,
    written: t.Word | None,
) -> Scoring | None:
    """Score by the 完成值 that the unit reports, of a type that the set settles."""
    subject = core.local(node.title.span, Slot.ACTUAL, type_)
    target_ = _target(node, target, written)
    return _method(_ground(scope, {Slot.ACTUAL: type_}, subject, target, target_), node)


def _key(value: Expression | None) -> str:
    """Name the datum or definition that a 指标值 is; nothing for a formula."""
    return value.name if isinstance(value, Input | Defined) else ""


def _target(
    node: t.Indicator, target: CellValue | None, written: t.Word | None
) -> Local:
    span = written.span if written else node.title.span
    return core.local(span, Slot.TARGET, type_of_target(target))


def _ground(
    scope: Scope,
    known: Mapping[Slot, ValueType | None],
    subject: Expression,
    target: CellValue | None,
    compared_with: Local | None,
) -> Ground:
    is_words = isinstance(target, WordsCell)
    slots = {Slot.WEIGHT: POINTS, Slot.TARGET: type_of_target(target), **known}
    if is_words:
        del slots[Slot.TARGET]
    return Ground(
        scope=scope.with_locals(slots),
        subject=subject,
        target=compared_with,
        sign=_sign(target),
        is_in_words=is_words,
    )


def type_of_target(target: CellValue | None) -> ValueType:
    """Give the type of what is compared with a target."""
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


def _method(ground: Ground, node: t.Indicator) -> Scoring | None:
    """Lower all scorings for their faults, and give the first; one is allowed."""
    made = [
        _by_formula(ground, each)
        if isinstance(each, t.ScoreClause)
        else lower_method(ground, each.method)
        for each in node.clauses
        if isinstance(each, t.ScoreClause | t.Scoring)
    ]
    bonus = [each for each in node.clauses if isinstance(each, t.Bonus)]
    return with_bonus(ground, made[0] if made else None, bonus)


def _by_formula(ground: Ground, clause: t.ScoreClause) -> Scoring | None:
    points = ground.points_only(lower_expression(ground.scope, clause.value))
    if points is None:
        return None
    return Scoring(
        span=clause.span,
        name="得分",
        description=Text("按公式计分", "by formula"),
        method=Other(),
        score=points,
    )
