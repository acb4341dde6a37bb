"""JSON becomes a tree: strict, numbers kept as the digits written."""

import json
import re
from typing import Literal

from perfscore.diagnostics.model import Label, Text
from perfscore.source import Source, Span
from perfscore.wire import json_faults, rules
from perfscore.wire.faults import Faults
from perfscore.wire.tree import Scalar, Tree, TreeBuilder

_SPACE = re.compile(r"[ \t\n\r]*+")
_SCALAR = re.compile(
    r"""(?P<text>"(?:[^"\\\x00-\x1f]++|\\[^\x00-\x1f])*+")
    |(?P<number>-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?+(?:[eE][+-]?[0-9]++)?+)(?![\w.+-])
    |(?P<truth>true|false)\b
    |(?P<blank>null)\b""",
    re.VERBOSE,
)
_CLOSING = {"{": "}", "[": "]"}


def read_json(source: Source, faults: Faults) -> Tree | None:
    """Read ``source``; None where it is no JSON, is empty, or passes a limit.

    Numbers, ``true`` and ``false`` are texts as written, ``null`` is a blank.
    """
    reader = _Reader(source, faults)
    return reader.builder.root if reader.read() else None


class _Reader:
    """Goes through the text once; a method gives False where reading must stop."""

    def __init__(self, source: Source, faults: Faults) -> None:
        self.builder = TreeBuilder(source, faults)
        self._source = source
        self._text = source.text
        self._faults = faults
        self._at = len(source.text) - len(source.text.removeprefix("\ufeff"))
        self._closing: list[str] = []

    def read(self) -> bool:
        """Read the one value that the text is."""
        while True:
            if self._next() in _CLOSING:
                if not self._open():
                    return False
                if self._next() != self._closing[-1]:
                    if not self._key():
                        return False
                    continue
            elif not self._scalar(json_faults.VALUE):
                return False
            self._close()
            if not self._closing:
                return not self._next() or self._fault(json_faults.NOTHING)
            if not (self._sign(",", json_faults.COMMA_OR_END) and self._key()):
                return False

    def _next(self) -> str:
        """Give the next character that is no blank; nothing at the end."""
        blanks = _SPACE.match(self._text, self._at)
        if blanks is not None:
            self._at = blanks.end()
        return self._text[self._at : self._at + 1]

    def _open(self) -> bool:
        sign = self._text[self._at]
        if not self.builder.open(self._at, is_mapping=sign == "{"):
            return False
        self._closing.append(_CLOSING[sign])
        self._at += 1
        return True

    def _close(self) -> None:
        while self._closing and self._next() == self._closing[-1]:
            self._at += 1
            self._closing.pop()
            self.builder.close(self._at)

    def _key(self) -> bool:
        """Read a key with its colon, if what is open is a mapping."""
        if self._closing[-1] != "}":
            return True
        if self._next() != '"':
            return self._fault(json_faults.KEY)
        return self._scalar(json_faults.KEY) and self._sign(":", json_faults.COLON)

    def _sign(self, sign: str, expected: Text) -> bool:
        if self._next() != sign:
            return self._fault(expected)
        self._at += 1
        return True

    def _scalar(self, expected: Text) -> bool:
        self._next()
        match = _SCALAR.match(self._text, self._at)
        if match is None:
            return self._fault(expected)
        written = match[0]
        text: str | None = written
        if match["text"]:
            text = self._unquoted(written)
            if text is None:
                return False
        elif match["blank"]:
            text = None
        span = Span(self._source, self._at, match.end())
        self._at = match.end()
        return self.builder.add(Scalar(span, text))

    def _unquoted(self, written: str) -> str | None:
        if "\\" not in written:
            return written[1:-1]
        try:
            return str(json.loads(written))
        except json.JSONDecodeError as fault:
            at = self._at + fault.pos
            self._faults.add(
                rules.NOT_JSON,
                Span(self._source, at, at + 1),
                Text(
                    "反斜杠之后的写法不是 JSON 的转义",
                    "what follows the backslash is no escape of JSON",
                ),
                hint=Text("反斜杠本身写成 \\\\", "a backslash itself is written \\\\"),
            )
            return None

    def _fault(self, expected: Text) -> Literal[False]:
        message, hint = json_faults.explain(self._text, self._at, expected)
        end = min(self._at + 1, len(self._text))
        opening = self.builder.innermost
        related: tuple[Label, ...] = ()
        if opening is not None:
            place = Span(self._source, opening, opening + 1)
            related = (Label(place, Text("括号由此开始", "the bracket opens here")),)
        self._faults.add(
            rules.NOT_JSON,
            Span(self._source, self._at, end),
            message,
            hint=hint,
            related=related,
        )
        return False
