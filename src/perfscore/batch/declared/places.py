"""Which place of a set each row of a long table is for."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from perfscore.batch.columns import Field
from perfscore.batch.layout import BatchLayout
from perfscore.batch.merging import encoded
from perfscore.model.assessment import Assessment, IndicatorRow
from perfscore.score import rules
from perfscore.score.reported.lines import Layout
from perfscore.score.reported.names import plain
from perfscore.score.result import Finding


@dataclass(frozen=True, slots=True)
class RowCells:
    """Cells of rows as texts, a null where one is blank; all columns are as long.

    ``owner`` is each row's assessment, ascending; ``years`` are the rows' (0: none).
    Level 1 is filled in on every row; ``level2`` joins joint headings by 、.
    """

    owner: NDArray[np.int64]
    years: NDArray[np.int16]
    level1: pa.Array
    level2: pa.Array
    name: pa.Array
    cells: Mapping[Field, pa.Array]
    level3: pa.Array | None = None


class Places(NamedTuple):
    """The place of each row, and what is told of its headings: ``said[code - 1]``."""

    places: NDArray[np.int16]
    codes: NDArray[np.int32]
    said: tuple[Finding, ...]


_LETTER = r"[A-Za-z\x{4e00}-\x{5205}\x{5207}-\x{9fff}]"
"""What a name cannot be without, unless it is short or odd (分 is left out)."""


class PlaceFinder:
    """Finds rows their places; each combination of headings is looked up once."""

    def __init__(self, layout: BatchLayout) -> None:
        made = layout.indicator_set
        self._binding = Layout(made)
        self._fixed = {
            plain(each.indicator.title)
            for each in layout.places
            if not each.indicator.declared
        }
        self._data = {plain(each.name) for each in made.data} - self._fixed
        self._place_of = {
            id(each.indicator): index for index, each in enumerate(layout.places)
        }

    def places(self, given: RowCells) -> Places:
        """Find the place of each row; -1 where the exact scorer has to tell of it."""
        level3 = given.level3
        heads = [given.level1, given.level2] + ([] if level3 is None else [level3])
        codes = np.zeros(len(given.owner), np.int64)
        for column in heads:
            read = encoded(column)
            codes = codes * (len(read.texts) + 1) + read.codes
        names = encoded(given.name)
        fixed = np.zeros(len(names.texts), np.int64)
        for at in np.flatnonzero(self._worth_looking(names.texts)):
            fixed[at] = self._kind(names.texts[at], int(at) + 1)
        kinds = np.concatenate(([-1], fixed))[names.codes]
        codes = codes * (len(fixed) + 3) + kinds + 1
        _, firsts, inverse = np.unique(codes, return_index=True, return_inverse=True)
        found = [self._place(given, int(row), int(kinds[row])) for row in firsts]
        said: dict[Finding, int] = {}
        numbers = [
            0 if told is None else said.setdefault(told, len(said) + 1)
            for _, told in found
        ]
        told_of: NDArray[np.int32] = np.array(numbers, np.int32)[inverse]
        places = np.array([place for place, _ in found], np.int16)
        return Places(places[inverse], told_of, tuple(said))

    def _worth_looking(self, texts: list[str | None]) -> NDArray[np.bool_]:
        """Say which names could be known ones, or none at all, at a glance.

        Names are compared without blanks, quotes and points, so that each Chinese
        character of a known name stands in whatever is the same name.
        """
        names = pa.array(texts, pa.string())
        found = pc.invert(pc.match_substring_regex(names, _LETTER))
        for known in (*self._fixed, *self._data):
            marks = [each for each in known if "\u4e00" <= each <= "\u9fff"][:3]
            same = pc.is_valid(names)
            for each in marks:
                same = pc.and_(same, pc.match_substring(names, each))
            found = pc.or_(found, same)
        worth: NDArray[np.bool_] = found.fill_null(fill_value=True).to_numpy(
            zero_copy_only=False
        )
        return worth

    def _kind(self, name: str | None, at: int) -> int:
        """Tell names apart that places depend on; -1 is no indicator's name."""
        known = plain(name or "")
        if not known or known in self._data:
            return -1
        return at if known in self._fixed else 0

    def _place(
        self, given: RowCells, row: int, kind: int
    ) -> tuple[int, Finding | None]:
        """Give a row's place, and what is told of the headings above it."""
        level1, level2 = given.level1[row].as_py(), given.level2[row].as_py()
        if kind < 0 or not level1:
            return -1, None
        level3 = None if given.level3 is None else given.level3[row].as_py()
        reported = IndicatorRow(
            level1=level1,
            level2=tuple(each for each in (level2 or "").split("、") if each),
            level3=level3,
            name=given.name[row].as_py(),
        )
        bound = self._binding.bind(Assessment(indicators=(reported,)))
        told = None
        for each in bound.findings:
            if each.rule is not rules.HEADING_NOT_IN_SET:
                return -1, None
            told = replace(each, path=())
        if bound.lost:
            return -1, None
        line = next(each for each in bound.lines if each.row is reported)
        return self._place_of[id(line.place.indicator)], told
