"""按名次: the place among a group of assessments gives the points."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from perfscore.diagnostics.model import Text
from perfscore.lower.expressions.lower import lower as lower_expression
from perfscore.lower.ground import core
from perfscore.lower.ground.rows import require_rows
from perfscore.lower.ground.wording import said
from perfscore.lower.methods.ground import Ground
from perfscore.lower.methods.rank import best_of, rank_of
from perfscore.lower.methods.rank_rows import check_rank_rows, places_of
from perfscore.lower.methods.rows import stated_once
from perfscore.model.expressions import Branch, Expression, Operator, Slot
from perfscore.model.methods import Ranked, Scoring
from perfscore.model.units import NUMBER
from perfscore.syntax import tree as t

_FLOOR = Text("至少", "at_least")
_NOTHING = Text("不低于 0（默认）", "not below 0 (default)")


@dataclass(frozen=True, slots=True)
class _Row:
    """Points for the ranks from ``first`` to ``last``."""

    node: t.RankRow
    first: int
    last: int
    points: Expression


def lower(ground: Ground, node: t.ByRank) -> Scoring | None:
    """Lower ``按名次``; every rank from 1 on has its row, or 此后 or 其余."""
    require_rows(ground.findings, node.span, "按名次", node.rows)
    rank = rank_of(ground, node)
    rows_sound = check_rank_rows(ground.findings, node)
    within = _among_peers(ground, node)
    floors = [each for each in node.rows if isinstance(each, t.FloorRow)]
    floor = stated_once(within, floors, _FLOOR)
    rows = [_row(within, each) for each in node.rows if isinstance(each, t.RankRow)]
    known = [each for each in rows if each is not None]
    rest = _beyond(within, node, None if rank is None else rank.value, known, floor)
    if rank is None or not rows_sound or rest is None:
        return None
    if len(known) < len(rows) or (floors and floor is None):
        return None
    before = (0, *(each.last for each in known))
    listed = [_branch(rank.value, *each) for each in zip(known, before, strict=False)]
    branches = [*rank.guards, *listed]
    score = core.choose(node.span, *branches, otherwise=rest) if branches else rest
    if floor is not None:
        score = _floored(floor, score, _said(floor))
    return Scoring(
        span=node.span,
        name="按名次",
        description=Text(f"按名次给分（{rank.said.zh}）", f"by rank ({rank.said.en})"),
        method=Ranked(),
        score=score,
    )


def _among_peers(ground: Ground, node: t.ByRank) -> Ground:
    """Give the ground of the rows, which can read 指标值 and 同组最优."""
    scope, subject = ground.scope, ground.subject
    slots = {Slot.VALUE: subject.type, **scope.locals}
    known = replace(scope.with_locals(slots), best=best_of(node))
    return replace(ground, scope=known)


def _row(ground: Ground, row: t.RankRow) -> _Row | None:
    points = ground.points(lower_expression(ground.scope, row.points))
    places = places_of(ground.findings, row)
    return _Row(row, *places, points) if places and points is not None else None


def _branch(rank: Expression, row: _Row, before: int) -> Branch:
    """Make a row; where it follows on the rank before it, only its end is asked."""
    span, unit = row.node.span, core.quantity_of(rank)
    last = core.number(span, row.last, unit)
    holds: Expression = core.compare(span, Operator.LESS_OR_EQUAL, rank, last)
    if row.first > before + 1:
        first = core.number(span, row.first, unit)
        reached = core.compare(span, Operator.GREATER_OR_EQUAL, rank, first)
        holds = core.both(span, reached, holds)
    label = Text(f"第 {row.first} 名", f"rank {row.first}")
    if row.last > row.first:
        label = Text(
            f"第 {row.first} 至 {row.last} 名", f"ranks {row.first} to {row.last}"
        )
    return core.branch(holds, row.points, label=label)


def _beyond(
    ground: Ground,
    node: t.ByRank,
    rank: Expression | None,
    rows: Sequence[_Row],
    floor: Expression | None,
) -> Expression | None:
    """Give the points of the ranks that no row lists; None if a fault was reported."""
    for row in node.rows:
        if isinstance(row, t.RestRow):
            return ground.points(lower_expression(ground.scope, row.points))
        if isinstance(row, t.EachNextRow):
            less = ground.points(lower_expression(ground.scope, row.points))
            if less is None or rank is None or not rows:
                return None
            points = _stepping_down(row, rank, rows[-1], less)
            if floor is not None:
                return points
            return _floored(core.no_points(row.span), points, _NOTHING)
    return None


def _stepping_down(
    row: t.EachNextRow, rank: Expression, last: _Row, less: Expression
) -> Expression:
    """Take ``less`` off the last row's points for each rank behind it."""
    end = core.number(row.span, last.last, core.quantity_of(rank))
    behind = core.subtract(
        row.span,
        rank,
        end,
        label=Text(f"第 {last.last} 名之后的名次数", f"ranks behind {last.last}"),
    )
    steps = replace(behind, type=NUMBER)
    return core.subtract(row.span, last.points, core.multiply(row.span, steps, less))


def _floored(floor: Expression, points: Expression, label: Text) -> Expression:
    return core.apply(points.span, Operator.AT_LEAST, floor, points, label=label)


def _said(floor: Expression) -> Text:
    shown = said(floor)
    return Text(f"不低于 {shown.zh}", f"not below {shown.en}")
