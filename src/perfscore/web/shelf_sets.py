"""Sets for what is posted: those on the shelf, and texts that came with the request."""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Any

from perfscore.api.named_sets import Sets
from perfscore.api.set_texts import CheckedSet, Scorer, compile_text, unknown_set
from perfscore.api.told import Outcome, Text
from perfscore.web.problem_kinds import TOO_LARGE
from perfscore.web.problems import ProblemError
from perfscore.web.service import Service
from perfscore.web.shelf import Shelf

_MOST_KEPT = 16
_LONGEST_TEXT = 200_000
"""Ten times the longest set that ships; checking takes long where all is wrong."""
_LONGEST_NAME = 200
_KEPT: OrderedDict[tuple[str, str], Outcome[CheckedSet]] = OrderedDict()
_LOCK = Lock()
_NONE: Mapping[str, Outcome[CheckedSet]] = {}


@dataclass(frozen=True, slots=True)
class _Shelved:
    """Looks for sets among those that were posted, then on the shelf."""

    shelf: Shelf
    posted: Mapping[str, Outcome[CheckedSet]]

    def load(self, name: str, year: int | None) -> Outcome[CheckedSet]:
        own = self.posted.get(name)
        if own is not None:
            return own
        if len(name) > _LONGEST_NAME:
            return self._unknown(name)
        return self.shelf.load(name, year=year)

    def scorer(self, name: str, year: int | None) -> Outcome[Scorer]:
        own = self.posted.get(name)
        if own is not None:
            made = None if own.value is None else Scorer(own.value)
            return Outcome(made, own.diagnostics)
        shelved = None
        if len(name) <= _LONGEST_NAME:
            shelved = self.shelf.find(name, year=year)
        if shelved is None:
            return self._unknown(name)
        loaded = self.shelf.loaded(shelved)
        return Outcome(self.shelf.scorer(shelved), loaded.diagnostics)

    def _unknown(self, name: str) -> Outcome[Any]:
        shown = name[:_LONGEST_NAME]
        return Outcome(None, (unknown_set(shown, self.shelf.ids()),))


def sets_of(
    service: Service, posted: Mapping[str, Outcome[CheckedSet]] = _NONE
) -> Sets:
    """Give the sets by which posted documents are scored; no file is one of them.

    ``posted`` are those that came with the request, by the names that they are given.
    """
    found = _Shelved(service.shelf, posted)
    return Sets(
        found.load,
        found.scorer,
        find_base=service.shelf.collection.find_base,
        is_by_year=True,
    )


def compiled(service: Service, text: str, name: str) -> Outcome[CheckedSet]:
    """Check the text of a set that was posted; it takes over published sets.

    Who scores by a text of his own posts it every time: the last ones are kept, where
    nothing but the text is in what came of them. A text that is longer than any set
    raises the problem ``too-large``.
    """
    if len(text) > _LONGEST_TEXT:
        raise ProblemError(
            TOO_LARGE,
            Text(
                f"“{name}”有 {len(text)} 个字，一个指标体系最多 {_LONGEST_TEXT} 个字",
                f"“{name}” has {len(text)} characters, {_LONGEST_TEXT} are the most "
                "of a set",
            ),
        )
    with _LOCK:
        kept = _KEPT.get((name, text))
    if kept is not None:
        return kept
    outcome = compile_text(text, name=name, collection=service.shelf.collection)
    if outcome.value is not None and not outcome.value.indicator_set.bases:
        with _LOCK:
            _KEPT[name, text] = outcome
            while len(_KEPT) > _MOST_KEPT:
                _KEPT.popitem(last=False)
    return outcome
