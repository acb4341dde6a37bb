"""The text of a paragraph as it is printed, and the boxes anchored in it."""

from dataclasses import dataclass, field

from lxml import etree

from perfscore.diagnostics.model import Text
from perfscore.intake import file_rules
from perfscore.intake.refusal import Remarks

_SYMBOLS = {
    ("wingdings", 0xFE): "☑",
    ("wingdings", 0xFD): "☒",
    ("wingdings", 0xFC): "✓",
    ("wingdings", 0xA8): "☐",
    ("wingdings", 0x6F): "☐",
    ("wingdings 2", 0x52): "☑",
    ("wingdings 2", 0x51): "☒",
    ("wingdings 2", 0x50): "✓",
    ("wingdings 2", 0xA3): "☐",
    ("wingdings 2", 0x2A): "☐",
}
_LITERAL = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_LEFT_OUT = {"pPr", "rPr", "sdtPr", "sdtEndPr", "instrText", "delText", "delInstrText"}
_DELETED = {"del", "moveFrom"}
_INSERTED = {"ins", "moveTo"}
_OFF = {"0", "false", "off"}


def local(element: etree._Element) -> str:
    """Give the name of an element without its namespace."""
    return etree.QName(element).localname


def attribute(element: etree._Element, name: str) -> str | None:
    """Give an attribute by its local name."""
    for key, value in element.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None


def is_on(element: etree._Element | None) -> bool:
    """Whether a switch such as ``w:vanish`` is there and not set off."""
    return element is not None and (attribute(element, "val") or "1") not in _OFF


@dataclass(slots=True)
class Once:
    """Tells of changes and of hidden text once for the whole document."""

    remarks: Remarks
    _told: set[str] = field(default_factory=set)

    def changes(self) -> None:
        """Tell that there are tracked changes."""
        if "changes" not in self._told:
            self._told.add("changes")
            what = Text(
                "文档里有修订：插入的读了，删除的没有读",
                "tracked changes: insertions were read, deletions were not",
            )
            self.remarks.add(file_rules.CHANGES_TRACKED, what)

    def hidden(self) -> None:
        """Tell that text was hidden."""
        if "hidden" not in self._told:
            self._told.add("hidden")
            what = Text("有隐藏的文字，没有读", "hidden text was not read")
            self.remarks.add(file_rules.HIDDEN_TEXT_SKIPPED, what)


def inline_text(
    element: etree._Element, boxes: list[etree._Element], once: Once
) -> str:
    """Give the text of a paragraph; contents of text boxes are put into ``boxes``."""
    parts: list[str] = []
    for each in element:
        _take(each, parts, boxes, once)
    return "".join(parts)


def _take(
    element: etree._Element, parts: list[str], boxes: list[etree._Element], once: Once
) -> None:
    kind = local(element)
    if kind in _LEFT_OUT:
        return
    if kind == "t":
        parts.append(element.text or "")
    elif kind in _LITERAL:
        parts.append(_LITERAL[kind])
    elif kind == "sym":
        parts.append(_symbol(element))
    elif kind == "checkBox":
        parts.append(_check_box(element))
    elif kind == "txbxContent":
        boxes.append(element)
    elif kind in _DELETED:
        once.changes()
    elif element.find("{*}sdtPr/{*}showingPlcHdr") is not None:
        return
    elif kind == "r" and is_on(element.find("{*}rPr/{*}vanish")):
        once.hidden()
    else:
        if kind in _INSERTED:
            once.changes()
        for each in _alternatives(element) if kind == "AlternateContent" else element:
            _take(each, parts, boxes, once)


def _alternatives(element: etree._Element) -> tuple[etree._Element, ...]:
    """Of the ways to draw one thing, take the first that holds text."""
    for each in element:
        if (
            each.find(".//{*}txbxContent") is not None
            or each.find(".//{*}t") is not None
        ):
            return (each,)
    return ()


def _symbol(element: etree._Element) -> str:
    font = (attribute(element, "font") or "").lower()
    try:
        number = int(attribute(element, "char") or "", 16)
    except ValueError:
        return ""
    plain = number - 0xF000 if 0xF000 <= number <= 0xF0FF else number  # noqa: PLR2004
    known = _SYMBOLS.get((font, plain))
    if known is not None:
        return known
    is_private = 0xE000 <= number <= 0xF8FF or not 0x20 <= number < 0xD800  # noqa: PLR2004
    return "\ufffd" if is_private else chr(number)


def _check_box(element: etree._Element) -> str:
    checked = element.find("{*}checked")
    return (
        "☑"
        if is_on(element.find("{*}default") if checked is None else checked)
        else "☐"
    )
