"""What a file holds, in reading order: paragraphs, and grids of cells."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from perfscore.source import Source, Span


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell as it is seen: its text without blanks around, and its reach.

    ``row`` and ``column`` count from 0; a merged cell stands once, at its upper left.
    Lines within a cell are kept. ``note`` is a comment fixed to the cell.
    """

    text: str
    row: int
    column: int
    row_span: int
    column_span: int
    span: Span = field(compare=False, repr=False)
    note: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table or a sheet. Its cells do not overlap; places without one are blank.

    ``name`` is the sheet's name, or empty. ``cells`` are in the order of rows.
    """

    name: str
    rows: int
    columns: int
    cells: tuple[GridCell, ...]
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text outside of tables, without blanks around."""

    text: str
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was read, whatever its kind.

    ``source`` holds the text that was taken out and from where in the file.
    ``identity`` is what a file of ours says of itself, unseen by its readers: the
    keys are those of :data:`perfscore.model.identity.KEYS`; empty for other files.
    """

    source: Source
    blocks: tuple[Grid | Paragraph, ...]
    identity: Mapping[str, str] = field(default_factory=dict)
