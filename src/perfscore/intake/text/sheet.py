"""The sheet on which the regions of a text are laid, row by row, cell by cell."""

from dataclasses import dataclass, field
from fractions import Fraction

from perfscore.intake.columns import Field
from perfscore.intake.text.cleaning import Clean
from perfscore.intake.text.confirming import Doubt
from perfscore.intake.text.pieces import Break, Cut, Piece, cut_pieces
from perfscore.intake.text.regions import Region

EDGE = " \t\r\n|\xa0\u3000;；,，:："
"""What stands before a cell and is no part of it."""

_BEHIND = " \t\r\n|\xa0\u3000,，:："
"""What stands behind one: a sentence may end with a semicolon."""


@dataclass(frozen=True, slots=True)
class LaidCell:
    """A cell in its row and column, and where it stands in the clean text.

    ``alternatives`` say what else it may be, in words; ``is_unread`` tells a stretch
    of which nothing could be made.
    """

    row: int
    column: int
    text: str
    start: int
    alternatives: tuple[str, ...] = ()
    is_unread: bool = False
    is_prose: bool = False
    column_span: int = 1


@dataclass(slots=True)
class Sheet:
    """Rows that are being laid, top down."""

    clean: Clean
    cut: Cut
    cells: list[LaidCell] = field(default_factory=list)
    row: int = 0
    doubts: list[Doubt] = field(default_factory=list)
    sums: dict[Field, Fraction] = field(default_factory=dict)
    """The points and the scores of all rows above, exact."""

    def doubt_row(self, zh: str, en: str) -> None:
        """Doubt the row that is being laid."""
        self.doubts.append(Doubt(self.row, self.row, zh, en))

    def put(self, column: int, start: int, end: int, *, is_prose: bool = False) -> None:
        """Put a stretch into the current row, unless it is blank."""
        text = self.clean.text[start:end]
        inner = text.lstrip(EDGE).rstrip(_BEHIND)
        if inner:
            at = start + text.index(inner)
            self.cells.append(LaidCell(self.row, column, inner, at, is_prose=is_prose))


def pieces_of(sheet: Sheet, region: Region) -> list[Piece]:
    """Cut what a region heads into pieces, without blank ones that say nothing."""
    pieces = cut_pieces(sheet.clean.text, region.body, region.end, sheet.cut, "|\t")
    is_counted = sheet.cut in (Cut.BARS, Cut.LINES)
    while pieces and not pieces[-1].text and not is_counted:
        pieces.pop()
    first = next((at for at, each in enumerate(pieces) if each.text), len(pieces))
    return [
        each
        for at, each in enumerate(pieces)
        if at >= first
        if each.text or sheet.cut is not Cut.BARS_BY_ROW or _is_within(pieces, at)
    ]


def _is_within(pieces: list[Piece], at: int) -> bool:
    """Whether a blank cell stands between cells of its row and not at its end."""
    for each in pieces[at + 1 :]:
        if each.before in (Break.ROW, Break.CLOSED):
            return False
        if each.text:
            return True
    return False
