"""Scores of files that were handed in one by one become the rows of the tables."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np
import pyarrow as pa

from perfscore.batch.output.findings import Finds
from perfscore.batch.output.model import STATE_NAMES, TEXT, Scored, Shapes
from perfscore.batch.output.points import decimal, not_shown
from perfscore.batch.output.states import state_of
from perfscore.batch.output.summary import (
    Counted,
    added,
    cuts_of,
    nothing,
    set_name,
    unscored,
)
from perfscore.batch.output.summary_classes import classes_of
from perfscore.batch.output.summary_groups import one_group, within
from perfscore.batch.output.summary_rate import rates_of
from perfscore.batch.output.summary_spread import spread_of
from perfscore.diagnostics.model import Diagnostic, Rule, Severity
from perfscore.exact import exact_text
from perfscore.report.execution import execution_rate
from perfscore.score.result import Finding, IndicatorScore, Score

_NO_ROWS = np.zeros(0, np.int64)


@dataclass(frozen=True, slots=True)
class OneScored:
    """What came of one file: its score, if it has one, and what was told of it.

    Of a row of a table, or of several that were rolled up, it says by which ``id``
    they are known, how many they are, what is ``carried`` and was ``found`` besides.
    ``groups`` are the names by which the summary groups, by the heading asked for.
    """

    file: str
    score: Score | None
    told: tuple[Diagnostic, ...] = ()
    number: int | None = None
    id: str | None = None
    carried: Mapping[str, str] = field(default_factory=dict)
    count: int = 1
    found: tuple[Finding, ...] = ()
    groups: Mapping[str, str] = field(default_factory=dict)


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
            found = list(each.found)
            if each.score is not None:
                found += each.score.findings
                found += not_shown(each.score, self._shapes.points)
            finds.of_row(each.file, each.number, each.id, found)
        scored = [(x, x.score) for x in files if x.score is not None]
        made = Scored({"scores": self._scores(scored)}, {})
        if self._shapes.has_declared:
            made.tables["lines"] = self._lines(scored)
        made.tables["findings"] = finds.table()
        made.summary.update(self._summary(files, finds))
        return made

    def _scores(self, scored: Sequence[tuple[OneScored, Score]]) -> pa.Table:
        shapes = self._shapes
        rows: list[list[object]] = []
        for one, score in scored:
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
                    one.file,
                    one.number,
                    one.id,
                    given.unit or None,
                    given.project or None,
                    given.year,
                    *(one.carried.get(name) for name in shapes.carried),
                    *((one.count,) if shapes.is_rolled_up else ()),
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

    def _lines(self, scored: Sequence[tuple[OneScored, Score]]) -> pa.Table:
        shapes = self._shapes
        rows = [
            [
                one.file,
                one.number,
                one.id,
                "/".join(line.path),
                None if line.weight is None else exact_text(line.weight),
                self._points(line.score),
                shapes.word(STATE_NAMES[state_of(line)]),
            ]
            for one, score in scored
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

    def _summary(self, files: Sequence[OneScored], finds: Finds) -> Counted:
        made = nothing()
        lost = [each for each in files if each.score is None]
        made["scored"] = len(files) - len(lost)
        made["not_scored"] = len(lost)
        made["unscored"] = unscored(x for each in lost for x in _why(each))
        for each in files:
            if each.score is not None:
                made = added(made, self._one(each.score, each.groups))
        made["findings"] = finds.count()
        made["tiers"] = [0, 0, len(files) - len(lost)]
        return made

    def _one(self, score: Score, groups: Mapping[str, str]) -> Counted:
        """Sum up one assessment."""
        made, full = score.set, score.set.full
        grade = "" if score.grade is None else score.grade.name
        totals = [] if score.total is None else [score.total]
        lines: dict[str, list[IndicatorScore]] = {}
        for line in score.lines:
            if self._is_fixed(line):
                lines.setdefault("/".join(line.path), []).append(line)
        return {
            "open": int(score.total is None),
            "sets": {set_name(made): 1},
            "full": {str(full): 1},
            "cuts": cuts_of(made, 1),
            "total": spread_of(totals),
            "classes": classes_of(_NO_ROWS, totals, 0),
            "points": {str(each.__floor__()): 1 for each in totals},
            "grades": {grade: 1},
            "groups": {
                heading: within({name: one_group(grade, score.total)})
                for heading, name in groups.items()
            },
            "lines": {path: _line(each) for path, each in lines.items()},
            "weights": {
                path: {str(each[0].weight): 1}
                for path, each in lines.items()
                if each[0].weight is not None
            },
            "rates": rates_of([(execution_rate(score), score.total, full)]),
        }


def _why(each: OneScored) -> Sequence[Rule]:
    """Give the rule that says why a file was not scored."""
    told = [*(x.rule for x in each.told), *(x.rule for x in each.found)]
    errors = [rule for rule in told if rule.severity is Severity.ERROR]
    return errors[:1] or told[:1]


def _line(lines: Sequence[IndicatorScore]) -> Counted:
    """Sum up one fixed line."""
    scores = [each.score for each in lines if each.score is not None]
    full = sum(each.score == each.weight for each in lines if each.score is not None)
    return spread_of(scores) | {"full": full, "lacking": len(lines) - len(scores)}


def _column(values: Sequence[object], type_: pa.DataType) -> pa.Array:
    if type_ == TEXT:
        return pa.array(values, pa.string()).dictionary_encode()
    return pa.array(values, type_)
