"""What each group comes to: its size, mean, highest, lowest, each member's standing."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from perfscore.batch.groups.means import means_of
from perfscore.batch.groups.nearest import Nearest, nearest_of
from perfscore.batch.groups.needs import PeerKey
from perfscore.batch.groups.numbers import Bools, Brought, Numbers, Wholes
from perfscore.batch.groups.ordering import in_lowest_terms, places
from perfscore.model.expressions import PeerFunction

Codes = NDArray[np.int32]
RANKS = frozenset({PeerFunction.RANK_FROM_HIGHEST, PeerFunction.RANK_FROM_LOWEST})

_OF_VALUES = (PeerFunction.MEAN, PeerFunction.HIGHEST, PeerFunction.LOWEST)


@dataclass(frozen=True, slots=True)
class GroupTable:
    """What each group comes to, by its number; what is not asked is None.

    ``nearest`` holds floats next to what whole numbers of the machine cannot hold.
    """

    sizes: Wholes
    means: Numbers | None = None
    highest: Numbers | None = None
    lowest: Numbers | None = None
    nearest: Mapping[PeerFunction, Nearest] = field(default_factory=dict)

    def of(self, function: PeerFunction) -> Numbers | None:
        """Give the means, the highest or the lowest values."""
        match function:
            case PeerFunction.MEAN:
                return self.means
            case PeerFunction.HIGHEST:
                return self.highest
            case PeerFunction.LOWEST:
                return self.lowest
        return None


@dataclass(frozen=True, slots=True)
class GroupColumns:
    """What rows know of their groups, for one key; with ranks 13 bytes a row.

    ``codes`` number the rows' groups, -1 where a row has none; ``has`` says which rows
    bring a value, ``above`` and ``equal`` how many members of the group have a greater
    value and how many the same, itself included.
    """

    key: PeerKey
    codes: Codes
    table: GroupTable
    has: Bools
    above: NDArray[np.int32] | None = None
    equal: NDArray[np.int32] | None = None

    def rows(self, start: int, stop: int) -> "GroupColumns":
        """Give a stretch of the rows."""
        return replace(
            self,
            codes=self.codes[start:stop],
            has=self.has[start:stop],
            above=None if self.above is None else self.above[start:stop],
            equal=None if self.equal is None else self.equal[start:stop],
        )


def settled(key: PeerKey, given: Brought, codes: Codes, groups: int) -> GroupColumns:
    """Settle the groups of one key.

    Args:
        key: What the rows bring, and what is asked of it.
        given: What they bring.
        codes: Each row's group, from 0; -1 where it has none.
        groups: How many groups there are.
    """
    rows = np.flatnonzero(given.has & (codes >= 0))
    own = codes[rows].astype(np.int64)
    values = in_lowest_terms(given.taken(rows))
    functions = {each.function for each in key.asked}
    sizes = np.bincount(own, minlength=groups).astype(np.int64)
    means = None
    if PeerFunction.MEAN in functions:
        means = means_of(values, own, sizes)
    if functions <= {PeerFunction.MEAN, PeerFunction.SIZE}:
        return GroupColumns(key, codes, table_of(sizes, means), given.has)
    number = places(values)
    order = np.lexsort((number, own))
    starts = np.searchsorted(own[order], np.arange(groups))
    filled = np.flatnonzero(sizes)
    highest = lowest = None
    if PeerFunction.HIGHEST in functions:
        last = order[(starts + sizes - 1)[filled]]
        highest = _spread(values.taken(last), filled, groups)
    if PeerFunction.LOWEST in functions:
        lowest = _spread(values.taken(order[starts[filled]]), filled, groups)
    made = GroupColumns(key, codes, table_of(sizes, means, highest, lowest), given.has)
    if not functions & RANKS:
        return made
    above, equal = _standings(own[order], number[order], starts, sizes)
    spread = np.zeros((2, given.size), np.int32)
    spread[0, rows[order]], spread[1, rows[order]] = above, equal
    return replace(made, above=spread[0], equal=spread[1])


def table_of(
    sizes: Wholes,
    means: Numbers | None,
    highest: Numbers | None = None,
    lowest: Numbers | None = None,
) -> GroupTable:
    """Put together what groups come to, with floats next to what is long."""
    made = GroupTable(sizes, means, highest, lowest)
    nearest = {
        function: near
        for function in _OF_VALUES
        if (found := made.of(function)) is not None
        and (near := nearest_of(found, function)) is not None
    }
    return replace(made, nearest=nearest)


def _standings(
    own: NDArray[np.int64], number: NDArray[np.int64], starts: Wholes, sizes: Wholes
) -> tuple[Wholes, Wholes]:
    """Count in each row's group the greater and the equal values; rows are in order."""
    is_new = np.ones(len(own), np.bool_)
    is_new[1:] = (np.diff(own) != 0) | (np.diff(number) != 0)
    firsts = np.flatnonzero(is_new)
    lengths = np.diff(np.append(firsts, len(own)))
    run = np.cumsum(is_new) - 1
    ends = (starts + sizes)[own]
    return ends - (firsts + lengths)[run], lengths[run]


def _spread(found: Numbers, groups: NDArray[np.intp], count: int) -> Numbers:
    """Put the numbers of some groups where they belong."""
    top, under = np.zeros(count, np.int64), np.ones(count, np.int64)
    has = np.zeros(count, np.bool_)
    top[groups], under[groups], has[groups] = found.top, found.under, found.has
    long = {int(groups[at]): each for at, each in found.long.items()}
    return Numbers(top, under, has, long)
