"""YAML written by hand: values that are read back as written, with comments."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from perfscore.source import Span
from perfscore.wire.tree import CONTROL

_PLAIN = re.compile(
    r"-?[0-9][0-9.]*%?"
    r"|[\w≥≤＞＜＝《〔（“][\w≥≤＞＜＝《》〔〕（）“”、，。；：％.%/+~×-]*"
)
"""What needs no quotes, in a list between brackets neither."""
_BLANK = frozenset({"null", "Null", "NULL"})
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_LONGEST_PLAIN_KEY = 200
"""A key longer than 1024 characters has to be marked as one."""
_LONGEST_COMMENT = 300
_FOUR_DIGITS = 0xFFFF


def yaml_value(text: str) -> str:
    """Write ``text`` on one line; YAML reads it back, a blank one as nothing.

    Control characters and direction marks, which no file may hold, are shown as
    ``<U+202E>``.
    """
    shown = _without_control(text)
    if not shown:
        return ""
    if _PLAIN.fullmatch(shown) and shown not in _BLANK and shown.isprintable():
        return shown
    return '"' + "".join(map(_escaped, shown)) + '"'


def yaml_list(texts: Iterable[str]) -> str:
    """Write ``texts`` on one line, one without brackets."""
    values = [yaml_value(each) for each in texts]
    return values[0] if len(values) == 1 else f"[{', '.join(values)}]"


def comment_text(text: str) -> str:
    """Give ``text`` as one line that can stand in a comment."""
    line = " ".join(text.split())
    line = line if len(line) <= _LONGEST_COMMENT else f"{line[:_LONGEST_COMMENT]}…"
    return "".join(each if _is_seen(each) else f"<U+{ord(each):04X}>" for each in line)


@dataclass(frozen=True, slots=True)
class Place:
    """Where the value that came from ``span`` stands among the lines."""

    span: Span
    line: int


@dataclass(slots=True)
class YamlLines:
    """The lines of a file so far, and what came from where."""

    lines: list[str] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)

    def put(self, line: str) -> None:
        """Add a line as it is."""
        self.lines.append(line)

    def add(self, lead: str, key: str, text: str, span: Span | None = None) -> None:
        """Add a key and its value; ``lead`` is what stands before, as ``"  - "``."""
        self._mark(span)
        indent = " " * len(lead)
        written = yaml_value(key) or '""'
        if len(written) > _LONGEST_PLAIN_KEY:
            self.put(f"{lead}? {written}")
            lead, written = indent, ""
        self._value(f"{lead}{written}:", text, indent + "  ")

    def add_item(self, lead: str, text: str, span: Span | None = None) -> None:
        """Add an item of a list; ``lead`` ends before the dash."""
        self._mark(span)
        self._value(f"{lead}-", text, lead + "  ")

    def text(self, comments: Mapping[int, Iterable[str]]) -> str:
        """Give the file, each comment above its line, by the line's number from 0."""
        whole: list[str] = []
        for number, line in enumerate(self.lines):
            indent = line[: len(line) - len(line.lstrip(" "))]
            whole += [f"{indent}# {each}" for each in comments.get(number, ())]
            whole.append(line)
        return "\n".join(whole) + "\n"

    def _mark(self, span: Span | None) -> None:
        if span is not None:
            self.places.append(Place(span, len(self.lines)))

    def _value(self, start: str, text: str, indent: str) -> None:
        lines = _without_control(text).split("\n")
        if len(lines) > 1 and all(map(_is_literal, lines)) and text == text.strip():
            self.put(f"{start} |-")
            self.lines += [indent + line if line else "" for line in lines]
        else:
            self.put(f"{start} {yaml_value(text)}".rstrip(" "))


def _is_literal(line: str) -> bool:
    """Whether a line of several can stand without quotes."""
    return line == line.strip() and all(map(_is_seen, line))


def _without_control(text: str) -> str:
    return CONTROL.sub(lambda found: f"<U+{ord(found[0]):04X}>", text)


def _is_seen(character: str) -> bool:
    return character.isprintable() or unicodedata.category(character) == "Zs"


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if _is_seen(character):
        return character
    code = ord(character)
    return f"\\u{code:04X}" if code <= _FOUR_DIGITS else f"\\U{code:08X}"
