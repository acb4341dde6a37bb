"""Which characters a font file has glyphs for, from its ``cmap`` table."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from struct import Struct, error, unpack_from

_COLLECTION = b"ttcf"
_SEGMENTED, _GROUPED = 4, 12
_GROUP = Struct(">III")
_MOST = 100_000
"""No font has more stretches; a damaged one may claim so."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """The stretches of characters of a font, in order; both ends belong to one."""

    firsts: tuple[int, ...]
    lasts: tuple[int, ...]

    def has(self, character: str) -> bool:
        """Whether the font has a glyph for ``character``."""
        at = bisect_right(self.firsts, ord(character)) - 1
        return at >= 0 and ord(character) <= self.lasts[at]


def coverage(font: bytes, face: int = 0) -> Coverage:
    """Read what the face of a font file covers; nothing if it cannot be read."""
    try:
        stretches = sorted(_stretches(font, _cmap(font, face)))
    except (error, ValueError):
        stretches = []
    return Coverage(
        tuple(first for first, _ in stretches), tuple(last for _, last in stretches)
    )


def _cmap(font: bytes, face: int) -> int:
    """Find where the face's cmap begins."""
    start = 0
    if font[:4] == _COLLECTION:
        (start,) = unpack_from(">I", font, 12 + 4 * face)
    (count,) = unpack_from(">H", font, start + 4)
    for index in range(count):
        tag, _, offset, _ = unpack_from(">4sIII", font, start + 12 + 16 * index)
        if tag == b"cmap":
            return int(offset)
    msg = "a font without cmap"
    raise ValueError(msg)


def _stretches(font: bytes, cmap: int) -> Iterator[tuple[int, int]]:
    """Read the stretches of the table that has most characters."""
    (count,) = unpack_from(">H", font, cmap + 2)
    tables: dict[int, int] = {}
    for index in range(count):
        platform, _, offset = unpack_from(">HHI", font, cmap + 4 + 8 * index)
        (kind,) = unpack_from(">H", font, cmap + offset)
        if platform in {0, 3}:
            tables[kind] = cmap + offset
    if _GROUPED in tables:
        yield from _grouped(font, tables[_GROUPED])
    elif _SEGMENTED in tables:
        yield from _segmented(font, tables[_SEGMENTED])


def _grouped(font: bytes, table: int) -> Iterator[tuple[int, int]]:
    (count,) = unpack_from(">I", font, table + 12)
    for index in range(min(count, _MOST)):
        first, last, _ = _GROUP.unpack_from(font, table + 16 + 12 * index)
        yield first, last


def _segmented(font: bytes, table: int) -> Iterator[tuple[int, int]]:
    (twice,) = unpack_from(">H", font, table + 6)
    count = twice // 2
    lasts = unpack_from(f">{count}H", font, table + 14)
    firsts = unpack_from(f">{count}H", font, table + 16 + twice)
    yield from zip(firsts, lasts, strict=True)
