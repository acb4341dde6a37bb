"""Grades and totals are counted by the groups of chosen columns."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from perfscore.batch.output.summary_spread import Counted
from perfscore.batch.results import Result
from perfscore.exact import exact_sum

MOST = 100_000
"""Groups of one column; of a column with more nothing is counted."""

Texts = Mapping[str, pa.Array | None]
"""The groups' names of each row, by heading; None where a table has no such column."""


def groups_of(by: Texts, result: Result, grades: Sequence[str]) -> Counted:
    """Count a block by each column; rows without a name are those of ``""``."""
    return {
        heading: within(_of_column(texts, result, grades))
        for heading, texts in by.items()
    }


def within(groups: Counted) -> Counted:
    """Keep groups as long as there are not too many of them."""
    return {"of": groups if len(groups) <= MOST else None}


def one_group(grade: str, total: Fraction | None) -> Counted:
    """Count one assessment."""
    known = total is not None
    return {"grades": {grade: 1}, "count": int(known), "sum": str(total or 0)}


def both_groups(one: Counted, other: Counted) -> Counted:
    """Add up the groups of one column."""
    if one["of"] is None or other["of"] is None:
        return {"of": None}
    made = dict(one["of"])
    for name, group in other["of"].items():
        made[name] = _both(made[name], group) if name in made else group
    return within(made)


def _both(one: Counted, other: Counted) -> Counted:
    grades = dict(one["grades"])
    for name, count in other["grades"].items():
        grades[name] = grades.get(name, 0) + count
    total = Fraction(one["sum"]) + Fraction(other["sum"])
    count = one["count"] + other["count"]
    return {"grades": grades, "count": count, "sum": str(total)}


def _of_column(
    texts: pa.Array | None, result: Result, grades: Sequence[str]
) -> Counted:
    codes, names = _coded(texts, result.size)
    kinds = (*grades, "")
    size = len(names)
    counts = np.bincount(
        codes * len(kinds) + np.where(result.grades < 0, len(grades), result.grades),
        minlength=size * len(kinds),
    ).reshape(size, len(kinds))
    plain = ~result.open
    plain[list(result.exact)] = False
    known = np.bincount(codes[plain], minlength=size)
    sums = _sums(codes[plain], result.totals[plain], size)
    exact: dict[int, list[Fraction]] = {}
    for row, score in result.exact.items():
        if score.total is not None:
            exact.setdefault(int(codes[row]), []).append(score.total)
    scale = 10**result.places
    made: Counted = {}
    for code in map(int, np.flatnonzero(counts.any(axis=1))):
        more = exact.get(code, [])
        made[names[code]] = {
            "grades": {
                kind: int(count)
                for kind, count in zip(kinds, counts[code], strict=True)
                if count
            },
            "count": int(known[code]) + len(more),
            "sum": str(Fraction(sums[code], scale) + exact_sum(more)),
        }
    return made


def _coded(texts: pa.Array | None, size: int) -> tuple[NDArray[np.int64], list[str]]:
    """Number the names; equal ones, and blank ones, have one number."""
    if texts is None:
        return np.zeros(size, np.int64), [""]
    encoded = texts.cast(pa.string()).dictionary_encode()
    written = [(each or "").strip() for each in encoded.dictionary.to_pylist()]
    names = list(dict.fromkeys((*written, "")))
    places = {name: at for at, name in enumerate(names)}
    known = np.array([*(places[each] for each in written), places[""]], np.int64)
    blank = len(written)
    codes = encoded.indices.fill_null(blank).to_numpy(zero_copy_only=False)
    return known[codes], names


def _sums(
    codes: NDArray[np.int64],
    whole: NDArray[np.int64] | NDArray[np.int32],
    size: int,
) -> list[int]:
    """Add up by group without overflow, whatever the sizes."""
    numbers = whole.astype(np.int64, copy=False)
    parts = []
    for part in (numbers >> 32, numbers & 0xFFFF_FFFF):
        sums = np.zeros(size, np.int64)
        np.add.at(sums, codes, part)
        parts.append(sums.tolist())
    return [(high << 32) + low for high, low in zip(*parts, strict=True)]
