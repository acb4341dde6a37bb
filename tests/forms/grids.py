"""Published forms as grids: as they are merged, and as files lose the merging."""

from collections.abc import Callable, Iterable, Mapping

from tests.laying.model import PaperForm

from perfscore.intake.building import DocumentBuilder, RawCell
from perfscore.intake.grid import Document

Way = Callable[[PaperForm], Document]
_TABLES = 20
_ROWS = 30


def document(
    form: PaperForm, *blocks: str | Iterable[RawCell], above: Iterable[str] = ()
) -> Document:
    """Build a document of a form's lines above, of ``blocks``, of its lines below."""
    builder = DocumentBuilder("form")
    for text in (*above, *form.above):
        builder.add_paragraph(text, mark="段")
    for block in blocks:
        if isinstance(block, str):
            builder.add_paragraph(block, mark="段")
        else:
            cells = sorted(block, key=lambda each: (each.row, each.column))
            builder.add_grid(
                "", cells, mark=lambda row, column: f"{row + 1}:{column + 1}"
            )
    for text in form.below:
        builder.add_paragraph(text, mark="段")
    return builder.build()


def merged(form: PaperForm) -> Document:
    """Keep every merged cell."""
    return document(form, _cells(form))


def unmerged(form: PaperForm) -> Document:
    """Leave blanks where cells were merged."""
    cells = [RawCell(each.row, each.column, each.text) for each in form.cells]
    return document(form, cells)


def repeated_down(form: PaperForm) -> Document:
    """Write a cell merged over rows into each of them."""
    cells = [
        RawCell(row, each.column, each.text, column_span=each.column_span)
        for each in form.cells
        for row in range(each.row, each.row + each.row_span)
    ]
    return document(form, cells)


def repeated(form: PaperForm) -> Document:
    """Write a merged cell into every place that it covers."""
    cells = [
        RawCell(row, column, each.text)
        for each in form.cells
        for row in range(each.row, each.row + each.row_span)
        for column in range(each.column, each.column + each.column_span)
    ]
    return document(form, cells)


def on_two_pages(form: PaperForm) -> Document:
    """Break the table before its third row from the end; merged cells are cut."""
    at = max(2, form.rows - 3)
    first = [
        RawCell(
            each.row,
            each.column,
            each.text,
            min(each.row + each.row_span, at) - each.row,
            each.column_span,
        )
        for each in form.cells
        if each.row < at
    ]
    second = [
        RawCell(each.row - at, each.column, each.text, each.row_span, each.column_span)
        for each in form.cells
        if each.row >= at
    ]
    return document(form, first, "第 2 页", second)


def after_accounts(form: PaperForm) -> Document:
    """Put twenty tables of accounts and a chapter's heading before the form."""
    builder = DocumentBuilder("report")
    headings = ("项目", "年初预算数", "全年预算数", "决算数")
    for number in range(_TABLES):
        builder.add_paragraph(f"第{number}部分 收入支出情况", mark="段")
        cells = [RawCell(0, column, text) for column, text in enumerate(headings)]
        cells += [
            RawCell(row, column, str(row * column))
            for row in range(1, _ROWS)
            for column in range(len(headings))
        ]
        builder.add_grid("", cells, mark=lambda row, column: f"{row}:{column}")
    for text in ("（四）绩效自评情况。", *form.above):
        builder.add_paragraph(text, mark="段")
    builder.add_grid("", _cells(form), mark=lambda row, column: f"{row}:{column}")
    for text in form.below:
        builder.add_paragraph(text, mark="段")
    return builder.build()


def _cells(form: PaperForm) -> list[RawCell]:
    return sorted(
        (
            RawCell(each.row, each.column, each.text, each.row_span, each.column_span)
            for each in form.cells
        ),
        key=lambda each: (each.row, each.column),
    )


WAYS: Mapping[str, Way] = {
    "merged": merged,
    "unmerged": unmerged,
    "repeated down": repeated_down,
    "repeated": repeated,
    "on two pages": on_two_pages,
    "after accounts": after_accounts,
}
