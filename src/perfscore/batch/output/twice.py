"""Ids that come again are found once all rows are scored."""

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from perfscore.batch import rules
from perfscore.batch.output.findings import Finds
from perfscore.batch.output.model import FILE, ID, ROW, Shapes
from perfscore.batch.tables.block import BadRow
from perfscore.diagnostics.model import Text

_MOST = 1_000
"""Rows that are told one by one."""


def ids_twice(
    scores: Iterator[pa.Table], again: Iterator[pa.Table], shapes: Shapes
) -> Finds:
    """Tell of each row whose id another row before it has.

    ``scores`` and ``again`` give the same tables. Eight bytes are held for each id,
    and those alone are compared whose hashes meet. Of very many the first are told
    one by one, and how many more there are.
    """
    met, more = _met([_hashes(each.column(shapes.word(ID))) for each in scores])
    finds = Finds(shapes)
    if not len(met):
        return finds
    first: dict[str, tuple[str, int]] = {}
    told = 0
    for each in again:
        ids = each.column(shapes.word(ID))
        suspects = np.flatnonzero(np.isin(_hashes(ids), met))
        files, rows = each.column(shapes.word(FILE)), each.column(shapes.word(ROW))
        for at in map(int, suspects):
            id_ = ids[at].as_py()
            if id_ is None:
                continue
            file, number = files[at].as_py(), rows[at].as_py()
            before = first.setdefault(id_, (file, number))
            if before == (file, number):
                continue
            if told == _MOST:
                finds.bad(file, [_rest(number, more - told, shapes)])
                return finds
            finds.bad(file, [_again(id_, number, before, shapes)], ids={number: id_})
            told += 1
    return finds


def _hashes(ids: pa.ChunkedArray) -> NDArray[np.int64]:
    return np.fromiter(map(hash, ids.to_pylist()), np.int64, len(ids))


def _met(hashes: list[NDArray[np.int64]]) -> tuple[NDArray[np.int64], int]:
    """Give the hashes that come more than once, and how often they come again."""
    every = np.concatenate([*hashes, np.zeros(0, np.int64)])
    every = every[every != hash(None)]
    every.sort()
    again = every[1:][every[1:] == every[:-1]]
    return np.unique(again), len(again)


def _rest(number: int, more: int, shapes: Shapes) -> BadRow:
    rule = rules.ASSESSMENT_TORN if shapes.has_declared else rules.ID_TWICE
    return BadRow(
        number,
        rule,
        Text(
            f"从这一行起，另有 {more} 行的编号前面已经有了，没有一一列出",
            f"from this row on, the ids of {more} more rows have come before; they "
            "are not listed",
        ),
    )


def _again(id_: str, number: int, before: tuple[str, int], shapes: Shapes) -> BadRow:
    file, row = before
    if shapes.has_declared:
        return BadRow(
            number,
            rules.ASSESSMENT_TORN,
            Text(
                f"编号“{id_[:60]}”的行没有挨在一起：“{file}”第 {row} 行起也有",
                f"rows of “{id_[:60]}” do not stand together: others begin at row "
                f"{row} of “{file}”",
            ),
        )
    return BadRow(
        number,
        rules.ID_TWICE,
        Text(
            f"编号“{id_[:60]}”与“{file}”第 {row} 行相同",
            f"the id “{id_[:60]}” is that of row {row} of “{file}” too",
        ),
    )
