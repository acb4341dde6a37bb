"""What the parts of a summary have in common: words, names, numbers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from perfscore.diagnostics.model import Language

Counted = Mapping[str, Any]
"""What a run has counted, see :mod:`perfscore.batch.output.summary`."""
MOST_ROWS = 200
"""Rows of a table that people look at."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language."""

    language: Language

    def __call__(self, zh: str, en: str) -> str:
        """Give the one of two texts that is in the language."""
        return zh if self.language == "zh" else en


@dataclass(frozen=True, slots=True)
class Cut:
    """Where a grade begins; ``text`` says whether with that total (``≥90``)."""

    name: str
    at: Fraction
    text: str


def cuts_of(summary: Counted) -> tuple[Cut, ...]:
    """Give where grades begin, ascending; none of which sets begin differently."""
    made = []
    for name, begins in summary["cuts"].items():
        if len(begins) == 1 and next(iter(begins)):
            text = next(iter(begins))
            made.append(Cut(name, Fraction(text.lstrip("≥>")), text))
    return tuple(sorted(made, key=lambda each: each.at))


def grades_of(summary: Counted) -> tuple[str, ...]:
    """Give the names of the grades, the best first; "" where some have none, last."""
    places = {each.name: each.at for each in cuts_of(summary)}
    names = [each for each in summary["grades"] if each]
    if sum(name not in places for name in names) <= 1:  # the lowest begins nowhere
        lowest = min(places.values(), default=Fraction()) - 1
        names.sort(key=lambda name: -places.get(name, lowest))
    return (*names, "") if names and summary["grades"].get("") else tuple(names)


def full_marks(summary: Counted) -> Fraction | None:
    """Give the full marks of all, if they are the same."""
    found = list(summary["full"])
    return Fraction(found[0]) if len(found) == 1 else None


def count_note(parts: Iterator[str] | list[str], words: Words) -> str:
    """Join sentences."""
    return ("" if words.language == "zh" else " ").join(each for each in parts if each)
