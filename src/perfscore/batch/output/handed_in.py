"""Scores of files that were handed in one by one become the rows of the tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import pyarrow as pa

from perfscore.batch.output.findings import Finds
from perfscore.batch.output.model import STATE_NAMES, TEXT, Scored, Shapes
from perfscore.batch.output.points import decimal
from perfscore.batch.output.states import state_of
from perfscore.batch.output.summary import Counted, nothing
from perfscore.diagnostics.model import Diagnostic
from perfscore.exact import exact_sum, exact_text
from perfscore.score.result import IndicatorScore, Score


@dataclass(frozen=True, slots=True)
class OneScored:
    """What came of one file: its score, if it has one, and what was told of it."""

    file: str
    score: Score | None
    told: tuple[Diagnostic, ...]


class FileTables:
    """Makes the tables of files."""

    def __init__(self, shapes: Shapes) -> None:
        self.shapes = self._shapes = shapes
        self._fixed = {shapes.paths[at] for at in shapes.fixed}

    def of_files(self, files: Sequence[OneScored]) -> Scored:
        """Make the tables of some files; a row for each that was scored."""
        finds = Finds(self._shapes)
        for each in files:
            finds.of_file(each.file, each.told)
            if each.score is not None:
                finds.of_row(each.file, None, None, each.score.findings)
        scored = [(x.file, x.score) for x in files if x.score is not None]
        made = Scored({"scores": self._scores(scored)}, {})
        if self._shapes.has_declared:
            made.tables["lines"] = self._lines(scored)
        made.tables["findings"] = finds.table()
        summary = self._summary([score for _, score in scored], finds)
        summary["not_scored"] = len(files) - len(scored)
        made.summary.update(summary)
        return made

    def _scores(self, scored: Sequence[tuple[str, Score]]) -> pa.Table:
        shapes = self._shapes
        rows: list[list[object]] = []
        for file, score in scored:
            given = score.assessment
            lines = {"/".join(each.path): each for each in score.lines}
            fixed = [lines.get(shapes.paths[at]) for at in shapes.fixed]
            open_ = [x for x in lines.values() if x.score is None and self._is_fixed(x)]
            states = "；".join(
                f"{'/'.join(each.path)}：{shapes.word(STATE_NAMES[state_of(each)])}"
                for each in open_
            )
            rows.append(
                [
                    file,
                    None,
                    None,
                    given.unit or None,
                    given.project or None,
                    given.year,
                    *(None for _ in shapes.carried),
                    *(self._points(None if x is None else x.score) for x in fixed),
                    self._points(score.total),
                    None if score.grade is None else score.grade.name,
                    states or None,
                ]
            )
        columns = list(zip(*rows, strict=True)) or [()] * len(shapes.scores)
        return pa.Table.from_arrays(
            [
                _column(values, type_)
                for values, type_ in zip(columns, shapes.scores.types, strict=True)
            ],
            schema=shapes.scores,
        )

    def _lines(self, scored: Sequence[tuple[str, Score]]) -> pa.Table:
        shapes = self._shapes
        rows = [
            [
                file,
                None,
                None,
                "/".join(line.path),
                None if line.weight is None else exact_text(line.weight),
                self._points(line.score),
                shapes.word(STATE_NAMES[state_of(line)]),
            ]
            for file, score in scored
            for line in score.lines
            if not self._is_fixed(line) or not self._fixed
        ]
        columns = list(zip(*rows, strict=True)) or [()] * len(shapes.lines)
        return pa.Table.from_arrays(
            [
                _column(values, type_)
                for values, type_ in zip(columns, shapes.lines.types, strict=True)
            ],
            schema=shapes.lines,
        )

    def _is_fixed(self, line: IndicatorScore) -> bool:
        return not line.indicator.declared

    def _points(self, value: Fraction | None) -> object:
        return decimal(value, self._shapes.points)

    def _summary(self, scores: Sequence[Score], finds: Finds) -> Counted:
        made = nothing()
        totals = [each.total for each in scores if each.total is not None]
        made["scored"] = len(scores)
        made["open"] = len(scores) - len(totals)
        made["total"] = {
            "count": len(totals),
            "sum": str(exact_sum(totals)),
            "least": str(min(totals)) if totals else None,
            "most": str(max(totals)) if totals else None,
        }
        for total in totals:
            point = str(total.__floor__())
            made["points"][point] = made["points"].get(point, 0) + 1
        for each in scores:
            name = "" if each.grade is None else each.grade.name
            made["grades"][name] = made["grades"].get(name, 0) + 1
        made["findings"] = finds.count()
        made["tiers"] = [0, 0, len(scores)]
        return made


def _column(values: Sequence[object], type_: pa.DataType) -> pa.Array:
    if type_ == TEXT:
        return pa.array(values, pa.string()).dictionary_encode()
    return pa.array(values, type_)
