"""Sets in which some points are moved: from an indicator to its siblings, or back."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Protocol

from perfscore.batch.sensitivity.scaling import adds_up, points_of, scaled, without
from perfscore.check.checked import CheckedSet, variant_of
from perfscore.diagnostics.model import Text
from perfscore.lower.ground.levels import parts_of
from perfscore.model.expressions import Expression, Result, ResultKind
from perfscore.model.indicator_set import Indicator, IndicatorSet
from perfscore.model.outcomes import Role

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Movable:
    """A node whose points can be moved to and from its siblings.

    ``points`` are its own, ``others`` those of its siblings together. ``is_leaf``
    says that it is an indicator and no group.
    """

    path: Path
    points: Fraction
    others: Fraction
    is_leaf: bool


@dataclass(frozen=True, slots=True)
class Still:
    """A node whose points are not moved, and why."""

    path: Path
    reason: Text


@dataclass(frozen=True, slots=True)
class Movables:
    """What of a set can be moved, and what cannot."""

    nodes: tuple[Movable, ...]
    still: tuple[Still, ...]


def movables(made: IndicatorSet) -> Movables:
    """Say which nodes of a set have points to move.

    Points move between the children of one node, level 1 among level 1, so that the
    node above still adds up to the same. An only child goes with the node above it.
    """
    reason = _why_none(made)
    if reason is not None:
        return Movables((), (Still((), reason),))
    nodes: list[Movable] = []
    still: list[Still] = []
    normal = [each for each in made.indicators if each.role is Role.NORMAL]
    still.extend(
        Still((each.title,), _BESIDE)
        for each in made.indicators
        if each.role is not Role.NORMAL
    )
    _among(tuple(normal), (), nodes, still)
    return Movables(tuple(nodes), tuple(still))


def moved(checked: CheckedSet, path: Path, by: Fraction) -> CheckedSet | None:
    """Give a node ``by`` points more, taken from its siblings in proportion.

    None where the node or its siblings do not have so many. The rate at which each
    indicator earns its points is what it was. What comes of a set that was checked
    is a set that adds up as that did.
    """
    found = next(
        each for each in movables(checked.indicator_set).nodes if each.path == path
    )
    own = found.points + by
    rest = found.others - by
    if own <= 0 or rest <= 0:
        return None

    def change(node: Indicator, *, is_own: bool) -> Indicator:
        return scaled(node, own / found.points if is_own else rest / found.others)

    return _changed(checked, path, change)


def dropped(checked: CheckedSet, path: Path) -> CheckedSet:
    """Leave a node out; its points go to its siblings in proportion to theirs."""
    found = next(
        each for each in movables(checked.indicator_set).nodes if each.path == path
    )
    times = (found.points + found.others) / found.others

    def change(node: Indicator, *, is_own: bool) -> Indicator:
        return without(node) if is_own else scaled(node, times)

    return _changed(checked, path, change)


def droppable(made: IndicatorSet) -> Iterator[Movable]:
    """Give the indicators that can be left out, an only child with what is above it."""
    for each in movables(made).nodes:
        if each.is_leaf or _has_one_leaf(_node(made.indicators, each.path)):
            yield each


def _among(
    nodes: tuple[Indicator, ...],
    above: Path,
    found: list[Movable],
    still: list[Still],
) -> None:
    points = [points_of(each) for each in nodes]
    known = [each for each in points if each is not None]
    is_whole = len(known) == len(points)
    whole = sum(known, Fraction())
    for node, own in zip(nodes, points, strict=True):
        path = (*above, node.title)
        if own is None or not is_whole:
            still.append(Still(path, _NOT_STATED))
        elif own > 0 and whole > own:
            found.append(Movable(path, own, whole - own, not node.children))
        if not node.children:
            continue
        if adds_up(node):
            _among(node.children, path, found, still)
        else:
            still.append(Still(path, _NO_SUM))


class _Change(Protocol):
    """What becomes of a node, or of one of its siblings."""

    def __call__(self, node: Indicator, *, is_own: bool) -> Indicator: ...


def _changed(checked: CheckedSet, path: Path, change: _Change) -> CheckedSet:
    made = checked.indicator_set
    changed = replace(made, indicators=_replaced(made.indicators, path, change))
    return variant_of(checked, changed)


def _replaced(
    nodes: tuple[Indicator, ...], path: Path, change: _Change
) -> tuple[Indicator, ...]:
    name, *below = path
    if not below:
        return tuple(
            change(each, is_own=each.title == name)
            if each.role is Role.NORMAL
            else each
            for each in nodes
        )
    return tuple(
        replace(each, children=_replaced(each.children, tuple(below), change))
        if each.title == name
        else each
        for each in nodes
    )


def _node(nodes: tuple[Indicator, ...], path: Path) -> Indicator:
    found = next(each for each in nodes if each.title == path[0])
    return found if len(path) == 1 else _node(found.children, path[1:])


def _has_one_leaf(node: Indicator) -> bool:
    return sum(each.is_leaf for each in node.walk()) == 1


def _why_none(made: IndicatorSet) -> Text | None:
    if any(each.declared for each in made.walk()):
        return _DECLARED
    total = None if made.total is None else made.total.value
    return _TOTAL if total is not None and _reads_scores(total) else None


def _reads_scores(node: Expression) -> bool:
    if isinstance(node, Result):
        return node.kind is ResultKind.SCORE
    return any(_reads_scores(each) for each in parts_of(node))


_DECLARED = Text(
    "指标由单位填报，分值由各单位自己定",
    "units declare their indicators and divide the points themselves",
)
_TOTAL = Text(
    "总分的算式逐个读取指标的得分，改分值与改算式分不开",
    "the formula of 总分 reads single scores: their points are not all there is",
)
_BESIDE = Text(
    "加分项、减分项不在满分之内", "bonuses and penalties are beside the full marks"
)
_NOT_STATED = Text(
    "它或同级的指标没有写明分值", "its points, or those of a sibling, are not stated"
)
_NO_SUM = Text(
    "下级不是合计，不在它们之间挪分", "its children are not added up: none is moved"
)
