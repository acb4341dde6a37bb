"""The tables that scoring gives, block by block."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

import pyarrow as pa

from perfscore.batch.layout import BatchLayout
from perfscore.diagnostics.model import Language, Text

TableName = Literal["scores", "lines", "findings"]

Rows = pa.Table
"""Rows of one of the tables."""

TEXT = pa.dictionary(pa.int32(), pa.string())
"""A text that comes again and again."""
_POINTS_DIGITS = 18

FILE = Text("文件", "file")
ROW = Text("行号", "row")
ID = Text("编号", "id")
UNIT = Text("单位", "unit")
PROJECT = Text("项目", "project")
YEAR = Text("年度", "year")
ROLLED_UP = Text("下级份数", "rolled_up")
"""How many assessments were rolled up into one."""
TOTAL = Text("总分", "total")
GRADE = Text("等级", "grade")
STATES = Text("未得分的指标", "lines_without_score")
INDICATOR = Text("指标", "indicator")
WEIGHT = Text("分值", "weight")
SCORE = Text("得分", "score")
STATE = Text("状态", "state")
COLUMN = Text("列", "column")
SEVERITY = Text("程度", "severity")
RULE = Text("规则", "rule")
MESSAGE = Text("说明", "message")
HINT = Text("改法", "help")

STATE_NAMES = (
    Text("得分", "scored"),
    Text("无法计分", "undefined"),
    Text("不适用", "left out"),
    Text("不再评分", "skipped"),
)
"""By :class:`perfscore.batch.kernel.CellState`."""


@dataclass(frozen=True, slots=True)
class Scored:
    """What came of a block: its tables by name, and what it adds to the summary."""

    tables: dict[TableName, pa.Table]
    summary: dict[str, object]


def are_results(headings: Sequence[str]) -> bool:
    """Whether headings are those of a table that scoring in bulk has written."""
    return any(
        [*headings[:3], *headings[-1:]] == [x.in_language(language) for x in ends]
        for ends in ((FILE, ROW, ID, last) for last in (STATES, STATE, HINT))
        for language in get_args(Language)
    )


class Shapes:
    """The columns of each table, which are the same for every block.

    ``points`` is how scores are written: decimals of the set's places, or texts where
    the set does not round. Without ``layout`` assessments are of several sets: all
    their indicators are lines. ``is_rolled_up``: each row stands for several.
    """

    def __init__(
        self,
        layout: BatchLayout | None,
        carried: Sequence[str],
        language: Language,
        *,
        is_rolled_up: bool = False,
    ) -> None:
        rounding = None if layout is None else layout.indicator_set.rounding
        places = () if layout is None else layout.places
        self.language = language
        self.carried = tuple(carried)
        self.is_rolled_up = is_rolled_up
        self.points = (
            pa.string()
            if rounding is None
            else pa.decimal128(_POINTS_DIGITS, rounding.places)
        )
        self.fixed = tuple(
            at for at, each in enumerate(places) if not each.indicator.declared
        )
        self.paths = tuple(
            "/".join((*("、".join(x) for x in each.headings), each.indicator.title))
            for each in places
        )
        self.has_declared = layout is None or layout.has_declared
        self.scores = self._scores()
        self.lines = self._lines()
        self.findings = self._findings()

    def of(self, name: TableName) -> pa.Schema:
        """Give the columns of a table."""
        match name:
            case "scores":
                return self.scores
            case "lines":
                return self.lines
            case "findings":
                return self.findings

    @property
    def names(self) -> tuple[TableName, ...]:
        """The tables there are; the lines are one where units declare indicators."""
        return (*self.scored, "findings")

    @property
    def scored(self) -> tuple[TableName, ...]:
        """The tables that are complete once the last row is scored."""
        return ("scores", "lines") if self.has_declared else ("scores",)

    def word(self, text: Text) -> str:
        """Give a word in the language of the output."""
        return text.in_language(self.language)

    def _scores(self) -> pa.Schema:
        word = self.word
        names = [word(each) for each in (FILE, ROW, ID, UNIT, PROJECT, YEAR)]
        carried = [each if each not in names else f"{each}*" for each in self.carried]
        return pa.schema(
            [
                (names[0], TEXT),
                (names[1], pa.int64()),
                *((each, pa.string()) for each in names[2:5]),
                (names[5], pa.int16()),
                *((each, TEXT) for each in carried),
                *(((word(ROLLED_UP), pa.int64()),) if self.is_rolled_up else ()),
                *((self.paths[at], self.points) for at in self.fixed),
                (word(TOTAL), self.points),
                (word(GRADE), TEXT),
                (word(STATES), pa.string()),
            ]
        )

    def _lines(self) -> pa.Schema:
        word = self.word
        return pa.schema(
            [
                (word(FILE), TEXT),
                (word(ROW), pa.int64()),
                (word(ID), pa.string()),
                (word(INDICATOR), TEXT),
                (word(WEIGHT), pa.string()),
                (word(SCORE), self.points),
                (word(STATE), TEXT),
            ]
        )

    def _findings(self) -> pa.Schema:
        word = self.word
        return pa.schema(
            [
                (word(FILE), TEXT),
                (word(ROW), pa.int64()),
                (word(ID), pa.string()),
                (word(COLUMN), pa.string()),
                (word(SEVERITY), TEXT),
                (word(RULE), TEXT),
                (word(MESSAGE), pa.string()),
                (word(HINT), pa.string()),
            ]
        )
