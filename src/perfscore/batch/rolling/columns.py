"""Groups that were added up by arrays are scored by columns, and become rows."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from perfscore.batch.columns import Wide
from perfscore.batch.kernel import Kernel
from perfscore.batch.output.model import ROLLED_UP, ROW, Scored, Shapes
from perfscore.batch.output.tables import Tables
from perfscore.batch.reading.keys import Key, KeyColumns
from perfscore.batch.reading.named import Named
from perfscore.batch.reading.years import year_columns
from perfscore.batch.rolling.gathering import Gathering
from perfscore.batch.rolling.making import Made, Making
from perfscore.batch.rolling.plain import PlainSums
from perfscore.batch.rolling.reading import CellReader
from perfscore.model.assessment import Assessment
from perfscore.score.reported.roll_up import RolledUp
from perfscore.score.scorer import Scorer


class ColumnScorer:
    """Scores what one set's tables came to; results have the ``shapes`` of a roll-up.

    Groups that are not plain are rolled up and scored one by one.
    """

    def __init__(
        self, kernel: Kernel, shapes: Shapes, columns: KeyColumns, sums: PlainSums
    ) -> None:
        layout = kernel.layout
        self._kernel = kernel
        self._shapes = shapes
        self._names = columns.names
        single = Shapes(layout, shapes.carried, shapes.language)
        self._tables = Tables(kernel, single, Scorer(kernel.checked))
        self._reader = CellReader(layout, takes_fractions=kernel.takes_fractions)
        self._making = Making(layout, sums)
        self._sums = sums

    def score(
        self, gathering: Gathering, first: int, end: int, plain: NDArray[np.bool_]
    ) -> Scored:
        """Score groups that came from one file; ``plain`` says which of all are."""
        own = plain[first:end]
        made = self._making.made(first, end, own)
        one_by_one = {
            row: gathering.roller(first + row).made()
            for row in np.flatnonzero(~own).tolist()
        }

        def assessment(row: int) -> Assessment:
            if row in one_by_one:
                return one_by_one[row].assessment
            return self._making.assessment(made, row)

        wide = self._reader.wide(made, ~own, assessment)
        named = self._named(wide, gathering.keys[first:end], made, one_by_one)
        result = self._kernel.score(named.wide, findings=False)
        exact = dict(result.exact)
        for row, rolled in one_by_one.items():
            found = (*rolled.findings, *exact[row].findings)
            exact[row] = replace(exact[row], findings=found)
        result = replace(result, exact=exact)
        file = gathering.groups[first].file
        scored = self._tables.of_block(file, named, result, None)
        tables = scored.tables
        tables["scores"] = self._rolled_up(tables["scores"], first, end)
        tables["findings"] = self._without_rows(tables["findings"])
        return scored

    def _named(
        self,
        wide: Wide,
        keys: Sequence[Key],
        made: Made,
        one_by_one: dict[int, RolledUp],
    ) -> Named:
        """Say whose the rows are; they are numbered to be told in their order."""
        units, projects = list(made.units), list(made.projects)
        years = made.years.copy()
        for row, rolled in one_by_one.items():
            given = rolled.assessment
            units[row], projects[row] = given.unit, given.project
            years[row] = given.year or 0
        texts = [
            pa.array([x or None for x in each], pa.string())
            for each in (units, projects)
        ]
        return Named(
            wide=replace(
                wide,
                columns={**wide.columns, **year_columns(self._kernel.layout, years)},
                years=years,
            ),
            numbers=np.arange(1, wide.size + 1),
            ids=pa.array(["/".join(each) for each in keys], pa.string()),
            units=texts[0],
            projects=texts[1],
            years=years,
            carried={
                name: pa.array([each[at] for each in keys], pa.string())
                for at, name in enumerate(self._names)
            },
        )

    def _rolled_up(self, scores: pa.Table, first: int, end: int) -> pa.Table:
        """Say of each row how many it is made of, instead of where it stands."""
        word, shape = self._shapes.word, self._shapes.scores
        counts = pa.array(self._sums.counts[first:end], pa.int64())
        scores = self._without_rows(scores).append_column(word(ROLLED_UP), counts)
        return scores.select(shape.names).cast(shape)

    def _without_rows(self, table: pa.Table) -> pa.Table:
        at = table.schema.get_field_index(self._shapes.word(ROW))
        nothing = pa.nulls(table.num_rows, pa.int64())
        return table.set_column(at, table.schema.field(at), nothing)
