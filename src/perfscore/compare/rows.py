"""Rows of a method, paired for what they say, and not for their order."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from perfscore.compare.difference import Difference, Place, Topic
from perfscore.compare.wording import quoted
from perfscore.diagnostics.model import Text
from perfscore.model.indicator_set import Basis
from perfscore.source import Span


@dataclass(frozen=True, slots=True)
class Row:
    """A row: when it applies, what it gives (both as meanings), and all in words."""

    when: Hashable
    gives: Hashable
    text: Text
    span: Span | None


def row_differences(
    place: Place, topic: Topic, before: Sequence[Row], after: Sequence[Row]
) -> Iterator[Difference]:
    """Compare rows: the same ones go, then those that apply alike, or give the same.

    What is left over is paired in order; rows beyond that were removed or added.
    """
    lefts, rights = list(before), list(after)
    for alike in (_whole, _when, _gives):
        for left, right in _paired(lefts, rights, alike):
            lefts.remove(left)
            rights.remove(right)
            if alike is not _whole:
                spans = (left.span, right.span)
                yield place.differs(topic, left.text, right.text, spans=spans)
    shared = min(len(lefts), len(rights))
    for left, right in zip(lefts[:shared], rights[:shared], strict=True):
        spans = (left.span, right.span)
        yield place.differs(topic, left.text, right.text, spans=spans)
    for left in lefts[shared:]:
        yield place.differs(topic, left.text, None, spans=(left.span, None))
    for right in rights[shared:]:
        yield place.differs(topic, None, right.text, spans=(None, right.span))


def text_differences(
    place: Place, topic: Topic, before: Iterable[str], after: Iterable[str]
) -> Iterator[Difference]:
    """Compare texts that stand side by side (依据, 备注) and can be in any order."""
    first, second = place.spans
    yield from _without_pairs(
        place,
        topic,
        [Row(each, None, quoted(each), first) for each in before],
        [Row(each, None, quoted(each), second) for each in after],
    )


def basis_differences(
    place: Place, before: Iterable[Basis], after: Iterable[Basis]
) -> Iterator[Difference]:
    """Compare the legal bases that are stated for one thing."""
    lefts, rights = (
        [Row(each.text, None, quoted(each.text), each.span) for each in side]
        for side in (before, after)
    )
    yield from _without_pairs(place, Topic.BASIS, lefts, rights)


def _without_pairs(
    place: Place, topic: Topic, lefts: list[Row], rights: list[Row]
) -> Iterator[Difference]:
    """Give what is on one side only; two that differ are no change of one."""
    for left, right in _paired(lefts, rights, _whole):
        lefts.remove(left)
        rights.remove(right)
    for left in lefts:
        yield place.differs(topic, left.text, None, spans=(left.span, None))
    for right in rights:
        yield place.differs(topic, None, right.text, spans=(None, right.span))


def _whole(row: Row) -> Hashable:
    return row.when, row.gives


def _when(row: Row) -> Hashable:
    return row.when


def _gives(row: Row) -> Hashable:
    return row.gives


def _paired(
    lefts: Sequence[Row], rights: Sequence[Row], alike: Callable[[Row], Hashable]
) -> list[tuple[Row, Row]]:
    open_: dict[Hashable, list[Row]] = {}
    for right in rights:
        open_.setdefault(alike(right), []).append(right)
    found = []
    for left in lefts:
        same = open_.get(alike(left))
        if same:
            found.append((left, same.pop(0)))
    return found
