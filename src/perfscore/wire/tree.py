"""A file as a plain tree of texts, lists and mappings, each with its place."""

import re
from dataclasses import dataclass, field

from perfscore.diagnostics.model import Text
from perfscore.source import Source, Span
from perfscore.syntax.rules import CONTROL_CHARACTER
from perfscore.wire import rules
from perfscore.wire.faults import Faults

MAX_DEPTH = 32
"""Lists and mappings that may stand inside one another."""
MAX_NODES = 200_000
"""Texts, lists and mappings a file may have."""

CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufffe\uffff]"
)
"""Characters that are not seen, or make what is seen differ from what is read."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value as written, whatever it looks like; None is a blank."""

    span: Span = field(compare=False, repr=False)
    text: str | None


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    span: Span = field(compare=False, repr=False)
    items: tuple["Tree", ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A key and its value."""

    key: str
    key_span: Span = field(compare=False, repr=False)
    value: "Tree"


@dataclass(frozen=True, slots=True)
class Fields:
    """A mapping, in the order written; a key may stand in it twice."""

    span: Span = field(compare=False, repr=False)
    entries: tuple[Entry, ...]


Tree = Scalar | Items | Fields


@dataclass(slots=True)
class _Open:
    """A list or mapping not yet closed; a mapping takes keys and values in turn."""

    start: int
    is_mapping: bool
    items: list[Tree] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    key: Tree | None = None


class TreeBuilder:
    """Puts a tree together from its parts in the order of the text, within limits."""

    def __init__(self, source: Source, faults: Faults) -> None:
        self._source = source
        self._faults = faults
        self._open: list[_Open] = []
        self._nodes = 0
        self.root: Tree | None = None

    @property
    def innermost(self) -> int | None:
        """Where the innermost open list or mapping begins."""
        return self._open[-1].start if self._open else None

    @property
    def expects_key(self) -> bool:
        """Whether what comes next is the key of a mapping."""
        if not self._open:
            return False
        return self._open[-1].is_mapping and self._open[-1].key is None

    def open(self, start: int, *, is_mapping: bool) -> bool:
        """Begin a list or mapping; False where a limit is passed."""
        if len(self._open) >= MAX_DEPTH:
            self._faults.add(
                rules.LISTS_NESTED_TOO_DEEPLY,
                Span(self._source, start, start + 1),
                Text(
                    f"列表和映射套了 {MAX_DEPTH} 层以上，最多 {MAX_DEPTH} 层",
                    f"lists and mappings are nested more than {MAX_DEPTH} deep, "
                    f"{MAX_DEPTH} is the most",
                ),
            )
            return False
        self._open.append(_Open(start, is_mapping))
        return self._count(start)

    def close(self, end: int) -> None:
        """End the innermost list or mapping."""
        closed = self._open.pop()
        span = Span(self._source, closed.start, end)
        if closed.is_mapping:
            self._place(Fields(span, tuple(closed.entries)))
        else:
            self._place(Items(span, tuple(closed.items)))

    def add(self, scalar: Scalar) -> bool:
        """Take in a text or blank; False where a limit is passed."""
        control = CONTROL.search(scalar.text or "")
        if control is not None:
            self._faults.add(
                CONTROL_CHARACTER, scalar.span, control_message(control[0])
            )
        if self.expects_key and scalar.text is None:
            self._blank_key(scalar.span)
        self._place(scalar)
        return self._count(scalar.span.start)

    def add_refused(self, span: Span) -> bool:
        """Take in a blank in the place of what a fault already speaks of."""
        self._place(Scalar(span, None))
        return self._count(span.start)

    def _count(self, start: int) -> bool:
        self._nodes += 1
        if self._nodes <= MAX_NODES:
            return True
        self._faults.add(
            rules.FILE_TOO_LARGE,
            Span(self._source, start, start + 1),
            Text(
                f"文件里有 {MAX_NODES} 个以上的值，最多 {MAX_NODES} 个",
                f"the file has more than {MAX_NODES} values, {MAX_NODES} is the most",
            ),
        )
        return False

    def _place(self, node: Tree) -> None:
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        if not parent.is_mapping:
            parent.items.append(node)
        elif parent.key is None:
            parent.key = node
            if not isinstance(node, Scalar):
                self._key_not_text(node.span)
        else:
            key, parent.key = parent.key, None
            if isinstance(key, Scalar) and key.text is not None:
                parent.entries.append(Entry(key.text, key.span, node))

    def _blank_key(self, at: Span) -> None:
        self._faults.add(
            rules.KEY_NOT_TEXT,
            at,
            Text(
                "冒号前的键是空白，要求是文字", "the key is blank, a text is required"
            ),
        )

    def _key_not_text(self, at: Span) -> None:
        self._faults.add(
            rules.KEY_NOT_TEXT,
            at,
            Text(
                "键是列表或映射，要求是文字",
                "the key is a list or mapping, a text is required",
            ),
        )


def control_message(character: str) -> Text:
    """Say that a control character was found."""
    code = f"U+{ord(character):04X}"
    return Text(f"出现不可见的控制字符 {code}", f"invisible control character {code}")
