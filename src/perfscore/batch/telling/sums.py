"""What can be told of a total, and of weights that units declare."""

from collections.abc import Iterator
from fractions import Fraction

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from perfscore.batch.columns import Long
from perfscore.batch.layout import BatchLayout
from perfscore.batch.reading.named import Below
from perfscore.batch.results import CellState, LongResult, Result
from perfscore.batch.telling.findings import SCORE, Stage, Telling
from perfscore.batch.telling.pieces import Piece
from perfscore.batch.telling.working import Rows, numbers_in_words
from perfscore.diagnostics.model import Language, Text
from perfscore.exact import exact_sum, short_text
from perfscore.model.assessment import Assessment
from perfscore.score import rules
from perfscore.score.reported.places import Holder, holders_of
from perfscore.score.reported.weights import weights_do_not_sum
from perfscore.score.result import Finding
from perfscore.score.whole.period import out_of_period
from perfscore.score.whole.totals import no_grade, total_open

Findings = list[tuple[int, Finding]]
"""Assessments, and what is told of each; all by one rule and of one place."""


def together(found: Findings, stage: Stage, line: int, language: Language) -> Piece:
    """Put findings that differ in their words into one piece."""
    first = found[0][1]
    telling = Telling((), Finding(first.rule, _NO_WORDS, first.path), stage, line)
    rows = np.array([row for row, _ in found], np.intp)
    words = [each.message.in_language(language) for _, each in found]
    return Piece(telling, rows, pa.array(words, pa.string()))


def periods(
    layout: BatchLayout, years: NDArray[np.int16] | None, rows: Rows, language: Language
) -> Iterator[Piece]:
    """Tell of years in which the set is not in effect."""
    if years is None:
        return
    own = years[rows]
    for year in np.unique(own):
        given = Assessment(year=int(year) or None)
        for each in out_of_period(layout.indicator_set, given):
            telling = Telling((), each, Stage.PERIOD)
            words = each.message.in_language(language)
            yield Piece(telling, rows[own == year], words)


def ungraded(result: Result, rows: Rows, language: Language) -> Iterator[Piece]:
    """Tell of totals that lie in no grade."""
    own = rows[(result.grades[rows] < 0) & ~result.open[rows]]
    known: dict[int, Finding] = {}
    found: Findings = []
    for row, whole in zip(own.tolist(), result.totals[own].tolist(), strict=True):
        told = known.get(whole)
        if told is None:
            told = known[whole] = no_grade(Fraction(whole, 10**result.places))
        found.append((row, told))
    if found:
        yield together(found, Stage.TOTAL, 0, language)


_NO_WORDS = Text("", "")
_Lines = list[tuple[int, int, str]]
"""Lines by their turn, their row and their name."""


