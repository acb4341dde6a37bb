"""How one fixed indicator is scored: what can be read of it, and its method."""

from collections.abc import Mapping
from dataclasses import replace

from perfscore.diagnostics.model import Text
from perfscore.lower.expressions.lower import lower as lower_expression
from perfscore.lower.ground import core
from perfscore.lower.ground.fitting import fit_number
from perfscore.lower.ground.rates import measures_a_rate
from perfscore.lower.indicators.aim import Aim
from perfscore.lower.indicators.methods import lower_method
from perfscore.lower.methods.bonus import with_bonus
from perfscore.lower.methods.ground import Ground
from perfscore.lower.names.scope import Scope
from perfscore.model.expressions import (
    Defined,
    Expression,
    Input,
    Slot,
)
from perfscore.model.methods import Other, Scoring
from perfscore.model.units import POINTS, RATIO, ValueType
from perfscore.syntax import tree as t


def lower_scoring(scope: Scope, node: t.Indicator, aim: Aim) -> Scoring | None:
    """Settle how an indicator is scored; None where it is not, or with a fault."""
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
        target = None if aim.is_open else aim.at(span)
        named = replace(scope, value_key=_key(value))
        made = _method(_ground(named, known, subject, aim, target), node)
        return None if value is None else made and replace(made, value=value)
    made = _by_report(scope, node, aim)
    if aim.is_open and made is not None and measures_a_rate(made.score):
        return _by_report(scope, node, aim, type_=RATIO)
    return made


def _by_report(
    scope: Scope, node: t.Indicator, aim: Aim, *, type_: ValueType | None = None
) -> Scoring | None:
    """Score by the 完成值 that the unit reports, of a type that the set settles."""
    span, reported = node.title.span, type_ or aim.type
    subject = core.local(span, Slot.ACTUAL, reported)
    known = {Slot.ACTUAL: reported}
    return _method(_ground(scope, known, subject, aim, aim.at(span)), node)


def _key(value: Expression | None) -> str:
    """Name the datum or definition that a 指标值 is; nothing for a formula."""
    return value.name if isinstance(value, Input | Defined) else ""


def _ground(
    scope: Scope,
    known: Mapping[Slot, ValueType | None],
    subject: Expression,
    aim: Aim,
    target: Expression | None,
) -> Ground:
    slots = {Slot.WEIGHT: POINTS, Slot.TARGET: aim.type, **known}
    if aim.is_in_words:
        del slots[Slot.TARGET]
    return Ground(
        scope=scope.with_locals(slots),
        subject=subject,
        target=target,
        sign=aim.sign,
        is_in_words=aim.is_in_words,
    )


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
