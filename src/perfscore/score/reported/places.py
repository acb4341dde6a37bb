"""The leaves of a set's tree, and the weights that units divide."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from perfscore.model.indicator_set import Indicator
from perfscore.score.reported.names import plain


@dataclass(frozen=True, slots=True)
class Place:
    """A leaf of the set's tree, with the nodes above it, outermost first.

    ``headings`` are the names of the nodes above, ``plain_headings`` the same as they
    are compared. ``holder`` is the nearest node that has a weight, from 由单位填报
    upwards: what the units' own weights have to add up to.
    """

    indicator: Indicator
    above: tuple[Indicator, ...]
    headings: tuple[tuple[str, ...], ...]
    plain_headings: tuple[frozenset[str], ...]
    holder: Indicator | None


def _place(indicator: Indicator, above: tuple[Indicator, ...]) -> Place:
    return Place(
        indicator,
        above,
        tuple(node.names for node in above),
        tuple(frozenset(map(plain, node.names)) for node in above),
        next(
            (node for node in (indicator, *reversed(above)) if node.weight is not None),
            None,
        ),
    )


@dataclass(frozen=True, slots=True)
class Holder:
    """A weight that units divide among their own indicators, and where it stands.

    ``places`` are the ids of the places whose weights add up to it.
    """

    title: str
    weight: Fraction
    places: frozenset[int]


def holders_of(places: tuple[Place, ...]) -> tuple[Holder, ...]:
    """Give the nodes whose weight the units divide among their own indicators."""
    found: dict[int, Holder] = {}
    for place in places:
        node = place.holder
        if not place.indicator.declared or node is None or node.weight is None:
            continue
        named = place.above[-1] if node.declared and place.above else node
        below = frozenset(id(each) for each in places if _is_below(each, node))
        found[id(node)] = Holder(named.title, node.weight, below)
    return tuple(found.values())


def _is_below(place: Place, node: Indicator) -> bool:
    return any(each is node for each in (*place.above, place.indicator))


def places_of(
    indicators: tuple[Indicator, ...], above: tuple[Indicator, ...] = ()
) -> Iterator[Place]:
    """Give the leaves of a tree, as the set writes them."""
    for indicator in indicators:
        if indicator.children:
            yield from places_of(indicator.children, (*above, indicator))
        else:
            yield _place(indicator, above)
