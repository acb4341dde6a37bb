"""What is told of a block: by column where that is sure, else by the exact scorer."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from perfscore.batch.columns import Key
from perfscore.batch.declared.scoring import Declared
from perfscore.batch.layout import BatchLayout
from perfscore.batch.program.plan import Plan
from perfscore.batch.reading.named import Named
from perfscore.batch.results import LongResult, Result
from perfscore.batch.settling import settled, settled_long
from perfscore.batch.telling.pieces import Gathered, Piece, gathered
from perfscore.batch.telling.rows import RowTeller
from perfscore.batch.telling.sums import Sums, periods, ungraded
from perfscore.batch.telling.wholes import of_wholes
from perfscore.batch.telling.working import Rows, Teller
from perfscore.diagnostics.model import Language
from perfscore.model.indicator_set import IndicatorSet


@dataclass(frozen=True, slots=True)
class Told:
    """Findings by column, and the rows of which the exact scorer has to tell."""

    findings: Gathered | None
    left: NDArray[np.intp]


class Telling:
    """Tells the rows of one set, in the words of one language."""

    def __init__(
        self,
        layout: BatchLayout,
        plan: Plan,
        declared: Declared,
        settles: frozenset[Key],
        language: Language,
    ) -> None:
        self._layout = layout
        self._settles = settles
        self._language = language
        self._is_possible = plan.is_possible
        if not plan.is_possible:
            return
        self._knows_open = plan.adds_rounded and _only_adds_up(layout.indicator_set)
        self._rows = RowTeller(declared, language)
        self._sums = Sums(layout, self._rows.turns, language)
        self._wholes = Teller(
            plan.program, plan.texts, of_wholes(layout, plan), language
        )

    def of_block(self, named: Named, result: Result, made: LongResult | None) -> Told:
        """Tell what is known of a block; what was scored exactly is left out."""
        told = result.told.copy()
        told[list(result.exact)] = False
        rows = np.flatnonzero(told)
        if not self._is_possible or not len(rows):
            return Told(None, rows)
        left = np.zeros(result.size, np.bool_)
        if not self._knows_open:
            left[rows] = result.open[rows]
            rows = rows[~left[rows]]
        pieces: list[Piece] = []
        for each in self._found(named, result, made, rows):
            if isinstance(each, Piece):
                pieces.append(each)
            else:
                left[each] = True
        if left.any():
            pieces = [
                kept for each in pieces if len((kept := _without(each, left)).rows)
            ]
        findings = gathered(pieces, self._language) if pieces else None
        return Told(findings, np.flatnonzero(left))

    def _found(
        self, named: Named, result: Result, made: LongResult | None, rows: Rows
    ) -> Iterator[Piece | Rows]:
        layout, language, below = self._layout, self._language, named.below
        if below is not None:
            below = replace(below, long=settled_long(below.long, self._settles))
        heads = (
            settled(named.wide, self._settles) if below is None else below.long.heads
        )
        columns = heads.columns
        if below is not None and made is not None:
            columns = {**columns, **made.sums}
            is_told = np.zeros(result.size, np.bool_)
            is_told[rows] = True
            own = np.flatnonzero(made.told & is_told[below.long.rows.owner])
            yield from self._rows.told(below, own)
            yield from self._sums.weights(below.long, rows)
        yield from self._wholes.told(columns, rows)
        yield from periods(layout, heads.years, rows, language)
        yield from self._sums.open_totals(result, rows, below, made)
        if layout.indicator_set.grades:
            yield from ungraded(result, rows, language)


def _only_adds_up(made: IndicatorSet) -> bool:
    """Whether nothing but lines is told to have no value: no group, total or class."""
    is_more = made.total is not None or bool(made.classifications)
    return not is_more and all(node.aggregation is None for node in made.walk())


def _without(piece: Piece, left: NDArray[np.bool_]) -> Piece:
    """Leave out what is told of some assessments."""
    owners = piece.rows if piece.own is None else piece.own.owners
    kept = np.flatnonzero(~left[owners])
    if len(kept) == len(owners):
        return piece
    index, own = pa.array(kept), piece.own
    if own is not None:
        paths = None if own.paths is None else own.paths.take(index)
        own = own._replace(owners=own.owners[kept], turns=own.turns[kept], paths=paths)
    message = piece.message
    if not isinstance(message, str):
        message = message.take(index)
    return Piece(piece.telling, piece.rows[kept], message, own)
