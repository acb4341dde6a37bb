"""What groups came to is put beside the cells of their members."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial

import numpy as np
from numpy.typing import NDArray

from perfscore.batch.columns import (
    Column,
    Field,
    Key,
    Long,
    Objects,
    State,
    Wide,
    peer_key,
)
from perfscore.batch.groups.nearest import nearest_of
from perfscore.batch.groups.numbers import Numbers
from perfscore.batch.groups.settling import RANKS, Codes, GroupColumns
from perfscore.batch.program.asking import Asked
from perfscore.model.expressions import PeerFunction
from perfscore.score.group_values import Standing
from perfscore.score.scorer import Peers


@dataclass(frozen=True, slots=True)
class RowGroup:
    """The group of one row, as the exact scorer asks it."""

    columns: GroupColumns
    row: int

    @property
    def size(self) -> int:
        """How many members bring a value."""
        return int(self.columns.table.sizes[self.columns.codes[self.row]])

    def of(self, function: PeerFunction) -> Fraction | None:
        """Give the mean, the highest or the lowest value."""
        numbers = self.columns.table.of(function)
        code = int(self.columns.codes[self.row])
        return None if numbers is None else numbers.value(code)

    def standing(self, own: Fraction) -> Standing | None:  # noqa: ARG002 - the row's own
        """Say where the row's own value stands; None where it brings none."""
        columns, row = self.columns, self.row
        if columns.above is None or columns.equal is None or not columns.has[row]:
            return None
        return Standing(int(columns.above[row]), int(columns.equal[row]))


def attached(given: Wide, groups: Mapping[str, GroupColumns]) -> Wide:
    """Put what the rows' groups came to beside the cells, for columns and one by one.

    ``groups`` holds each key that is settled, for exactly these rows.
    """
    columns: dict[Key, Column] = {}
    for each in groups.values():
        columns.update(_columns(each))
    return replace(
        given,
        columns={**given.columns, **columns},
        peers=partial(_peers_of, dict(groups)),
    )


def attached_long(given: Long, groups: Mapping[str, GroupColumns]) -> Long:
    """Put what the assessments' groups came to beside their cells."""
    return replace(given, heads=attached(given.heads, groups))


def _peers_of(groups: Mapping[str, GroupColumns], row: int) -> Peers:
    return {
        name: RowGroup(each, row)
        for name, each in groups.items()
        if each.codes[row] >= 0
    }


def _columns(groups: GroupColumns) -> Iterator[tuple[Key, Column]]:
    codes = groups.codes
    sizes = np.append(groups.table.sizes, 0)[codes]
    lacking = np.where(sizes == 0, State.ODD, State.VALUE).astype(np.uint8)
    for asked in sorted(groups.key.asked, key=lambda each: each.function.value):
        key = peer_key(asked.key, asked.function, ties_share_last=asked.ties_share_last)
        if asked.function is PeerFunction.SIZE:
            yield key, _column(sizes, lacking)
        elif asked.function in RANKS:
            yield key, _ranks(groups, asked, sizes, lacking)
        else:
            yield from _numbers(groups, asked, key, lacking)


def _column(values: NDArray[np.int64], state: NDArray[np.uint8]) -> Column:
    return Column(values, 0, _nothing, state if state.any() else None)


def _nothing(_row: int) -> None:
    return None


def _ranks(
    groups: GroupColumns,
    asked: Asked,
    sizes: NDArray[np.int64],
    lacking: NDArray[np.uint8],
) -> Column:
    nothing = np.zeros(len(sizes), np.int64)
    above = nothing if groups.above is None else groups.above.astype(np.int64)
    equal = nothing if groups.equal is None else groups.equal.astype(np.int64)
    better = above
    if asked.function is PeerFunction.RANK_FROM_LOWEST:
        better = sizes - above - equal
    ranks = better + (equal if asked.ties_share_last else 1)
    state = np.where(groups.has | (lacking != State.VALUE), lacking, State.MISSING)
    return _column(ranks, state.astype(np.uint8))


def _numbers(
    groups: GroupColumns, asked: Asked, key: Key, lacking: NDArray[np.uint8]
) -> Iterator[tuple[Key, Column]]:
    """Give the groups' fractions: two whole numbers, or else the nearest floats."""
    numbers = groups.table.of(asked.function)
    if numbers is None:
        return
    codes, table = groups.codes, groups.table
    nearest = table.nearest.get(asked.function) or nearest_of(numbers, asked.function)
    if nearest is None:
        yield key, _column(np.append(numbers.top, 0)[codes], lacking)
        if (numbers.under != 1).any():
            under = np.append(numbers.under, 1)[codes]
            yield key._replace(field=Field.PEER_UNDER), _column(under, lacking)
        return
    state = np.where(np.append(nearest.is_far, [False])[codes], State.ODD, lacking)
    values = np.append(nearest.values, np.nan)[codes]
    values[state != State.VALUE] = np.nan
    yield (
        key._replace(field=Field.PEER_NEAR),
        Column(
            values,
            0,
            _nothing,
            state.astype(np.uint8) if state.any() else None,
            fractions=partial(_exact, numbers, codes),
        ),
    )


def _exact(
    numbers: Numbers, codes: Codes, rows: NDArray[np.intp]
) -> tuple[Objects, Objects]:
    used, inverse = np.unique(codes[rows], return_inverse=True)
    found = [
        (numbers.value(code) if code >= 0 else None) or Fraction()
        for code in used.tolist()
    ]
    tops = np.array([each.numerator for each in found], np.object_)
    unders = np.array([each.denominator for each in found], np.object_)
    return tops[inverse], unders[inverse]
