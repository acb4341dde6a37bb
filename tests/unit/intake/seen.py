"""What a document holds, short enough to be written out by hand."""

from perfscore.diagnostics.model import Outcome
from perfscore.intake.grid import Document, Grid, Paragraph


def document_of(outcome: Outcome[Document]) -> Document:
    """Give the document, which must be there."""
    assert outcome.value is not None, outcome.diagnostics
    return outcome.value


def paragraphs(outcome: Outcome[Document]) -> list[str]:
    """Give the running text."""
    blocks = document_of(outcome).blocks
    return [each.text for each in blocks if isinstance(each, Paragraph)]


def grids(outcome: Outcome[Document]) -> list[Grid]:
    """Give the grids."""
    return [each for each in document_of(outcome).blocks if isinstance(each, Grid)]


def by_mark(outcome: Outcome[Document]) -> dict[str, str]:
    """Give the text of each cell by its place in the file."""
    source = document_of(outcome).source
    return {
        source.mark(each.span.start): each.text
        for grid in grids(outcome)
        for each in grid.cells
    }


def reach(grid: Grid) -> dict[str, tuple[int, int, int, int]]:
    """Give row, column, rows and columns of each cell by its text."""
    return {
        each.text: (each.row, each.column, each.row_span, each.column_span)
        for each in grid.cells
    }


def told(outcome: Outcome[Document]) -> list[str]:
    """Give the names of the rules that had something to say."""
    return [each.rule.name for each in outcome.diagnostics]
