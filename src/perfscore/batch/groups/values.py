"""Data, definitions and 指标值 of many rows, exact: what groups are made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from perfscore.batch.columns import Column, Key, State, Wide, plain_key
from perfscore.batch.groups.needs import KeyKind, PeerKey
from perfscore.batch.groups.numbers import LARGEST, Bools, Brought
from perfscore.batch.layout import BatchLayout
from perfscore.batch.machine.blocks import BLOCK, cells_of
from perfscore.batch.machine.integers import Fractions, Integers
from perfscore.batch.program.ir import Op, Program
from perfscore.batch.program.lowering import Reads
from perfscore.batch.program.plan import lowering_of, reads_of, target_of
from perfscore.batch.program.sizes import is_short
from perfscore.model.expressions import Defined, Expression, Input, Slot
from perfscore.model.indicator_set import Indicator
from perfscore.model.outcomes import EffectKind, Veto
from perfscore.score.reported.places import Place
from perfscore.score.reported.wanted import wanted_by
from perfscore.score.whole.vetoes import reads_results


@dataclass(frozen=True, slots=True)
class _Root:
    """Where a key's value is worked out; it is none where ``absent`` holds."""

    value: int
    absent: tuple[int, ...] = ()


class ValueProgram:
    """Works out the values of one key by column."""

    def __init__(self, layout: BatchLayout, key: PeerKey) -> None:
        self._program = Program()
        self._lowering = lowering_of(layout.indicator_set, self._program)
        self._layout = layout
        self._escapes: list[int] = []
        self._root = self._root_of(key)
        if key.kind is KeyKind.VALUE:
            self._escapes += self._stops()
        self._is_possible = not self._lowering.is_partial and is_short(self._program)
        self._keys = {
            each.key for each in self._program.instructions if each.key is not None
        }

    @property
    def asked(self) -> frozenset[Key]:
        """The cells of which it matters whether anything stands in them."""
        return frozenset(
            each.key
            for each in self._program.instructions
            if each.op is Op.PRESENT and each.key is not None
        )

    def values(self, given: Wide) -> tuple[Brought, Bools]:
        """Work out all rows; the second marks those left to the exact scorer."""
        left = np.zeros(given.size, np.bool_) if given.odd is None else given.odd.copy()
        left |= not self._is_possible
        used = {key: each for key, each in given.columns.items() if self._reads(key)}
        for column in used.values():
            if column.state is not None:
                left |= column.state == State.ODD
        made = _none(given.size)
        rows = np.flatnonzero(~left)
        for start in range(0, len(rows), BLOCK):
            self._block(used, rows[start : start + BLOCK], made, left)
        return made, left

    def _reads(self, key: Key) -> bool:
        return plain_key(key) in self._keys

    def _block(
        self,
        columns: Mapping[Key, Column],
        rows: NDArray[np.intp],
        made: Brought,
        left: Bools,
    ) -> None:
        for is_long in (False, True):
            if not len(rows):
                return
            cells = {
                key: cells_of(column, self._lowering.texts, rows)
                for key, column in columns.items()
            }
            work = Integers(self._program, cells, len(rows), is_long=is_long)
            root = self._root
            work.work_out([root.value, *root.absent, *self._escapes])
            sure = ~work.overflowed
            for each in self._escapes:
                truth = work.truth(each)
                left[rows[sure & (truth.value | truth.undefined)]] = True
            self._keep(made, rows, sure, work)
            rows = rows[~sure]

    def _keep(
        self, brought: Brought, rows: NDArray[np.intp], sure: Bools, work: Integers
    ) -> None:
        root = self._root
        value = work.number(root.value)
        silent, open_ = np.zeros((2, len(rows)), np.bool_)
        for each in root.absent:
            truth = work.truth(each)
            silent |= truth.value & ~truth.undefined
            open_ |= truth.undefined
        brought.silent[rows[sure]] = silent[sure]
        has = sure & ~silent & ~open_ & ~value.undefined
        brought.has[rows[has]] = True
        _put(brought, rows[has], _some(value, has))

    def _root_of(self, key: PeerKey) -> _Root:
        made, lower = self._layout.indicator_set, self._lowering.lower
        match key.kind:
            case KeyKind.DATUM:
                datum = next(each for each in made.data if each.name == key.name)
                node: Expression = Input(
                    span=datum.span, type=datum.type, name=datum.name
                )
                return _Root(lower(node))
            case KeyKind.DEFINITION:
                found = next(each for each in made.definitions if each.name == key.name)
                node = Defined(span=found.span, type=found.value.type, name=found.name)
                return _Root(lower(node))
        place = self._layout.places[key.line]
        reads = self._reads_of(key.line, place.indicator)
        return _Root(reads.slots[Slot.VALUE], tuple(self._absent(place, reads)))

    def _reads_of(self, index: int, indicator: Indicator) -> Reads:
        scoring, weight = indicator.scoring, indicator.weight
        if scoring is None or weight is None:
            return Reads({Slot.VALUE: self._program.add(Op.UNDEFINED)})
        also = [veto.condition for veto in indicator.vetoes]
        also += [each.condition for each in indicator.reasons if each.condition]
        return reads_of(
            scoring,
            self._lowering,
            index,
            self._program.constant(weight),
            target_of(scoring, indicator, also),
            is_fixed=indicator.target is not None,
            says_actual=wanted_by(scoring, also).actual is None,
        )

    def _absent(self, place: Place, reads: Reads) -> list[int]:
        """Give the truths by which a line does not apply, and brings no value."""
        return [
            self._lowering.lower(node.not_applicable.condition, reads)
            for node in (*place.above, place.indicator)
            if node.not_applicable is not None
            and node.not_applicable.condition is not None
        ]

    def _stops(self) -> list[int]:
        """Give the conditions by which nothing is scored any more."""
        made, found = self._layout.indicator_set, []
        vetoes = [] if made.total is None else [*made.total.vetoes]
        vetoes += [
            each for node in made.walk() if node.children for each in node.vetoes
        ]
        found += [self._lowering.lower(x.condition) for x in vetoes if _stops(x)]
        for index, place in enumerate(self._layout.places):
            indicator = place.indicator
            if indicator.scoring is not None and any(map(_stops, indicator.vetoes)):
                reads = self._reads_of(index, indicator)
                found += self._stops_of(indicator, reads)
        return found

    def _stops_of(self, indicator: Indicator, reads: Reads) -> list[int]:
        if indicator.scoring is None:
            return []
        score = self._lowering.lower(indicator.scoring.score, reads)
        rounding = self._layout.indicator_set.rounding
        if rounding is not None:
            score = self._program.add(Op.ROUND, score, rounding=rounding)
        scored = Reads({**reads.slots, Slot.SCORE: score}, reads.points)
        return [
            self._lowering.lower(each.condition, scored)
            for each in indicator.vetoes
            if _stops(each)
        ]


def _stops(veto: Veto) -> bool:
    is_stop = any(each.kind is EffectKind.STOP for each in veto.effects)
    return is_stop and not reads_results(veto.condition)


def _none(size: int) -> Brought:
    return Brought(
        np.zeros(size, np.int64),
        np.ones(size, np.int64),
        np.zeros(size, np.bool_),
        {},
        np.zeros(size, np.bool_),
    )


def _some(value: Fractions, chosen: Bools) -> tuple[Any, Any]:
    return value.top[chosen], value.under[chosen]


def _put(brought: Brought, rows: NDArray[np.intp], value: tuple[Any, Any]) -> None:
    """Put numbers into their rows; those beyond 64 bits stand apart."""
    top, under = value
    if top.dtype != np.object_:
        brought.top[rows], brought.under[rows] = top, under
        return
    for row, upper, lower in zip(rows.tolist(), top, under, strict=True):
        exact = Fraction(int(upper), int(lower))
        if max(abs(exact.numerator), exact.denominator) > LARGEST:
            brought.long[row] = exact  # type: ignore[index]
        else:
            brought.top[row], brought.under[row] = exact.numerator, exact.denominator
