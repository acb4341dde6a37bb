"""Tables of documents and pages are numbered, counted, and added as grids."""

from perfscore.diagnostics.model import Text
from perfscore.intake import file_rules
from perfscore.intake.building import DocumentBuilder, RawCell
from perfscore.intake.limits import MAX_CELL_TEXT, MAX_CELLS, MAX_PARAGRAPHS, MAX_TABLES
from perfscore.intake.refusal import RefusedError, Remarks


class Layout:
    """Takes paragraphs and tables in reading order, within the limits.

    Raises:
        RefusedError: Where there are too many tables or cells.
    """

    def __init__(self, name: str, remarks: Remarks) -> None:
        self.built = DocumentBuilder(name)
        self._remarks = remarks
        self._tables = 0
        self._paragraphs = 0
        self._cells = 0

    def add_paragraph(self, text: str, *, mark: str = "") -> None:
        """Add running text; without ``mark`` it is numbered (``第12段``)."""
        if text.strip():
            self._paragraphs += 1
            if self._paragraphs > MAX_PARAGRAPHS:
                what = f"段落超过 {MAX_PARAGRAPHS} 个", f"{MAX_PARAGRAPHS} paragraphs"
                raise _too_many(Text(*what))
            self.built.add_paragraph(text, mark=mark or f"第{self._paragraphs}段")

    def begin_table(self) -> str:
        """Number a table; its cells are then known as ``表2 第3行第1列``."""
        self._tables += 1
        if self._tables > MAX_TABLES:
            raise _too_many(Text(f"表格超过 {MAX_TABLES} 个", f"{MAX_TABLES} tables"))
        return f"表{self._tables}"

    def count_cell(self) -> None:
        """Count a cell before it is kept."""
        self._cells += 1
        if self._cells > MAX_CELLS:
            raise _too_many(Text(f"格超过 {MAX_CELLS} 个", f"{MAX_CELLS} cells"))

    def add_table(self, table: str, cells: list[RawCell]) -> None:
        """Add the cells of a table that was begun, in the order of rows."""
        for each in cells:
            if len(each.text) > MAX_CELL_TEXT:
                self._tell_long(mark_in(table, each.row, each.column))
        self.built.add_grid(
            "",
            [_cut(each) for each in cells],
            mark=lambda row, column: mark_in(table, row, column),
        )

    def _tell_long(self, mark: str) -> None:
        self._remarks.add(
            file_rules.CELL_NOT_READ,
            Text(
                f"格里的文字超过 {MAX_CELL_TEXT} 字，后面的没有读",
                f"the text is longer than {MAX_CELL_TEXT} characters; cut there",
            ),
            mark=mark,
        )


def mark_in(table: str, row: int, column: int) -> str:
    """Name a cell: ``表2 第3行第1列``; rows and columns come from 0."""
    return f"{table} 第{row + 1}行第{column + 1}列"


def _cut(cell: RawCell) -> RawCell:
    if len(cell.text) <= MAX_CELL_TEXT:
        return cell
    text = cell.text[:MAX_CELL_TEXT]
    return RawCell(cell.row, cell.column, text, cell.row_span, cell.column_span)


def _too_many(what: Text) -> RefusedError:
    return RefusedError(
        file_rules.TOO_MANY_CELLS,
        Text(f"文件里的{what.zh}", f"the file has more than {what.en}"),
        hint=Text("把自评表单独另存为一个文件", "save the form in a file of its own"),
    )
