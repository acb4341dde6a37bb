"""What can be told of the rows that units declare, by column."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from perfscore.batch.columns import Column, Field, Key, Long
from perfscore.batch.declared.scoring import ROW, Declared, taken, without_days
from perfscore.batch.program.lowering import NOTHING
from perfscore.batch.program.plan import Plan
from perfscore.batch.reading.named import Below
from perfscore.batch.telling.findings import Stage, Telling
from perfscore.batch.telling.lines import Line
from perfscore.batch.telling.pieces import Own, Piece
from perfscore.batch.telling.wholes import Tellings, reasons_at
from perfscore.batch.telling.working import Rows, Teller
from perfscore.diagnostics.model import Language
from perfscore.score.reported.places import Place
from perfscore.score.reported.wanted import wanted_by


@dataclass(slots=True)
class RowTeller:
    """Tells the rows of a set's own 填报指标评分.

    ``turns`` say by place when its rows are told: where the first place stands that
    takes rows of the same level 1.
    """

    declared: Declared
    language: Language
    turns: NDArray[np.int64] = field(init=False)
    _tellers: dict[tuple[int, int], Teller] = field(default_factory=dict)

    def __post_init__(self) -> None:
        first: dict[str, int] = {}
        for index, place in enumerate(self._places):
            if place.indicator.declared:
                first.setdefault(place.above[0].title, index)
        self.turns = np.array(
            [
                first[place.above[0].title] if place.indicator.declared else index
                for index, place in enumerate(self._places)
            ],
            np.int64,
        )

    @property
    def _places(self) -> tuple[Place, ...]:
        return self.declared.layout.places

    def told(self, below: Below, rows: Rows) -> Iterator[Piece | Rows]:
        """Give what is told of some rows, and the assessments that are not sure."""
        long = below.long
        yield from self._headings(below, rows)
        methods, places = long.rows.method[rows], self._reasoned(long, rows)
        for method in np.unique(methods):
            columns = _columns(long, self.declared.engines[method].plan)
            for place in np.unique(places[methods == method]):
                chosen = rows[(methods == method) & (places == place)]
                teller = self._teller(int(method), int(place))
                for each in teller.told(columns, chosen, below.names):
                    if isinstance(each, Piece):
                        yield self._own(below, each)
                    else:
                        yield np.unique(long.rows.owner[each])

    def _headings(self, below: Below, rows: Rows) -> Iterator[Piece]:
        """Tell of headings that the set does not have, in the order of the rows."""
        long = below.long
        if long.rows.told is None:
            return
        codes = long.rows.told[rows]
        for code in np.unique(codes[codes > 0]).tolist():
            finding = long.rows.said[code - 1]
            telling = Telling((), finding, Stage.HEADINGS, is_of_row=True)
            words = finding.message.in_language(self.language)
            piece = self._own(below, Piece(telling, rows[codes == code], words))
            if piece.own is not None:
                own = piece.own._replace(turns=np.zeros_like(piece.own.turns))
                yield piece._replace(own=own)

    def _reasoned(self, long: Long, rows: Rows) -> NDArray[np.int64]:
        """Give the places of rows where a reason is due by the place; else -1."""
        has_own = np.array(
            [
                index if reasons_at(place, NOTHING) else -1
                for index, place in enumerate(self._places)
            ],
            np.int64,
        )
        made: NDArray[np.int64] = has_own[long.rows.place[rows]]
        return made

    def _own(self, below: Below, piece: Piece) -> Piece:
        rows, long = piece.rows, below.long
        paths = below.paths.take(pa.array(rows)) if piece.telling.is_of_row else None
        own = Own(long.rows.owner[rows], self.turns[long.rows.place[rows]], paths)
        return piece._replace(own=own)

    def _teller(self, method: int, place: int) -> Teller:
        key = method, place
        if key not in self._tellers:
            plan = self.declared.engines[method].plan
            made = self._tellings(plan, method, place)
            self._tellers[key] = Teller(plan.program, plan.texts, made, self.language)
        return self._tellers[key]

    def _tellings(self, plan: Plan, method: int, place: int) -> Tellings:
        set_ = self.declared.layout.indicator_set
        declared = set_.declared_scoring[method]
        (line,) = plan.lines
        one = Line(plan.lowering, declared.scoring, line, ROW, None)
        reasons = [] if place < 0 else reasons_at(self._places[place], line.reads)
        reasons += [(each, line.reads) for each in declared.reasons]
        rules = (*declared.reasons, *set_.declared_reasons)
        also = [each.condition for each in rules if each.condition is not None]
        wanted = wanted_by(declared.scoring, also)
        plain = without_days(line.reads, {wanted.target, wanted.actual})
        reasons += [(each, plain) for each in set_.declared_reasons]
        return Tellings(one.tellings(reasons), one.unsure)


def _columns(long: Long, plan: Plan) -> dict[Key, Column]:
    """Give the cells of rows, and beside each the data of its assessment."""
    rows = long.rows
    columns = {Key(each, ROW): column for each, column in rows.columns.items()}
    columns[Key(Field.WEIGHT, ROW)] = rows.weight
    names = {each.key for each in plan.program.instructions if each.key}
    for key, column in long.heads.columns.items():
        if key in names and key.field is Field.DATUM:
            columns[key] = taken(column, rows.owner)
    return columns
