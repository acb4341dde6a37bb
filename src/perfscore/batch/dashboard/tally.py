"""Numbers are counted as the texts that they are kept as, and added up exactly."""

import re
from collections import Counter
from fractions import Fraction
from functools import lru_cache
from typing import Any

import numpy as np

from perfscore.batch.output.summary_classes import (
    both_classes,
    classes_of,
    no_classes,
)
from perfscore.batch.output.summary_rate import RATES, SCORES, enter_rate
from perfscore.batch.output.summary_spread import Counted

_MOST_DISTINCT = 20_000
_HUNDREDTHS = 2
_EXACT = re.compile(r"-?[0-9]+(?:\.[0-9]+|/0*[1-9][0-9]*)?")


Ratio = tuple[int, int]
"""A number as numerator and denominator, not always in lowest terms."""


@lru_cache(maxsize=65_536)
def ratio_of(text: str | None) -> Ratio | None:
    """Read an exact text; None where there is none."""
    if text is None or _EXACT.fullmatch(text) is None:
        return None
    if "/" in text:
        over, _, under = text.partition("/")
        return int(over), int(under)
    whole, _, decimals = text.partition(".")
    return int(whole + decimals), 10 ** len(decimals)


class Tally:
    """Counts numbers by their exact texts; of too many only the sums are held."""

    __slots__ = ("_classes", "_count", "_least", "_most", "_squares", "_sum", "_texts")

    def __init__(self, *, has_classes: bool = False) -> None:
        """Begin with nothing; ``has_classes``: count by hundredths too."""
        self._texts: Counter[str] = Counter()
        self._count = 0
        self._sum = self._squares = Fraction()
        self._least: Fraction | None = None
        self._most: Fraction | None = None
        self._classes: Counted | None = no_classes() if has_classes else None

    def add(self, text: str, times: int = 1) -> None:
        """Count a number that came so many times."""
        self._texts[text] += times
        if len(self._texts) > _MOST_DISTINCT:
            self._settle()

    def spread(self) -> Counted:
        """Give count, sum, sum of squares and ends, as summaries hold them."""
        self._settle()
        return {
            "count": self._count,
            "sum": str(self._sum),
            "squares": str(self._squares),
            "least": None if self._least is None else str(self._least),
            "most": None if self._most is None else str(self._most),
        }

    def classes(self) -> Counted:
        """Give how often each number comes, by hundredths."""
        self._settle()
        return no_classes() if self._classes is None else self._classes

    def _settle(self) -> None:
        """Add up what was counted: whole numbers over each denominator there is."""
        over: dict[int, dict[int, int]] = {}
        for text, times in self._texts.items():
            found = ratio_of(text) or Fraction(text).as_integer_ratio()
            numbers = over.setdefault(found[1], {})
            numbers[found[0]] = numbers.get(found[0], 0) + times
        self._texts.clear()
        for under, numbers in over.items():
            self._add_up(under, numbers)
        if over and self._classes is not None:
            self._classes = both_classes(self._classes, _classes(over))

    def _add_up(self, under: int, numbers: dict[int, int]) -> None:
        self._count += sum(numbers.values())
        whole = sum(each * times for each, times in numbers.items())
        squares = sum(each * each * times for each, times in numbers.items())
        self._sum += Fraction(whole, under)
        self._squares += Fraction(squares, under * under)
        least, most = (Fraction(x, under) for x in (min(numbers), max(numbers)))
        self._least = least if self._least is None else min(least, self._least)
        self._most = most if self._most is None else max(most, self._most)


def _classes(over: dict[int, dict[int, int]]) -> Counted:
    floors: Counter[int] = Counter()
    for under, numbers in over.items():
        for each, times in numbers.items():
            floors[each * 10**_HUNDREDTHS // under] += times
    every = np.repeat(np.array([*floors], np.int64), [*floors.values()])
    return classes_of(every, (), _HUNDREDTHS)


class Line:
    """The scores of one line: their spread, and how many are full marks."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._tally = Tally()
        self._full = self._lacking = 0
        self.weights: Counter[str] = Counter()

    def add(self, weight: str | None, score: str | None, times: int) -> None:
        """Count a score, and the weight that it was of, that came so many times."""
        if weight is not None:
            self.weights[weight] += times
        if score is None:
            self._lacking += times
            return
        self._tally.add(score, times)
        self._full += times * (score == weight)

    def counted(self) -> dict[str, Any]:
        """Give the spread of the scores, and how many are full marks, or none."""
        spread = self._tally.spread()
        return {**spread, "full": self._full, "lacking": self._lacking}


def add_rate(
    made: Counted,
    known: tuple[Ratio | None, Ratio | None],
    full: Fraction,
    times: int,
) -> None:
    """Count an execution rate and a total on a grid, so many times."""
    rate, total = known
    if rate is None or total is None:
        made["without"] += times
        return
    column = rate[0] * RATES // rate[1]
    share = total[0] * SCORES * full.denominator, total[1] * full.numerator
    enter_rate(made, column, share[0] // share[1], times)
