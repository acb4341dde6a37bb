"""What members bring to their groups, and what groups come to, as Arrow columns."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from perfscore.batch.groups.needs import PeerKey
from perfscore.batch.groups.numbers import Brought, Numbers, numbers_of
from perfscore.batch.groups.settling import (
    RANKS,
    GroupColumns,
    settled,
    table_of,
)

GROUP = "perfscore_group"
"""The column of a row's group, null where it has none."""
BROUGHT = "perfscore_brought"
"""The column of what a row brings to its group."""
_BROUGHT = pa.struct(
    {
        "top": pa.int64(),
        "under": pa.int64(),
        "has": pa.bool_(),
        "silent": pa.bool_(),
        "long": pa.string(),
    }
)
_SETTLED = pa.struct(
    {
        "has": pa.bool_(),
        "silent": pa.bool_(),
        "above": pa.int32(),
        "equal": pa.int32(),
        "size": pa.int64(),
        "mean": pa.string(),
        "highest": pa.string(),
        "lowest": pa.string(),
    }
)
_OF_GROUP = ("size", "mean", "highest", "lowest")

Bools = NDArray[np.bool_]


def peers_column(level: int) -> str:
    """Name the column of what the groups of a level came to."""
    return f"perfscore_peers_{level + 1}"


def brought_type(keys: Sequence[PeerKey]) -> pa.StructType:
    """Give the type of what a row brings for some keys."""
    return pa.struct({_name(at): _BROUGHT for at in range(len(keys))})


def settled_type(keys: Sequence[PeerKey]) -> pa.StructType:
    """Give the type of what a row knows of its group for some keys."""
    every = {_name(at): _SETTLED for at in range(len(keys))}
    return pa.struct({GROUP: pa.string(), **every})


def labels(texts: Sequence[pa.Array], size: int) -> pa.Array:
    """Name the groups of rows; null where a column that says them is blank."""
    if not texts:
        return pa.repeat("*", size)
    filled = [
        pc.if_else(pc.not_equal(each, ""), each, pa.scalar(None, pa.string()))
        for each in texts
    ]
    return pc.binary_join_element_wise(*filled, "\x1f")


def brought_array(
    keys: Sequence[PeerKey], brought: Mapping[str, Brought]
) -> pa.StructArray:
    """Write what rows bring: whole numbers above and below a line, longer as text."""
    arrays = []
    for key in keys:
        each = brought[key.name]
        long = np.full(each.size, None, np.object_)
        for row, value in each.long.items():
            long[row] = str(value)
        columns = [each.top, each.under, each.has, each.silent, long]
        arrays.append(_struct(columns, _BROUGHT))
    return _struct(arrays, brought_type(keys))


def settled_array(
    keys: Sequence[PeerKey], given: pa.StructArray, group: str | None
) -> pa.StructArray:
    """Settle one group; rows that have none know of none."""
    size = len(given)
    if group is None:
        return pa.nulls(size, settled_type(keys))
    codes = np.zeros(size, np.int32)
    arrays: list[pa.Array] = [pa.repeat(group, size)]
    for at, key in enumerate(keys):
        brought = _brought(given.field(at))
        made = settled(key, brought, codes, 1)
        table = made.table
        texts = [_text(each) for each in (table.means, table.highest, table.lowest)]
        columns = [
            made.has,
            brought.silent,
            pa.nulls(size) if made.above is None else made.above,
            pa.nulls(size) if made.equal is None else made.equal,
            np.repeat(table.sizes, size),
            *(pa.repeat(pa.scalar(each, pa.string()), size) for each in texts),
        ]
        arrays.append(_struct(columns, _SETTLED))
    return _struct(arrays, settled_type(keys))


def groups_of(
    keys: Sequence[PeerKey], given: pa.StructArray
) -> Iterator[tuple[GroupColumns, Bools]]:
    """Read what rows know of their groups; and who brings nothing by right."""
    is_none = np.asarray(given.is_null())
    for at, key in enumerate(keys):
        columns = given.field(_name(at)).flatten()
        parts = dict(zip(_SETTLED.names, columns, strict=True))
        firsts, codes = _alike([parts[name] for name in _OF_GROUP])
        taken = {name: parts[name].take(pa.array(firsts)) for name in _OF_GROUP}
        table = table_of(
            _wholes(taken["size"]),
            *(_numbers(taken[name]) for name in _OF_GROUP[1:]),
        )
        is_ranked = bool({each.function for each in key.asked} & RANKS)
        yield (
            GroupColumns(
                key,
                np.where(is_none, -1, codes).astype(np.int32),
                table,
                _truths(parts["has"]),
                _wholes(parts["above"]).astype(np.int32) if is_ranked else None,
                _wholes(parts["equal"]).astype(np.int32) if is_ranked else None,
            ),
            _truths(parts["silent"]),
        )


def _brought(given: pa.StructArray) -> Brought:
    parts = dict(zip(_BROUGHT.names, given.flatten(), strict=True))
    texts = parts["long"]
    rows = np.flatnonzero(np.asarray(texts.is_valid()))
    long = {int(row): Fraction(texts[int(row)].as_py()) for row in rows}
    return Brought(
        _wholes(parts["top"]),
        _wholes(parts["under"]),
        _truths(parts["has"]),
        long,
        _truths(parts["silent"]),
    )


def _alike(columns: Sequence[pa.Array]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Give a row of each different combination, and each row's combination."""
    codes = np.zeros(len(columns[0]), np.int64)
    for each in columns:
        encoded = each.dictionary_encode()
        own = encoded.indices.fill_null(-1).to_numpy(zero_copy_only=False)
        codes = codes * (len(encoded.dictionary) + 1) + own + 1
        _, codes = np.unique(codes, return_inverse=True)
    _, firsts, codes = np.unique(codes, return_index=True, return_inverse=True)
    return firsts, codes


def _struct(columns: Sequence[object], type_: pa.StructType) -> pa.StructArray:
    arrays = [
        each.cast(field.type)
        if isinstance(each, pa.Array)
        else pa.array(each, field.type)
        for each, field in zip(columns, type_, strict=True)
    ]
    return pa.StructArray.from_arrays(arrays, fields=list(type_))


def _name(at: int) -> str:
    return f"key_{at + 1}"


def _text(numbers: Numbers | None) -> str | None:
    value = None if numbers is None else numbers.value(0)
    return None if value is None else str(value)


def _numbers(texts: pa.Array) -> Numbers:
    return numbers_of(
        [None if each is None else Fraction(each) for each in texts.to_pylist()]
    )


def _wholes(column: pa.Array) -> NDArray[np.int64]:
    filled = column.fill_null(0).to_numpy(zero_copy_only=False)
    return np.asarray(filled, np.int64)


def _truths(column: pa.Array) -> Bools:
    filled = column.fill_null(fill_value=False)
    return np.asarray(filled.to_numpy(zero_copy_only=False), np.bool_)
