"""An assessment as plain data: its text, what it says, and which value stands where."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from perfscore.diagnostics.model import Diagnostic
from perfscore.model.assessment import Assessment
from perfscore.source import Source, Span
from perfscore.wire.assessment import assessment_of, read_tree
from perfscore.wire.faults import Faults
from perfscore.wire.program_data import write_data
from perfscore.wire.shapes import ASSESSMENT, INDICATOR_ROW, Shape
from perfscore.wire.tree import CONTROL, Entry, Fields, Items, Scalar, Tree

Document = Mapping[str, Any]
_MOST_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Placed:
    """A value of a document: where it stands, and its JSON pointer.

    ``outer`` is the number of the value around it, -1 for the whole.
    """

    start: int
    end: int
    pointer: str
    outer: int


class Places:
    """The values of a document, the outer before the inner."""

    def __init__(self, tree: Tree | None = None) -> None:
        self._all: list[Placed] = []
        if tree is not None:
            self._take(tree, "", -1)
        self._starts = [each.start for each in self._all]

    @property
    def whole(self) -> Placed:
        """The document itself."""
        return self._all[0]

    def around(self, span: Span) -> Placed | None:
        """Give the innermost value around a span."""
        at = bisect_right(self._starts, span.start) - 1
        while at >= 0 and self._all[at].end < span.end:
            at = self._all[at].outer
        return self._all[at] if at >= 0 else None

    def _take(self, tree: Tree, pointer: str, outer: int) -> None:
        number = self._add(tree.span.start, tree.span.end, pointer, outer)
        if isinstance(tree, Items):
            for index, each in enumerate(tree.items):
                self._take(each, f"{pointer}/{index}", number)
        elif isinstance(tree, Fields):
            for entry in tree.entries:
                inner = f"{pointer}/{escaped(entry.key)}"
                start, end = entry.key_span.start, entry.value.span.end
                self._take(entry.value, inner, self._add(start, end, inner, number))

    def _add(self, start: int, end: int, pointer: str, outer: int) -> int:
        self._all.append(Placed(start, end, pointer, outer))
        return len(self._all) - 1


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """What a document says.

    ``assessment`` leaves out what could not be read, which ``diagnostics`` tell; it is
    None where nothing is left. ``places`` are of ``source``. ``rows`` number 指标's
    rows by where they start.
    """

    source: Source
    assessment: Assessment | None
    diagnostics: tuple[Diagnostic, ...]
    places: Places
    rows: Mapping[int, int]

    def pointer(self, span: Span | None) -> str | None:
        """Give the pointer of the innermost value around a span."""
        if span is None or span.source.name != self.source.name:
            return None
        found = self.places.around(span)
        return None if found is None else found.pointer

    def row_of(self, span: Span | None) -> int | None:
        """Give the number of the row of 指标 that has a span."""
        if span is None or span.source.name != self.source.name:
            return None
        return self.rows.get(span.start)


def document_text(document: Document) -> str:
    """Write a document as JSON, each key on a line of its own.

    Control characters are written as escapes: they are told where they stand then.
    """
    return CONTROL.sub(_as_escape, write_data(document).text)


def _as_escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def read_document(document: Document, name: str) -> ReadDocument:
    """Read a document; a value that cannot be read is told, and left out.

    ``name`` is what places call it; it ends in ``.json``.
    """
    source = Source(name, document_text(document))
    faults = Faults(source)
    tree = read_tree(source, faults)
    if tree is None:
        return ReadDocument(source, None, faults.diagnostics(), Places(), {})
    places = Places(tree)
    read = assessment_of(tree, source, faults)
    told, pruned = read.diagnostics, tree
    for _ in range(_MOST_ROUNDS):
        if read.value is not None:
            break
        wrong = {_innermost(each.at.span, places) for each in read.diagnostics}
        pruned = _without(pruned, frozenset(wrong))
        read = assessment_of(pruned, source, Faults(source))
    return ReadDocument(source, read.value, told, places, dict(_rows(tree)))


def _innermost(span: Span, places: Places) -> tuple[int, int]:
    found = places.around(span) or places.whole
    return found.start, found.end


def _without(tree: Tree, wrong: frozenset[tuple[int, int]]) -> Tree:
    """Leave out what could not be read; rows stay where they are, without content."""
    if (tree.span.start, tree.span.end) in wrong:
        return _headings_of(tree)
    if isinstance(tree, Scalar):
        return tree
    if isinstance(tree, Items):
        return Items(tree.span, tuple(_without(each, wrong) for each in tree.items))
    kept = (
        e for e in tree.entries if (e.key_span.start, e.value.span.end) not in wrong
    )
    return Fields(
        tree.span,
        tuple(Entry(e.key, e.key_span, _without(e.value, wrong)) for e in kept),
    )


def _headings_of(tree: Tree) -> Tree:
    """Leave a row its headings, which rows below it continue."""
    if not isinstance(tree, Fields):
        return Scalar(tree.span, None)
    keys = (INDICATOR_ROW.find(each.key) for each in tree.entries)
    kept = (
        each
        for each, key in zip(tree.entries, keys, strict=True)
        if key is not None and key.name in ("level1", "level2")
    )
    return Fields(tree.span, tuple(kept))


def escaped(key: str) -> str:
    """Write a key as a part of a JSON pointer."""
    return key.replace("~", "~0").replace("/", "~1")


def _rows(tree: Tree) -> Iterator[tuple[int, int]]:
    rows = value_under(tree, ASSESSMENT, "indicators")
    if isinstance(rows, Items):
        yield from ((each.span.start, n) for n, each in enumerate(rows.items))
    elif rows is not None:
        yield rows.span.start, 0


def value_under(tree: Tree, shape: Shape, name: str) -> Tree | None:
    """Give what stands under a key of ``shape``, however it is written."""
    if not isinstance(tree, Fields):
        return None
    for entry in tree.entries:
        key = shape.find(entry.key)
        if key is not None and key.name == name:
            return entry.value
    return None


def key_of(mapping: object, shape: Shape, name: str) -> str:
    """Give the key under which a mapping has, or would have, a value."""
    known = next(each for each in shape.keys if each.name == name)
    if isinstance(mapping, Mapping):
        for written in mapping:
            found = shape.find(str(written))
            if found is not None and found.name == name:
                return str(written)
    return known.form_name


def field_pointer(document: Document, row: int, name: str) -> str:
    """Give the pointer of a cell of a row of 指标, also of one that is not there."""
    key = key_of(document, ASSESSMENT, "indicators")
    rows = document.get(key)
    if not isinstance(rows, list):
        field = key_of(rows, INDICATOR_ROW, name)
        return f"/{escaped(key)}/{escaped(field)}"
    field = key_of(rows[row] if row < len(rows) else None, INDICATOR_ROW, name)
    return f"/{escaped(key)}/{row}/{escaped(field)}"
