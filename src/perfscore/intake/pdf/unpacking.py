"""Packed drawing commands are measured before the pages are drawn."""

import re
import zlib

from perfscore.diagnostics.model import Text
from perfscore.intake import file_rules
from perfscore.intake.refusal import RefusedError

MAX_DRAWING = 10_000_000
"""Bytes of drawing commands of one page; a printed page has some ten thousand."""

_STREAM = re.compile(rb"stream\r?\n")
_BEST_RATIO = 1032
"""What deflate can make of one byte, at most."""
_CHAINED = 4
_SEEN = 65_536
_TEXT = bytes(range(32, 127)) + b"\n\r\t"


def refuse_bombs(data: bytes) -> None:
    """Look for commands that would unfold to more than :data:`MAX_DRAWING`.

    Pictures and fonts may be larger; they are not unpacked for reading.

    Raises:
        RefusedError: If there are some.
    """
    at = 0
    while found := _STREAM.search(data, at):
        at = data.find(b"endstream", found.end())
        at = len(data) if at < 0 else at
        packed = memoryview(data)[found.end() : at]
        if len(packed) * _BEST_RATIO > MAX_DRAWING and _is_bomb(packed):
            raise RefusedError(
                file_rules.FILE_UNPACKS_TOO_LARGE,
                Text(
                    f"一页的绘图指令展开后超过 {MAX_DRAWING} 字节",
                    f"a page unfolds to more than {MAX_DRAWING} bytes of commands",
                ),
                hint=Text(
                    "只留有自评表的几页，重新导出",
                    "export the pages that hold the form once more",
                ),
            )


def _is_bomb(packed: memoryview) -> bool:
    content = bytes(packed)
    for _ in range(_CHAINED):
        try:
            content = zlib.decompressobj().decompress(content, MAX_DRAWING + 1)
        except zlib.error:
            return False
        if len(content) > MAX_DRAWING:
            return _is_text(content[:_SEEN]) or _is_text(content[-_SEEN:])
    return False


def _is_text(sample: bytes) -> bool:
    return 20 * len(sample.translate(None, _TEXT)) < len(sample)
