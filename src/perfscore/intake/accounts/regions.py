"""A document is cut into tables, each with the lines that stand above it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from perfscore.intake.accounts.model import TableKind
from perfscore.intake.accounts.titles import (
    is_front,
    is_other,
    numbered_kind,
    title_kind,
)
from perfscore.intake.form.rows import Row, rows_of
from perfscore.intake.grid import Document, Grid
from perfscore.intake.plain import plain
from perfscore.model.assessment import Cell

_FRONT = 9
"""So many lines above a table can tell what it is."""
_ROW_NAMES = ("合计", "总计", "小计")


@dataclass(frozen=True, slots=True)
class Region:
    """Rows of a grid that make one table; ``front`` are the lines above, in order.

    ``is_cut``: rows with codes follow that could not be put to it.
    """

    name: str
    front: tuple[Cell, ...]
    rows: tuple[Row, ...]
    is_cut: bool = False

    @property
    def title(self) -> Cell | None:
        """The nearest line above that is the title of some table."""
        return next((c for c in reversed(self.front) if title_kind(c.text)[0]), None)

    @property
    def kind(self) -> TableKind | None:
        """The kind that the title names, else the number or the sheet's name."""
        title = self.title
        named = None if title is None else title_kind(title.text)[1]
        if named is not None or (title is not None and is_other(title.text)):
            return named
        numbers = (numbered_kind(each.text) for each in reversed(self.front))
        number = next((each for each in numbers if each is not None), None)
        return number or title_kind(self.name)[1] or numbered_kind(self.name)

    @property
    def is_told(self) -> bool:
        """Whether anything above says what the table is."""
        lines = (self.name, *(each.text for each in self.front))
        return any(title_kind(t)[0] or numbered_kind(t) for t in lines)


@dataclass(slots=True)
class _Cutting:
    front: list[Cell] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    name: str = ""

    def done(self) -> Iterator[Region]:
        if self.rows:
            yield Region(self.name, tuple(self.front[-_FRONT:]), tuple(self.rows))
            self.front, self.rows = [], []


def regions_of(document: Document) -> Iterator[Region]:
    """Give every table of the document, whatever it is about.

    Titles and notes may stand as rows in the grid of the table or as paragraphs. A
    grid that goes on where one of as many columns ended, with nothing between that
    says what it is, goes on with that table.
    """
    cutting = _Cutting()
    for block in document.blocks:
        if not isinstance(block, Grid):
            yield from cutting.done()
            cutting.front.append(Cell(block.text, block.span))
            continue
        yield from cutting.done()
        cutting.name = block.name
        for row in rows_of(block):
            if _is_front(row, has_begun=bool(cutting.rows)):
                yield from cutting.done()
                cutting.front += [Cell(each.text, each.span) for each in row.cells]
            else:
                cutting.rows.append(row)
    yield from cutting.done()


def _is_front(row: Row, *, has_begun: bool) -> bool:
    if all(is_front(each.text) for each in row.cells):
        return True
    is_alone = len(row.cells) == 1 and not row.above
    return is_alone and not has_begun and plain(row.cells[0].text) not in _ROW_NAMES
