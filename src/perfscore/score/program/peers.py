"""What only the whole group of assessments settles: ranks, means, the best value."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction

from perfscore.exact import exact_sum
from perfscore.model.expressions import Expression, PeerFunction, Peers
from perfscore.model.units import NUMBER
from perfscore.score.reported.environment import Environment, Run
from perfscore.score.result import Step

_OF_ALL: dict[PeerFunction, Callable[[Sequence[Fraction]], Fraction]] = {
    PeerFunction.MEAN: lambda values: exact_sum(values) / len(values),
    PeerFunction.HIGHEST: max,
    PeerFunction.LOWEST: min,
}


def peers_run(node: Peers, compiled: Callable[[Expression], Run]) -> Run:
    """Make the function that asks the group; ranks are of the node's own value.

    The last input is the size of the group, undefined without a group.
    """
    own = None if node.value is None else compiled(node.value)
    counted = replace(
        node, function=PeerFunction.SIZE, value=None, type=NUMBER, label=None
    )

    def run(environment: Environment) -> Step:
        values = (environment.peers or {}).get(node.key, ())
        size = Step(counted, Fraction(len(values)) if values else None)
        if node.function is PeerFunction.SIZE:
            return size._replace(expression=node)
        if own is None or node.function in _OF_ALL:
            made = _OF_ALL[node.function](values) if values else None
            return Step(node, made, (size,))
        step = own(environment)
        rank = None
        if isinstance(step.value, Fraction):
            rank = _rank(node, step.value, values)
        return Step(node, rank, (step, size))

    return run


def of_group(node: Peers, values: Sequence[Fraction]) -> Step:
    """Give the mean, the highest, the lowest or the number of the group's values."""
    if node.function is PeerFunction.SIZE:
        return Step(node, Fraction(len(values)) if values else None)
    return Step(node, _OF_ALL[node.function](values) if values else None)


def _rank(node: Peers, own: Fraction, values: Sequence[Fraction]) -> Fraction | None:
    """Give the place of ``own``; None where it is not among the group's values."""
    equal = sum(each == own for each in values)
    if not equal:
        return None
    if node.function is PeerFunction.RANK_FROM_HIGHEST:
        better = sum(each > own for each in values)
    else:
        better = sum(each < own for each in values)
    return Fraction(better + (equal if node.ties_share_last else 1))
