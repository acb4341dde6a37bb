"""Of very many groups the largest are shown, and the rest together."""

from collections.abc import Iterable

from perfscore.report.charts.model import Group

MOST = 30


def largest(
    groups: Iterable[Group], most: int = MOST, rest: str = "其余 {} 个"
) -> tuple[Group, ...]:
    """Give the largest groups, the largest first, and last all others added up.

    Of groups of one size those come first that stood first. ``rest`` names the others
    by how many they are.
    """
    ordered = sorted(groups, key=lambda each: -sum(each.counts))
    if len(ordered) <= most + 1:
        return tuple(ordered)
    others = ordered[most:]
    together = tuple(map(sum, zip(*(each.counts for each in others), strict=True)))
    return (*ordered[:most], Group(rest.format(len(others)), together))
