"""What a workbook says of itself: sheets, texts, formats."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from perfscore.diagnostics.model import Text
from perfscore.intake.limits import MAX_CELL_TEXT, MAX_PART
from perfscore.intake.packages import Package, Relation
from perfscore.intake.refusal import damaged
from perfscore.intake.xlsx.builtin_formats import BUILTIN_FORMATS

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SHEET_KINDS = {"worksheet", "xlMacrosheet"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of cells: its name, where it is packed, whether it is seen."""

    name: str
    path: str
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class Workbook:
    """The sheets in their order, and what their cells refer to by number."""

    sheets: tuple[Sheet, ...]
    texts: tuple[str, ...]
    formats: tuple[str, ...]
    is_1904: bool


def read_workbook(package: Package) -> Workbook:
    """Read all but the cells.

    Raises:
        RefusedError: Where the workbook is damaged or refused.
    """
    path = package.main_part("xl/workbook.xml")
    root = package.tree(path)
    relations = package.relations(path)
    if root is None:
        raise damaged(Text(f"缺少 {path}", f"{path} is missing"))
    properties = root.find("{*}workbookPr")
    is_1904 = properties is not None and properties.get("date1904") in {"1", "true"}
    return Workbook(
        sheets=_sheets(root, relations, package),
        texts=_texts(package, _path_of(relations, "sharedStrings")),
        formats=_formats(package, _path_of(relations, "styles")),
        is_1904=is_1904,
    )


def text_of(element: etree._Element) -> str:
    """Give the text of a string, its runs put together, without reading aids."""
    parts: list[str] = []
    for each in element:
        kind = etree.QName(each).localname
        if kind == "t":
            parts.append(each.text or "")
        elif kind == "r":
            parts.extend(run.text or "" for run in each.iterfind("{*}t"))
    return unescaped("".join(parts))


def unescaped(text: str) -> str:
    """Give the characters that the file writes as ``_x000D_``."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda match: _character(int(match[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _character(number: int) -> str:
    is_surrogate = 0xD800 <= number <= 0xDFFF  # noqa: PLR2004 - as Unicode has it
    return "" if is_surrogate or number < 9 else chr(number)  # noqa: PLR2004 - tab


def _path_of(relations: Mapping[str, Relation], kind: str) -> str:
    found = [each.target for each in relations.values() if each.kind == kind]
    return found[0] if found else ""


def _sheets(
    root: etree._Element, relations: Mapping[str, Relation], package: Package
) -> tuple[Sheet, ...]:
    found: list[Sheet] = []
    for each in root.iterfind("{*}sheets/{*}sheet"):
        name = each.get("name", "")
        ids = [str(value) for key, value in each.items() if str(key).endswith("}id")]
        relation = relations.get(ids[0]) if ids else None
        if relation is None or not package.has(relation.target):
            what = f"工作表“{name}”", f"sheet {name}"
            raise damaged(Text(f"{what[0]}不在文件里", f"{what[1]} is missing"))
        if relation.kind in _SHEET_KINDS:
            is_hidden = each.get("state", "visible") != "visible"
            found.append(Sheet(name, relation.target, is_hidden))
    return tuple(found)


def _texts(package: Package, path: str) -> tuple[str, ...]:
    if not path or not package.has(path):
        return ()
    return tuple(
        text_of(each)[: MAX_CELL_TEXT + 1]
        for each in package.elements(path, "si", limit=MAX_PART)
    )


def _formats(package: Package, path: str) -> tuple[str, ...]:
    root = package.tree(path) if path else None
    if root is None:
        return ()
    codes = dict(BUILTIN_FORMATS)
    for each in root.iterfind("{*}numFmts/{*}numFmt"):
        codes[_number(each.get("numFmtId"))] = each.get("formatCode", "General")
    return tuple(
        codes.get(_number(each.get("numFmtId")), "General")
        for each in root.iterfind("{*}cellXfs/{*}xf")
    )


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() else 0
