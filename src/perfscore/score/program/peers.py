"""What only the whole group of assessments settles: ranks, means, the best value."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction

from perfscore.model.expressions import Expression, PeerFunction, Peers
from perfscore.model.units import NUMBER
from perfscore.score.group_values import GroupValues, settled
from perfscore.score.reported.environment import Environment, Run
from perfscore.score.result import Step

_RANKS = {PeerFunction.RANK_FROM_HIGHEST, PeerFunction.RANK_FROM_LOWEST}


def peers_run(node: Peers, compiled: Callable[[Expression], Run]) -> Run:
    """Make the function that asks the group; ranks are of the node's own value.

    The last input is the size of the group, undefined without a group.
    """
    own = None if node.value is None else compiled(node.value)
    counted = replace(
        node, function=PeerFunction.SIZE, value=None, type=NUMBER, label=None
    )

    def run(environment: Environment) -> Step:
        values = settled((environment.peers or {}).get(node.key, ()))
        size = Step(counted, Fraction(values.size) if values.size else None)
        if node.function is PeerFunction.SIZE:
            return size._replace(expression=node)
        if own is None or node.function not in _RANKS:
            made = values.of(node.function) if values.size else None
            return Step(node, made, (size,))
        step = own(environment)
        rank = None
        if isinstance(step.value, Fraction) and values.size:
            rank = _rank(node, step.value, values)
        return Step(node, rank, (step, size))

    return run


def of_group(node: Peers, given: Sequence[Fraction] | GroupValues) -> Step:
    """Give the mean, the highest, the lowest or the number of the group's values."""
    values = settled(given)
    if node.function is PeerFunction.SIZE:
        return Step(node, Fraction(values.size) if values.size else None)
    return Step(node, values.of(node.function) if values.size else None)


def _rank(node: Peers, own: Fraction, values: GroupValues) -> Fraction | None:
    """Give the place of ``own``; None where it is not among the group's values."""
    standing = values.standing(own)
    if standing is None:
        return None
    better = standing.above
    if node.function is PeerFunction.RANK_FROM_LOWEST:
        better = values.size - standing.above - standing.equal
    return Fraction(better + (standing.equal if node.ties_share_last else 1))
