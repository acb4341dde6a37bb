"""The names that a set defines, and those of the sets that it takes over."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from perfscore.api.set_texts import Collection
from perfscore.source import Source
from perfscore.syntax.normal import PARTNERS
from perfscore.syntax.pieces import Piece, Row, rows

NameKind = Literal[
    "datum",
    "table",
    "definition",
    "parameter",
    "function",
    "grade",
    "indicator",
    "classification",
]
_MOST_BASES = 8
_DEFINED: dict[str, NameKind] = {
    "_DEFINE": "definition",
    "_PARAMETER": "parameter",
    "_FUNCTION": "function",
    "_TABLE": "table",
    "_CLASSES": "classification",
}
_INDICATORS = {"LEVEL1", "LEVEL2", "LEVEL3", "LEVEL4", "BONUS_ITEM", "PENALTY_ITEM"}
_CHANGES = {"MODIFY", "ADD_SECTION"}
_LEAST = 2


@dataclass(frozen=True, slots=True)
class Named:
    """A name: what it is of, the line that defines it, and that line's text.

    ``origin`` is the set that defines it, empty for the one being written.
    """

    name: str
    kind: NameKind
    line: int
    said: str
    origin: str = ""

    @property
    def written(self) -> str:
        """The name as expressions write it: in quotes where it is no plain word."""
        is_plain = self.name.isidentifier()
        return self.name if is_plain else f"“{self.name}”"


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that a section of a set begins with, for an outline."""

    line: int
    level: int
    title: str
    kind: str


def names_of(text: str, collection: Collection | None = None) -> tuple[Named, ...]:
    """Give the names of a text and of all that it takes over, its own first."""
    found = {(each.kind, each.name): each for each in reversed(tuple(_own(text)))}
    base = text
    for _ in range(_MOST_BASES):
        reference = _reuse(base)
        if collection is None or not reference:
            break
        set_id, _, version = reference.rpartition("@")
        taken = collection.text_of(set_id or version, version if set_id else "")
        if taken is None:
            break
        base = taken[1]
        for each in _own(base, reference):
            found.setdefault((each.kind, each.name), each)
    return tuple(
        sorted(found.values(), key=lambda each: (bool(each.origin), each.line))
    )


def headings(text: str) -> tuple[Heading, ...]:
    """Give the sections of a set: what each is called, and how deep it lies."""
    source = Source("", text)
    return tuple(
        Heading(
            line=source.place(row.pieces[0].start)[0],
            level=_level(row),
            title=_heading_title(row, text),
            kind=row.section.strip("_").lower(),
        )
        for row in rows(source)
        if row.is_heading and row.pieces
    )


def _own(text: str, origin: str = "") -> Iterator[Named]:
    source = Source("", text)
    for row in rows(source):
        if row.is_broken or not row.pieces:
            continue
        for name, kind in _defined(_without_change(row), text):
            line = source.place(row.pieces[0].start)[0]
            yield Named(name, kind, line, source.line(line).strip(), origin)


def _defined(row: Row, text: str) -> Iterator[tuple[str, NameKind]]:
    first, second = (*row.pieces, None, None)[:2]
    if first is None:
        return
    if row.is_heading and second is not None:
        if first.terminal in _DEFINED:
            yield _name(second, text), _DEFINED[first.terminal]
        elif first.terminal in _INDICATORS and second.terminal == "TITLE":
            for each in _name(second, text).split("、"):
                yield each, "indicator"
    elif row.section == "_DATA" and first.terminal in {"NAME", "STRING"}:
        yield _name(first, text), "datum"
    elif row.section == "_GRADES" and first.terminal == "LABEL":
        yield _name(first, text), "grade"


def _without_change(row: Row) -> Row:
    """Take 修改 or 新增 off a heading."""
    if row.is_heading and row.pieces[0].terminal in _CHANGES:
        rest = row.pieces[1:]
        section = rest[0].terminal if rest else row.section
        return Row(section, rest, is_heading=True)
    return row


def _reuse(text: str) -> str:
    for row in rows(Source("", text)):
        if len(row.pieces) >= _LEAST and row.pieces[0].terminal == "_REUSE":
            return text[row.pieces[1].start : row.pieces[1].end]
        if row.is_heading and row.section != "_SET":
            break
    return ""


def _level(row: Row) -> int:
    inner = _without_change(row)
    terminal = inner.pieces[0].terminal if inner.pieces else ""
    return int(terminal[-1]) if terminal.startswith("LEVEL") else 1


def _heading_title(row: Row, text: str) -> str:
    return " ".join(text[row.pieces[0].start : row.pieces[-1].end].split())


def _name(piece: Piece, text: str) -> str:
    written = text[piece.start : piece.end].strip()
    is_quoted = len(written) >= _LEAST and PARTNERS.get(written[0]) == written[-1]
    return written[1:-1] if is_quoted else written
