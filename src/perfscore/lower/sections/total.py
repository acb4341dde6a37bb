"""总分: the formula of the total, and the vetoes of the whole."""

from perfscore.diagnostics.model import Text
from perfscore.lower.expressions.lower import lower as lower_expression
from perfscore.lower.ground.fitting import fit_points
from perfscore.lower.names.scope import Readable, Scope
from perfscore.lower.sections.head import basis_of, twice
from perfscore.lower.sections.vetoes import lower_vetoes
from perfscore.model.expressions import ResultKind
from perfscore.model.outcomes import TotalRule
from perfscore.syntax import tree as t

_PARTS = frozenset(
    {ResultKind.SCORE, ResultKind.BASE, ResultKind.BONUS, ResultKind.PENALTY}
)
_FORMULA = Readable(place=Text("“总分 =”", "“total =”"), kinds=_PARTS)
_VETOES = Readable(
    place=Text("“总分”下的否决", "a veto below total"),
    kinds=_PARTS | {ResultKind.TOTAL},
)


def lower_total(scope: Scope, sections: list[t.Total]) -> TotalRule | None:
    """Lower 总分, which stands once; None where the set has no such section."""
    for again in sections[1:]:
        twice(scope.findings, "总分", sections[0].span, again.span)
    if not sections:
        return None
    node = sections[0]
    value = None
    if node.value is not None:
        points = lower_expression(scope.with_results(_FORMULA), node.value)
        value = fit_points(scope.findings, points, share_of=None)
    basis = tuple(each.text for each in basis_of(node.basis))
    here = scope.with_results(_VETOES)
    return TotalRule(
        span=node.span,
        value=value,
        vetoes=lower_vetoes(here, node.vetoes, basis, of_indicator=False),
        basis=basis,
    )
