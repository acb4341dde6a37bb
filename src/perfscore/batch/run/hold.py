"""One run at a time works in a folder; its hold on it ends with its process."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import EACCES, EAGAIN, EDEADLK
from pathlib import Path
from shutil import rmtree

_HOLD = "held"
_TAKEN = {EACCES, EAGAIN, EDEADLK}


class FolderHeldError(Exception):
    """Another run works in the folder."""


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold a folder, made where there is none.

    A file system that knows no locks is worked on without one.

    Raises:
        FolderHeldError: Where another run holds it.
        OSError: Where the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / _HOLD
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        _lock(descriptor)
        if not _is_at(descriptor, path):  # the other run ended, and removed it
            raise FolderHeldError
        try:
            yield
        finally:
            _leave(folder)
    finally:
        os.close(descriptor)
        if sys.platform == "win32":  # where no open file is removed
            _leave(folder)


def clear(folder: Path) -> None:
    """Remove all that is in a folder but the hold on it.

    Raises:
        OSError: Where something cannot be removed.
    """
    for each in folder.iterdir():
        if each.is_dir() and not each.is_symlink():
            rmtree(each)
        elif each.name != _HOLD:
            each.unlink()


def _leave(folder: Path) -> None:
    """Remove a folder in which nothing was kept."""
    with suppress(OSError):
        if [each.name for each in folder.iterdir()] == [_HOLD]:
            (folder / _HOLD).unlink()
            folder.rmdir()


def _lock(descriptor: int) -> None:
    try:
        _take(descriptor)
    except OSError as fault:
        if fault.errno in _TAKEN:
            raise FolderHeldError from fault


def _is_at(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except OSError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
