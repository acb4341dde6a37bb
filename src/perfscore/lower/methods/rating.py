"""评级: a person chooses a band and gives points within it."""

from fractions import Fraction

from perfscore.diagnostics.model import Text
from perfscore.lower import rules
from perfscore.lower.expressions.lower import lower as lower_expression
from perfscore.lower.expressions.weighed import points_at
from perfscore.lower.ground import core
from perfscore.lower.ground.fitting import is_rate_without_sign
from perfscore.lower.ground.rows import require_rows
from perfscore.lower.ground.wording import said
from perfscore.lower.methods.ground import Ground
from perfscore.lower.methods.judged import between, within
from perfscore.lower.names.constants import constant
from perfscore.model.expressions import Branch, Expression, Literal, Operator, Slot
from perfscore.model.methods import Interval, Rating, RatingRow, Scoring
from perfscore.model.units import RATIO, Kind
from perfscore.source import Span
from perfscore.syntax import tree as t


def lower(ground: Ground, node: t.Rating) -> Scoring | None:
    """Lower ``评级``: the points given lie within the chosen band, or are undefined.

    Bands are shares of the weight, or points of a weight that the set states; a band
    of a single share needs no points given.
    """
    span = node.span
    require_rows(ground.findings, span, "评级", node.rows)
    rows: list[RatingRow] = []
    branches: list[Branch] = []
    for row in node.rows:
        share = _share(ground, row)
        if share is None:
            continue
        rows.append(RatingRow(row.span, row.name, share))
        chosen = core.compare(
            row.span,
            Operator.EQUAL,
            core.local(row.span, Slot.RATING, Kind.TEXT),
            Literal(span=row.span, type=Kind.TEXT, value=row.name),
        )
        label = Text(f"评级“{row.name}”", f"rated “{row.name}”")
        branches.append(core.branch(chosen, _points(row.span, share), label=label))
    if len(rows) < len(node.rows) or not rows:
        return None
    names = "、".join(row.name for row in rows)
    score = core.choose(
        span,
        *branches,
        otherwise=core.undefined(
            span,
            "rating-unknown",
            f"评级不是 {names} 之一",
            f"the rating is none of {names}",
        ),
    )
    return Scoring(
        span=span,
        name="评级",
        description=Text(
            "评定等级，并在该等级的范围内给分", "a rating, and points within its band"
        ),
        method=Rating(tuple(rows)),
        score=score,
    )


def _points(span: Span, share: Interval) -> Expression:
    weight = core.weight(span)
    if share.low is None or share.high is None:
        msg = "a rating band has both ends"
        raise ValueError(msg)
    if share.low == share.high:
        return core.multiply(span, weight, core.number(span, share.low, RATIO))
    low, high = (core.number(span, end, RATIO) for end in (share.low, share.high))
    opening = "[" if share.low_included else "("
    closing = "]" if share.high_included else ")"
    shown = f"{opening}{said(low).zh}, {said(high).zh}{closing}"
    ends = (core.multiply(span, weight, low), core.multiply(span, weight, high))
    return within(
        span,
        between(span, share, *ends),
        label=Text(f"在分值的 {shown} 内", f"within {shown} of the weight"),
        outside=Text(
            f"所给的分不在该等级的范围（分值的 {shown}）内",
            f"the points given lie outside the band ({shown} of the weight)",
        ),
    )


def _share(ground: Ground, row: t.RatingRow) -> Interval | None:
    if isinstance(row.share, t.Interval):
        low = _rate(ground, row.share.low)
        high = _rate(ground, row.share.high)
        if low is None or high is None:
            return None
        return Interval(
            row.share.span, low, row.share.low_included, high, row.share.high_included
        )
    value = _rate(ground, row.share)
    if value is None:
        return None
    return Interval(
        row.share.span, value, low_included=True, high=value, high_included=True
    )


def _rate(ground: Ground, node: t.Expression) -> Fraction | None:
    value = lower_expression(ground.scope, node)
    if value is None:
        return None
    names, weight = ground.scope.names, ground.scope.weight
    if weight and core.quantity_of(value).is_points:
        found = points_at(names, value, weight)
        return _fixed(ground, node, None if found is None else found / weight)
    if not core.quantity_of(value).is_plain or is_rate_without_sign(value):
        ground.findings.add(
            rules.UNIT_MISMATCH,
            node.span,
            Text("评级的范围是分值的百分率", "rating bands are shares of the weight"),
            hint=Text("例如：[80%, 100%]", "for example [80%, 100%]"),
        )
        return None
    return _fixed(ground, node, constant(names, value))


def _fixed(
    ground: Ground, node: t.Expression, found: Fraction | None
) -> Fraction | None:
    if found is None:
        ground.findings.add(
            rules.NOT_CONSTANT,
            node.span,
            Text("评级的范围须是固定的数", "rating bands are fixed numbers"),
        )
    return found
