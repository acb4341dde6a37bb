"""每有: points for each case of something that is counted."""

from dataclasses import replace

from perfscore.diagnostics.model import Text
from perfscore.lower.expressions.lower import lower as lower_expression
from perfscore.lower.ground import core
from perfscore.lower.ground.fitting import fit_number, fit_pair
from perfscore.lower.methods.ground import Ground
from perfscore.lower.methods.pace import counted, has_sign, step_length
from perfscore.model.expressions import Expression, Literal
from perfscore.model.units import MONEY, NUMBER, Quantity
from perfscore.syntax import tree as t

_NO_MEASURE = {MONEY["元"].powers, NUMBER.powers}


def lower(ground: Ground, row: t.CaseRow) -> Expression | None:
    """Give the points of a row, without sign; None if a fault was reported."""
    subject = fit_number(ground.findings, lower_expression(ground.scope, row.subject))
    points = ground.points(lower_expression(ground.scope, row.points))
    length = step_length(ground.findings, row)
    if subject is None or points is None or length is None:
        return None
    if not has_sign(ground.findings, length, subject):
        return None
    length = _bare(length, subject)
    pair = fit_pair(ground.findings, subject, length, verb=Text("相除", "divided"))
    if pair is None:
        return None
    cases = core.divide(row.span, pair[0], pair[1])
    return core.multiply(row.span, counted(cases, row), points)


def _bare(length: Literal, subject: Expression) -> Literal:
    """Let a step of 1个 count rows and other bare numbers, which have no unit."""
    unit = length.type
    if subject.type != NUMBER or not isinstance(unit, Quantity):
        return length
    return length if unit.powers in _NO_MEASURE else replace(length, type=NUMBER)
