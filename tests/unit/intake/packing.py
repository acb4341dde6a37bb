"""Workbooks and documents packed by hand, also such as no program would write."""

from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKED = "http://schemas.openxmlformats.org/package/2006/relationships"


def packed(parts: dict[str, str | bytes]) -> bytes:
    """Put parts into an archive."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for path, part in parts.items():
            archive.writestr(path, part)
    return file.getvalue()


def workbook(
    rows: Iterable[str], *, more: str = "", parts: dict[str, str | bytes] | None = None
) -> bytes:
    """Pack a workbook of one sheet, 自评表, from the XML of its rows."""
    return packed(
        {
            "xl/workbook.xml": f'<workbook xmlns="{_SHEET}" xmlns:r="{_LINKS}"><sheets>'
            '<sheet name="自评表" sheetId="1" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKED}">'
            f'<Relationship Id="r1" Type="{_LINKS}/worksheet" '
            'Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_SHEET}"><sheetData>'
            f"{''.join(rows)}</sheetData>{more}</worksheet>",
            **(parts or {}),
        }
    )


def document(body: str, *, parts: dict[str, str | bytes] | None = None) -> bytes:
    """Pack a Word document from the XML of its body."""
    return packed(
        {
            "word/document.xml": f'<w:document xmlns:w="{_WORD}"><w:body>{body}'
            "</w:body></w:document>",
            **(parts or {}),
        }
    )


def relations(kind: str, target: str, *, mode: str = "Internal") -> str:
    """Write the references of a part: one."""
    return (
        f'<Relationships xmlns="{_PACKED}"><Relationship Id="r9" '
        f'Type="{_LINKS}/{kind}" Target="{target}" TargetMode="{mode}"/>'
        "</Relationships>"
    )


def paragraph(text: str) -> str:
    """Write a paragraph of Word."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def cell(text: str, properties: str = "") -> str:
    """Write a cell of a table in Word."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"
