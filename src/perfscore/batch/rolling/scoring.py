"""What has been rolled up is scored, and becomes the rows of the tables."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import reduce
from itertools import groupby

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from perfscore.batch.kernel import Kernel
from perfscore.batch.output.findings import Finds
from perfscore.batch.output.handed_in import FileTables, OneScored
from perfscore.batch.output.model import Scored, Shapes
from perfscore.batch.output.summary import added, nothing
from perfscore.batch.reading.keys import KeyColumns
from perfscore.batch.rolling import rules
from perfscore.batch.rolling.columns import ColumnScorer
from perfscore.batch.rolling.gathering import Gathering, Group
from perfscore.batch.rolling.plain import PlainSums
from perfscore.batch.tables.block import BadRow
from perfscore.diagnostics.model import Diagnostic, Severity, Text
from perfscore.score.reported.roll_up import Roller
from perfscore.score.result import Finding, Score
from perfscore.score.scorer import Scorer

GROUPS_AT_A_TIME = 1_000
BY_COLUMNS_AT_A_TIME = 10_000


class RolledUpTables:
    """Makes the tables of a run that rolls up by ``columns``."""

    def __init__(self, shapes: Shapes, columns: KeyColumns, kernel: Kernel) -> None:
        self.shapes = shapes
        self._columns = columns
        self._kernel = kernel
        self._scorer = Scorer(kernel.checked)
        self._files = FileTables(shapes)

    def of_rows(self, file: str, bad: Sequence[BadRow]) -> Scored:
        """Make the tables of rows that were read: what is to be told of them alone."""
        finds = Finds(self.shapes)
        finds.bad(file, bad)
        lost = sum(each.rule.severity is Severity.ERROR for each in bad)
        return self._told(finds, lost)

    def of_file(
        self, file: str, told: Sequence[Diagnostic], *, is_lost: bool
    ) -> Scored:
        """Make the tables of a file that was read."""
        finds = Finds(self.shapes)
        finds.of_file(file, told)
        return self._told(finds, int(is_lost))

    def of_groups(self, gathering: Gathering, groups: range) -> Scored:
        """Score some groups one by one, and make their rows."""
        return self._files.of_files([self._one(gathering, code) for code in groups])

    def by_columns(
        self,
        gathering: Gathering,
        sums: PlainSums,
        plain: NDArray[np.bool_],
        groups: range,
    ) -> Scored:
        """Score some groups by columns, file by file, and make their rows."""
        scorer = ColumnScorer(self._kernel, self.shapes, self._columns, sums)
        made: list[Scored] = []
        for is_lost, run in _runs(gathering, groups):
            made.append(
                self.of_groups(gathering, run)
                if is_lost
                else scorer.score(gathering, run.start, run.stop, plain)
            )
        return _joined(made)

    def score(self, roller: Roller) -> Score:
        """Score one group; what could not be rolled up is among the findings."""
        rolled = roller.made()
        score = self._scorer.score(rolled.assessment)
        return replace(score, findings=(*rolled.findings, *score.findings))

    def _told(self, finds: Finds, lost: int) -> Scored:
        made = self._files.of_files([])
        made.tables["findings"] = finds.table()
        made.summary.update(nothing() | {"findings": finds.count(), "not_scored": lost})
        return made

    def _one(self, gathering: Gathering, code: int) -> OneScored:
        key, group = gathering.keys[code], gathering.groups[code]
        roller = gathering.roller(code)
        pairs = zip(self._columns.names, key, strict=True)
        one = OneScored(
            file=group.file,
            score=None,
            id="/".join(key),
            carried=dict(pairs),
            count=roller.count,
        )
        if group.lost_count:
            return replace(one, found=(_unread(group),))
        return replace(one, score=self.score(roller))


def _runs(gathering: Gathering, groups: range) -> Iterator[tuple[bool, range]]:
    """Give groups that follow one another, of one file; those that lost rows apart."""

    def kind(code: int) -> tuple[str, bool]:
        group = gathering.groups[code]
        return group.file, group.lost_count > 0

    for (_, is_lost), codes in groupby(groups, kind):
        found = list(codes)
        yield is_lost, range(found[0], found[-1] + 1)


def _joined(parts: Sequence[Scored]) -> Scored:
    """Put the tables of several parts below one another."""
    if len(parts) == 1:
        return parts[0]
    names = parts[0].tables
    tables = {
        name: pa.concat_tables([each.tables[name] for each in parts])
        .unify_dictionaries()
        .combine_chunks()
        for name in names
    }
    return Scored(tables, reduce(added, [each.summary for each in parts]))


def _unread(group: Group) -> Finding:
    rows = [
        (file, file)
        if number is None
        else (f"“{file}”第 {number} 行", f"{file}:{number}")
        for file, number in group.lost
    ]
    more = "……" if group.lost_count > len(group.lost) else ""
    zh, en = ("、".join(texts) for texts in zip(*rows, strict=True))
    return Finding(
        rules.ROLL_UP_UNREAD,
        Text(
            f"有 {group.lost_count} 份没有读成，没有评分：{zh}{more}",
            f"{group.lost_count} of its assessments could not be read; not scored: "
            f"{en}{more}",
        ),
    )
