"""What the kernel gives for a block becomes the rows of the tables."""

from fractions import Fraction

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from perfscore.batch.kernel import Kernel
from perfscore.batch.output.findings import Finds
from perfscore.batch.output.lines import LineTables
from perfscore.batch.output.model import STATE_NAMES, TEXT, Scored, Shapes
from perfscore.batch.output.points import not_shown, points, repeated
from perfscore.batch.output.summary import Summing
from perfscore.batch.reading.named import Named, ids_of_bad, text_at
from perfscore.batch.results import CellState, LongResult, Result
from perfscore.score.scorer import Scorer


class Tables:
    """Makes the tables of blocks of one run."""

    def __init__(self, kernel: Kernel, shapes: Shapes, scorer: Scorer) -> None:
        layout = kernel.layout
        self._kernel = kernel
        self._layout = layout
        self._scorer = scorer
        self._telling = kernel.telling(shapes.language)
        self._shapes = shapes
        self._lines = LineTables(shapes)
        self._summing = Summing(layout, shapes, scorer)
        self._grades = [each.name for each in layout.indicator_set.grades]

    def scored(self, file: str, named: Named) -> Scored:
        """Score a block of a file, and make its tables."""
        if named.below is None:
            result = self._kernel.score(named.wide, findings=False)
            return self.of_block(file, named, result)
        made = self._kernel.score_long(named.below.long, findings=False)
        return self.of_block(file, named, made.heads, made)

    def of_block(
        self, file: str, named: Named, result: Result, rows: LongResult | None = None
    ) -> Scored:
        """Make the tables of a block of a file; ``rows`` are what units declared."""
        finds = Finds(self._shapes)
        finds.bad(file, named.bad, ids=ids_of_bad(named))
        told = self._telling.of_block(named, result, rows)
        heads = named.wide if named.below is None else named.below.long.heads
        if told.findings is not None:
            finds.of_columns(file, named, told.findings)
        for row in sorted((*result.exact, *map(int, told.left))):
            score = result.exact.get(row)
            if score is None:
                peers = heads.peers_of(row)
                score = self._scorer.score(heads.assessment(row), peers=peers)
            id_ = text_at(named.ids, row)
            found = (*score.findings, *not_shown(score, self._shapes.points))
            finds.of_row(file, int(named.numbers[row]), id_, found)
        tables = Scored({}, {}).tables
        tables["scores"] = self._scores(file, named, result)
        if self._shapes.has_declared:
            tables["lines"] = self._lines.of_block(file, named, result, rows)
        tables["findings"] = finds.table()
        summary = self._summing.of_block(named, result, finds)
        return Scored(tables, summary)

    def _scores(self, file: str, named: Named, result: Result) -> pa.Table:
        size, shapes = result.size, self._shapes
        exact_lines = self._exact_lines(result)
        lines = [
            points(
                result.scores[at].astype(np.int64, copy=False),
                is_blank(result, at),
                exact_lines[at],
                shapes.points,
                result.places,
            )
            for at in shapes.fixed
        ]
        total = points(
            result.totals.astype(np.int64, copy=False),
            result.open,
            {row: score.total for row, score in result.exact.items()},
            shapes.points,
            result.places,
        )
        blank = pa.nulls(size, pa.string())
        carried = [named.carried.get(each, blank) for each in shapes.carried]
        arrays = [
            repeated(np.zeros(size, np.int64), [file]),
            pa.array(named.numbers),
            *(
                blank if each is None else each
                for each in (named.ids, named.units, named.projects)
            ),
            pa.array(named.years, pa.int16(), mask=named.years == 0),
            *(each.dictionary_encode() for each in carried),
            *lines,
            total,
            repeated(result.grades.astype(np.int64), self._grades),
            self._states(result),
        ]
        fitted = [
            each.cast(TEXT) if wanted == TEXT and each.type != TEXT else each
            for each, wanted in zip(arrays, shapes.scores.types, strict=True)
        ]
        return pa.Table.from_arrays(fitted, schema=shapes.scores)

    def _exact_lines(self, result: Result) -> list[dict[int, Fraction | None]]:
        """Give the fixed lines' scores of the rows that were scored exactly."""
        index = {id(each.indicator): at for at, each in enumerate(self._layout.places)}
        found: list[dict[int, Fraction | None]] = [{} for _ in self._layout.places]
        for row, score in result.exact.items():
            for line in score.lines:
                found[index[id(line.indicator)]][row] = line.score
        return found

    def _states(self, result: Result) -> pa.Array:
        """Say of each row which fixed lines have no score, and why; mostly blank."""
        shapes = self._shapes
        fixed = list(shapes.fixed)
        told: list[str | None] = [None] * result.size
        if result.state is None or not fixed:
            return pa.array(told, pa.string())
        states = result.state[fixed]
        words = [shapes.word(each) for each in STATE_NAMES]
        unscored = (states != CellState.SCORED).any(axis=0)
        known: dict[bytes, str] = {}
        for row in map(int, np.flatnonzero(unscored)):
            own = states[:, row].tobytes()
            if own not in known:
                known[own] = "；".join(
                    f"{shapes.paths[at]}：{words[state]}"
                    for at, state in zip(fixed, own, strict=True)
                    if state != CellState.SCORED
                )
            told[row] = known[own]
        return pa.array(told, pa.string())


def is_blank(result: Result, at: int) -> NDArray[np.bool_]:
    """Say in which rows a line has no score."""
    if result.state is None:
        return np.zeros(result.size, bool)
    return np.asarray(result.state[at] != CellState.SCORED)
