"""Rows of a table, an indicator each, become texts with their headings filled in."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from perfscore.batch.cells.texts import cell_text, with_unit
from perfscore.batch.columns import Field
from perfscore.batch.headings.meaning import Role
from perfscore.model.assessment import Cell

_SIGNS = frozenset("≥≤><=＞＜＝")
_FIELDS = {
    Field.ACTUAL: Role.ACTUAL,
    Field.RATING: Role.RATING,
    Field.WEIGHT: Role.WEIGHT,
    Field.CLAIMED: Role.CLAIMED,
    Field.REASON: Role.REASON,
}


@dataclass(frozen=True, slots=True)
class Texts:
    """Cells of some rows as texts, nulls where they are blank.

    ``level3`` is the heading above a row that has a name of its own; where it has
    none, its level 3 is its name.
    """

    level1: pa.Array
    level2: pa.Array
    level3: pa.Array
    name: pa.Array
    cells: Mapping[Field, pa.Array]

    def take(self, rows: NDArray[np.intp]) -> "Texts":
        """Give some of the rows."""
        index = pa.array(rows)
        return Texts(
            self.level1.take(index),
            self.level2.take(index),
            self.level3.take(index),
            self.name.take(index),
            {field: each.take(index) for field, each in self.cells.items()},
        )


def texts_of(
    columns: Mapping[Role, tuple[pa.Array, str]], starts: NDArray[np.int64], rows: int
) -> Texts:
    """Give the texts of rows; blank headings continue those above, to the next start.

    ``columns`` holds cells by role, each with the unit that its heading states.
    """
    blank = pa.nulls(rows, pa.string())
    texts = {role: _as_texts(cells, unit) for role, (cells, unit) in columns.items()}
    level3 = texts.get(Role.LEVEL3, blank)
    name = texts.get(Role.NAME, blank)
    is_named = name.is_valid()
    headings = _filled(
        texts.get(Role.LEVEL1, blank),
        texts.get(Role.LEVEL2, blank),
        pc.if_else(is_named, level3, pa.scalar(None, pa.string())),
        starts,
    )
    cells = {field: texts[role] for field, role in _FIELDS.items() if role in texts}
    if Role.TARGET in texts:
        cells[Field.TARGET] = _targets(texts)
    return Texts(*headings, pc.coalesce(name, level3), cells)


def target_cell(texts: Mapping[Role, str]) -> Cell | None:
    """Join the sign, the value and the unit of a target that stand in three columns."""
    text = texts.get(Role.TARGET)
    if text is None:
        return None
    sign, unit = texts.get(Role.SIGN, ""), texts.get(Role.MEASURE, "")
    if sign in _SIGNS and not text.startswith(sign):
        text = sign + text
    return Cell(with_unit(text, unit) or text)


def _targets(texts: Mapping[Role, pa.Array]) -> pa.Array:
    """Join targets, each different one once."""
    roles = [each for each in (Role.TARGET, Role.SIGN, Role.MEASURE) if each in texts]
    if len(roles) == 1:
        return texts[Role.TARGET]
    codes = np.zeros(len(texts[Role.TARGET]), np.int64)
    for role in roles:
        encoded = texts[role].dictionary_encode()
        own = encoded.indices.fill_null(-1).to_numpy(zero_copy_only=False)
        codes = codes * (len(encoded.dictionary) + 1) + own + 1
    _, firsts, inverse = np.unique(codes, return_index=True, return_inverse=True)
    made: list[str | None] = []
    for row in map(int, firsts):
        said = {role: texts[role][row].as_py() for role in roles}
        cell = target_cell({role: text for role, text in said.items() if text})
        made.append(None if cell is None else cell.text)
    return pa.array(made, pa.string()).take(pa.array(inverse))


def _as_texts(cells: pa.Array, unit: str) -> pa.Array:
    """Give cells as texts without blanks around; typed ones are written once each."""
    if pa.types.is_string(cells.type) and not unit:
        trimmed = pc.utf8_trim_whitespace(cells)
        is_blank = pc.equal(pc.binary_length(trimmed), 0).fill_null(fill_value=False)
        if not is_blank.true_count:
            return trimmed
        return pc.if_else(is_blank, pa.scalar(None, pa.string()), trimmed)
    if pa.types.is_null(cells.type):
        return pa.nulls(len(cells), pa.string())
    if not pa.types.is_dictionary(cells.type):
        cells = cells.dictionary_encode()
    words = cells.dictionary
    written = [with_unit(cell_text(words, at), unit) for at in range(len(words))]
    stripped = [None if each is None else each.strip() for each in written]
    return pa.array(stripped, pa.string()).take(cells.indices)


def _filled(
    level1: pa.Array, level2: pa.Array, level3: pa.Array, starts: NDArray[np.int64]
) -> tuple[pa.Array, pa.Array, pa.Array]:
    """Fill blank headings from above, as forms are read.

    Another level 1 ends the level 2 and 3 above it, a level 2 the level 3.
    """
    rows = len(level1)
    at = np.arange(rows)
    start = np.repeat(starts, np.diff(np.append(starts, rows)))
    last1 = _last(level1, at)
    own1 = np.where(last1 >= start, last1, -1)
    codes = level1.dictionary_encode().indices.fill_null(-1)
    code1 = np.append(codes.to_numpy(zero_copy_only=False), -1)[own1]
    before = np.where(at > start, np.roll(code1, 1), -1)
    is_valid = level1.is_valid().to_numpy(zero_copy_only=False)
    ended = np.maximum.accumulate(np.where(is_valid & (code1 != before), at, -1))
    last2 = _last(level2, at)
    own2 = np.where(last2 >= np.maximum(start, ended), last2, -1)
    last3 = _last(level3, at)
    since = np.maximum(np.maximum(start, ended), last2)
    own3 = np.where(last3 >= since, last3, -1)
    return (
        level1.take(pa.array(own1, mask=own1 < 0)),
        level2.take(pa.array(own2, mask=own2 < 0)),
        level3.take(pa.array(own3, mask=own3 < 0)),
    )


def _last(column: pa.Array, at: NDArray[np.int64]) -> NDArray[np.int64]:
    """Give, for each row, the last one down to it that is filled in; -1 for none."""
    filled = column.is_valid().to_numpy(zero_copy_only=False)
    return np.asarray(np.maximum.accumulate(np.where(filled, at, -1)))
