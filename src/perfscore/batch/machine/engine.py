"""A plan worked out for columns: machine numbers first, whole numbers in doubt."""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from perfscore.batch.columns import OF_GROUPS, Column, Key
from perfscore.batch.machine.blocks import (
    BLOCK,
    Kind,
    cells_of,
    codes_of,
    each_block,
    floats_of,
    plain_kind,
    run_of,
    whole_of,
)
from perfscore.batch.machine.floats import Translation
from perfscore.batch.machine.integers import Integers
from perfscore.batch.machine.pieces import Piece, Roots
from perfscore.batch.machine.written import has_compiler, shape_of
from perfscore.batch.program.plan import Plan
from perfscore.batch.results import CellState, Scores, Tier
from perfscore.batch.sheet import DOUBT, ESCAPES, TOLD, TOO_LONG, UNDEFINED, Sheet

NATIVE_ROWS = 4_000_000
"""Rows, of one block and those before, from which on compiling loops pays: numpy has
taken as long for so many as compiling does."""
_KEPT_ROWS = 1_500_000
"""The same where the loops were kept, and only the compiler has to be loaded."""
_LOADED_ROWS = 20_000


@dataclass(frozen=True, slots=True)
class _Pieces:
    """The machine steps of a plan, for the columns that there are.

    ``lines`` go with the plan's lines; ``rows`` say which line's score each of the
    whole's inputs is.
    """

    lines: tuple[Piece, ...]
    whole: Piece | None
    rows: tuple[int, ...]
    code: dict[Kind, list[Callable[..., None]]] = field(default_factory=dict)
    """The machine code of the lines and of the whole, once there is any."""

    @property
    def all(self) -> tuple[Piece, ...]:
        """The pieces of the lines, and of the whole."""
        return self.lines if self.whole is None else (*self.lines, self.whole)

    @property
    def keys(self) -> tuple[Key, ...]:
        """The columns that are read."""
        return tuple(dict.fromkeys(key for each in self.all for key in each.keys))


