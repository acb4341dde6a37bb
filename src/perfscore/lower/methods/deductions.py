"""扣分: points come off by steps or cases, down to a floor."""

from dataclasses import replace

from perfscore.diagnostics.model import Text
from perfscore.lower import core, numbers, rules
from perfscore.lower.expressions import lower as lower_expression
from perfscore.lower.fitting import (
    fit_number,
    fit_pair,
    is_rate,
    rate_without_sign,
)
from perfscore.lower.methods.ground import Ground
from perfscore.lower.methods.rows import require_rows
from perfscore.lower.wording import said
from perfscore.model.expressions import Expression, Literal, Operator
from perfscore.model.methods import Other, Scoring
from perfscore.model.units import NUMBER, PERCENTAGE_POINT, Style
from perfscore.syntax import tree as t

_STOPPED = Text("扣完为止（默认）", "until nothing is left (default)")


def lower(ground: Ground, node: t.Deductions) -> Scoring | None:
    """Lower ``扣分``; 扣完为止 is the default floor and says so in the trace."""
    span = node.span
    require_rows(ground.findings, span, "扣分", node.rows)
    parts: list[Expression] = []
    floors: list[tuple[t.FloorRow, Expression]] = []
    complete = True
    for row in node.rows:
        if isinstance(row, t.FloorRow):
            floor = ground.points(lower_expression(ground.scope, row.points))
            if floor is None:
                complete = False
            else:
                floors.append((row, floor))
            continue
        part = _step(ground, row) if isinstance(row, t.StepRow) else _case(ground, row)
        if part is None:
            complete = False
        else:
            parts.append(part)
    if len(floors) > 1:
        ground.findings.add(
            rules.CLAUSE_TWICE,
            floors[1][0].span,
            Text("“至少”写了两次", "at_least stands twice"),
        )
    if not complete or not parts:
        return None
    label = _STOPPED
    floor = core.no_points(span)
    if floors:
        floor = floors[0][1]
        shown = said(floor)
        label = Text(f"不低于 {shown.zh}", f"not below {shown.en}")
    total = core.add(span, *parts, label=Text("扣分合计", "points off"))
    left = core.subtract(span, core.weight(span), total)
    return Scoring(
        span=span,
        name="扣分",
        description=Text("从分值里扣分", "points off the weight"),
        method=Other(),
        score=core.apply(span, Operator.AT_LEAST, floor, left, label=label),
    )


def _step(ground: Ground, row: t.StepRow) -> Expression | None:
    base = fit_number(ground.findings, lower_expression(ground.scope, row.base))
    points = ground.points(lower_expression(ground.scope, row.points))
    length = _step_length(ground, row)
    if base is None or points is None or length is None:
        return None
    pair = fit_pair(
        ground.findings, ground.subject, base, verb=Text("比较", "compared")
    )
    if pair is None:
        return None
    subject, shown, base = pair[0], said(base), pair[1]
    span = row.span
    above = (
        core.subtract(span, subject, base)
        if row.above
        else core.subtract(span, base, subject)
    )
    step = _length(ground, row.step, length, base, above)
    if step is None:
        return None
    fitted = fit_pair(ground.findings, above, step, verb=Text("相除", "divided"))
    if fitted is None:
        return None
    steps = _counted(core.divide(span, above, fitted[1]), row)
    operator = Operator.GREATER if row.above else Operator.LESS
    label = Text(f"低于 {shown.zh}", f"below {shown.en}")
    if row.above:
        label = Text(f"高于 {shown.zh}", f"above {shown.en}")
    return core.choose(
        span,
        core.branch(
            core.compare(span, operator, subject, base),
            core.multiply(span, steps, points),
            label=label,
        ),
        otherwise=core.no_points(span),
    )


def _length(
    ground: Ground,
    written: t.Step,
    length: Literal,
    base: Expression,
    above: Expression,
) -> Expression | None:
    """Settle what a step of 1% is a percent of."""
    unit = core.quantity_of(base)
    style = core.quantity_of(length).style
    if written.of_base:
        if style is not Style.PERCENT:
            ground.findings.add(
                rules.UNIT_MISMATCH,
                length.span,
                Text("“基准的”后面是百分率", "of_base takes a rate"),
                hint=Text("例如：基准的 1%", "for example of_base 1%"),
            )
            return None
        return core.multiply(written.span, base, length)
    if style is Style.PERCENT and unit.is_plain:
        shown = length.span.text.removesuffix("%")
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
        return None
    if style is Style.PERCENT:
        return core.multiply(written.span, base, length)
    return length if _has_sign(ground, length, above) else None


def _case(ground: Ground, row: t.CaseRow) -> Expression | None:
    subject = fit_number(ground.findings, lower_expression(ground.scope, row.subject))
    points = ground.points(lower_expression(ground.scope, row.points))
    length = _step_length(ground, row)
    if subject is None or points is None or length is None:
        return None
    if not _has_sign(ground, length, subject):
        return None
    pair = fit_pair(ground.findings, subject, length, verb=Text("相除", "divided"))
    if pair is None:
        return None
    cases = core.divide(row.span, pair[0], pair[1])
    steps = _counted(cases, row)
    return core.multiply(row.span, steps, points)


def _step_length(ground: Ground, row: t.StepRow | t.CaseRow) -> Literal | None:
    """Give the length of a step, which is above zero and whose reading is stated."""
    length = numbers.quantity(row.step.quantity, ground.findings)
    is_stated = _stated(ground, row)
    if length is None or not _positive(ground, length):
        return None
    return length if is_stated else None


def _has_sign(ground: Ground, length: Literal, measured: Expression) -> bool:
    """Whether a step through a rate says what it counts: 1个百分点, not 1."""
    if length.type != NUMBER or not is_rate(measured):
        return True
    points = replace(measured, type=PERCENTAGE_POINT)
    rate_without_sign(ground.findings, length, points)
    return False


def _counted(steps: Expression, row: t.StepRow | t.CaseRow) -> Expression:
    span, reading = row.span, row.reading
    if row.full_steps:
        label = Text("整步数（不足一步不计）", "whole steps")
        return core.apply(span, Operator.FLOOR, _plain(steps), label=label)
    if reading is not None and reading.kind == "PART_COUNTS":
        label = Text("步数（不足按一步）", "steps, a part counts")
        return core.apply(span, Operator.CEILING, _plain(steps), label=label)
    return _plain(steps)


def _plain(steps: Expression) -> Expression:
    """Count steps as a bare number: how often, not how many per cent."""
    return replace(steps, type=NUMBER)


def _stated(ground: Ground, row: t.StepRow | t.CaseRow) -> bool:
    """Whether the row says what a part of a step does; report it if not."""
    if row.full_steps or row.reading is not None:
        return True
    shown = row.step.span.text
    ground.findings.add(
        rules.STEP_WITHOUT_READING,
        row.span,
        Text(
            f"“达 {shown}”没有写明不足一步怎么算",
            f"“step {shown}” does not say what a part of a step does",
        ),
        hint=Text(
            f"整步才扣写“满 {shown}”；不足也扣写“达 {shown}，不足按一步”；"
            f"按比例写“达 {shown}，按比例”",
            f"write “full_step {shown}”, “step {shown}, part_counts” "
            f"or “step {shown}, pro_rata”",
        ),
    )
    return False


def _positive(ground: Ground, length: Literal) -> bool:
    if length.value != 0:
        return True
    ground.findings.add(
        rules.STEP_NOT_POSITIVE,
        length.span,
        Text("一步的长度是 0，须大于 0", "a step is 0; it has to be above zero"),
    )
    return False
