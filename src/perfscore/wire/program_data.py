"""Data that a program holds, written as JSON, so that faults in it have a place."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from perfscore.wire.tree import MAX_DEPTH, MAX_NODES

_MOST_BITS = 128
"""Integers beyond this have more digits than any number that is read."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A value that is no text, integer, truth or None; null stands in its place.

    A key that is no text is left out with its value.
    """

    start: int
    end: int
    what: str
    """The value's type, and for a float its value."""
    is_key: bool = False


@dataclass(slots=True)
class WrittenData:
    """The JSON text so far, and what was refused on the way."""

    pieces: list[str] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    length: int = 0
    values: int = 0

    @property
    def text(self) -> str:
        """The JSON text."""
        return "".join(self.pieces)

    def put(self, piece: str) -> None:
        """Write ``piece`` at the end."""
        self.pieces.append(piece)
        self.length += len(piece)

    def refuse(self, value: object) -> None:
        """Write null in the place of ``value``."""
        start = self.length
        self.put("null")
        what = f"float {value!r}" if isinstance(value, float) else _type(value)
        self.refused.append(Refused(start, self.length, what))

    def refuse_key(self, key: object) -> None:
        """Note that ``key`` is no text."""
        self.refused.append(Refused(self.length, self.length, _type(key), is_key=True))


def write_data(data: object) -> WrittenData:
    """Write ``data`` as JSON text, a line for each key; floats and objects refused."""
    written = WrittenData()
    _write(data, written, indent="\n")
    return written


def _write(value: object, written: WrittenData, *, indent: str) -> None:
    written.values += 1
    too_much = len(indent) > MAX_DEPTH or written.values > MAX_NODES
    match value:
        case None:
            written.put("null")
        case bool():
            written.put("true" if value else "false")
        case str():
            written.put(json.dumps(value, ensure_ascii=False))
        case int() if value.bit_length() <= _MOST_BITS:
            written.put(str(int(value)))
        case Mapping():
            _write_mapping({} if too_much else value, written, indent=indent + " ")
        case list() | tuple():
            _write_list(() if too_much else value, written, indent=indent + " ")
        case _:
            written.refuse(value)


def _write_mapping(
    mapping: Mapping[object, object], written: WrittenData, *, indent: str
) -> None:
    written.put("{")
    separator = indent
    for key, value in mapping.items():
        if not isinstance(key, str):
            written.refuse_key(key)
            continue
        written.put(f"{separator}{json.dumps(key, ensure_ascii=False)}: ")
        _write(value, written, indent=indent)
        separator = "," + indent
    written.put("}")


def _write_list(items: Sequence[object], written: WrittenData, *, indent: str) -> None:
    written.put("[")
    for number, item in enumerate(items):
        written.put(f",{indent}" if number else indent)
        _write(item, written, indent=indent)
    written.put("]")


def _type(value: object) -> str:
    return type(value).__name__
