"""每高于, 每低于, 每偏离: points for each step away from a base."""

from dataclasses import replace
from fractions import Fraction

from perfscore.diagnostics.model import Text
from perfscore.exact import exact_text
from perfscore.lower import rules
from perfscore.lower.expressions.lower import lower as lower_expression
from perfscore.lower.ground import core
from perfscore.lower.ground.fitting import fit_number, fit_pair, is_rate
from perfscore.lower.ground.wording import said
from perfscore.lower.methods.ground import Ground
from perfscore.lower.methods.pace import counted, has_sign, step_length
from perfscore.lower.names.constants import constant
from perfscore.model.expressions import (
    Branch,
    Expression,
    Literal,
    Local,
    Operator,
    Slot,
)
from perfscore.model.units import Style
from perfscore.source import Span
from perfscore.syntax import tree as t


def lower(ground: Ground, row: t.StepRow) -> Expression | None:
    """Give the points of a row, without sign; None if a fault was reported."""
    base = fit_number(ground.findings, lower_expression(ground.scope, row.base))
    points = ground.points(lower_expression(ground.scope, row.points))
    length = step_length(ground.findings, row)
    if base is None or points is None or length is None:
        return None
    pair = fit_pair(
        ground.findings, ground.subject, base, verb=Text("比较", "compared")
    )
    if pair is None:
        return None
    subject, shown, base = pair[0], said(base), pair[1]
    span = row.span
    away = _away(row, subject, base, shown)
    step = _length(ground, row.step, length, base, away)
    if step is None:
        return None
    fitted = fit_pair(ground.findings, away, step, verb=Text("相除", "divided"))
    if fitted is None:
        return None
    steps = counted(core.divide(span, away, fitted[1]), row)
    made = core.multiply(span, steps, points)
    guards = _guards(base, step)
    if row.above and row.below:
        return core.choose(span, *guards, otherwise=made) if guards else made
    operator, label = Operator.LESS, Text(f"低于 {shown.zh}", f"below {shown.en}")
    if row.above:
        operator = Operator.GREATER
        label = Text(f"高于 {shown.zh}", f"above {shown.en}")
    return core.choose(
        span,
        *guards,
        core.branch(core.compare(span, operator, subject, base), made, label=label),
        otherwise=core.no_points(span),
    )


def _away(
    row: t.StepRow, subject: Expression, base: Expression, shown: Text
) -> Expression:
    """Give how far the subject is from the base, on the side that the row counts."""
    span = row.span
    if not row.above:
        return core.subtract(span, base, subject)
    above = core.subtract(span, subject, base)
    if not row.below:
        return above
    label = Text(f"与 {shown.zh} 的偏离", f"distance from {shown.en}")
    return core.apply(span, Operator.ABSOLUTE, above, label=label)


def _length(
    ground: Ground,
    written: t.Step,
    length: Literal,
    base: Expression,
    away: Expression,
) -> Expression | None:
    """Settle what a step of 1% is a percent of: no doubt where nothing is a rate."""
    style = core.quantity_of(length).style
    if written.of_base and style is not Style.PERCENT:
        ground.findings.add(
            rules.UNIT_MISMATCH,
            length.span,
            Text("“基准的”后面是百分率", "of_base takes a rate"),
            hint=Text("例如：基准的 1%", "for example of_base 1%"),
        )
        return None
    if style is not Style.PERCENT:
        return length if has_sign(ground.findings, length, away) else None
    if not written.of_base and (is_rate(base) or is_rate(ground.subject)):
        _percent_of_what(ground, length)
        return None
    return _share_of_base(written.span, base, length)


def _guards(base: Expression, step: Expression) -> tuple[Branch, ...]:
    """Leave points undefined where a step is a share of a target that is not above 0.

    What a target can be is known only when it is stated.
    """
    is_target = isinstance(base, Local) and base.slot is Slot.TARGET
    if not is_target or isinstance(step, Literal):
        return ()
    zero = core.number(base.span, 0, core.quantity_of(base))
    undefined = core.undefined(
        base.span,
        "target-not-positive",
        "目标值不大于 0，没有目标的百分之几",
        "the target is not above zero, so there is no share of it",
    )
    holds = core.compare(base.span, Operator.LESS_OR_EQUAL, base, zero)
    return (core.branch(holds, undefined),)


def _share_of_base(span: Span, base: Expression, length: Literal) -> Expression:
    step = core.multiply(span, base, length)
    shown = said(length).zh
    label = Text(f"一步（基准的 {shown}）", f"a step ({shown} of the base)")
    return replace(step, type=core.quantity_of(base), label=label)


def _percent_of_what(ground: Ground, length: Literal) -> None:
    share = constant(ground.scope.names, length) or Fraction()
    shown = exact_text(share * 100)
    ground.findings.add(
        rules.PERCENT_STEP_OF_WHAT,
        length.span,
        Text(
            f"指标值是百分率，“{length.span.text}”可以指个百分点，也可以指基准的百分之几",
            f"the value is a rate: “{length.span.text}” can be percentage points "
            "or a share of the base",
        ),
        hint=Text(
            f"写作“{shown}个百分点”或“基准的 {length.span.text}”",
            f"write “{shown}percentage_points” or “of_base {length.span.text}”",
        ),
    )
