"""Which indicator of one set is which of another."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from unicodedata import normalize

from perfscore.compare.difference import Change
from perfscore.compare.scorings import scoring_meaning
from perfscore.compare.weights import weight_of
from perfscore.model.indicator_set import Indicator


@dataclass(frozen=True, slots=True)
class Placed:
    """An indicator, the titles from level 1 down to its own, what is above it.

    ``index`` counts the siblings before it, ``count`` all of them with itself.
    """

    indicator: Indicator
    path: tuple[str, ...]
    above: tuple[Indicator, ...]
    index: int
    count: int

    @property
    def parent(self) -> Indicator | None:
        """The heading directly above."""
        return self.above[-1] if self.above else None


@dataclass(frozen=True, slots=True)
class Pair:
    """An indicator in both sets; ``change`` says what became of its place or title."""

    before: Placed
    after: Placed
    change: Change | None = None


@dataclass(slots=True)
class Matching:
    """The indicators that both sets have, and those that only one has."""

    pairs: list[Pair] = field(default_factory=list)
    removed: list[Placed] = field(default_factory=list)
    added: list[Placed] = field(default_factory=list)


def match_indicators(
    before: tuple[Indicator, ...], after: tuple[Indicator, ...]
) -> Matching:
    """Pair indicators by their path, else by place and scoring, else by their title.

    By the title only those are paired that have it alone in what is left of each set.
    """
    matching = Matching()
    _match(matching, _placed(before), _placed(after))
    while moved := _moved(matching):
        for pair in moved:
            _take(matching, pair)
    return matching


def _placed(
    indicators: tuple[Indicator, ...], above: Placed | None = None
) -> list[Placed]:
    path = above.path if above else ()
    nodes = (*above.above, above.indicator) if above else ()
    return [
        Placed(each, (*path, each.title), nodes, index, len(indicators))
        for index, each in enumerate(indicators)
    ]


def _below(one: Placed) -> list[Placed]:
    return _placed(one.indicator.children, one)


def _walk(one: Placed) -> Iterator[Placed]:
    yield one
    for each in _below(one):
        yield from _walk(each)


def _match(matching: Matching, before: list[Placed], after: list[Placed]) -> None:
    """Pair siblings and all below them; the rest is lost for now."""
    pairs = [Pair(*each) for each in _alike(before, after, _title)]
    lefts = _without(before, (each.before for each in pairs))
    rights = _without(after, (each.after for each in pairs))
    renamed = [Pair(*each, Change.RENAMED) for each in _alike(lefts, rights, _content)]
    for each in _without(lefts, (pair.before for pair in renamed)):
        matching.removed.extend(_walk(each))
    for each in _without(rights, (pair.after for pair in renamed)):
        matching.added.extend(_walk(each))
    for pair in (*pairs, *renamed):
        matching.pairs.append(pair)
        _match(matching, _below(pair.before), _below(pair.after))


def _moved(matching: Matching) -> list[Pair]:
    """Pair the highest of the lost whose titles are alone on both sides."""
    lefts, rights = _alone(matching.removed), _alone(matching.added)
    found = [
        Pair(lefts[title], rights[title], Change.MOVED)
        for title in lefts
        if title in rights
    ]
    taken = {id(each.indicator) for pair in found for each in (pair.before, pair.after)}
    return [
        pair
        for pair in found
        if not any(
            id(node) in taken for node in (*pair.before.above, *pair.after.above)
        )
    ]


def _alone(lost: Iterable[Placed]) -> dict[Hashable, Placed]:
    kept = [each for each in lost if not each.indicator.declared]
    count = Counter(_kind(each) for each in kept)
    return {_kind(each): each for each in kept if count[_kind(each)] == 1}


def _take(matching: Matching, pair: Pair) -> None:
    """Keep a moved pair, and look for what is below both."""
    left, right = list(_walk(pair.before)), list(_walk(pair.after))
    matching.removed[:] = _without(matching.removed, left)
    matching.added[:] = _without(matching.added, right)
    matching.pairs.append(pair)
    _match(matching, _below(pair.before), _below(pair.after))


def _alike(
    lefts: Iterable[Placed],
    rights: Iterable[Placed],
    by: Callable[[Placed], Hashable],
) -> list[tuple[Placed, Placed]]:
    """Pair the first of each kind with the first, the second with the second."""
    open_: dict[Hashable, list[Placed]] = {}
    for each in rights:
        open_.setdefault(by(each), []).append(each)
    found = []
    for each in lefts:
        same = open_.get(by(each))
        if same:
            found.append((each, same.pop(0)))
    return found


def _without(side: Iterable[Placed], taken: Iterable[Placed]) -> list[Placed]:
    gone = {id(each.indicator) for each in taken}
    return [each for each in side if id(each.indicator) not in gone]


def _title(one: Placed) -> Hashable:
    return _plain(one.indicator)


def _kind(one: Placed) -> Hashable:
    return _plain(one.indicator), bool(one.indicator.children)


def _plain(indicator: Indicator) -> str:
    return normalize("NFKC", indicator.title)


def _content(one: Placed) -> Hashable:
    """Give what an indicator keeps when only its title changes.

    Where nothing below it is scored, that is little: then no sibling may be new.
    """
    is_scored = any(each.scoring is not None for each in one.indicator.walk())
    count = 0 if is_scored else one.count
    return one.index, count, _all_but_title(one.indicator)


def _all_but_title(indicator: Indicator) -> Hashable:
    return (
        indicator.declared,
        weight_of(indicator),
        indicator.role,
        indicator.target,
        scoring_meaning(indicator.scoring),
        tuple((_plain(each), _all_but_title(each)) for each in indicator.children),
    )
