"""Forms as text documents, as they are published."""

from io import BytesIO
from xml.sax.saxutils import escape

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from tests.laying.model import PaperCell, PaperForm

_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def docx_bytes(*blocks: str | PaperForm) -> bytes:
    """Give a document with the blocks one after the other; strings are paragraphs."""
    document = Document()
    body = document.element.body
    for block in blocks:
        for each in _flat(block):
            if isinstance(each, str):
                document.add_paragraph(each)
            else:
                body.insert(len(body) - 1, parse_xml(_table(each)))
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def _flat(block: str | PaperForm) -> tuple[str | PaperForm, ...]:
    if isinstance(block, str):
        return (block,)
    return (*block.above, block, *block.below)


def _table(form: PaperForm) -> str:
    grid = '<w:gridCol w:w="900"/>' * form.columns
    rows = "".join(_row(form, row) for row in range(form.rows))
    return (
        f"<w:tbl {nsdecls('w')}><w:tblPr><w:tblW w:w='0' w:type='auto'/>"
        f"<w:tblBorders>{_BORDERS}</w:tblBorders></w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _row(form: PaperForm, row: int) -> str:
    reaching = [
        each for each in form.cells if each.row <= row < each.row + each.row_span
    ]
    reaching.sort(key=lambda each: each.column)
    return f"<w:tr>{''.join(_cell(each, row) for each in reaching)}</w:tr>"


def _cell(cell: PaperCell, row: int) -> str:
    rules, text = "", cell.text
    if cell.column_span > 1:
        rules += f'<w:gridSpan w:val="{cell.column_span}"/>'
    if cell.row_span > 1:
        rules += '<w:vMerge w:val="restart"/>' if row == cell.row else "<w:vMerge/>"
        text = text if row == cell.row else ""
    runs = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n")
    )
    return f"<w:tc><w:tcPr>{rules}</w:tcPr><w:p><w:r>{runs}</w:r></w:p></w:tc>"
