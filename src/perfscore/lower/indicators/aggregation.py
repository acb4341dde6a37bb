"""汇总, 封顶, 保底: how a group's score comes of those below it."""

from perfscore.diagnostics.model import Text
from perfscore.lower.expressions.lower import lower as lower_expression
from perfscore.lower.ground.fitting import fit_points
from perfscore.lower.indicators.weighting import percent
from perfscore.lower.names.headings import Heading
from perfscore.lower.names.scope import Readable, Scope
from perfscore.model.expressions import Expression, ResultKind
from perfscore.model.outcomes import Aggregation, AggregationKind
from perfscore.syntax import tree as t

_KINDS = {
    "WEIGHTED_MEAN": AggregationKind.WEIGHTED_MEAN,
    "LOWEST": AggregationKind.LOWEST,
    "HIGHEST": AggregationKind.HIGHEST,
    "GEOMETRIC_MEAN": AggregationKind.GEOMETRIC_MEAN,
    "HARMONIC_MEAN": AggregationKind.HARMONIC_MEAN,
}


def lower_aggregation(
    scope: Scope, heading: Heading, path: tuple[str, ...]
) -> Aggregation | None:
    """Settle how the group with the titles ``path`` is scored; None for a plain sum."""
    clauses = heading.node.clauses
    how = next((each for each in clauses if isinstance(each, t.Aggregation)), None)
    cap = next((each for each in clauses if isinstance(each, t.CapClause)), None)
    floor = next((each for each in clauses if isinstance(each, t.FloorClause)), None)
    first = how or cap or floor
    if first is None or not heading.below:
        return None
    kind, value = AggregationKind.SUM, None
    if how is not None and how.value is not None:
        kind, value = AggregationKind.FORMULA, _formula(scope, how.value, path)
    elif how is not None and how.kind is not None:
        kind = _KINDS[how.kind.kind]
    return Aggregation(
        span=first.span,
        kind=kind,
        value=value,
        cap=None if cap is None else percent(scope.findings, cap.quantity),
        floor=None if floor is None else _points(scope, floor.points),
    )


def _formula(
    scope: Scope, node: t.Expression, path: tuple[str, ...]
) -> Expression | None:
    here = Readable(
        place=Text("“汇总”", "aggregate"),
        kinds=frozenset({ResultKind.SCORE}),
        own=path,
    )
    return _points(scope.with_results(here), node)


def _points(scope: Scope, node: t.Expression) -> Expression | None:
    return fit_points(scope.findings, lower_expression(scope, node), share_of=None)
