"""A document is read from its file or from standard input."""

import errno
import sys
from pathlib import Path

from perfscore.api.paths import is_folder
from perfscore.api.rules import CANNOT_READ
from perfscore.diagnostics.model import Diagnostic, Label, Outcome, Rule, Text
from perfscore.source import Source, Span
from perfscore.wire.encoding import MAX_BYTES, decode

STDIN = "-"
"""The name that stands for standard input."""

_STDIN_SHOWN = "<stdin>"
_IS_FOLDER = Text("这是文件夹，要求是文件", "it is a folder, a file is required")
_NO_FILE = Text("没有这个文件", "there is no such file")
_NO_PERMISSION = Text("没有读取的权限", "permission to read it is missing")
_REASONS = {
    errno.ENOSPC: Text("磁盘已满", "the disk is full"),
    errno.EROFS: Text("磁盘是只读的", "the disk is read-only"),
    errno.ENOENT: _NO_FILE,
    errno.ENOTDIR: _NO_FILE,
    errno.EISDIR: _IS_FOLDER,
    errno.EEXIST: Text("上一级是文件，不是文件夹", "what is above it is no folder"),
    errno.EACCES: _NO_PERMISSION,
    errno.EPERM: _NO_PERMISSION,
    errno.ELOOP: Text("符号链接绕成了圈", "its symbolic links go round in a circle"),
    errno.ENAMETOOLONG: Text("文件名太长", "the name is too long"),
}


def read_source(path: str | Path, *, name: str | None = None) -> Outcome[Source]:
    """Read a text file, ``-`` for standard input; ``name`` is shown for it.

    What the system refuses becomes a diagnostic ``cannot-read``, what is no text in
    UTF-8 those of :func:`perfscore.wire.encoding.decode`.
    """
    read = read_bytes(path, most=MAX_BYTES, name=name)
    if read.value is None:
        return Outcome(None, read.diagnostics)
    return decode(read.value, shown_name(path, name))


def shown_name(path: str | Path, name: str | None = None) -> str:
    """Give what messages call a document."""
    if str(path) == STDIN:
        return _STDIN_SHOWN
    return str(path) if name is None else name


def read_bytes(
    path: str | Path, *, most: int, name: str | None = None
) -> Outcome[bytes]:
    """Read a file of any kind, ``-`` for standard input, up to one byte over ``most``.

    Who needs the file whole refuses one that is longer.
    """
    try:
        if str(path) == STDIN:
            data = b"" if sys.stdin is None else sys.stdin.buffer.read(most + 1)
        else:
            with Path(path).open("rb") as file:
                data = file.read(most + 1)
    except (OSError, ValueError) as fault:
        return Outcome(None, (cannot_read(shown_name(path, name), fault),))
    return Outcome(data)


def cannot_read(name: str, fault: OSError | ValueError) -> Diagnostic:
    """Tell why a file cannot be read, in words for the reasons that are common."""
    reason = Text(str(fault), str(fault))
    if isinstance(fault, OSError):
        reason = reason_of(fault)
        if reason is _NO_PERMISSION and is_folder(name):  # as Windows says it
            reason = _IS_FOLDER
    message = Text(
        f"读不了“{name}”：{reason.zh}", f"“{name}” cannot be read: {reason.en}"
    )
    return about(CANNOT_READ, name, message)


def reason_of(fault: OSError) -> Text:
    """Say why the system refused, in words for the reasons that are common."""
    said = fault.strerror or str(fault)
    return _REASONS.get(fault.errno or 0, Text(said, said))


def about(
    rule: Rule, name: str, message: Text, *, hint: Text | None = None
) -> Diagnostic:
    """Tell something of a document as a whole."""
    place = Span(Source(name, ""), 0, 0)
    return Diagnostic(rule, message, Label(place), hint=hint)
