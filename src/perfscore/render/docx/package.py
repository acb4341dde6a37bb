"""The package of a Word file: page, styles, properties, the same bytes every time."""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from perfscore.render.docx.elements import (
    BODY_FONT,
    HEADING_FONT,
    element,
    field,
    font_element,
    runs,
    valued,
)
from perfscore.render.docx.grid import CELL_STYLE
from perfscore.render.safe import safe_text

TITLE_STYLE = "PerfscoreTitle"
SUBTITLE_STYLE = "PerfscoreSubtitle"
ANNEX_STYLE = "PerfscoreAnnex"
NOTE_STYLE = "PerfscoreNote"
GAP_STYLE = "PerfscoreGap"
"""Of the paragraph that keeps two tables apart, unseen."""

PAGE_WIDTH, PAGE_HEIGHT = Mm(297), Mm(210)
_SIDE, _TOP, _FOOT = Mm(15), Mm(12), Mm(6)
ROOM = int((PAGE_WIDTH - 2 * _SIDE) / Pt(1) * 20)
"""The width between the margins, in twentieths of a point."""
HEIGHT = 9_000
"""The height that a form has on its first page, its title and notes aside."""

_BODY_SIZE = 10
_DATE = datetime(2000, 1, 1, tzinfo=UTC)
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_LONGEST_PROPERTY = 255
_MODERN_WORD = "15"


@dataclass(frozen=True, slots=True)
class _Look:
    """How paragraphs of a style look; sizes and distances are in points.

    ``line`` is the distance of lines, so that rows are as high whatever font stands in
    for one that is missing; 0 leaves it to the font.
    """

    name: str
    font: str = BODY_FONT
    size: int = _BODY_SIZE
    before: int = 0
    after: int = 0
    line: int = 0
    is_title: bool = False
    is_hidden: bool = False


_LOOKS = (
    _Look(TITLE_STYLE, HEADING_FONT, 18, after=6, is_title=True),
    _Look(SUBTITLE_STYLE, size=12, after=6, is_title=True),
    _Look(ANNEX_STYLE, HEADING_FONT, 14, before=12, after=6, is_title=True),
    _Look(CELL_STYLE, before=1, after=1, line=13),
    _Look(NOTE_STYLE, before=3, line=14),
    _Look(GAP_STYLE, size=1, line=1, is_hidden=True),
)


def new_document(title: str, identity: Mapping[str, str]) -> Document:
    """Make an empty document in A4 landscape with pages numbered."""
    document = docx.Document()
    _set_page(document)
    _set_styles(document)
    _set_properties(document, title, identity)
    _set_compatibility(document)
    return document


def document_bytes(document: Document) -> bytes:
    """Give the file; equal documents give equal bytes, whenever they are written."""
    written, settled = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(settled, "w") as target:
        for name in source.namelist():
            info = zipfile.ZipInfo(name, _ZIP_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, source.read(name))
    return settled.getvalue()


def _set_page(document: Document) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = PAGE_WIDTH, PAGE_HEIGHT
    section.left_margin = section.right_margin = _SIDE
    section.top_margin = section.bottom_margin = _TOP
    section.header_distance = section.footer_distance = _FOOT
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    footer.paragraph_format.space_after = Pt(0)
    footer._p.extend([*runs("第 "), *field("PAGE"), *runs(" 页　共 ")])  # noqa: SLF001
    footer._p.extend([*field("NUMPAGES"), *runs(" 页")])  # noqa: SLF001


def _set_styles(document: Document) -> None:
    (defaults,) = document.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr")
    for each in list(defaults):
        defaults.remove(each)
    defaults.append(font_element(BODY_FONT))
    defaults.append(valued("sz", str(2 * _BODY_SIZE)))
    defaults.append(
        element("lang", {"val": "en-US", "eastAsia": "zh-CN", "bidi": "ar-SA"})
    )
    for look in _LOOKS:
        _add_style(document, look)


def _add_style(document: Document, look: _Look) -> None:
    style = document.styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH)
    properties = style.element.get_or_add_rPr()
    properties.append(font_element(look.font))
    style.font.size = Pt(look.size)
    style.font.hidden = True if look.is_hidden else None
    shape = style.paragraph_format
    shape.space_before, shape.space_after = Pt(look.before), Pt(look.after)
    shape.line_spacing = Pt(look.line) if look.line else 1
    if look.is_title:
        shape.alignment = WD_ALIGN_PARAGRAPH.CENTER
        shape.keep_with_next = True


def _set_properties(
    document: Document, title: str, identity: Mapping[str, str]
) -> None:
    properties = document.core_properties
    said = ";".join(f"{key}={value}" for key, value in identity.items())
    properties.title = safe_text(title)[:_LONGEST_PROPERTY]
    properties.keywords = safe_text(said)[:_LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = "perfscore"
    properties.comments = ""
    properties.language = "zh-CN"
    properties.created = properties.modified = _DATE


def _set_compatibility(document: Document) -> None:
    """Let Word lay the file out as it does its own of today, in Chinese."""
    settings = document.settings.element
    name = qn("w:name")
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(name) == "compatibilityMode":
            setting.set(qn("w:val"), _MODERN_WORD)
    for each in settings.iter(qn("w:themeFontLang")):
        each.set(qn("w:eastAsia"), "zh-CN")
