"""Rows of a table that are no assessments: totals, and notes below the table."""

import re
from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from perfscore.batch import rules
from perfscore.batch.tables.block import BadRow
from perfscore.diagnostics.model import Text

_TOTALS = r"合\s*计|总\s*计|小\s*计|共\s*计|平均(值|数|分)?|(?i:total|subtotal|average)"
_NOTES = "注|备注|说明|填表说明|填表人|制表人?|审核人?|填报人|联系人|负责人"
_ASIDE = rf"^({_TOTALS})\s*[:：]?$|^({_NOTES})\s*[:：]"
"""What stands in place of an id or a unit where a row is no assessment."""


_IS_ASIDE = re.compile(_ASIDE)


def aside(number: int, text: str) -> BadRow | None:
    """Tell of a row that begins with a text as totals and notes do; else None."""
    return _aside(number, text) if _IS_ASIDE.search(text) is not None else None


def asides(known: Sequence[pa.Array], numbers: NDArray[np.int64]) -> dict[int, BadRow]:
    """Find the rows that are no assessments, by the columns that they are known by."""
    found: dict[int, BadRow] = {}
    for texts in known:
        held = pc.match_substring_regex(texts, _ASIDE).fill_null(fill_value=False)
        for row in map(int, np.flatnonzero(held.to_numpy(zero_copy_only=False))):
            found.setdefault(row, _aside(int(numbers[row]), texts[row].as_py()))
    return dict(sorted(found.items()))


def _aside(number: int, text: str) -> BadRow:
    message = Text(
        f"“{text[:40]}”一行不是自评，没有评分",
        f"the row “{text[:40]}” is no assessment; not scored",
    )
    return BadRow(number, rules.TOTALS_ROW, message)
