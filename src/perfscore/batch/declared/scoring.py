"""How the rows that units declare are scored by column: a plan for each method."""

from collections.abc import Collection
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from perfscore.batch.columns import OF_GROUPS, Column, Field, Key, Long, State
from perfscore.batch.layout import BatchLayout
from perfscore.batch.machine.engine import Engine
from perfscore.batch.program.ir import Op, Program
from perfscore.batch.program.lowering import Reads
from perfscore.batch.program.plan import (
    LinePlan,
    Plan,
    due,
    is_told_of,
    lowering_of,
    with_cells,
)
from perfscore.batch.program.ratings import inferred
from perfscore.batch.program.sizes import is_short
from perfscore.batch.results import Scores
from perfscore.batch.settling import said_rows
from perfscore.batch.sheet import ESCAPES, TOLD, Sheet, empty_sheet
from perfscore.model.expressions import Slot
from perfscore.model.indicator_set import DeclaredScoring, Footing, IndicatorSet
from perfscore.model.methods import Rating
from perfscore.model.units import Kind, ValueType
from perfscore.score.reported.places import Holder, holders_of
from perfscore.score.reported.wanted import wanted_by

_LARGEST = 2**53
ROW = -2
"""Stands for the row at hand in the keys of its cells."""


@dataclass(slots=True)
class RowScores:
    """Rows scored, and what that means for their assessments.

    ``sums`` holds, by place, the sum of its rows in each assessment, as a column.
    ``told`` marks assessments, ``rows`` their rows, of which something is to be told.
    """

    sheet: Sheet
    sums: dict[Key, Column]
    escapes: NDArray[np.bool_]
    told: NDArray[np.bool_]
    rows: NDArray[np.bool_]


@dataclass(slots=True)
class Declared:
    """The methods of a set's own 填报指标评分, ready for columns."""

    layout: BatchLayout
    folder: Path | None = None
    engines: list[Engine] = field(default_factory=list)
    holders: tuple[Holder, ...] = ()
    is_possible: bool = True

    def __post_init__(self) -> None:
        made = self.layout.indicator_set
        self.holders = holders_of(self.layout.places)
        self.engines = [
            Engine(_plan(made, each), self.folder) for each in made.declared_scoring
        ]
        clause = made.declared_not_applicable
        places = [each for each in self.layout.places if each.indicator.declared]
        self.is_possible = (
            made.rounding is not None
            and made.footing is not Footing.EXACT
            and all(each.plan.is_possible for each in self.engines)
            and (clause is None or clause.condition is None)
            and not any(each.indicator.vetoes for each in places)
            and not any(
                node.not_applicable is not None or _is_more(node.aggregation)
                for place in places
                for node in place.above
            )
        )

    def score(self, given: Long, *, native: bool | None) -> RowScores:
        """Score the rows, and add them up for each assessment."""
        rows, size = given.rows, given.heads.size
        count = len(rows.owner)
        sheet = empty_sheet(1, count)
        sheet.scores[:] = 0
        odd = np.zeros(count, np.bool_) if rows.odd is None else rows.odd.copy()
        columns = {Key(each, ROW): column for each, column in rows.columns.items()}
        columns[Key(Field.WEIGHT, ROW)] = rows.weight
        for column in columns.values():
            if column.state is not None:
                odd |= column.state == State.ODD
        if rows.weight.state is not None:
            odd |= rows.weight.state != State.VALUE
        odd |= rows.weight.values < 0
        odd |= (rows.method < 0) | (rows.place < 0)
        for index, engine in enumerate(self.engines):
            chosen = np.flatnonzero((rows.method == index) & ~odd)
            if len(chosen):
                self._scored(engine, given, columns, chosen, sheet, native=native)
        bad = odd | (sheet.flags & ESCAPES).astype(np.bool_)
        told = self._told(given, sheet)
        escapes = np.bincount(rows.owner[bad], minlength=size) > 0
        told_of = np.bincount(rows.owner[told], minlength=size) > 0
        weighed, differs = self._weights(given)
        escapes |= weighed | _too_long(rows.owner, sheet.scores[0], size)
        sums = self._sums(given, sheet)
        return RowScores(sheet, sums, escapes, told_of | differs, told)

    def _scored(  # noqa: PLR0913 - the rows of a method, and where results go
        self,
        engine: Engine,
        given: Long,
        columns: dict[Key, Column],
        chosen: NDArray[np.intp],
        sheet: Sheet,
        *,
        native: bool | None,
    ) -> None:
        """Score the rows of one method."""
        owner = given.rows.owner[chosen]
        used = {key: taken(column, chosen) for key, column in columns.items()}
        names = {each.key for each in engine.plan.program.instructions if each.key}
        for key, column in given.heads.columns.items():
            if key.field in OF_GROUPS or (key in names and key.field is Field.DATUM):
                used[key] = taken(column, owner)
        own = empty_sheet(1, len(chosen))
        odd = np.zeros(len(chosen), np.bool_)
        engine.work_out(used, own, odd, native=native)
        sheet.widen(int(np.abs(own.scores).max(initial=0)))
        sheet.scores[0, chosen] = own.scores[0]
        sheet.flags[chosen] = own.flags
        sheet.tier[chosen] = own.tier
        if own.state is not None:
            sheet.states()[0, chosen] = own.state[0]

    def _told(self, given: Long, sheet: Sheet) -> NDArray[np.bool_]:
        """Say of which rows there is something to tell; some without need."""
        rows = given.rows
        told = (sheet.flags & TOLD).astype(np.bool_)
        told |= said_rows(rows.columns, len(told))
        if rows.told is not None:
            told |= rows.told > 0
        needs = [
            bool(place.indicator.reasons) or any(node.reasons for node in place.above)
            for place in self.layout.places
        ]
        if any(needs):
            told |= np.array(needs)[rows.place]
        return told

    def _weights(self, given: Long) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Hold the weights against the set's; give what is open, and what differs."""
        rows, size = given.rows, given.heads.size
        is_open, differs = np.zeros(size, np.bool_), np.zeros(size, np.bool_)
        scale = Fraction(10) ** rows.weight.places
        places = self.layout.places
        for holder in self.holders:
            below = np.array([id(each) in holder.places for each in places])
            own = below[rows.place] & (rows.place >= 0)
            counted = np.bincount(rows.owner[own], minlength=size)
            weights = rows.weight.values[own].astype(np.float64)
            summed = np.bincount(rows.owner[own], weights, minlength=size)
            fixed = sum(
                (
                    each.indicator.weight or Fraction()
                    for each, is_below in zip(places, below, strict=True)
                    if is_below
                ),
                start=Fraction(),
            )
            wanted = (holder.weight - fixed) * scale
            unlike = summed != float(wanted)
            differs |= unlike
            is_open |= unlike & (counted == 0)
            is_open |= summed >= 2**53
        return is_open, differs

    def _sums(self, given: Long, sheet: Sheet) -> dict[Key, Column]:
        rows, size = given.rows, given.heads.size
        rounding = self.layout.indicator_set.rounding
        places = rounding.places if rounding else 0
        made = {}
        for index, place in enumerate(self.layout.places):
            if place.indicator.declared:
                own = rows.place == index
                scores = sheet.scores[0, own].astype(np.float64)
                summed = np.bincount(rows.owner[own], scores, minlength=size)
                state: NDArray[np.uint8] | None = None
                if sheet.state is not None:
                    lost = rows.owner[own & (sheet.state[0] != 0)]
                    found = np.bincount(lost, minlength=size) > 0
                    state = np.where(found, State.MISSING, State.VALUE).astype(np.uint8)
                made[Key(Field.SUM, index)] = Column(
                    summed, places, lambda _: None, state
                )
        return made


