"""Which lines the groups above them add up."""

from collections.abc import Sequence
from fractions import Fraction

from perfscore.diagnostics.model import Text
from perfscore.model.expressions import ResultKind, Undefined
from perfscore.model.indicator_set import Footing, IndicatorSet
from perfscore.model.units import POINTS
from perfscore.score.reported.environment import Environment
from perfscore.score.reported.lines import Layout, Line
from perfscore.score.result import IndicatorScore, Step
from perfscore.score.whole.groups import Counted


def counted(
    indicator_set: IndicatorSet,
    lines: Sequence[Line],
    scores: Sequence[IndicatorScore],
    environment: Environment,
) -> dict[int, list[Counted]]:
    """Give the lines that count, by the id of their place.

    They count exactly or as rounded, as 合计 says. What is left out is put among the
    results as having none.
    """
    exact = indicator_set.footing is Footing.EXACT
    found: dict[int, list[Counted]] = {}
    for line, scored in zip(lines, scores, strict=True):
        place = line.place
        titles = (*(each.title for each in place.above), line.name)
        if scored.is_left_out:
            environment.results[ResultKind.SCORE, titles] = _no_score(line)
        elif scored.weight is not None:
            value = scored.exact if exact else scored.score
            weight: Fraction = scored.weight
            below = found.setdefault(id(place.indicator), [])
            below.append(Counted(titles, weight, value))
    return found


def lacking(
    layout: Layout,
    lines: Sequence[Line],
    scores: Sequence[IndicatorScore],
    *,
    is_open: bool,
) -> frozenset[int]:
    """Give the ids of the places of units' own indicators whose weights are open."""
    if not is_open:
        return frozenset()
    known = {
        id(line.place.indicator)
        for line, scored in zip(lines, scores, strict=True)
        if scored.weight is not None
    }
    unknown = {
        id(line.place.indicator)
        for line, scored in zip(lines, scores, strict=True)
        if scored.weight is None
    }
    declared = {id(p.indicator) for p in layout.places if p.indicator.declared}
    return frozenset(declared & unknown | declared - known)


def _no_score(line: Line) -> Step:
    reason = Text(
        f"“{line.name}”不适用，没有得分", f"“{line.name}” does not apply: no score"
    )
    span = line.place.indicator.span
    node = Undefined(span=span, type=POINTS, rule="total-open", reason=reason)
    return Step(node, None)
