"""Indicators that units declare become rows of a table, in the order of the input."""

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from perfscore.batch.columns import Column
from perfscore.batch.output.model import STATE_NAMES, Shapes
from perfscore.batch.output.points import decimal, points, repeated
from perfscore.batch.output.states import state_of
from perfscore.batch.reading.named import Below, Named, text_at
from perfscore.batch.results import CellState, LongResult, Result
from perfscore.exact import exact_text
from perfscore.score.result import IndicatorScore


class _Exact(NamedTuple):
    """A line of an assessment that the exact scorer scored."""

    number: int
    id: str | None
    line: IndicatorScore


class LineTables:
    """Makes the tables of indicators, a row each."""

    def __init__(self, shapes: Shapes) -> None:
        self._shapes = shapes

    def of_block(
        self, file: str, named: Named, result: Result, rows: LongResult | None
    ) -> pa.Table:
        """Make the table of a block."""
        below = named.below
        if below is None or rows is None:
            return self._shapes.lines.empty_table()
        made = [
            self._scored(file, named, below, result, rows),
            self._exact(file, list(_exact_lines(named, below, result))),
        ]
        whole = pa.concat_tables(
            [each for each in made if each.num_rows] or made[:1]
        ).unify_dictionaries()
        return whole.take(_order(whole.column(self._shapes.lines.names[1])))

    def _scored(
        self,
        file: str,
        named: Named,
        below: Below,
        result: Result,
        rows: LongResult,
    ) -> pa.Table:
        shapes, given = self._shapes, below.long.rows
        exact = np.zeros(result.size, bool)
        exact[list(result.exact)] = True
        kept = np.flatnonzero(~exact[given.owner])
        index = pa.array(kept)
        owner = given.owner[kept]
        state = rows.state[kept]
        ids = pa.nulls(len(kept), pa.string())
        if named.ids is not None:
            ids = named.ids.take(pa.array(owner))
        columns = [
            repeated(np.zeros(len(kept), np.int64), [file]),
            pa.array(below.numbers[kept]),
            ids,
            below.paths.take(index).dictionary_encode(),
            _numbers(given.weight, kept),
            points(
                rows.scores[kept].astype(np.int64, copy=False),
                state != CellState.SCORED,
                {},
                shapes.points,
                result.places,
            ),
            repeated(state.astype(np.int64), [shapes.word(x) for x in STATE_NAMES]),
        ]
        return pa.Table.from_arrays(columns, schema=shapes.lines)

    def _exact(self, file: str, lines: list[_Exact]) -> pa.Table:
        shapes = self._shapes
        weights = [each.line.weight for each in lines]
        columns = [
            repeated(np.zeros(len(lines), np.int64), [file]),
            pa.array([each.number for each in lines], pa.int64()),
            pa.array([each.id for each in lines], pa.string()),
            pa.array(
                ["/".join(each.line.path) for each in lines], pa.string()
            ).dictionary_encode(),
            pa.array(
                [None if each is None else exact_text(each) for each in weights],
                pa.string(),
            ),
            pa.array(
                [decimal(each.line.score, shapes.points) for each in lines],
                shapes.points,
            ),
            repeated(
                np.array([state_of(each.line) for each in lines], np.int64),
                [shapes.word(each) for each in STATE_NAMES],
            ),
        ]
        return pa.Table.from_arrays(columns, schema=shapes.lines)


def _exact_lines(named: Named, below: Below, result: Result) -> Iterator[_Exact]:
    """Give the declared lines of what was scored exactly, by their rows."""
    for at, score in sorted(result.exact.items()):
        numbers = {
            id(row): number
            for row, number in zip(
                score.assessment.indicators, below.of(at), strict=True
            )
        }
        for line in score.lines:
            if line.indicator.declared:
                yield _Exact(numbers[id(line.row)], text_at(named.ids, at), line)


def _numbers(column: Column, rows: NDArray[np.intp]) -> pa.Array:
    """Write numbers, each different one once."""
    values, codes = np.unique(column.values[rows], return_inverse=True)
    scale = 10**column.places
    texts = [exact_text(Fraction(int(each), scale)) for each in values]
    return pa.array(texts, pa.string()).take(pa.array(codes))


def _order(numbers: pa.ChunkedArray) -> pa.Array:
    return pa.array(np.argsort(numbers.to_numpy(), kind="stable"))
