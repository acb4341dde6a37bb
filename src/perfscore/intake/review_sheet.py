"""The grid of a workbook with an evaluator's scores is read."""

import re
from collections.abc import Iterator

from perfscore.diagnostics.model import Diagnostic, Label, Outcome, Text
from perfscore.intake.grid import Document, Grid, GridCell
from perfscore.model.assessment import Cell
from perfscore.model.review import ReviewEntry, ReviewSheet
from perfscore.score.review_rules import REVIEW_SCORE_UNREADABLE
from perfscore.source import Span
from perfscore.wire.review_file import REVIEW, REVIEW_ROW

_REMARK = re.compile(r"\s*[（(][^（()）]*[)）]\s*$")
"""What stands behind a heading in brackets: 复核得分（分）."""
_NEEDED = frozenset({"indicator", "reviewed"})
_FACTS = frozenset({"unit", "year", "evaluator", "date"})


def read_review_grid(document: Document) -> Outcome[ReviewSheet]:
    """Read the first grid with columns 指标 and 复核得分; without one, no entries.

    复核人, 复核日期, 单位 and 年度 stand to the right of their headings. A reason that
    is merged over several rows is that of each; a score cannot be.
    """
    grids = [each for each in document.blocks if isinstance(each, Grid)]
    for grid in grids:
        head = _head(grid)
        if head is not None:
            facts = _facts(grid)
            sheet = ReviewSheet(
                entries=tuple(_entries(grid, *head)),
                unit=facts.get("unit"),
                year=facts.get("year"),
                evaluator=facts.get("evaluator"),
                date=facts.get("date"),
                span=grid.span,
            )
            return Outcome(sheet, tuple(_merged_scores(grid, *head)))
    return Outcome(ReviewSheet((), span=Span(document.source, 0, 0)))


def _head(grid: Grid) -> tuple[int, dict[str, GridCell]] | None:
    """Find the row of headings; give its number and its cells by the key they name."""
    for number in range(grid.rows):
        named: dict[str, GridCell] = {}
        for cell in grid.cells:
            said = _REMARK.sub("", cell.text)
            key = REVIEW_ROW.find(said) if cell.row == number else None
            if key is not None:
                named.setdefault(key.name, cell)
        if named.keys() >= _NEEDED:
            return number, named
    return None


def _entries(
    grid: Grid, head: int, named: dict[str, GridCell]
) -> Iterator[ReviewEntry]:
    places = {(each.row, each.column): each for each in grid.cells}
    if "reason" in named:
        places |= _spread(grid, named["reason"].column)
    for row in range(head + 1, grid.rows):
        found = {
            key: _cell(places.get((row, each.column))) for key, each in named.items()
        }
        path = found.get("indicator")
        if path is not None:
            yield ReviewEntry(
                path,
                found.get("weight"),
                found.get("claimed"),
                found.get("reviewed"),
                found.get("reason"),
                path.span,
            )


def _spread(grid: Grid, column: int) -> dict[tuple[int, int], GridCell]:
    """Give the cells of a column for every row that they are merged over."""
    return {
        (row, column): each
        for each in grid.cells
        if each.column == column
        for row in range(each.row, each.row + each.row_span)
    }


def _merged_scores(
    grid: Grid, head: int, named: dict[str, GridCell]
) -> Iterator[Diagnostic]:
    """Tell of scores that are merged over several rows: whose they are is unknown."""
    column = named["reviewed"].column
    for cell in grid.cells:
        is_score = cell.row > head and cell.column == column and cell.text.strip()
        if is_score and cell.row_span > 1:
            message = Text(
                f"复核得分“{cell.text.strip()}”合并了 {cell.row_span} 行，要求一行一个",
                f"the score “{cell.text.strip()}” is merged over {cell.row_span} rows, "
                "one a row is required",
            )
            yield Diagnostic(REVIEW_SCORE_UNREADABLE, message, Label(cell.span))


def _facts(grid: Grid) -> dict[str, Cell]:
    """Give what stands to the right of 单位, 年度, 复核人 and 复核日期."""
    found: dict[str, Cell] = {}
    for cell in grid.cells:
        key = REVIEW.find(cell.text)
        if key is None or key.name not in _FACTS:
            continue
        right = (cell.row, cell.column + cell.column_span)
        value = next(
            (each for each in grid.cells if (each.row, each.column) == right), None
        )
        made = _cell(value)
        if made is not None:
            found.setdefault(key.name, made)
    return found


def _cell(cell: GridCell | None) -> Cell | None:
    if cell is None or not cell.text.strip():
        return None
    return Cell(cell.text.strip(), cell.span)
