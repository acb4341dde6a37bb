"""Write a paper as an Excel workbook."""

from datetime import UTC, datetime
from io import BytesIO

from xlsxwriter import Workbook

from perfscore.render.safe import safe_text
from perfscore.render.xlsx.hidden import Hidden
from perfscore.render.xlsx.layout import layout
from perfscore.render.xlsx.looks import Looks
from perfscore.render.xlsx.names import sheet_names
from perfscore.render.xlsx.sheet import SheetWriter
from perfscore.render.xlsx.texts import shortened
from perfscore.report.derivation_table import derivation_table
from perfscore.report.paper import Paper

_ANNEX = "附表"
_CREATED = datetime(2020, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""Always the same, so that the same paper gives the same bytes."""
_LONGEST_PROPERTY = 255


def xlsx_bytes(paper: Paper) -> bytes:
    """Write ``paper`` as a workbook: a sheet for each table, one for the derivation.

    The sheets are set up for A4 across. Numbers are numbers in formats that print the
    table's text; a number of more than fifteen digits is a text. What others wrote is
    never a formula. A blank form is protected, without a password, but for the cells
    to fill in. The picture is left out. Equal papers give equal bytes.
    """
    tables = list(paper.tables)
    wishes = [
        table.title.removeprefix(_ANNEX).strip() if number else paper.sheet
        for number, table in enumerate(tables)
    ]
    if paper.derivation is not None:
        tables.append(derivation_table(paper.derivation))
        wishes.append(tables[-1].title)
    layouts = tuple(
        layout(name, table)
        for name, table in zip(sheet_names(wishes), tables, strict=True)
    )
    buffer = BytesIO()
    workbook = Workbook(buffer, {"in_memory": True})
    workbook.set_properties(_properties(paper))
    hidden = Hidden(paper.identity)
    writer = SheetWriter(layouts, Looks(workbook), hidden)
    for number, each in enumerate(layouts):
        sheet = workbook.add_worksheet(each.name)
        writer.write(sheet, number, is_blank=paper.is_blank)
    hidden.write(workbook, is_protected=paper.is_blank)
    workbook.close()
    return buffer.getvalue()


def _properties(paper: Paper) -> dict[str, object]:
    form = paper.tables[0]
    return {
        "title": _property(form.title),
        "subject": _property(form.subtitle) or "预算绩效自评",
        "created": _CREATED,
    }


def _property(text: str) -> str:
    return shortened(safe_text(text), _LONGEST_PROPERTY)
