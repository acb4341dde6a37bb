"""Texts that are digits become numbers, a whole column at a time."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from perfscore.batch.cells.scaling import Scaled as Plain
from perfscore.batch.cells.scaling import of_floats

__all__ = ["Plain", "Taken", "plain_numbers", "with_units"]

_LONGEST = 16
"""Characters of up to 15 digits and a point."""
_DIGIT = np.zeros(256, bool)
_DIGIT[ord("0") : ord("9") + 1] = True
_PLAIN = b"0123456789."
_ALLOWED = _DIGIT.copy()
_ALLOWED[ord(".")] = True
_WITH_UNIT = (
    r"^[ \t\x{3000}\x{a0}]*"
    r"(?P<whole>[0-9]{1,15}|[1-9][0-9]{0,2}(?:,[0-9]{3}){1,4})"
    r"(?:\.(?P<part>[0-9]{1,8}))?"
    r"(?P<unit>[^0-9.,\s]{0,4})[ \t\x{3000}\x{a0}]*$"
)
_MOST_DIGITS = 15


class Taken(NamedTuple):
    """Numbers of the rows ``rows`` (of those that were looked at)."""

    rows: NDArray[np.int64]
    values: NDArray[np.int64]


def plain_numbers(cells: pa.Array) -> tuple[NDArray[np.int64], Plain]:
    """Read the cells that are digits, with a point between them or without.

    Returns:
        The rows, and their numbers.
    """
    rows = np.flatnonzero(_is_plain(cells))
    if len(rows) < len(cells):
        cells = cells.take(pa.array(rows))
    try:
        numbers = cells.cast(pa.float64())
    except pa.ArrowInvalid:  # 1.2.3
        none = np.zeros(0, np.int64)
        return none, Plain(none, 0, np.zeros(0, bool))
    return rows, of_floats(numbers)


def _is_plain(cells: pa.Array) -> NDArray[np.bool_]:
    _, offsets, data = cells.buffers()
    ends = np.frombuffer(offsets, np.int32)[
        cells.offset : cells.offset + len(cells) + 1
    ]
    lengths = np.diff(ends)
    found = (lengths > 0) & (lengths <= _LONGEST)
    if data is None or not len(cells) or not ends[-1]:
        return found & False
    characters = np.frombuffer(data, np.uint8)[: ends[-1]]
    first = ends[0]
    if characters[first:].tobytes().translate(None, _PLAIN):
        others = ~_ALLOWED[characters[first:]]
        counted = np.concatenate(([0], np.cumsum(others, dtype=np.int32)))
        found &= np.diff(counted[ends - first]) == 0
    starts = np.minimum(ends[:-1], len(characters) - 1)
    lasts = np.maximum(ends[1:] - 1, 0)
    found &= _DIGIT[characters[starts]] & _DIGIT[characters[lasts]]
    if cells.null_count:
        found &= cells.is_valid().to_numpy(zero_copy_only=False)
    return found


def with_units(
    cells: pa.Array, rows: NDArray[np.int64]
) -> Iterator[tuple[str, int, Taken]]:
    """Give the numbers in ``rows`` by what stands behind them and their decimals."""
    looked = cells.take(pa.array(rows))
    parts = pc.extract_regex(looked, _WITH_UNIT)
    whole, part, unit = (parts.field(at) for at in range(3))
    valid = parts.is_valid()
    whole = pc.replace_substring(whole, ",", "")
    part = pc.fill_null(part, "")
    decimals = pc.binary_length(part)
    fits = pc.less_equal(pc.add(pc.binary_length(whole), decimals), _MOST_DIGITS)
    kept = pc.and_(valid, fits).to_numpy(zero_copy_only=False)
    at = np.flatnonzero(kept)
    if not len(at):
        return
    indices = pa.array(at)
    digits = pc.binary_join_element_wise(
        whole.take(indices), part.take(indices), ""
    ).cast(pa.int64())
    values = digits.to_numpy(zero_copy_only=False)
    places = decimals.take(indices).to_numpy(zero_copy_only=False)
    units = unit.take(indices).dictionary_encode()
    codes = units.indices.to_numpy(zero_copy_only=False)
    for code, name in enumerate(units.dictionary.to_pylist()):
        of_unit = codes == code
        for decimal in np.unique(places[of_unit]):
            chosen = of_unit & (places == decimal)
            yield str(name), int(decimal), Taken(at[chosen], values[chosen])
