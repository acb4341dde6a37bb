"""What an element of a page is to its reader: hidden, a block, a text, a field."""

import re
from collections.abc import Iterator

from lxml import etree

_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n\f\xa0]+")
DROPPED = frozenset(
    {"script", "style", "head", "template", "noscript", "object", "iframe", "svg"}
)
BLOCKS = frozenset(
    {
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "caption",
            "center",
            "dd",
        ),
        *("details", "div", "dl", "dt", "fieldset", "figure", "footer", "form"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "header", "hr"),
        *("html", "legend", "li", "main", "nav", "ol", "p", "pre"),
        *("section", "summary", "tbody", "td", "tfoot", "th", "thead", "tr"),
        *("ul"),
    }
)


def tag_of(element: etree._Element) -> str:
    """Give the name of an element in small letters, empty for what is none."""
    tag = element.tag
    return tag.rpartition(":")[2].lower() if isinstance(tag, str) else ""


def is_hidden(element: etree._Element) -> bool:
    """Whether a browser would not show the element."""
    return (
        "hidden" in element.attrib
        or (tag_of(element) == "input" and element.get("type", "").lower() == "hidden")
        or bool(_HIDDEN.search(element.get("style", "")))
    )


def collapsed(text: str | None) -> str:
    """Give text with its blanks run together, as a browser shows it."""
    return _BLANKS.sub(" ", text or "")


def field_text(element: etree._Element) -> str | None:
    """Give what is filled into a field of a form; None for what is no field."""
    match tag_of(element):
        case "input":
            kind = element.get("type", "text").lower()
            if kind in {"checkbox", "radio"}:
                return "☑" if "checked" in element.attrib else "☐"
            shown = kind not in {"button", "submit", "image", "file", "password"}
            return collapsed(element.get("value")) if shown else ""
        case "select":
            return "、".join(_chosen(element))
        case _:
            return None


def _chosen(element: etree._Element) -> Iterator[str]:
    for each in element.iter("option"):
        if "selected" in each.attrib:
            yield collapsed("".join(map(str, each.itertext()))).strip()
