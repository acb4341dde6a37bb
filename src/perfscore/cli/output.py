"""What commands print: UTF-8 on every terminal, and quiet when nobody listens."""

import io
import os
import sys
from contextlib import suppress


class NobodyListensError(Exception):
    """The reader of our output is gone (``| head``)."""


class CannotPrintError(Exception):
    """Our output cannot be written: its file is on a full disk, for example."""


def use_utf_8() -> None:
    """Print UTF-8, whatever the terminal's encoding is said to be."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def put(text: str) -> None:
    """Print a result."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError as fault:
        _forget_output()
        raise NobodyListensError from fault
    except OSError as fault:
        _forget_output()
        raise CannotPrintError(fault.strerror) from fault


def tell(text: str) -> None:
    """Print what is to be said about the work, beside its results."""
    with suppress(OSError):
        sys.stderr.write(text)
        sys.stderr.flush()


def has_colour() -> bool:
    """Whether messages can be in colour."""
    is_watched = sys.stdout.isatty() and sys.stderr.isatty()
    return is_watched and "NO_COLOR" not in os.environ


def _forget_output() -> None:
    """Send what is still kept back nowhere, so that the end of the program is quiet."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
