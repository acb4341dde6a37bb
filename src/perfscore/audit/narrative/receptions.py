"""Receptions told one by one add up to those told for the year elsewhere."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby, pairwise

from perfscore.audit.narrative.statements import Statement
from perfscore.exact import exact_sum

_GUESTS = re.compile(r"接待|来访|来宾")
_VISITS = {"批次", "批", "个", "次"}
_PERSONS = {"人次", "人"}
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Visit:
    """Groups received, and how many persons came in them."""

    groups: Statement
    persons: Statement


def receptions(
    statements: Iterable[Statement],
) -> Iterator[tuple[Visit, tuple[Visit, ...]]]:
    """Give a visit told for the year and the several, told in one sentence, it sums up.

    Only sums that hold in groups and in persons are given: that others do not may have
    many reasons.
    """
    told = [
        visits
        for _, run in groupby(statements, key=lambda each: id(each.sentence))
        if (visits := tuple(_visits(list(run))))
    ]
    alone = {_made_of(each): each[0] for each in reversed(told) if len(each) == 1}
    for several in told:
        whole = alone.get(_made_of(several))
        if len(several) >= _FEWEST and whole and whole.persons.figure.value:
            yield whole, several


def _visits(run: list[Statement]) -> Iterator[Visit]:
    for one, other in pairwise(run):
        if one.unit in _VISITS and other.unit in _PERSONS and _GUESTS.search(one.label):
            yield Visit(one, other)


def _made_of(visits: tuple[Visit, ...]) -> tuple[Fraction, Fraction]:
    """Give how many groups and persons the visits are."""
    return (
        exact_sum(each.groups.figure.value for each in visits),
        exact_sum(each.persons.figure.value for each in visits),
    )
