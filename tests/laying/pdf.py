"""Forms as printed pages with ruled lines."""

import json
from functools import cache

import typst
from pylopdf_fonts_zh_cn import serif_path
from tests.laying.model import PaperCell, PaperForm

_SETTING = """
#set page(paper: "a4", flipped: {landscape}, margin: 15mm, numbering: "— 1 —")
#set text(font: "Noto Serif SC", size: {size}pt, lang: "zh")
#set document(keywords: {keywords})
"""


def pdf_bytes(
    *blocks: str | PaperForm,
    size: int = 8,
    landscape: bool = True,
    keywords: tuple[str, ...] = (),
) -> bytes:
    """Give a PDF with the blocks one after the other; strings are paragraphs.

    Args:
        blocks: Forms and paragraphs. A form that is longer than a page goes on on the
            next, its merged cells cut at the page's end.
        size: The size of the letters, in points; large letters make long forms.
        landscape: Whether pages lie on their long side.
        keywords: What the file says of itself.
    """
    setting = _SETTING.format(
        landscape=json.dumps(landscape), size=size, keywords=_listed(keywords)
    )
    text = setting + "\n".join(_block(each) for each in blocks)
    return typst.compile(text.encode(), font_paths=_fonts())


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, font_paths=[str(serif_path().parent)]
    )


def _listed(words: tuple[str, ...]) -> str:
    return "(" + "".join(f"{json.dumps(each)}, " for each in words) + ")"


def _block(block: str | PaperForm) -> str:
    if isinstance(block, str):
        return f"#par({_string(block)})"
    above = "\n".join(f"#align(center, {_string(each)})" for each in block.above)
    cells = ",\n  ".join(_cell(each) for each in block.cells)
    table = f"#table(columns: (1fr,) * {block.columns}, stroke: 0.5pt,\n  {cells})"
    return "\n".join([above, table, *(_block(each) for each in block.below)])


def _cell(cell: PaperCell) -> str:
    place = f"x: {cell.column}, y: {cell.row}"
    reach = f"rowspan: {cell.row_span}, colspan: {cell.column_span}"
    return f"table.cell({place}, {reach}, breakable: true, {_string(cell.text)})"


def _string(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
