"""Papers made by hand, and workbooks opened again."""

from fractions import Fraction
from io import BytesIO
from zipfile import ZipFile

from lxml import etree
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from perfscore.model.methods import Interval
from perfscore.render.xlsx.writing import xlsx_bytes
from perfscore.report.paper import Paper
from perfscore.report.table import Table, TableCell
from perfscore.source import Source, Span

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def opened(paper: Paper) -> Workbook:
    """Write a paper and open the workbook again."""
    return load_workbook(BytesIO(xlsx_bytes(paper)))


def first_sheet(*cells: TableCell, is_blank: bool = False) -> Worksheet:
    """Write a form of these cells, all in one row, and give its sheet.

    The title is above: the cells stand in row 2.
    """
    sheet = opened(Paper((one_row(*cells),), is_blank=is_blank)).worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


def one_row(*cells: TableCell) -> Table:
    """Make a form of one row of cells."""
    share = Fraction(1, len(cells))
    return Table("表", "", 1, len(cells), cells, (), (share,) * len(cells), ())


def bordered_cells(data: bytes) -> set[str]:
    """Name the cells of the first sheet that have borders, as the file itself says.

    The library that opens workbooks leaves out borders within merged cells.
    """
    with ZipFile(BytesIO(data)) as parts:
        sheet = etree.fromstring(parts.read("xl/worksheets/sheet1.xml"))
        styles = etree.fromstring(parts.read("xl/styles.xml"))
    borders = [
        each.get("borderId") for each in styles.iterfind(f"{_MAIN}cellXfs/{_MAIN}xf")
    ]
    return {
        cell.get("r", "")
        for cell in sheet.iter(f"{_MAIN}c")
        if borders[int(cell.get("s", "0"))] != "0"
    }


def interval(
    low: str | None, high: str | None, *, ends: tuple[bool, bool] = (True, True)
) -> Interval:
    """Make an interval from texts; ``ends`` says which bounds belong to it."""
    return Interval(
        Span(Source("x", ""), 0, 0),
        None if low is None else Fraction(low),
        ends[0],
        None if high is None else Fraction(high),
        ends[1],
    )
