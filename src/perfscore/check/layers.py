"""Entries on top of others that are shared, so that going on from many costs little."""

from collections.abc import Mapping
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Layer(dict[K, V]):
    """A dict that goes on from another, which stays as it is.

    ``layer[key]`` looks below too. ``in``, ``get`` and ``len`` are of the entries on
    top alone: :meth:`found` and :attr:`count` are of all.
    """

    def __init__(self, below: Mapping[K, V] | None = None) -> None:
        super().__init__()
        self._below: Mapping[K, V] = {} if below is None else below

    def __missing__(self, key: K) -> V:
        """Look below, where a key is not among the entries on top."""
        return self._below[key]

    @property
    def count(self) -> int:
        """How many entries there are in all; no key is both on top and below."""
        return len(self) + len(self._below)

    def found(self, key: K) -> V | None:
        """Give an entry from anywhere, None if there is none; no entry is None."""
        own = self.get(key)
        return self._below.get(key) if own is None else own

    def above(self) -> "Layer[K, V]":
        """Give a layer that goes on from here.

        What is added to either from now on is not seen in the other.
        """
        if self:
            self._below = {**self._below, **self}
            self.clear()
        return Layer(self._below)
