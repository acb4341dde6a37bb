"""The annexes of a blank form, with cells to fill in."""

from perfscore.formulas.cell_formula import UNSAID
from perfscore.model.data import Table as DetailTable
from perfscore.model.methods import Rating
from perfscore.report.annexes import (
    DATA_COLUMNS,
    DATA_TITLE,
    DETAIL_TITLE,
    POINTS_COLUMNS,
    POINTS_TITLE,
    RATINGS_COLUMNS,
    RATINGS_TITLE,
    Column,
    annex_table,
    datum_unit,
    detail_columns,
)
from perfscore.report.blank.book import Book
from perfscore.report.blank.entries import YES_NO, datum_entry, entry
from perfscore.report.blank.opening import annexed, checked_points, rated_lines
from perfscore.report.blank.shape import Line
from perfscore.report.table import EntryKind, Role, Table, TableCell

WORKED_TITLE = "附表 计算过程"
WORKED_COLUMNS = (Column("计算项", 70), Column("结果", 30))
DETAIL_ROWS = 20


def blank_annexes(book: Book) -> tuple[Table, ...]:
    """Lay out the data, checklists, ratings and 明细表 of a set, to fill in.

    The last annex shows what is worked out between the entries and the scores.
    """
    made = (
        annex_table(DATA_TITLE, DATA_COLUMNS, _data(book)),
        annex_table(POINTS_TITLE, POINTS_COLUMNS, _points(book)),
        annex_table(RATINGS_TITLE, RATINGS_COLUMNS, _ratings(book)),
        *(_detail(each) for each in book.indicator_set.tables),
        annex_table(WORKED_TITLE, WORKED_COLUMNS, _worked(book)),
    )
    return tuple(each for each in made if each.rows > 1)


def _data(book: Book) -> list[tuple[TableCell, ...]]:
    rows: list[tuple[TableCell, ...]] = []
    for row, datum in enumerate(annexed(book.indicator_set, book.shape), start=1):
        remark = datum.note or ("" if datum.required else "没有则不填")
        rows.append(
            (
                TableCell(row, 0, datum.name, Role.NAME),
                datum_entry(row, 1, datum),
                TableCell(row, 2, datum_unit(datum), Role.TEXT),
                TableCell(row, 3, remark, Role.TEXT if remark else Role.BLANK),
            )
        )
    return rows


def _points(book: Book) -> list[tuple[TableCell, ...]]:
    rows: list[tuple[TableCell, ...]] = []
    for row, (line, _, point) in enumerate(checked_points(book.shape.lines), start=1):
        rows.append(
            (
                TableCell(row, 0, _path(line), Role.NAME),
                TableCell(row, 1, point, Role.TEXT),
                entry(
                    row,
                    2,
                    EntryKind.CHOICE,
                    "具备选“是”，不具备选“否”。",
                    choices=YES_NO,
                ),
            )
        )
    return rows


def _ratings(book: Book) -> list[tuple[TableCell, ...]]:
    rows: list[tuple[TableCell, ...]] = []
    for row, line in enumerate(rated_lines(book.shape.lines), start=1):
        method = line.indicator.scoring.method if line.indicator.scoring else None
        names = tuple(r.name for r in method.rows) if isinstance(method, Rating) else ()
        prompt = "选定评级，再在自评表“评定分”一栏填该级范围内的分。"
        rows.append(
            (
                TableCell(row, 0, _path(line), Role.NAME),
                entry(row, 1, EntryKind.CHOICE, prompt, choices=names),
            )
        )
    return rows


def _detail(table: DetailTable) -> Table:
    rows = [
        tuple(datum_entry(row, index, each) for index, each in enumerate(table.columns))
        for row in range(1, DETAIL_ROWS + 1)
    ]
    return annex_table(DETAIL_TITLE + table.name, detail_columns(table), rows)


def _worked(book: Book) -> list[tuple[TableCell, ...]]:
    rows: list[tuple[TableCell, ...]] = []
    for row, each in enumerate(book.worked, start=1):
        role = Role.PERCENT if each.is_rate else Role.SCORE
        shown = UNSAID if each.formula is None else ""
        rows.append(
            (
                TableCell(row, 0, each.name, Role.NAME),
                TableCell(row, 1, shown, role, formula=each.formula),
            )
        )
    return rows


def _path(line: Line) -> str:
    return "/".join(line.path)
