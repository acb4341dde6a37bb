"""The kinds of files that are no text, known by their first bytes."""

from perfscore.diagnostics.model import Text

_ZIP = b"PK\x03\x04"
_WITHIN_ZIP = (
    (b"xl/", Text("Excel 工作簿（.xlsx）", "an Excel workbook (.xlsx)")),
    (b"word/", Text("Word 文档（.docx）", "a Word document (.docx)")),
    (b"ppt/", Text("演示文稿（.pptx）", "a presentation (.pptx)")),
    (b"OFD.xml", Text("OFD 版式文件", "an OFD document")),
)
_FIRST_BYTES = (
    (_ZIP, Text("压缩包（.zip）", "a zip archive")),
    (b"%PDF-", Text("PDF 文件", "a PDF document")),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        Text(
            "旧版 Office 或 WPS 文件（.xls、.doc、.et、.wps）",
            "an old Office or WPS file (.xls, .doc, .et, .wps)",
        ),
    ),
    (b"{\\rtf", Text("RTF 文档", "an RTF document")),
    (b"\x89PNG", Text("PNG 图片", "a PNG picture")),
    (b"\xff\xd8\xff", Text("JPEG 图片", "a JPEG picture")),
    (b"GIF8", Text("GIF 图片", "a GIF picture")),
    (b"II*\x00", Text("TIFF 图片", "a TIFF picture")),
    (b"MM\x00*", Text("TIFF 图片", "a TIFF picture")),
    (b"Rar!\x1a\x07", Text("RAR 压缩包", "a RAR archive")),
    (b"7z\xbc\xaf\x27\x1c", Text("7z 压缩包", "a 7z archive")),
    (b"\x1f\x8b", Text("gzip 压缩文件", "a gzip file")),
    (b"SQLite format 3\x00", Text("SQLite 数据库", "an SQLite database")),
)


def kind_of(data: bytes) -> Text | None:
    """Say what kind of file ``data`` begins, or None where it may be a text."""
    if data.startswith(_ZIP):
        for name, kind in _WITHIN_ZIP:
            if name in data:
                return kind
    for start, kind in _FIRST_BYTES:
        if data.startswith(start):
            return kind
    return None
