"""Which columns a heading row gives to which field."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from perfscore.intake.columns import LEVELS, Field, Reading
from perfscore.intake.form.rows import Row, end_of, is_number
from perfscore.intake.grid import GridCell
from perfscore.intake.plain import one_line, plain

Lookup = Callable[[str], Reading | None]
_MANY = frozenset({Field.OTHER, *LEVELS})
"""Fields that several columns may have without doubt."""


@dataclass(frozen=True, slots=True)
class Head:
    """A heading over the columns from ``start`` up to ``end``.

    ``field`` is None where the heading is not known. ``cell`` is where it stands.
    """

    cell: GridCell
    start: int
    end: int
    field: Field | None
    rank: int = 0

    @property
    def title(self) -> str:
        """The heading as printed, on one line."""
        return one_line(self.cell.text)

    @property
    def is_wide(self) -> bool:
        """Whether the heading stands over several columns."""
        return self.end - self.start > 1

    def covers(self, cell: GridCell) -> bool:
        """Whether a cell stands, with some of its columns, under this heading."""
        return self.start < end_of(cell) and cell.column < self.end


@dataclass(frozen=True, slots=True)
class Heads:
    """The headings of a block. ``rivals`` lost their field to another heading."""

    heads: tuple[Head, ...]
    rivals: tuple[tuple[Head, Head], ...] = ()

    def of(self, field: Field) -> Head | None:
        """Give the heading of a field."""
        return next((each for each in self.heads if each.field is field), None)

    def over(self, cell: GridCell) -> list[Head]:
        """Give the headings over a cell, from left to right."""
        return [each for each in self.heads if each.covers(cell)]

    @property
    def start(self) -> int:
        """The first column with a heading of a field."""
        return min(each.start for each in self.heads)


def read_heads(
    cells: Iterable[GridCell], lookup: Lookup, above: Sequence[Head] = ()
) -> tuple[Head, ...]:
    """Say what each cell of a heading row stands for.

    ``above`` are the headings of the row before, which parts below them go on:
    调整后 below 预算 is 调整后预算.
    """
    heads: list[Head] = []
    for cell in cells:
        reading = lookup(cell.text)
        wide = [each for each in above if each.is_wide and each.covers(cell)]
        if reading is None and len(wide) == 1:
            word = wide[0].cell.text
            reading = lookup(cell.text + word) or lookup(word + cell.text)
        field, rank = (reading.field, reading.rank) if reading else (None, 0)
        before = heads[-1] if heads else None
        if before and before.end == cell.column and _same(before.cell, cell):
            heads[-1] = replace(before, end=end_of(cell))
        else:
            heads.append(Head(cell, cell.column, end_of(cell), field, rank))
    return tuple(heads)


def _same(one: GridCell, other: GridCell) -> bool:
    return plain(one.text) == plain(other.text)


def settle_heads(heads: Iterable[Head]) -> Heads:
    """Leave each field to the heading that says it best, the first of equals.

    The others are kept as columns that no field stands for.
    """
    best: dict[Field, Head] = {}
    given = list(heads)
    for head in given:
        if head.field is None or head.field in _MANY:
            continue
        chosen = best.get(head.field)
        if chosen is None or head.rank < chosen.rank:
            best[head.field] = head
    settled, rivals = [], []
    for head in given:
        chosen = best.get(head.field) if head.field else None
        if chosen is None or chosen is head:
            settled.append(head)
            continue
        settled.append(replace(head, field=Field.OTHER))
        if head.rank == chosen.rank:
            rivals.append((chosen, head))
    return Heads(tuple(settled), tuple(rivals))


def below(heads: Iterable[Head], parts: Iterable[Head]) -> Iterator[Head]:
    """Put a second heading row below the first; a parted heading gives way."""
    lower = list(parts)
    for head in heads:
        if not any(head.covers(each.cell) for each in lower):
            yield head
    yield from lower


def is_second_row(row: Row, heads: tuple[Head, ...], lookup: Lookup) -> bool:
    """Whether a row only parts headings of the row before it.

    Each of its cells is a heading, and the first stands below one; where merged cells
    were lost, the others stand in the gap to its right. Below headings of several
    columns some may be unknown.
    """
    parts = read_heads(row.cells, lookup, heads)
    if not parts or any(is_number(each.cell.text) for each in parts):
        return False
    unknown = sum(each.field is None for each in parts)
    if unknown:
        wide = [each for each in heads if each.is_wide]
        is_below = all(any(w.covers(each.cell) for w in wide) for each in parts)
        return is_below and len(parts) > 1 and 2 * unknown < len(parts)
    known = [each for each in heads if each.field is not None or each.cell.text]
    covered = [any(each.covers(part.cell) for each in known) for part in parts]
    return covered[0] and len(parts) > 1 and len(parts) < len(heads)
