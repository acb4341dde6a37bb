"""The scores of groups, from the bottom up: 汇总, 封顶, 保底."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple

from perfscore.exact import exact_sum
from perfscore.model.expressions import ResultKind
from perfscore.model.indicator_set import Indicator, IndicatorSet
from perfscore.model.outcomes import AggregationKind
from perfscore.score.program.compile import compile_expression
from perfscore.score.program.worked import points, result, total
from perfscore.score.reported.environment import Environment, Run
from perfscore.score.result import GroupScore, Step
from perfscore.score.whole.means import Part, aggregated, capped, floored, named, scaled
from perfscore.score.whole.moving import is_sum

Titles = tuple[str, ...]


class Counted(NamedTuple):
    """A line that counts, as the groups above add it up; its titles are the set's."""

    titles: Titles
    weight: Fraction
    score: Fraction | None


@dataclass(slots=True)
class Below:
    """What stands below the groups.

    ``lines`` are those that count, by the id of their place. ``weights`` are those
    of groups that 不适用 changed. ``lacking`` are the ids of places whose weights are
    not known. ``settle`` says what a veto makes of a group's score.
    """

    lines: Mapping[int, Sequence[Counted]]
    weights: Mapping[int, Step]
    lacking: frozenset[int]
    environment: Environment
    settle: Callable[[GroupScore], GroupScore]
    groups: list[GroupScore] = field(default_factory=list)

    def lacks(self, node: Indicator) -> bool:
        """Whether a weight that counts in ``node`` is not known."""
        lacking = self.lacking
        return bool(lacking) and any(id(each) in lacking for each in node.walk())


class Groups:
    """The groups of a set, made ready once."""

    def __init__(self, indicator_set: IndicatorSet, bodies: dict[str, Run]) -> None:
        self._tops = indicator_set.indicators
        self._formulas: dict[int, Run] = {}
        self._floors: dict[int, Run] = {}
        for node in indicator_set.walk():
            stated = node.aggregation
            if stated is not None and stated.value is not None:
                self._formulas[id(node)] = compile_expression(stated.value, bodies)
            if stated is not None and stated.floor is not None:
                self._floors[id(node)] = compile_expression(stated.floor, bodies)

    def score(self, below: Below) -> list[tuple[Indicator, Step]]:
        """Score all groups, and give the scores of level 1.

        Groups and lines are put among the results of the environment.
        """
        return [
            (top, part.step)
            for top in self._tops
            for part in self._parts(top, (), below)
        ]

    def _parts(self, node: Indicator, above: Titles, below: Below) -> list[Part]:
        """Give what ``node`` is to the group above it: nothing where it is left out."""
        results = below.environment.results
        if not node.children:
            parts = []
            for line in below.lines.get(id(node), ()):
                step = result(node.span, ResultKind.SCORE, line.titles, line.score)
                results[ResultKind.SCORE, line.titles] = step
                parts.append(Part(step, line.weight, node.share))
            return parts
        path = (*above, node.title)
        inner = [
            part for child in node.children for part in self._parts(child, path, below)
        ]
        lacks = below.lacks(node)
        if not inner and not lacks:
            return []
        scored = below.settle(self._group(node, path, inner, below, lacks=lacks))
        below.groups.append(scored)
        step = result(node.span, ResultKind.SCORE, path, scored.score)
        results[ResultKind.SCORE, path] = step
        weight = scored.weight or Fraction()
        return [Part(step, weight, node.share)]

    def _group(
        self,
        node: Indicator,
        path: Titles,
        parts: list[Part],
        below: Below,
        *,
        lacks: bool,
    ) -> GroupScore:
        moved, stated = below.weights.get(id(node)), node.aggregation
        if stated is None:
            whole = exact_sum(each.weight for each in parts)
            values = [each.step.value for each in parts]
            known = [each for each in values if isinstance(each, Fraction)]
            is_known = len(known) == len(values) and not lacks
            score = exact_sum(known) if is_known else None
            return GroupScore(node, path, whole, score, None)
        if is_sum(node):
            weight = exact_sum(each.weight for each in parts)
            step = total(tuple(each.step for each in parts), span=node.span)
        else:
            weight = node.weight or Fraction()
            if stated.kind is AggregationKind.FORMULA:
                step = self._formulas[id(node)](below.environment)
            else:
                step = aggregated(stated, parts, points(node.span, weight))
            if moved is not None and isinstance(moved.value, Fraction):
                step = scaled(step, weight, moved, node.span)
                weight = moved.value
        if stated.cap is not None or id(node) in self._floors:
            step = named(step, stated.kind)
        if stated.cap is not None:
            step = capped(step, stated, weight)
        floor = self._floors.get(id(node))
        if floor is not None:
            step = floored(step, floor(below.environment), stated)
        value = step.value if isinstance(step.value, Fraction) and not lacks else None
        return GroupScore(node, path, weight, value, step)
