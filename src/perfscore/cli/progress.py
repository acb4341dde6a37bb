"""How far a long run is, on one line of the terminal."""

import sys
from time import monotonic
from types import TracebackType
from typing import Protocol, Self

from perfscore.cli.language import Speech
from perfscore.cli.output import tell

_EVERY = 0.2
_WIDTH = 24
_MINUTE = 60
_HOUR = 3600


class Progress(Protocol):
    """Rows read, and the share of all the input, from 0 to 1."""

    @property
    def rows(self) -> int:
        """Rows so far."""
        ...

    @property
    def share(self) -> float:
        """The share of the input."""
        ...


class Bar:
    """A bar with the rate and the time that remains; none where nobody watches."""

    def __init__(self, say: Speech) -> None:
        self._say = say
        self._is_watched = sys.stderr.isatty()
        self._start = monotonic()
        self._shown = 0.0
        self._has_line = False

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _fault: BaseException | None,
        _at: TracebackType | None,
    ) -> None:
        """Leave the line to what is told next."""
        if self._has_line:
            tell("\r\x1b[K")

    def show(self, progress: Progress) -> None:
        """Show how far the run is."""
        now = monotonic()
        if not self._is_watched or now - self._shown < _EVERY:
            return
        self._shown = now
        self._has_line = True
        tell("\r\x1b[K" + line(progress, now - self._start, self._say))


def line(progress: Progress, seconds: float, say: Speech) -> str:
    """Write how far a run is after so many seconds."""
    share = min(max(progress.share, 0.0), 1.0)
    full = int(share * _WIDTH)
    bar = "█" * full + "░" * (_WIDTH - full)
    rate = int(progress.rows / seconds) if seconds else 0
    left = f"{bar} {int(share * 100):3}%  {progress.rows:,}"
    rest = time(seconds * (1 - share) / share) if share else "…"
    return left + say(
        f" 行  {rate:,} 行/秒  还要 {rest}", f" rows  {rate:,} rows/s  {rest} left"
    )


def time(seconds: float) -> str:
    """Write a time: ``8s``, ``2m05s``, ``1h03m``."""
    whole = int(seconds + 1)
    if whole < _MINUTE:
        return f"{whole}s"
    if whole < _HOUR:
        return f"{whole // _MINUTE}m{whole % _MINUTE:02}s"
    return f"{whole // _HOUR}h{whole % _HOUR // _MINUTE:02}m"
