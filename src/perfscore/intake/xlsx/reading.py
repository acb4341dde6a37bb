"""A workbook becomes a document: a grid for each sheet that is seen."""

from dataclasses import dataclass, field

from perfscore.diagnostics.model import Outcome, Text
from perfscore.intake import file_rules
from perfscore.intake.building import DocumentBuilder, RawCell
from perfscore.intake.grid import Document
from perfscore.intake.limits import MAX_CELLS
from perfscore.intake.packages import Package
from perfscore.intake.refusal import RefusedError, Remarks
from perfscore.intake.xlsx.cell_text import cell_text
from perfscore.intake.xlsx.comments import read_comments
from perfscore.intake.xlsx.merging import Merged, closed_up
from perfscore.intake.xlsx.places import cell_name
from perfscore.intake.xlsx.sheet import read_sheet
from perfscore.intake.xlsx.workbook import Sheet, Workbook, read_workbook
from perfscore.model.identity import KEYS, SET_ID

_OUR_SHEET = "perfscore"
_NOT_COMPUTED = Text(
    "这份表没有在 WPS 或 Excel 里算过：有公式的格当作没有填",
    "this form was not computed in WPS or Excel: cells with formulas are taken as "
    "not filled in",
)


def read_xlsx(data: bytes, name: str) -> Outcome[Document]:
    """Read the cells of a workbook as they are seen; messages call it ``name``.

    Formulas keep their stored results, macros do not run, nothing is fetched. A cell
    is known as ``自评表!C5``. What was doubtful is told beside the document. Refused
    are files that are damaged, encrypted or beyond :mod:`perfscore.intake.limits`.
    """
    remarks = Remarks()
    try:
        package = Package(data, remarks)
        return _Reader(package, read_workbook(package), remarks).read(name)
    except RefusedError as refused:
        return refused.outcome(name)


@dataclass(slots=True)
class _Reader:
    package: Package
    workbook: Workbook
    remarks: Remarks
    room: int = field(default=MAX_CELLS)

    def read(self, name: str) -> Outcome[Document]:
        built = DocumentBuilder(name)
        identity: dict[str, str] = {}
        for sheet in self.workbook.sheets:
            if not sheet.is_hidden:
                self._add(sheet, built)
            elif sheet.name == _OUR_SHEET:
                identity = self._identity(sheet)
            else:
                self._skip(sheet)
        if SET_ID in identity:
            self.remarks.in_one(file_rules.FORMULA_WITHOUT_VALUE, _NOT_COMPUTED)
        return self.remarks.outcome(built, identity)

    def _skip(self, sheet: Sheet) -> None:
        self.remarks.add(
            file_rules.HIDDEN_SHEET_SKIPPED,
            Text(
                f"隐藏的工作表“{sheet.name}”没有读",
                f"the hidden sheet {sheet.name} was not read",
            ),
        )

    def _identity(self, sheet: Sheet) -> dict[str, str]:
        stored = read_sheet(self.package, sheet, self.room)
        texts = {
            (each.row, each.column): cell_text(each, self.workbook, Remarks(), "")
            for each in stored.cells
        }
        return {
            text: texts.get((row, 1), "")
            for (row, column), text in texts.items()
            if column == 0 and text in KEYS
        }

    def _add(self, sheet: Sheet, built: DocumentBuilder) -> None:
        stored = read_sheet(self.package, sheet, self.room)
        self.room -= len(stored.cells)
        notes = read_comments(self.package, sheet)
        merged = Merged.of(stored.merges)
        places = [(each.row, each.column) for each in stored.cells]
        covered = merged.covered(places)
        texts: dict[tuple[int, int], str] = {}
        hidden: list[str] = []
        for cell in stored.cells:
            place = (cell.row, cell.column)
            mark = f"{sheet.name}!{cell_name(*place)}"
            if place in covered:
                self._tell_covered(cell.value, mark)
                continue
            text = cell_text(cell, self.workbook, self.remarks, mark)
            if text.strip():
                texts[place] = text
                if stored.is_hidden(cell):
                    hidden.append(cell_name(*place))
        self._tell_hidden(sheet, hidden)
        _lay(sheet, texts, notes, merged, built)

    def _tell_covered(self, value: str | None, mark: str) -> None:
        if value:
            self.remarks.add(
                file_rules.COVERED_CELLS,
                Text(
                    "合并单元格下面压着内容，没有读",
                    "content lies below a merged cell and was not read",
                ),
                mark=mark,
            )

    def _tell_hidden(self, sheet: Sheet, hidden: list[str]) -> None:
        if hidden:
            shown = "、".join(hidden[:5]) + "…" * (len(hidden) > 5)  # noqa: PLR2004
            self.remarks.add(
                file_rules.HIDDEN_CELLS_READ,
                Text(
                    f"工作表“{sheet.name}”里隐藏的行或列照样读了：{shown}",
                    f"hidden rows or columns of sheet {sheet.name} were read: {shown}",
                ),
                mark=f"{sheet.name}!{hidden[0]}",
            )


def _lay(
    sheet: Sheet,
    texts: dict[tuple[int, int], str],
    notes: dict[tuple[int, int], str],
    merged: Merged,
    built: DocumentBuilder,
) -> None:
    """Add the grid; long runs of blank rows and columns are closed up."""
    wanted = sorted({*texts, *notes})
    reach = {each: merged.by_anchor.get(each, (*each, *each)) for each in wanted}
    rows = closed_up(row for each in reach.values() for row in (each[0], each[2]))
    columns = closed_up(at for each in reach.values() for at in (each[1], each[3]))
    back = (
        {number: row for row, number in rows.items()},
        {number: column for column, number in columns.items()},
    )
    cells = [
        RawCell(
            rows[first],
            columns[left],
            texts.get((first, left), ""),
            row_span=rows[last] - rows[first] + 1,
            column_span=columns[right] - columns[left] + 1,
            note=notes.get((first, left), ""),
        )
        for first, left, last, right in reach.values()
    ]
    built.add_grid(
        sheet.name,
        cells,
        mark=lambda row, column: (
            f"{sheet.name}!{cell_name(back[0][row], back[1][column])}"
        ),
    )