def _too_long(owner: NDArray[np.int64], scores: Scores, size: int) -> NDArray[np.bool_]:
    """Say whose rows add up to what floats do not hold."""
    sizes = np.abs(scores.astype(np.float64))
    found: NDArray[np.bool_] = np.bincount(owner, sizes, minlength=size) >= _LARGEST
    return found


def _is_more(aggregation: object) -> bool:
    return aggregation is not None


def taken(column: Column, rows: NDArray[np.intp] | NDArray[np.int64]) -> Column:
    """Give some rows of a column."""
    fractions = column.fractions
    return Column(
        values=column.values[rows],
        places=column.places,
        written=lambda row: column.written(int(rows[row])),
        state=None if column.state is None else column.state[rows],
        texts=column.texts,
        said=column.said,
        told=None if column.told is None else column.told[rows],
        fractions=None
        if fractions is None
        else lambda some: fractions(rows[some].astype(np.intp)),
    )


def without_days(reads: Reads, types: Collection[ValueType | None]) -> Reads:
    """Leave out days: what holds for all rows reads 目标 and 完成值 as numbers."""
    if Kind.DATE not in types:
        return reads
    left = {Slot.TARGET, Slot.ACTUAL, Slot.VALUE}
    numbers = {slot: at for slot, at in reads.slots.items() if slot not in left}
    return Reads(numbers, reads.points)


def _plan(made: IndicatorSet, declared: DeclaredScoring) -> Plan:
    program, scoring = Program(), declared.scoring
    rounding = made.rounding
    lowering = lowering_of(made, program)
    places = rounding.places if rounding else 0
    plan = Plan(program, places, rounding, lowering, texts=lowering.texts)
    also = [
        each.condition
        for each in (*declared.reasons, *made.declared_reasons)
        if each.condition is not None
    ]
    wanted = wanted_by(scoring, also)
    weight = Key(Field.WEIGHT, ROW)
    slots = {Slot.WEIGHT: program.add(Op.COLUMN, key=weight, positive=True)}
    if wanted.target is not None:
        slots[Slot.TARGET] = program.add(
            Op.COLUMN,
            key=Key(Field.TARGET, ROW),
            positive=wanted.target is Kind.DATE,
        )
    reads = with_cells(scoring, lowering, ROW, slots)
    exact = lowering.lower(scoring.score, reads)
    score = program.add(Op.ROUND, exact, rounding=rounding)
    told = [is_told_of(program, scoring, ROW, exact, score)]
    if isinstance(scoring.method, Rating):
        told.append(
            inferred(lowering, scoring.method, ROW, reads.slots, says_actual=False)
        )
    scored = Reads({**reads.slots, Slot.SCORE: score}, reads.points)
    told.extend(due([*declared.reasons], program, lowering, ROW, scored))
    plain = without_days(scored, {wanted.target, wanted.actual})
    told.extend(due([*made.declared_reasons], program, lowering, ROW, plain))
    plan.lines.append(LinePlan(0, exact, score, tuple(told), scored))
    plan.is_partial = lowering.is_partial
    plan.is_possible = rounding is not None and is_short(program)
    return plan
