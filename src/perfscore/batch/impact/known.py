"""Which rows of two readings are the same, and what these are known by."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from perfscore.batch.impact.movers import Known
from perfscore.batch.impact.reading import Two, TwoLayed
from perfscore.batch.impact.rows import Groups
from perfscore.batch.reading.keys import KeyColumns
from perfscore.batch.reading.named import Named, text_at
from perfscore.model.assessment import Assessment


@dataclass(frozen=True, slots=True)
class Join:
    """The rows that both readings have: where they stand in each, their groups.

    ``known`` says what a row is known by.
    """

    at: tuple[NDArray[np.intp], NDArray[np.intp]]
    groups: tuple[Groups, ...]
    known: Callable[[int], Known]


def known_of(name: str, two: Two, laid: TwoLayed, by: KeyColumns) -> Join:
    """Join two readings of a table by the numbers of rows; ``by`` are its groups."""
    before, after = two
    if np.array_equal(before.numbers, after.numbers):
        first = second = np.arange(len(before.numbers))
    else:
        _, first, second = np.intersect1d(
            before.numbers, after.numbers, assume_unique=True, return_indices=True
        )
    texts = by.texts(before, laid.sides[0])
    groups = tuple(
        _groups(name, cells.take(pa.array(first)))
        for name, cells in zip(by.names, texts, strict=True)
    )
    return Join((first, second), groups, partial(_known, name, before, first, groups))


def joined(known: Sequence[Known], given: Sequence[Assessment], by: KeyColumns) -> Join:
    """Join assessments that were read one by one; known groups stand for their own."""
    rows = np.arange(len(known))
    texts = [
        each.groups or tuple(by.of_file(one))
        for each, one in zip(known, given, strict=True)
    ]
    groups = tuple(
        _groups(name, pa.array([each[at] or None for each in texts], pa.string()))
        for at, name in enumerate(by.names)
    )
    return Join(
        (rows, rows),
        groups,
        lambda row: replace(known[row], groups=_named(groups, row)),
    )


def _groups(name: str, cells: pa.Array) -> Groups:
    encoded = cells.dictionary_encode()
    codes = encoded.indices.fill_null(-1).to_numpy(zero_copy_only=False)
    texts = encoded.dictionary.to_pylist()
    return Groups(name, codes.astype(np.int64), tuple(texts))


def _known(
    name: str,
    named: Named,
    at: NDArray[np.intp],
    groups: Sequence[Groups],
    row: int,
) -> Known:
    place = int(at[row])
    return Known(
        file=name,
        number=int(named.numbers[place]),
        id=text_at(named.ids, place),
        unit=text_at(named.units, place),
        project=text_at(named.projects, place),
        year=int(named.years[place]) or None,
        groups=_named(groups, row),
    )


def _named(groups: Sequence[Groups], row: int) -> tuple[str | None, ...]:
    return tuple(
        each.texts[code] if (code := int(each.codes[row])) >= 0 else None
        for each in groups
    )
