"""A file is written whole, or the old one stays as it was."""

import os
import stat
from pathlib import Path

from perfscore.api.paths import exists
from perfscore.api.reading import about, reason_of
from perfscore.api.rules import CANNOT_WRITE
from perfscore.diagnostics.model import Diagnostic, Text


def write_whole(path: str | Path, content: str | bytes) -> Diagnostic | None:
    """Write ``content`` to ``path``; give what is wrong if that is impossible.

    Text is written in UTF-8. All of it is first written beside the file and then put
    in its place, so that a full disk or a stop halfway leaves the old file whole. Its
    mode is kept, a link to it goes on leading to it. What is no ordinary file (a pipe,
    a device) is written to.
    """
    data = content
    if isinstance(data, str):
        data = data.encode("utf-8", "backslashreplace")
    target = Path(os.path.realpath(path))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists() and not target.is_file():
            with target.open("wb", buffering=0) as file:
                file.write(data)
        else:
            _replace(target, data)
    except OSError as fault:
        return _cannot_write(str(path), fault)
    return None


def write_new(path: str, content: str | bytes, *, force: bool) -> Diagnostic | None:
    """Write a new file; one that is there is kept, unless with ``force``."""
    if not force and (exists(path) or Path(path).is_symlink()):
        message = Text(
            f"“{path}”已经存在，没有改动", f"“{path}” is there already and was kept"
        )
        hint = Text(
            "换一个文件名，或加 --force 覆盖", "name another file, or add --force"
        )
        return about(CANNOT_WRITE, path, message, hint=hint)
    return write_whole(path, content)


def _replace(target: Path, data: bytes) -> None:
    fresh = target.with_name(f".{os.urandom(8).hex()}.new")
    try:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(fresh, flags, 0o666), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            fresh.chmod(stat.S_IMODE(target.stat().st_mode))
        fresh.replace(target)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise


def _cannot_write(path: str, fault: OSError) -> Diagnostic:
    reason = reason_of(fault)
    message = Text(
        f"写不了“{path}”：{reason.zh}", f"“{path}” cannot be written: {reason.en}"
    )
    return about(CANNOT_WRITE, path, message)
