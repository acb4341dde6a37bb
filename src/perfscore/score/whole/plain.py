"""Sets that only add up: groups and total without a step for every sum."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from perfscore.exact import exact_sum, is_too_large, round_to
from perfscore.model.indicator_set import Footing, Indicator, IndicatorSet
from perfscore.model.outcomes import Role
from perfscore.score.result import GroupScore, IndicatorScore
from perfscore.score.whole.settle import Whole, grade_of
from perfscore.score.whole.vetoes import reads_results


def is_plain(indicator_set: IndicatorSet) -> bool:
    """Whether the set only adds up its lines, and nothing reads a result of that."""
    nodes = tuple(indicator_set.walk())
    is_more = (
        indicator_set.total is not None
        or indicator_set.classifications
        or indicator_set.declared_not_applicable is not None
        or any(
            node.role is not Role.NORMAL
            or node.aggregation is not None
            or node.not_applicable is not None
            or node.vetoes
            for node in nodes
        )
    )
    return not is_more and not any(
        reads_results(each.condition) for each in indicator_set.validations
    )


def add_up(
    indicator_set: IndicatorSet,
    scores: Sequence[IndicatorScore],
    lacking: frozenset[int],
    *,
    is_open: bool,
) -> tuple[list[GroupScore], Whole]:
    """Add up the groups, and the whole, as 合计 says."""
    exact = indicator_set.footing is Footing.EXACT
    sums = _Sums({}, lacking, [])
    for each in scores:
        if each.weight is not None:
            value = each.exact if exact else each.score
            sums.lines.setdefault(id(each.indicator), []).append((each.weight, value))
    tops = [
        made
        for top in indicator_set.indicators
        if (made := _added(top, (), sums)) is not None
    ]
    known = [value for _, value in tops if value is not None]
    total = None
    if not is_open and len(known) == len(tops):
        total = exact_sum(known)
        if is_too_large(total):
            total = None
        elif exact and indicator_set.rounding is not None:
            total = round_to(total, indicator_set.rounding)
    grade = grade_of(indicator_set.grades, total)
    return sums.groups, Whole(total, grade, base=total)


_Sum = tuple[Fraction, Fraction | None]
"""A weight, and the score out of it."""


class _Sums(NamedTuple):
    """The lines that count by the id of their place, and the groups added up so far."""

    lines: dict[int, list[_Sum]]
    lacking: frozenset[int]
    groups: list[GroupScore]


def _added(node: Indicator, above: tuple[str, ...], sums: _Sums) -> _Sum | None:
    """Give the weight and the score of a node; None for one without any line."""
    if not node.children:
        lines = sums.lines.get(id(node))
        return _of(lines) if lines else None
    path = (*above, node.title)
    parts = [
        made
        for child in node.children
        if (made := _added(child, path, sums)) is not None
    ]
    lacks = bool(sums.lacking) and any(id(each) in sums.lacking for each in node.walk())
    if not parts and not lacks:
        return None
    weight, score = _of(parts)
    if lacks:
        score = None
    sums.groups.append(GroupScore(node, path, weight, score, None))
    return weight, score


def _of(parts: Sequence[_Sum]) -> _Sum:
    if len(parts) == 1:
        return parts[0]
    scores = [score for _, score in parts if score is not None]
    whole = exact_sum(scores) if len(scores) == len(parts) else None
    return exact_sum(weight for weight, _ in parts), whole
