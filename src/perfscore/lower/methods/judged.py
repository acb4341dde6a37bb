"""Points that a person gives (自评得分), held within bounds."""

from dataclasses import replace

from perfscore.diagnostics.model import Label, Text
from perfscore.lower import method_rules, rules
from perfscore.lower.expressions.lower import lower as lower_expression
from perfscore.lower.expressions.weighed import never_above
from perfscore.lower.ground import core
from perfscore.lower.ground.fitting import fit_truth
from perfscore.lower.ground.wording import said
from perfscore.lower.methods.ground import Ground
from perfscore.model.expressions import Expression, Operator, Slot
from perfscore.model.methods import Interval
from perfscore.model.units import POINTS
from perfscore.source import Span
from perfscore.syntax import tree as t


def row_points(ground: Ground, node: t.Expression | t.Discretion) -> Expression | None:
    """Give what a row is worth: stated points, or those that a person gives."""
    if isinstance(node, t.Discretion):
        return discretion(ground, node)
    return ground.points(lower_expression(ground.scope, node))


def discretion(ground: Ground, node: t.Discretion) -> Expression | None:
    """Give the points of ``酌定 [0分, 5分]``; outside they are undefined."""
    written = node.interval
    low = ground.points(lower_expression(ground.scope, written.low))
    high = ground.points(lower_expression(ground.scope, written.high))
    if low is None or high is None or _is_empty(ground, written, low, high):
        return None
    one, other = said(low), said(high)
    opening = "[" if written.low_included else "("
    closing = "]" if written.high_included else ")"
    shown = Text(
        f"{opening}{one.zh}, {other.zh}{closing}",
        f"{opening}{one.en}, {other.en}{closing}",
    )
    return within(
        node.span,
        between(node.span, written, low, high),
        label=Text(f"在 {shown.zh} 内", f"within {shown.en}"),
        outside=Text(
            f"所给的分不在 {shown.zh} 内", f"the points given lie outside {shown.en}"
        ),
    )


def as_seen_fit(
    ground: Ground, rows: list[t.JudgedRow], left: Expression, floor: Expression
) -> Expression | None:
    """Let a person take points off ``left``, within bounds: ``扣 酌定 [0分, 3分]``.

    The points given (自评得分) are what remains, and not below ``floor``.
    """
    row, written = rows[0], rows[0].judged.interval
    for again in rows[1:]:
        _judged_twice(ground, row, again)
    low = ground.points(lower_expression(ground.scope, written.low))
    high = ground.points(lower_expression(ground.scope, written.high))
    if low is None or high is None or _is_empty(ground, written, low, high):
        return None
    span, shown = row.span, written.span.text
    least = core.apply(span, Operator.AT_LEAST, floor, core.subtract(span, left, high))
    turned = replace(
        written,
        low_included=written.high_included,
        high_included=written.low_included,
    )
    score = within(
        span,
        between(span, turned, least, core.subtract(span, left, low)),
        label=Text(f"酌情扣 {shown}", f"{shown} off as seen fit"),
        outside=Text(
            f"所给的分比应得的少扣或多扣了：酌情扣分须在 {shown} 内",
            f"the points given take off what is not within {shown}",
        ),
    )
    if row.condition is None:
        return score
    condition = fit_truth(
        ground.findings, lower_expression(ground.scope, row.condition)
    )
    if condition is None:
        return None
    words = said(condition)
    label = Text(f"符合“{words.zh}”", f"“{words.en}” holds")
    return core.choose(span, core.branch(condition, score, label=label), otherwise=left)


def _judged_twice(ground: Ground, first: t.JudgedRow, again: t.JudgedRow) -> None:
    ground.findings.add(
        rules.CLAUSE_TWICE,
        again.span,
        Text(
            "“扣 酌定”写了两次，人给的分只有一个",
            "“deduct discretion” stands twice; a person gives one number of points",
        ),
        related=(Label(first.span, Text("第一次在这里", "first here")),),
    )


def between(
    span: Span, written: t.Interval | Interval, low: Expression, high: Expression
) -> Expression:
    """Say that the points given lie between two others, ends as written."""
    judged = core.local(span, Slot.JUDGED, POINTS)
    above = Operator.GREATER_OR_EQUAL if written.low_included else Operator.GREATER
    below = Operator.LESS_OR_EQUAL if written.high_included else Operator.LESS
    return core.both(
        span,
        core.compare(span, above, judged, low),
        core.compare(span, below, judged, high),
    )


def within(
    span: Span, condition: Expression, *, label: Text, outside: Text
) -> Expression:
    """Give the points that a person gave if ``condition`` holds of them."""
    return core.choose(
        span,
        core.branch(condition, core.local(span, Slot.JUDGED, POINTS), label=label),
        otherwise=core.undefined(span, "score-outside-band", outside.zh, outside.en),
    )


def _is_empty(
    ground: Ground, written: t.Interval, low: Expression, high: Expression
) -> bool:
    """Whether no points lie between two ends, whatever the weight; report it."""
    names = ground.scope.names
    is_point = written.low_included and written.high_included
    if not never_above(names, high, low) or (
        is_point and never_above(names, low, high)
    ):
        return False
    ground.findings.add(
        method_rules.INTERVAL_EMPTY,
        written.span,
        Text(
            f"“{written.span.text}”内没有数，左边的数须小于右边",
            f"nothing lies in “{written.span.text}”; the left end is the lesser",
        ),
    )
    return True
