"""插值: straight lines between the points that the rows state (功效系数法)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from perfscore.diagnostics.model import Label, Text
from perfscore.lower import method_rules, rules
from perfscore.lower.expressions.lower import lower as lower_expression
from perfscore.lower.expressions.weighed import never_above
from perfscore.lower.functions.comparisons import compared
from perfscore.lower.ground import core
from perfscore.lower.ground.rows import require_rows
from perfscore.lower.ground.wording import said
from perfscore.lower.methods.ground import Ground
from perfscore.lower.names.constants import constant
from perfscore.model.expressions import Branch, Expression, Operator
from perfscore.model.methods import Interpolated, InterpolationRow, Scoring
from perfscore.source import Span
from perfscore.syntax import tree as t

_HELD = Text("两端取端点（默认）", "the ends are held (default)")
_ENDS = {
    "HOLD_ENDS": Text("两端取端点", "the ends are held"),
    "EXTEND_ENDS": Text("两端延长", "the ends are extended"),
}


@dataclass(frozen=True, slots=True)
class _Point:
    """A row: the value in the subject's unit, and the points that it earns.

    ``number`` is None where the value is not a constant.
    """

    span: Span
    value: Expression
    number: Fraction | None
    points: Expression
    shown: Text


def lower(ground: Ground, node: t.Interpolation) -> Scoring | None:
    """Lower ``插值``; rows stand in one order, which scoring sees to where data vary.

    Source:
        功效系数法 (criterion C114): the points of the standard that is reached, and the
        share of the way to the next standard that is covered, of the points between.
    """
    span = node.span
    ends = _ends(ground, node.ends)
    points = [each for row in node.rows if (each := _point(ground, row))]
    if not _are_several(ground, node) or len(points) < len(node.rows):
        return None
    known = [each for each in points if each.number is not None]
    if not _are_in_order(ground, known):
        return None
    extends = "EXTEND_ENDS" in {each.kind for each in node.ends}
    return Scoring(
        span=span,
        name="插值",
        description=Text(
            f"在两行之间按直线插值，{ends.zh}",
            f"along straight lines between the rows, {ends.en}",
        ),
        method=Interpolated(
            ground.subject,
            tuple(InterpolationRow(x.span, x.number, x.points) for x in points),
        ),
        score=_score(ground, span, points, known, extends=extends),
    )


def _ends(ground: Ground, words: Sequence[t.Word]) -> Text:
    """Say what lies beyond the outermost rows; report it if said twice."""
    for word in words[1:]:
        ground.findings.add(
            rules.CLAUSE_TWICE,
            word.span,
            Text("两端怎样计分写了两次", "what lies beyond the ends stands twice"),
            related=(Label(words[0].span, Text("第一次在这里", "first here")),),
        )
    return _ENDS[words[0].kind] if words else _HELD


def _point(ground: Ground, row: t.InterpolationRow) -> _Point | None:
    value = lower_expression(ground.scope, row.value)
    points = ground.points(lower_expression(ground.scope, row.points))
    if value is None or points is None:
        return None
    made = compared(ground.scope, Operator.LESS, ground.subject, value)
    if made is None:
        return None
    fitted = made.operands[1]
    number = constant(ground.scope.names, fitted)
    return _Point(row.value.span, fitted, number, points, said(value))


def _are_several(ground: Ground, node: t.Interpolation) -> bool:
    require_rows(ground.findings, node.span, "插值", node.rows)
    if len(node.rows) == 1:
        ground.findings.add(
            rules.ROWS_MISSING,
            node.rows[0].span,
            Text("插值至少要有两行", "interpolation has at least two rows"),
        )
    return len(node.rows) > 1


def _are_in_order(ground: Ground, known: Sequence[_Point]) -> bool:
    """Whether constants only rise or only fall; report the first that does not."""
    numbers = [each.number for each in known if each.number is not None]
    for place, (before, number) in enumerate(pairwise(numbers)):
        if before != number and (before < number) == (numbers[0] < numbers[1]):
            continue
        one, other = known[place], known[place + 1]
        zh, en = "两行的值相同", "two rows have the same value"
        if before != number:
            zh, en = "各行的值时大时小", "the values of the rows rise and fall"
        ground.findings.add(
            method_rules.INTERPOLATION_NOT_ORDERED,
            other.span,
            Text(
                f"{zh}，须由大到小或由小到大",
                f"{en}; they have to rise throughout or fall throughout",
            ),
            related=(Label(one.span, Text("前一行", "the row before")),),
        )
        return False
    return True


def _score(
    ground: Ground,
    span: Span,
    points: Sequence[_Point],
    known: Sequence[_Point],
    *,
    extends: bool,
) -> Expression:
    """Give the lines, in the one order there is or in that which the data have."""
    falling = list(reversed(points))
    orders = [points, falling]
    if len(known) > 1 and known[0].number is not None and known[1].number is not None:
        orders = [points if known[0].number < known[1].number else falling]
    if len(known) == len(points):
        return _lines(ground, span, orders[0], extends=extends)
    branches = [
        core.branch(
            _ascends(span, each),
            _lines(ground, span, each, extends=extends),
            label=Text("各行的值依次排列", "the values of the rows are in order"),
        )
        for each in orders
    ]
    return core.choose(
        span,
        *branches,
        otherwise=core.undefined(
            span,
            "interpolation-disordered",
            "各行的值没有依次由大到小或由小到大，不能插值",
            "the values of the rows neither rise nor fall throughout",
        ),
    )


def _ascends(span: Span, points: Sequence[_Point]) -> Expression:
    pairs = (
        core.compare(span, Operator.LESS, one.value, other.value)
        for one, other in pairwise(points)
        if one.number is None or other.number is None
    )
    return core.both(span, *pairs)


def _lines(
    ground: Ground, span: Span, points: Sequence[_Point], *, extends: bool
) -> Expression:
    """Join points, the least value first; beyond them the ends are held or extended."""
    subject, lowest, highest = ground.subject, points[0], points[-1]
    branches: list[Branch] = []
    if not extends:
        label = Text(f"不高于 {lowest.shown.zh}", f"not above {lowest.shown.en}")
        under = core.compare(span, Operator.LESS_OR_EQUAL, subject, lowest.value)
        branches.append(core.branch(under, lowest.points, label=label))
    pieces = list(pairwise(points))
    for one, other in pieces[:-1] if extends else pieces:
        below = core.compare(span, Operator.LESS, subject, other.value)
        label = Text(
            f"在 {one.shown.zh} 与 {other.shown.zh} 之间",
            f"between {one.shown.en} and {other.shown.en}",
        )
        if extends and one is lowest:
            label = Text(f"低于 {other.shown.zh}", f"below {other.shown.en}")
        made = _line(ground, span, one, other)
        branches.append(core.branch(below, made, label=label))
    last = _line(ground, span, *pieces[-1]) if extends else highest.points
    return core.choose(span, *branches, otherwise=last) if branches else last


def _line(ground: Ground, span: Span, one: _Point, other: _Point) -> Expression:
    """Give the points on the line through two others: base, coefficient, adjustment.

    The base is the row that earns less, the standard that is reached.
    """
    base, next_ = one, other
    if never_above(ground.scope.names, other.points, one.points):
        base, next_ = other, one
    coefficient = core.divide(
        span,
        core.subtract(span, ground.subject, base.value),
        core.subtract(span, next_.value, base.value),
        label=Text("功效系数", "efficacy coefficient"),
    )
    adjustment = core.multiply(
        span,
        coefficient,
        core.subtract(span, next_.points, base.points),
        label=Text("调整分", "adjustment"),
    )
    label = base.points.label or Text("基础分", "base")
    return core.add(span, replace(base.points, label=label), adjustment)