@dataclass(slots=True)
class Engine:
    """Works out one plan; keeps the machine steps for the columns it has met."""

    plan: Plan
    folder: Path | None = None
    _seen: int = 0
    _made: dict[frozenset[Key], _Pieces] = field(default_factory=dict)

    def work_out(
        self,
        columns: Mapping[Key, Column],
        sheet: Sheet,
        odd: NDArray[np.bool_],
        *,
        native: bool | None,
    ) -> None:
        """Score all rows but the odd ones; flags say what is left to do."""
        size = len(odd)
        pieces = self._pieces(frozenset(columns))
        self._seen += size
        self._machine(pieces, columns, sheet, native=native)
        waits = (sheet.flags & (DOUBT | UNDEFINED)).astype(np.bool_)
        if any(
            columns[key].fractions and key.field not in OF_GROUPS for key in pieces.keys
        ):
            waits[:] = True
        waits &= ~odd
        rows = np.flatnonzero(waits)
        for start in range(0, len(rows), BLOCK):
            some = rows[start : start + BLOCK]
            some = self._settle(columns, sheet, some, is_long=False)
            if len(some):
                self._settle(columns, sheet, some, is_long=True)

    def _pays(self, pieces: _Pieces, kind: Kind, size: int) -> bool:
        """Whether compiling pays, by the rows so far; what is kept costs nothing."""
        if size < _LOADED_ROWS:
            return False
        if kind in pieces.code:
            return True
        least = _LOADED_ROWS if "numba" in sys.modules else _KEPT_ROWS
        if self._seen < least or not has_compiler():
            return False
        folder = self.folder
        return self._seen >= NATIVE_ROWS or (
            folder is not None
            and all(shape_of(each, kind).path(folder).exists() for each in pieces.all)
        )

    def _code(
        self, pieces: _Pieces, kind: Kind, *, native: bool
    ) -> Sequence[Callable[..., None] | None]:
        """Give the machine code of each piece, or nothing where numpy does."""
        if not native:
            return [None] * len(pieces.all)
        if kind not in pieces.code:
            from perfscore.batch.machine.native import compiled  # noqa: PLC0415 - slow

            pieces.code[kind] = [
                compiled(each, kind, self.folder) for each in pieces.all
            ]
        return pieces.code[kind]

    def _pieces(self, present: frozenset[Key]) -> _Pieces:
        made = self._made.get(present)
        if made is None:
            made = self._made[present] = self._translated(present)
        return made

    def _translated(self, present: frozenset[Key]) -> _Pieces:
        plan = self.plan
        lines = tuple(
            Translation(plan.program, present).piece(
                Roots((line.score,), (plan.places,), line.told)
            )
            for line in plan.lines
        )
        if plan.total is None or plan.grade is None:
            return _Pieces(lines, None, ())
        cuts = {line.score: plan.places for line in plan.lines}
        whole = Translation(plan.program, present, cuts).piece(
            Roots(
                (plan.total, plan.grade),
                (plan.places, 0),
                tuple(plan.told),
                tuple(plan.escapes),
            )
        )
        by_score = {line.score: line.place for line in plan.lines}
        return _Pieces(lines, whole, tuple(by_score[each] for each in whole.scores))

    def _machine(
        self,
        pieces: _Pieces,
        columns: Mapping[Key, Column],
        sheet: Sheet,
        *,
        native: bool | None,
    ) -> None:
        """Score every row in machine numbers; the flags say which are not settled."""
        size = len(sheet.flags)
        used = {key: columns[key] for key in pieces.keys}
        codes = {key: codes_of(each, self.plan.texts) for key, each in used.items()}
        plain = plain_kind(used.values())
        kind = plain or "float64"
        is_native = self._pays(pieces, kind, size) if native is None else native
        is_plain = is_native and plain is not None
        code = self._code(pieces, kind, native=is_native)
        runs = [
            run_of(piece, used, each)
            for piece, each in zip(pieces.all, code, strict=True)
        ]
        lines = [
            (line.place, piece.keys, run)
            for line, piece, run in zip(
                self.plan.lines, pieces.lines, runs, strict=False
            )
        ]
        whole = pieces.whole

        def block(start: int, stop: int) -> None:
            cells = {
                key: whole_of(column, start, stop)
                if is_plain
                else floats_of(column, codes[key], start, stop)
                for key, column in used.items()
            }
            flags, scores = sheet.flags[start:stop], sheet.scores[:, start:stop]
            for place, keys, run in lines:
                run([cells[key] for key in keys], [], [scores[place]], flags)
            if whole is not None:
                outputs: list[Scores] = [
                    sheet.totals[start:stop],
                    sheet.grades[start:stop],
                ]
                runs[-1](
                    [cells[key] for key in whole.keys],
                    [scores[row] for row in pieces.rows],
                    outputs,
                    flags,
                )

        each_block(block, size, native=is_native, plain=is_plain)

    def _settle(
        self,
        columns: Mapping[Key, Column],
        sheet: Sheet,
        rows: NDArray[np.intp],
        *,
        is_long: bool,
    ) -> NDArray[np.intp]:
        """Settle rows in whole numbers; give those for which 64 bits were too few."""
        plan = self.plan
        cells = {
            key: cells_of(column, plan.texts, rows) for key, column in columns.items()
        }
        told = [*plan.told, *(each for line in plan.lines for each in line.told)]
        wholes = [each for each in (plan.total, plan.grade) if each is not None]
        work = Integers(plan.program, cells, len(rows), is_long=is_long)
        scores = [line.score for line in plan.lines]
        work.work_out([*scores, *wholes, *plan.escapes, *told])
        kept = {
            place: work.whole(place, plan.places)
            for place in (*scores, plan.total)
            if place is not None
        }
        long = np.zeros(len(rows), np.bool_)
        for place, whole in kept.items():
            is_long_score = np.asarray(np.abs(whole) >= TOO_LONG, np.bool_)
            kept[place] = np.where(is_long_score, 0, whole)
            long |= is_long_score
        sure = ~work.overflowed
        found = rows[sure]
        undefined = np.zeros(len(rows), np.bool_)
        for line in plan.lines:
            made = work.number(line.score)
            undefined |= made.undefined
            whole = kept[line.score][sure]
            sheet.widen(_largest(whole))
            sheet.scores[line.place, found] = whole
            if sheet.state is not None or made.undefined.any():
                states = np.where(
                    made.undefined[sure], CellState.UNDEFINED, CellState.SCORED
                )
                sheet.states()[line.place, found] = states
        if plan.total is not None and plan.grade is not None:
            total, grade = work.number(plan.total), work.number(plan.grade)
            whole = kept[plan.total][sure]
            sheet.widen(_largest(whole))
            sheet.totals[found] = whole
            sheet.open[found] = total.undefined[sure]
            lacks = grade.undefined | total.undefined
            grades = np.where(lacks, -1, grade.top)[sure]
            sheet.grades[found] = grades.astype(np.int32)
            undefined |= total.undefined
        flags = self._flags(work, told, undefined)
        flags[long] |= ESCAPES
        sheet.flags[found] = flags[sure]
        sheet.tier[found] = Tier.INTEGER
        return rows[~sure]

    def _flags(
        self, work: Integers, told: list[int], undefined: NDArray[np.bool_]
    ) -> NDArray[np.uint8]:
        flags = np.zeros(len(undefined), np.uint8)
        for each in self.plan.escapes:
            truth = work.truth(each)
            flags[truth.value | truth.undefined] |= ESCAPES
        for each in told:
            truth = work.truth(each)
            flags[truth.value & ~truth.undefined] |= TOLD
        flags[undefined] |= TOLD | (ESCAPES if self.plan.is_partial else 0)
        return flags


def _largest(whole: Any) -> int:  # noqa: ANN401 - of two kinds
    return int(np.abs(whole).max(initial=0))
