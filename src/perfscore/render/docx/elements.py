"""The elements of a Word file: paragraphs and runs of text that others wrote."""

from collections.abc import Iterable, Mapping
from typing import cast

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from perfscore.render.safe import safe_lines

BODY_FONT = "仿宋"
HEADING_FONT = "黑体"
LATIN_FONT = "Times New Roman"

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def element(
    name: str,
    attributes: Mapping[str, str] | None = None,
    children: Iterable[BaseOxmlElement] = (),
) -> BaseOxmlElement:
    """Make the element ``w:name``; its attributes are of ``w`` too."""
    named = {qn(f"w:{key}"): value for key, value in (attributes or {}).items()}
    made = OxmlElement(f"w:{name}", named)
    made.extend(children)
    return cast("BaseOxmlElement", made)


def valued(name: str, value: str) -> BaseOxmlElement:
    """Make the element ``w:name`` with ``w:val``."""
    return element(name, {"val": value})


def paragraph(
    content: Iterable[BaseOxmlElement],
    *,
    style: str,
    alignment: str = "",
    flags: Iterable[str] = (),
) -> BaseOxmlElement:
    """Make a paragraph; ``flags`` (keepNext, pageBreakBefore) come as Word orders."""
    properties = element("pPr", children=[valued("pStyle", style)])
    properties.extend(element(each) for each in flags)
    if alignment:
        properties.append(valued("jc", alignment))
    return element("p", children=[properties, *content])


def runs(text: str, *, font: str = "") -> list[BaseOxmlElement]:
    """Make the run that shows ``text`` literally, its lines parted by line breaks.

    ``font`` is the font of Chinese characters where it is not the style's.
    """
    if not text:
        return []
    return [_run(safe_lines(text), font)]


def font_element(font: str) -> BaseOxmlElement:
    """Name the fonts: ``font`` for Chinese, one with serifs for Latin letters."""
    return element(
        "rFonts",
        {
            "ascii": LATIN_FONT,
            "hAnsi": LATIN_FONT,
            "eastAsia": font,
            "cs": LATIN_FONT,
        },
    )


def drop_down(prompt: str, choices: Iterable[str], chosen: str = "") -> BaseOxmlElement:
    """Make a list to choose from; blanks hold its place until something is chosen."""
    items = [
        element("listItem", {"displayText": each, "value": each})
        for each in dict.fromkeys(map(_one_line, choices))
        if each
    ]
    properties = element("sdtPr")
    if prompt:
        properties.append(valued("alias", _one_line(prompt)[:_LONGEST_ALIAS]))
    if not chosen:
        properties.append(element("showingPlcHdr"))
    properties.append(element("dropDownList", children=items))
    content = element("sdtContent", children=runs(chosen or _PLACE))
    return element("sdt", children=[properties, content])


def field(code: str) -> list[BaseOxmlElement]:
    """Make a field that Word works out, such as PAGE; it says 1 until then."""
    return [
        element("r", children=[element("fldChar", {"fldCharType": "begin"})]),
        element("r", children=[_text("instrText", f" {code} ")]),
        element("r", children=[element("fldChar", {"fldCharType": "separate"})]),
        element("r", children=[_text("t", "1")]),
        element("r", children=[element("fldChar", {"fldCharType": "end"})]),
    ]


_PLACE = "\u3000\u3000"
_LONGEST_ALIAS = 64


def _one_line(text: str) -> str:
    return " ".join(safe_lines(text)).strip()


def _run(lines: list[str], font: str) -> BaseOxmlElement:
    made = element("r")
    if font:
        made.append(element("rPr", children=[font_element(font)]))
    for index, line in enumerate(lines):
        if index:
            made.append(element("br"))
        made.append(_text("t", line))
    return made


def _text(name: str, text: str) -> BaseOxmlElement:
    made = element(name)
    made.text = text
    made.set(_SPACE, "preserve")
    return made
