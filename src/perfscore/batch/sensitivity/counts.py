"""What a study has counted; the counts of two blocks add up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import TypeVar

from perfscore.batch.sensitivity.effects import Effect
from perfscore.batch.sensitivity.margins import REACH, NearCut, added

K = TypeVar("K")

NARROWEST = 100
"""Assessments that are listed by name: those that stand nearest to a cut."""

_NOTHING = (0,) * (2 * REACH)


@dataclass(frozen=True, slots=True, order=True)
class Narrow:
    """An assessment beside a cut: by how much, under it or not, and its grade.

    ``distance`` is in points. ``errors`` and ``weights`` count the changes of either
    kind that give it another grade, ``kept`` the draws that do not; None without any.
    """

    distance: Fraction
    file: str
    number: int
    id: str
    unit: str
    total: Fraction
    grade: str
    is_under: bool
    errors: int
    weights: int
    kept: int | None = None


@dataclass(frozen=True, slots=True)
class GroupCounts:
    """A group of assessments; the last three have another grade by some one change.

    ``near`` counts who stands within the distances asked for, of any cut.
    """

    scored: int = 0
    near: tuple[int, ...] = ()
    by_error: int = 0
    by_weight: int = 0
    by_drop: int = 0

    def __add__(self, other: "GroupCounts") -> "GroupCounts":
        """Add up two parts of a group."""
        if not self.near or not other.near:
            near = self.near or other.near
        else:
            near = tuple(a + b for a, b in zip(self.near, other.near, strict=True))
        return GroupCounts(
            self.scored + other.scored,
            near,
            self.by_error + other.by_error,
            self.by_weight + other.by_weight,
            self.by_drop + other.by_drop,
        )


Groups = Mapping[str, GroupCounts]
"""By what stands in a column, "" where that is blank."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What was counted of some assessments.

    ``rows`` were read, ``scored`` have a total; ``total`` is the sum of these, in
    points. ``effects`` go with the variants tried. ``distances`` count the distances to
    the nearest cut by class; ``settled`` have a total and no distance: no grade, or one
    that a veto gave. ``grades`` are counted by name. ``kept`` counts the assessments
    that have a grade by the number of draws in which they keep it.
    """

    rows: int = 0
    scored: int = 0
    total: Fraction = Fraction()
    effects: tuple[Effect, ...] = ()
    near: tuple[NearCut, ...] = ()
    distances: tuple[int, ...] = _NOTHING
    settled: int = 0
    grades: Mapping[str, int] = field(default_factory=dict)
    whole: GroupCounts = GroupCounts()
    groups: Mapping[str, Groups] = field(default_factory=dict)
    narrow: tuple[Narrow, ...] = ()
    kept: Mapping[int, int] = field(default_factory=dict)

    def __add__(self, other: "Counts") -> "Counts":
        """Add up what was counted of other assessments."""
        return Counts(
            self.rows + other.rows,
            self.scored + other.scored,
            self.total + other.total,
            _sum_of(self.effects, other.effects),
            added(self.near, other.near),
            tuple(a + b for a, b in zip(self.distances, other.distances, strict=True)),
            self.settled + other.settled,
            _merged(self.grades, other.grades),
            self.whole + other.whole,
            {
                name: _groups(self.groups.get(name, {}), other.groups.get(name, {}))
                for name in dict.fromkeys((*self.groups, *other.groups))
            },
            tuple(sorted((*self.narrow, *other.narrow))[:NARROWEST]),
            _merged(self.kept, other.kept),
        )

    def unread(self, count: int) -> "Counts":
        """Count rows that could not be read at all."""
        return replace(self, rows=self.rows + count)


def _sum_of(one: Sequence[Effect], other: Sequence[Effect]) -> tuple[Effect, ...]:
    if not one or not other:
        return tuple(one or other)
    return tuple(a + b for a, b in zip(one, other, strict=True))


def _merged(one: Mapping[K, int], other: Mapping[K, int]) -> dict[K, int]:
    keys = dict.fromkeys((*one, *other))
    return {key: one.get(key, 0) + other.get(key, 0) for key in keys}


def _groups(one: Groups, other: Groups) -> Groups:
    nothing = GroupCounts()
    keys = dict.fromkeys((*one, *other))
    return {key: one.get(key, nothing) + other.get(key, nothing) for key in keys}
