"""One table is read once for two sets, each by what it knows of the headings."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import tee

import pyarrow as pa

from perfscore.batch import rules
from perfscore.batch.headings.meaning import Read, Role
from perfscore.batch.headings.reading import Headings, Layed, Told
from perfscore.batch.impact import rules as of_impact
from perfscore.batch.layout import BatchLayout
from perfscore.batch.reading.long import LongReader
from perfscore.batch.reading.named import Named
from perfscore.batch.reading.wide import WideReader
from perfscore.batch.tables.block import Block, Table
from perfscore.check.checked import CheckedSet
from perfscore.diagnostics.model import Text
from perfscore.score.reported.places import Place

Two = tuple[Named, Named]
"""The same rows as the earlier and the later set read them."""

_WHO = (Role.UNIT, Role.PROJECT, Role.YEAR)


@dataclass(frozen=True, slots=True)
class TwoLayed:
    """How two sets read the headings of one table.

    ``is_alike`` says whether both take the same rows for one assessment.
    """

    sides: tuple[Layed, Layed]
    told: tuple[Told, ...]
    is_alike: bool


class TwoHeadings:
    """Reads headings by the names of two sets."""

    def __init__(
        self,
        before: BatchLayout,
        after: BatchLayout,
        kept: Sequence[str],
        renamed: Mapping[int, int] | None = None,
    ) -> None:
        """Take up two sets.

        Args:
            before: The columns of the earlier set.
            after: Those of the later one.
            kept: Headings of columns that are carried along.
            renamed: By a place of the earlier set the place of the later one that has
                the same indicator under another name.
        """
        self.sides = Headings(before, kept), Headings(after, kept)
        self._layouts = before, after
        there = dict(renamed or {})
        self._renamed = there, {new: old for old, new in there.items()}

    def is_head(self, cells: Sequence[str]) -> bool:
        """Whether a row holds the headings of a table, by either set."""
        return any(each.is_head(cells) for each in self.sides)

    def laid(self, headings: Sequence[str]) -> TwoLayed:
        """Say what each column is; what neither set knows is told."""
        first, second = (_without_set(each.laid(headings)) for each in self.sides)
        before, earlier = self._lent(first, second, 0)
        after, later = self._lent(second, first, 1)
        return TwoLayed(
            (before, after),
            (*_told(first, second), *earlier, *later),
            before.is_long == after.is_long and _border(before) == _border(after),
        )

    def _lent(
        self, own: Layed, other: Layed, side: int
    ) -> tuple[Layed, tuple[Told, ...]]:
        """Let a set read what the other one knows by another name."""
        if own.is_long or other.is_long:
            return own, ()
        held = {each.meaning.key for each in own.columns}
        layout, places = self._layouts[side], self._renamed[1 - side]
        columns, told = list(own.columns), []
        for each in other.columns:
            key = each.meaning.key
            if key is None or key.line not in places:
                continue
            mine = key._replace(line=places[key.line])
            if mine in layout.by_key and mine not in held:
                columns.append(replace(each, meaning=replace(each.meaning, key=mine)))
                told.append(_of_renamed(each, layout.places[mine.line], side))
        columns.sort(key=lambda each: each.at)
        return replace(own, columns=tuple(columns)), tuple(told)


def read_for_both(
    sets: tuple[CheckedSet, CheckedSet], laid: TwoLayed, table: Table
) -> Iterator[Two]:
    """Read a table's blocks, all columns once.

    Raises:
        RefusedError: Where the file cannot be read on.
    """
    places = tuple(sorted({each.at for side in laid.sides for each in side.columns}))
    blocks = table.blocks(places)
    first, second = (
        [places.index(each.at) for each in side.columns] for side in laid.sides
    )
    if not laid.sides[0].is_long:
        wide = tuple(
            WideReader(BatchLayout(one), side, one.indicator_set.id)
            for one, side in zip(sets, laid.sides, strict=True)
        )
        for block in blocks:
            yield wide[0].read(_part(block, first)), wide[1].read(_part(block, second))
        return
    long = tuple(
        LongReader(one, side) for one, side in zip(sets, laid.sides, strict=True)
    )
    one, other = tee(blocks)
    yield from zip(
        long[0].read(_part(each, first) for each in one),
        long[1].read(_part(each, second) for each in other),
        strict=True,
    )


def _part(block: Block, chosen: Sequence[int]) -> Block:
    """Give some columns of a block; one can be asked for twice."""
    columns = [block.cells.column(at) for at in chosen]
    names = [str(at) for at in range(len(columns))]
    cells = pa.RecordBatch.from_arrays(columns, names=names)
    return replace(block, cells=cells)


def _without_set(laid: Layed) -> Layed:
    """Leave out which set a row names: it is scored by both."""
    columns = (x for x in laid.columns if x.meaning.role is not Role.SET)
    return replace(laid, columns=tuple(columns))


def _border(laid: Layed) -> list[int]:
    """Give the columns that tell where an assessment of several rows ends."""
    if not laid.is_long:
        return []
    own = [each.at for each in laid.columns if each.meaning.role is Role.ID]
    return own or [each.at for each in laid.columns if each.meaning.role in _WHO]


def _told(before: Layed, after: Layed) -> tuple[Told, ...]:
    """Tell what both sets say of a heading, and of other things who says it."""
    both = {each.message.zh for each in before.told} & {
        each.message.zh for each in after.told
    }
    found = [each for each in after.told if each.message.zh in both]
    for laid, zh, en in (
        (before, "原体系", "the earlier set"),
        (after, "新体系", "the later set"),
    ):
        found += [
            replace(each, message=_said(each.message, zh, en))
            for each in laid.told
            if each.message.zh not in both and each.rule is not rules.COLUMN_NOT_KNOWN
        ]
    return tuple(found)


def _of_renamed(read: Read, place: Place, side: int) -> Told:
    set_zh, set_en = (("原体系", "the earlier set"), ("新体系", "the later set"))[side]
    name = place.indicator.title
    return Told(
        of_impact.COLUMN_OF_RENAMED,
        Text(
            f"“{read.heading}”一列也用作{set_zh}的“{name}”：同一个指标改了名",
            f"the column “{read.heading}” is also “{name}” of {set_en}: the same "
            "indicator, renamed",
        ),
    )


def _said(message: Text, zh: str, en: str) -> Text:
    return Text(f"{zh}：{message.zh}", f"{en}: {message.en}")