class Sums:
    """Tells of sums, of assessments of one set; ``turns`` are its places'."""

    def __init__(
        self, layout: BatchLayout, turns: NDArray[np.int64], language: Language
    ) -> None:
        self._places = layout.places
        self._holders = holders_of(layout.places)
        self._turns = turns
        self._language = language

    def open_totals(
        self,
        result: Result,
        rows: Rows,
        below: Below | None,
        made: LongResult | None,
    ) -> Iterator[Piece]:
        """Tell why totals are open; the set adds up rounded scores."""
        chosen = rows[result.open[rows]]
        if not len(chosen):
            return
        lines: list[_Lines] = [[] for _ in chosen]
        sums = self._of_places(result, chosen, lines)
        if below is not None and made is not None:
            sums += self._of_rows(below, made, chosen, lines)
        scale = np.full(len(sums), 10**result.places)
        shown = numbers_in_words(sums, scale, short_text)
        known: dict[tuple[str, ...], tuple[str, str]] = {}
        words = []
        for own, number in zip(lines, shown.to_pylist(), strict=True):
            names = tuple(name for _, _, name in sorted(own))
            around = known.get(names)
            if around is None:
                told = total_open(names, SCORE).message.in_language(self._language)
                # the sum stands behind the names, whatever these are
                before, _, behind = told.rpartition(SCORE)
                around = known[names] = before, behind
            words.append(f"{around[0]}{number}{around[1]}")
        finding = Finding(rules.TOTAL_OPEN, _NO_WORDS)
        yield Piece(
            Telling((), finding, Stage.TOTAL), chosen, pa.array(words, pa.string())
        )

    def _of_places(
        self, result: Result, chosen: Rows, lines: list[_Lines]
    ) -> NDArray[np.int64]:
        """Add up what is scored of fixed lines, and name those that are not."""
        sums = np.zeros(len(chosen), np.int64)
        for index, place in enumerate(self._places):
            if place.indicator.declared:
                continue
            scores = result.scores[index, chosen].astype(np.int64)
            if result.state is not None:
                lacks = result.state[index, chosen] != CellState.SCORED
                scores[lacks] = 0
                for at in np.flatnonzero(lacks).tolist():
                    lines[at].append((index, -1, place.indicator.title))
            sums += scores
        return sums

    def _of_rows(
        self, below: Below, made: LongResult, chosen: Rows, lines: list[_Lines]
    ) -> NDArray[np.int64]:
        """Do the same with the rows that units declare."""
        rows = below.long.rows
        at = np.full(made.heads.size, -1, np.int64)
        at[chosen] = np.arange(len(chosen))
        own = np.flatnonzero(at[rows.owner] >= 0)
        lacks = made.state[own] != CellState.SCORED
        scores = np.where(lacks, 0, made.scores[own].astype(np.int64))
        sums = np.zeros(len(chosen), np.int64)
        np.add.at(sums, at[rows.owner[own]], scores)
        without = own[lacks]
        names = below.names.take(pa.array(without)).to_pylist()
        for row, name in zip(without.tolist(), names, strict=True):
            turn = int(self._turns[rows.place[row]])
            lines[int(at[rows.owner[row]])].append((turn, row, name))
        return sums

    def weights(self, long: Long, rows: Rows) -> Iterator[Piece]:
        """Tell of declared weights that do not add up to the set's."""
        for index, holder in enumerate(self._holders):
            found: Findings = [
                (row, weights_do_not_sum(holder, weights))
                for row, weights in self._unlike(long, rows, holder)
            ]
            if found:
                yield together(found, Stage.SUMS, index, self._language)

    def _unlike(
        self, long: Long, rows: Rows, holder: Holder
    ) -> Iterator[tuple[int, list[Fraction]]]:
        """Give the weights below a holder, in the order of lines, where they differ."""
        fixed = [
            (index, -1, each.indicator.weight)
            for index, each in enumerate(self._places)
            if id(each) in holder.places
            and not each.indicator.declared
            and each.indicator.weight is not None
        ]
        declared = long.rows
        is_below = np.array([id(each) in holder.places for each in self._places])
        own = np.flatnonzero(is_below[declared.place])
        wanted = holder.weight - exact_sum(weight for _, _, weight in fixed)
        scale = 10**declared.weight.places
        values = declared.weight.values[own].astype(np.int64)
        sums = np.zeros(long.heads.size, np.int64)
        np.add.at(sums, declared.owner[own], values)
        unlike = np.zeros(long.heads.size, np.bool_)
        whole = wanted * scale
        unlike[rows] = (
            sums[rows] != int(whole) if whole.denominator == 1 else np.bool_(1)
        )
        owners = declared.owner[own]
        chosen = np.flatnonzero(unlike[owners])
        lines: dict[int, list[tuple[int, int, Fraction]]] = {
            row: list(fixed) for row in np.flatnonzero(unlike).tolist()
        }
        for at in chosen.tolist():
            row = int(own[at])
            turn = int(self._turns[declared.place[row]])
            weight = Fraction(int(values[at]), scale)
            lines[int(owners[at])].append((turn, row, weight))
        for row, found in lines.items():
            yield row, [weight for _, _, weight in sorted(found)]
