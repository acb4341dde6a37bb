"""A packed part is read on only while it gives what it is read for."""

import re
from typing import IO

from perfscore.diagnostics.model import Text
from perfscore.intake.limits import MAX_PART, MAX_TAGS
from perfscore.intake.refusal import too_large


class CountedPart:
    """A part that is read on, as long as its elements are given in time."""

    def __init__(
        self, part: IO[bytes], path: str, blank: re.Pattern[bytes] | None
    ) -> None:
        self._part = part
        self._path = path
        self._blank = blank
        self.tags = 0
        self.size = 0

    def read(self, size: int = -1) -> bytes:
        """Read on; refuse what goes on too long without an element."""
        data = self._part.read(size)
        while data and self._blank is not None and b"<!" not in data:
            kept = self._blank.sub(b"", data)
            if kept:
                data = kept
                break
            data = self._part.read(size)
        self.tags += data.count(b"<")
        self.size += len(data)
        if self.tags > MAX_TAGS or self.size > MAX_PART:
            raise too_large(
                Text(
                    f"{self._path} 的一行超过 {MAX_TAGS} 个标记或 {MAX_PART} 字节",
                    f"one row of {self._path} has more than {MAX_TAGS} tags or "
                    f"{MAX_PART} bytes",
                )
            )
        return data
