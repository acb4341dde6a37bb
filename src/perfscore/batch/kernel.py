"""A checked set as operations on columns: cells in, scores, totals and grades out."""

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from perfscore.batch.columns import Column, Field, Key, Long, State, Wide
from perfscore.batch.declared.scoring import Declared
from perfscore.batch.layout import MOST_PLACES, BatchLayout
from perfscore.batch.machine.engine import Engine
from perfscore.batch.program.asking import asked_in
from perfscore.batch.program.plan import plan_of
from perfscore.batch.program.sizes import FRACTION, is_short
from perfscore.batch.results import CellState, LongResult, Result, Tier
from perfscore.batch.settling import (
    said_rows,
    settled,
    settled_keys,
    settled_long,
)
from perfscore.batch.sheet import ESCAPES, TOLD, Sheet, empty_sheet
from perfscore.batch.telling.telling import Telling
from perfscore.check.checked import CheckedSet
from perfscore.diagnostics.model import Language
from perfscore.score.result import IndicatorScore, Score
from perfscore.score.scorer import Scorer

__all__ = ["CellState", "Kernel", "LongResult", "Result", "Tier"]
_LARGEST = 2**63 - 1


class Kernel:
    """A checked set compiled for columns; keeps nothing of what it has scored."""

    def __init__(self, checked: CheckedSet, *, folder: Path | None = None) -> None:
        """Compile a set.

        Args:
            checked: The set.
            folder: Where machine code is kept between runs, by what it does; nobody
                else may be able to write there. None: it is compiled in each run.
        """
        self.layout = BatchLayout(checked)
        self.checked = checked
        self._plan = plan_of(self.layout)
        self._engine = Engine(self._plan, folder)
        is_rounded = self._plan.rounding is not None
        self._places = self._plan.places if is_rounded else MOST_PLACES
        self._declared = Declared(self.layout, folder)
        self._settled = settled_keys(
            checked.indicator_set,
            (self._plan, *(each.plan for each in self._declared.engines)),
            self._plan,
        )
        self._scorer = Scorer(checked)
        self._asks_groups = bool(asked_in(checked.indicator_set))

    @property
    def settled(self) -> frozenset[Key]:
        """The cells whose odd contents are as good as values or blanks."""
        return self._settled

    @property
    def takes_fractions(self) -> bool:
        """Whether cells may be fractions that no decimal writes, of 128 bits a side."""
        return is_short(self._plan.program, FRACTION)

    def __reduce__(self) -> tuple[type["Kernel"], tuple[CheckedSet]]:
        """Give the set: who takes a kernel elsewhere has it compiled there."""
        return Kernel, (self.checked,)

    def telling(self, language: Language) -> Telling:
        """Give what tells of rows by column, in the words of a language."""
        plan, declared = self._plan, self._declared
        return Telling(self.layout, plan, declared, self._settled, language)

    def score(
        self, given: Wide, *, findings: bool = True, native: bool | None = None
    ) -> Result:
        """Score assessments of a set with fixed indicators.

        Args:
            given: The assessments by column.
            findings: Whether rows of which something is to be told are scored by the
                exact scorer too, for what it tells; their scores are known before.
            native: Whether to compile loops; None lets the number of rows decide.
        """
        given = settled(given, self._settled)
        odd = _odd_rows(given.columns, given.odd, given.size)
        if self.layout.has_declared:
            odd[:] = True
        said = said_rows(given.columns, given.size)
        return self._scored(given, given.columns, odd, said, findings, native)

    def score_long(
        self, given: Long, *, findings: bool = True, native: bool | None = None
    ) -> LongResult:
        """Score assessments with indicators of their own; see :meth:`score`."""
        given = settled_long(given, self._settled)
        heads = given.heads
        odd = _odd_rows(heads.columns, heads.odd, heads.size)
        if not self._declared.is_possible:
            odd[:] = True
        rows = self._declared.score(given, native=native)
        columns = {**heads.columns, **rows.sums}
        made = self._scored(
            heads,
            columns,
            odd | rows.escapes,
            rows.told | said_rows(heads.columns, heads.size),
            findings,
            native,
        )
        state = np.zeros(len(given.rows.owner), np.uint8)
        if rows.sheet.state is not None:
            state = rows.sheet.state[0]
        return LongResult(made, rows.sheet.scores[0], state, rows.rows, rows.sums)

    def heads(self, given: Wide | Long) -> Result:
        """Score assessments, wide or long, without what is to be told of them."""
        if isinstance(given, Long):
            return self.score_long(given, findings=False).heads
        return self.score(given, findings=False)

    def _scored(  # noqa: PLR0913, PLR0917 - the columns, and what is known of the rows
        self,
        given: Wide,
        columns: Mapping[Key, Column],
        odd: NDArray[np.bool_],
        told: NDArray[np.bool_],
        findings: bool,  # noqa: FBT001
        native: bool | None,  # noqa: FBT001
    ) -> Result:
        sheet = empty_sheet(len(self.layout.places), given.size)
        if self._asks_groups and given.peers is None:
            odd[:] = True
        if not self._plan.is_possible:
            odd[:] = True
        elif not odd.all():
            self._engine.work_out(columns, sheet, odd, native=native)
            for key, column in columns.items():
                if key.field is Field.SUM:
                    sheet.widen(int(np.abs(column.values).max(initial=0)))
                    sheet.scores[key.line] = column.values
                    if column.state is not None:
                        lost = column.state != State.VALUE
                        sheet.states()[key.line, lost] = CellState.UNDEFINED
        told = told | odd | (sheet.flags & TOLD).astype(np.bool_)
        for key in self._plan.required:
            lacks = _missing(columns, key)
            told = told if lacks is None else told | lacks
        if given.years is not None:
            told |= self._out_of_period(given.years)
        if self.layout.indicator_set.grades:
            told |= (sheet.grades < 0) & ~sheet.open
        exact = odd | (sheet.flags & ESCAPES).astype(np.bool_)
        known = self._score_exactly(
            given, sheet, np.flatnonzero(exact | told if findings else exact)
        )
        return Result(
            size=given.size,
            places=self._places,
            scores=sheet.scores,
            state=sheet.state,
            totals=sheet.totals,
            open=sheet.open,
            grades=sheet.grades.astype(np.int8),
            tier=sheet.tier,
            told=told | exact,
            exact=known,
        )

    def _out_of_period(self, years: NDArray[np.int16]) -> NDArray[np.bool_]:
        made = self.layout.indicator_set
        if made.effective_from is None:
            return np.zeros(len(years), np.bool_)
        out: NDArray[np.bool_] = years < made.effective_from.year
        if made.effective_to is not None:
            out |= years > made.effective_to.year
        out &= years != 0
        return out

    def _score_exactly(
        self, given: Wide, sheet: Sheet, rows: NDArray[np.intp]
    ) -> dict[int, Score]:
        """Score rows by the exact scorer, and put its results into the sheet."""
        by_id = {
            id(place.indicator): index for index, place in enumerate(self.layout.places)
        }
        grades = self.layout.indicator_set.grades
        by_grade = {id(grade): index for index, grade in enumerate(grades)}
        known: dict[int, Score] = {}
        for row in map(int, rows):
            score = known[row] = self._scorer.score(
                given.assessment(row), peers=given.peers_of(row)
            )
            sheet.tier[row] = Tier.EXACT
            sheet.scores[:, row] = 0
            for line in score.lines:
                place = by_id[id(line.indicator)]
                whole = _scaled(line.score, self._places)
                sheet.widen(abs(whole))
                sheet.scores[place, row] += whole
                state = _state(line)
                if state or sheet.state is not None:
                    sheet.states()[place, row] = state
            whole = _scaled(score.total, self._places)
            sheet.widen(abs(whole))
            sheet.totals[row] = whole
            sheet.open[row] = score.total is None
            sheet.grades[row] = -1
            if score.grade is not None:
                sheet.grades[row] = by_grade[id(score.grade)]
        return known


def _missing(
    columns: Mapping[Key, Column], key: Key
) -> NDArray[np.bool_] | np.bool_ | None:
    """Give the rows in which a cell is blank; None where there are none."""
    column = columns.get(key)
    if column is None:
        return np.bool_(1)
    return None if column.state is None else column.state == State.MISSING


def _odd_rows(
    columns: Mapping[Key, Column], stated: NDArray[np.bool_] | None, size: int
) -> NDArray[np.bool_]:
    odd = np.zeros(size, np.bool_) if stated is None else stated.copy()
    for column in columns.values():
        if column.state is not None:
            odd |= column.state == State.ODD
    return odd


def _scaled(value: Fraction | None, places: int) -> int:
    """Give points as a whole number; 0 where there are none, or too many to be kept."""
    whole = Fraction() if value is None else value * 10**places
    is_kept = whole.denominator == 1 and abs(whole) <= _LARGEST
    return whole.numerator if is_kept else 0


def _state(line: IndicatorScore) -> CellState:
    if line.is_left_out:
        return CellState.LEFT_OUT
    if line.is_skipped:
        return CellState.SKIPPED
    return CellState.UNDEFINED if line.score is None else CellState.SCORED
