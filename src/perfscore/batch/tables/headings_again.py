"""Headings that stand in the middle of a table are no data."""

from collections.abc import Iterator, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from perfscore.batch import rules
from perfscore.batch.tables.block import BadRow, Regrouped
from perfscore.diagnostics.model import Text
from perfscore.intake.refusal import RefusedError

_SHOWN = 60


class HeadingsAgain:
    """Watches for rows that are headings: the same are left out, others refused.

    ``first`` is the row in which ``headings`` stand.
    """

    def __init__(self, headings: Sequence[str], first: int) -> None:
        self._headings = [each.strip() for each in headings]
        self._first = first
        self._known = set(self._headings) - {""}
        self._marks = pa.array(sorted(self._known), pa.string())
        last = len(headings) - 1
        self._looked_at = sorted({0, last // 2, last} if headings else ())

    def without(
        self, piece: pa.RecordBatch, numbers: NDArray[np.int64], told: Regrouped
    ) -> tuple[pa.RecordBatch, NDArray[np.int64]]:
        """Give a piece without the rows that repeat the headings, which are told.

        Raises:
            RefusedError: Where a row holds headings in another order, or others:
                what stands below them would be read as something that it is not.
        """
        keep = np.ones(piece.num_rows, bool)
        for at in self._suspects(piece):
            cells = [each[at].as_py() for each in piece.columns]
            said = [(each or "").strip() for each in cells]
            known = sum(each in self._known for each in said)
            if known < 2 or 2 * known < sum(map(bool, said)):  # noqa: PLR2004 - no slip
                continue
            if said != self._headings:
                raise self._refused(int(numbers[at]), said)
            keep[at] = False
            told.tell(
                BadRow(
                    int(numbers[at]),
                    rules.HEADINGS_AGAIN,
                    Text(
                        "这一行是重复的表头，不是数据", "the row repeats the headings"
                    ),
                )
            )
        if keep.all():
            return piece, numbers
        return piece.filter(pa.array(keep)), numbers[keep]

    def _suspects(self, piece: pa.RecordBatch) -> Iterator[int]:
        found = np.zeros(piece.num_rows, bool)
        for at in self._looked_at:
            column = piece.column(at)
            if pa.types.is_string(column.type):
                held = pc.is_in(column, value_set=self._marks)
                found |= held.to_numpy(zero_copy_only=False)
        yield from map(int, np.flatnonzero(found))

    def _refused(self, number: int, said: Sequence[str]) -> RefusedError:
        shown = "、".join(each for each in said if each)[:_SHOWN]
        return changed(
            Text(
                f"第 {number} 行又是表头，与第 {self._first} 行的不同：{shown}",
                f"row {number} holds headings other than those of row {self._first}: "
                f"{shown}",
            )
        )


def changed(what: Text) -> RefusedError:
    """Refuse a table whose columns are others half-way, which ``what`` says."""
    return RefusedError(
        rules.COLUMNS_CHANGE,
        Text(f"表的列中途变了：{what.zh}", f"the columns change half-way: {what.en}"),
        hint=Text(
            "把两段分成两个文件，各带自己的表头，一起写在命令里",
            "part it into two files, each with its own headings, and name both",
        ),
    )
