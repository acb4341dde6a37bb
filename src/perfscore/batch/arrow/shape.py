"""The columns that scoring gives: one row for each assessment, findings within it."""

from collections.abc import Sequence

import pyarrow as pa

from perfscore.batch.output.model import (
    FILE,
    ID,
    PROJECT,
    ROW,
    TEXT,
    UNIT,
    YEAR,
    Shapes,
)
from perfscore.diagnostics.model import Text

FINDINGS = Text("问题", "findings")
LINES = Text("指标得分", "lines")
IS_SCORED = Text("已评分", "is_scored")


class Shape:
    """The columns of results: those of ``shapes``, without what belongs to files.

    ``kept`` are columns of the input that pass as they are, in front. Columns of
    words are plain texts, which every engine takes. ``names`` are the columns by which
    an assessment is known, ``carried`` the headings of those beside them, by column.
    """

    def __init__(self, shapes: Shapes, kept: Sequence[pa.Field]) -> None:
        word = shapes.word
        of_file = {word(FILE), word(ROW)}
        self.kept = tuple(kept)
        self.id = word(ID)
        self.row = word(ROW)
        self.scores = tuple(
            _plain(each) for each in shapes.scores if each.name not in of_file
        )
        self.names = tuple(map(word, (ID, UNIT, PROJECT, YEAR)))
        after = len(self.names)
        beside = self.scores[after : after + len(shapes.carried)]
        self.carried = {
            each.name: heading
            for each, heading in zip(beside, shapes.carried, strict=True)
        }
        self.lines = _within(shapes.lines, {*of_file, word(ID)})
        self.findings = _within(shapes.findings, {*of_file, word(ID)})
        below = [pa.field(word(LINES), pa.list_(self.lines))]
        self.schema = pa.schema(
            [
                *self.kept,
                *self.scores,
                *(below if shapes.has_declared else ()),
                pa.field(word(IS_SCORED), pa.bool_()),
                pa.field(word(FINDINGS), pa.list_(self.findings)),
            ]
        )

    def below(self, list_: pa.StructType) -> pa.Schema:
        """Give the columns of what stands in a list, each with the id before it."""
        return pa.schema([(self.id, pa.string()), *list_])


def _within(schema: pa.Schema, left_out: set[str]) -> pa.StructType:
    return pa.struct([_plain(each) for each in schema if each.name not in left_out])


def _plain(field: pa.Field) -> pa.Field:
    return pa.field(field.name, pa.string()) if field.type == TEXT else field
