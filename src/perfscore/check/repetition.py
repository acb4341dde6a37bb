"""Finds what stands more than once."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def repeated(
    things: Iterable[T], *, key: Callable[[T], Hashable]
) -> Iterator[tuple[T, T]]:
    """Give the first thing with a key, beside each later one with the same."""
    seen: dict[Hashable, T] = {}
    for each in things:
        first = seen.setdefault(key(each), each)
        if first is not each:
            yield first, each
