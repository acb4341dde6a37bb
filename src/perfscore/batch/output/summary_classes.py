"""How often each total comes, by hundredths of a point, in bounded memory."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from itertools import accumulate

import numpy as np

from perfscore.batch.output.summary_spread import Counted, Scores

MOST = 100_000
"""Classes that are kept apart; of more, ten become one."""
_PLACES = 2
_DENSE = 1 << 20


def no_classes() -> Counted:
    """Give the classes of no totals."""
    return {"step": 0, "classes": ""}


def classes_of(whole: Scores, exact: Iterable[Fraction], places: int) -> Counted:
    """Count totals in units of 10^-``places``, and those that are known exactly.

    A class holds the totals from its number of hundredths to under the next.
    """
    counted: dict[int, int] = {}
    if len(whole):
        numbers = whole.astype(np.int64, copy=False)
        if places > _PLACES:
            numbers = numbers // 10 ** (places - _PLACES)
        found, counts = _counts(numbers)
        factor = 10 ** max(_PLACES - places, 0)
        counted = {
            number * factor: count for number, count in zip(found, counts, strict=True)
        }
    for each in exact:
        number = (each * 10**_PLACES).__floor__()
        counted[number] = counted.get(number, 0) + 1
    return _written(0, counted)


def both_classes(one: Counted, other: Counted) -> Counted:
    """Add up two counts; the classes are those of the coarser one, or coarser still."""
    step = max(one["step"], other["step"])
    counted: dict[int, int] = {}
    for each in (one, other):
        factor = 10 ** (step - each["step"])
        for number, count in _read(each).items():
            counted[number // factor] = counted.get(number // factor, 0) + count
    return _written(step, counted)


def classes(counted: Counted) -> dict[Fraction, int]:
    """Give how often each class comes, by its lower edge, ascending."""
    unit = width(counted)
    return {number * unit: count for number, count in _read(counted).items()}


def width(counted: Counted) -> Fraction:
    """Give how wide a class is, in points."""
    return Fraction(10 ** counted["step"], 10**_PLACES)


def quantile(counts: Mapping[Fraction, int], share: Fraction) -> Fraction | None:
    """Give the class of the total that so large a share of all is not above.

    Of n totals in ascending order it is that of number n × ``share``, rounded up.
    """
    whole = sum(counts.values())
    wanted = -(-whole * share // 1)
    running = zip(counts, accumulate(counts.values()), strict=True)
    return next((value for value, count in running if count >= wanted), None)


def _counts(numbers: Scores) -> tuple[list[int], list[int]]:
    low = int(numbers.min())
    if int(numbers.max()) - low < _DENSE:
        dense = np.bincount(numbers - low)
        found = np.flatnonzero(dense)
        return (found + low).tolist(), dense[found].tolist()
    found, counts = np.unique(numbers, return_counts=True)
    return found.tolist(), counts.tolist()


def _written(step: int, counted: Mapping[int, int]) -> Counted:
    """Write classes as one text, which takes less room than a table of them."""
    while len(counted) > MOST:
        step += 1
        coarser: dict[int, int] = {}
        for number, count in counted.items():
            coarser[number // 10] = coarser.get(number // 10, 0) + count
        counted = coarser
    text = " ".join(f"{number}:{counted[number]}" for number in sorted(counted))
    return {"step": step, "classes": text}


def _read(counted: Counted) -> dict[int, int]:
    pairs = (each.split(":") for each in counted["classes"].split())
    return {int(number): int(count) for number, count in pairs}
