"""The points of indicators are multiplied: what each earns goes with them."""

from dataclasses import replace
from fractions import Fraction

from perfscore.lower.ground.levels import parts_of
from perfscore.model.expressions import (
    Branch,
    Choice,
    Expression,
    Literal,
    Local,
    Operation,
    Operator,
    Rounded,
    Slot,
)
from perfscore.model.indicator_set import Indicator
from perfscore.model.methods import Rating, Scoring
from perfscore.model.outcomes import Aggregation, AggregationKind
from perfscore.model.units import NUMBER, POINTS


def adds_up(node: Indicator) -> bool:
    """Whether a node's points are those of its children together."""
    stated = node.aggregation
    return stated is None or stated.kind is AggregationKind.SUM


def points_of(node: Indicator) -> Fraction | None:
    """Give the points of a node; None where units or nothing at all state them."""
    if not node.children or not adds_up(node):
        return None if node.declared else node.weight
    parts = [points_of(each) for each in node.children]
    known = [each for each in parts if each is not None]
    return sum(known, Fraction()) if len(known) == len(parts) else None


def scaled(node: Indicator, times: Fraction) -> Indicator:
    """Multiply the points of a node; every rate of points earned stays what it is."""
    if times == 1:
        return node
    weight = None if node.weight is None else node.weight * times
    made = replace(node, weight=weight)
    if made.scoring is not None:
        made = replace(made, scoring=_scoring(made.scoring, times))
    if made.aggregation is not None:
        made = replace(made, aggregation=_aggregation(made.aggregation, times))
    if adds_up(node):
        below = tuple(scaled(each, times) for each in node.children)
        made = replace(made, children=below)
    return made


def without(node: Indicator) -> Indicator:
    """Take all points from a node, and all that could change a result by it."""
    scoring = node.scoring
    if scoring is not None:
        nothing = Literal(span=scoring.span, type=POINTS, value=Fraction())
        scoring = replace(scoring, score=nothing)
    return replace(
        node,
        weight=None if node.weight is None else Fraction(),
        scoring=scoring,
        children=tuple(without(each) for each in node.children),
        vetoes=(),
        not_applicable=None,
        aggregation=None,
    )


def _scoring(scoring: Scoring, times: Fraction) -> Scoring:
    method = scoring.method
    if isinstance(method, Rating):
        scoring = replace(scoring, method=_rating(method, times))
    if _is_proportional(scoring.score):
        return scoring
    return replace(scoring, score=_times(_as_before(scoring.score, times), times))


def _rating(method: Rating, times: Fraction) -> Rating:
    """Let points that a person gave out of the old 分值 tell the same band."""

    def before(bound: Fraction | None) -> Fraction | None:
        return None if bound is None else bound / times

    return replace(
        method,
        rows=tuple(
            replace(
                row,
                share=replace(
                    row.share, low=before(row.share.low), high=before(row.share.high)
                ),
            )
            for row in method.rows
        ),
    )


def _aggregation(stated: Aggregation, times: Fraction) -> Aggregation:
    value, floor = stated.value, stated.floor
    return replace(
        stated,
        value=None if value is None else _times(value, times),
        floor=None if floor is None else _times(floor, times),
    )


def _is_proportional(score: Expression) -> bool:
    """Whether a formula is 分值 × something that does not read 分值."""
    if not isinstance(score, Operation) or score.operator is not Operator.MULTIPLY:
        return False
    factors = [each for each in score.operands if _reads_weight(each)]
    return len(factors) == 1 and _is_weight(factors[0])


def _is_weight(node: Expression) -> bool:
    return isinstance(node, Local) and node.slot is Slot.WEIGHT


def _reads_weight(node: Expression) -> bool:
    return _is_weight(node) or any(_reads_weight(each) for each in parts_of(node))


def _as_before(node: Expression, times: Fraction) -> Expression:
    """Let a formula read the 分值 that was before the change."""
    if _is_weight(node):
        return _times(node, 1 / times)
    match node:
        case Operation(operands=operands):
            below = tuple(_as_before(each, times) for each in operands)
            return replace(node, operands=below)
        case Rounded(value=value):
            return replace(node, value=_as_before(value, times))
        case Choice(branches=branches, otherwise=otherwise):
            return replace(
                node,
                branches=tuple(_branch(each, times) for each in branches),
                otherwise=_as_before(otherwise, times),
            )
    return node


def _branch(branch: Branch, times: Fraction) -> Branch:
    return replace(
        branch,
        condition=_as_before(branch.condition, times),
        value=_as_before(branch.value, times),
    )


def _times(node: Expression, times: Fraction) -> Expression:
    factor = Literal(span=node.span, type=NUMBER, value=times)
    return Operation(
        span=node.span,
        type=node.type,
        operator=Operator.MULTIPLY,
        operands=(node, factor),
    )
