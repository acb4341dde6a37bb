"""Rows are scored by two sets, and what changes is counted."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from perfscore.batch.impact.building import (
    Shape,
    is_long,
    taken,
    whole_of,
    whole_of_scores,
)
from perfscore.batch.impact.counting import added, counted, shifts_of
from perfscore.batch.impact.gathered import Gathered, Given, TwoBlock
from perfscore.batch.impact.grouped import TwoPasses
from perfscore.batch.impact.known import Join, joined, known_of
from perfscore.batch.impact.lacking import (
    MOST_LOOKED_AT,
    both_reasons,
    reasons_of,
)
from perfscore.batch.impact.matched import Line, grades_of, lines_of, renamed_in
from perfscore.batch.impact.movers import Mover, movers_of
from perfscore.batch.impact.reading import Two, TwoHeadings, TwoLayed, read_for_both
from perfscore.batch.impact.rows import Bools, Rows, Whole
from perfscore.batch.impact.spread import Number
from perfscore.batch.impact.unread import both_unread, is_same, unread_of
from perfscore.batch.kernel import Kernel
from perfscore.batch.reading.keys import KeyColumns
from perfscore.batch.reading.named import Named
from perfscore.batch.results import Result
from perfscore.batch.tables.block import Table
from perfscore.check.checked import CheckedSet
from perfscore.compare.sets import Comparison, compare_sets
from perfscore.score.reported.places import Place
from perfscore.score.result import Score
from perfscore.score.scorer import Scorer


class TwoScorer:
    """Scores assessments by an earlier and a later set."""

    def __init__(
        self,
        sets: tuple[CheckedSet, CheckedSet],
        *,
        by: Sequence[str] = (),
        group_by: Sequence[str] = (),
        most: int = 10,
        folder: Path | None = None,
    ) -> None:
        """Compile both sets.

        Args:
            sets: The earlier and the later one.
            by: Columns by which changes are counted.
            group_by: Columns that say who is compared with whom (名次, 同组平均).
            most: How many of the rows that move most are kept, up and down.
            folder: Where machine code is kept, see :class:`Kernel`.
        """
        self.sets = sets
        self._kernels = (
            Kernel(sets[0], folder=folder),
            Kernel(sets[1], folder=folder),
        )
        self._scorers = Scorer(sets[0]), Scorer(sets[1])
        self.by, self._most = KeyColumns(by), most
        self.groups = TwoPasses(sets, group_by)
        layouts = tuple(each.layout for each in self._kernels)
        made = tuple(each.indicator_set for each in layouts)
        self.comparison: Comparison = compare_sets(made[0], made[1])
        self.lines: tuple[Line, ...] = lines_of(layouts[0], layouts[1], self.comparison)
        self.grades = tuple(grades_of(made[0])), tuple(grades_of(made[1]))
        names = tuple(tuple(each.name for each in grades) for grades in self.grades)
        self._shifts = shifts_of(names[0], names[1])
        places = [0 if x.rounding is None else x.rounding.places for x in made]
        self.unit = 10 ** max(places)
        kept = (*self.by.carried, *self.groups.columns.carried)
        renamed = renamed_in(self.lines)
        self.headings = TwoHeadings(layouts[0], layouts[1], kept, renamed)
        self._shapes = tuple(
            Shape(layouts[side], self.lines, names[side], self.unit, side)
            for side in (0, 1)
        )

    def place(self, side: int, at: int) -> Place:
        """Give a place of the earlier (0) or the later set (1)."""
        return self._kernels[side].layout.places[at]

    def blocks(self, name: str, laid: TwoLayed, table: Table) -> Iterator[TwoBlock]:
        """Give the blocks of a table.

        Raises:
            RefusedError: Where the file cannot be read on.
        """
        for two in read_for_both(self.sets, laid, table):
            yield TwoBlock(name, laid, two)

    def take_files(self, given: Sequence[Given], so_far: Gathered) -> Gathered:
        """Score assessments one by one, and take in what comes of it."""
        peers = [self.groups.of_file(each[0].file) for each in given]
        before, after = (
            [
                self._scorers[side].score(each[side], peers=peer[side])
                for (_, each), peer in zip(given, peers, strict=True)
            ]
            for side in (0, 1)
        )
        join = joined([each[0] for each in given], [x[1][0] for x in given], self.by)

        def make(row: int, key: Number) -> Mover:
            return Mover(key, join.known(row), given[row][1], peers[row])

        return self._taken_exactly((before, after), join, make, so_far)

    def rescored(self, mover: Mover) -> tuple[Score, Score]:
        """Score a row by both sets, with all steps."""
        first, second = (
            scorer.score(each, peers=peers)
            for scorer, each, peers in zip(
                self._scorers, mover.given, mover.peers, strict=True
            )
        )
        return first, second

    def take(self, block: TwoBlock, so_far: Gathered) -> Gathered:
        """Score a block by both sets, and take in what comes of it."""
        two = self.groups.attached(block.two)
        first, second = (
            kernel.heads(each.given)
            for kernel, each in zip(self._kernels, two, strict=True)
        )
        join = known_of(block.name, two, block.laid, self.by)
        if not is_same(*two):
            unread = both_unread(so_far.unread, unread_of(*two))
            so_far = replace(so_far, unread=unread)
        wild = self._wild((first, second), join)

        def make(row: int, key: Number) -> Mover:
            places = (
                (two[0].wide, int(join.at[0][row])),
                (
                    two[1].wide,
                    int(join.at[1][row]),
                ),
            )
            given = tuple(wide.assessment(at) for wide, at in places)
            peers = tuple(wide.peers_of(at) for wide, at in places)
            return Mover(
                key, join.known(row), (given[0], given[1]), (peers[0], peers[1])
            )

        plain = np.flatnonzero(~wild)
        if len(plain):
            wholes = (
                whole_of(self._shapes[0], first, join.at[0][plain]),
                whole_of(self._shapes[1], second, join.at[1][plain]),
            )
            so_far = self._counted(wholes, join, plain, make, so_far)
            so_far = self._explained(wholes, (first, second), two, join, plain, so_far)
        if wild.any():
            chosen = np.flatnonzero(wild)
            scores = tuple(
                [
                    self._exact(side, (first, second)[side], two[side], int(at))
                    for at in join.at[side][chosen]
                ]
                for side in (0, 1)
            )
            so_far = self._taken_exactly(
                (scores[0], scores[1]), join, make, so_far, chosen
            )
        return so_far

    def _exact(self, side: int, result: Result, named: Named, at: int) -> Score:
        known = result.exact.get(at)
        if known is not None:
            return known
        wide = named.wide
        return self._scorers[side].score(wide.assessment(at), peers=wide.peers_of(at))

    def _wild(self, results: tuple[Result, Result], join: Join) -> Bools:
        """Say which rows hold numbers that columns of one unit cannot."""
        if any(each.is_exact_only for each in self._shapes):
            return np.ones(len(join.at[0]), bool)
        first, second = (
            is_long(each, at, self.unit // 10**each.places)
            for each, at in zip(results, join.at, strict=True)
        )
        return first | second

    def _counted(
        self,
        wholes: tuple[Whole, Whole],
        join: Join,
        chosen: NDArray[np.intp],
        make: Callable[[int, Number], Mover],
        so_far: Gathered,
    ) -> Gathered:
        groups = tuple(taken(each, chosen) for each in join.groups)
        rows = Rows(*wholes, groups)
        movers = movers_of(
            rows,
            self._shifts,
            self._most,
            lambda row, key: make(int(chosen[row]), key),
            so_far.movers,
        )
        found = counted(rows, self.unit, self._shifts)
        return replace(so_far, counted=added(so_far.counted, found), movers=movers)

    def _taken_exactly(
        self,
        scores: tuple[list[Score], list[Score]],
        join: Join,
        make: Callable[[int, Number], Mover],
        so_far: Gathered,
        chosen: NDArray[np.intp] | None = None,
    ) -> Gathered:
        wholes = (
            whole_of_scores(self._shapes[0], scores[0]),
            whole_of_scores(self._shapes[1], scores[1]),
        )
        rows = np.arange(len(scores[0])) if chosen is None else chosen
        so_far = self._counted(wholes, join, rows, make, so_far)
        lacking = _lacking(wholes)
        reasons = tuple(
            both_reasons(known, reasons_of(own[at] for at in map(int, lost)))
            for known, own, lost in zip(so_far.reasons, scores, lacking, strict=True)
        )
        return replace(so_far, reasons=(reasons[0], reasons[1]))

    def _explained(  # noqa: PLR0913, PLR0917 - rows of both sets, and who they are
        self,
        wholes: tuple[Whole, Whole],
        results: tuple[Result, Result],
        two: Two,
        join: Join,
        chosen: NDArray[np.intp],
        so_far: Gathered,
    ) -> Gathered:
        """Score some of the rows exactly that have no total."""
        lacking = _lacking(wholes)
        found = []
        for side in (0, 1):
            known = so_far.reasons[side]
            room = max(MOST_LOOKED_AT - known.looked, 0)
            at = join.at[side][chosen[lacking[side][:room]]]
            scores = (
                self._exact(side, results[side], two[side], int(each)) for each in at
            )
            found.append(both_reasons(known, reasons_of(scores)))
        return replace(so_far, reasons=(found[0], found[1]))


def _lacking(
    wholes: tuple[Whole, Whole],
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Give the rows that have no total by the earlier set, and by the later."""
    return np.flatnonzero(wholes[0].open), np.flatnonzero(wholes[1].open)
