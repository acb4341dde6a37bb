"""Checked sets are kept between runs, so that a command need not compile them again."""

import os
import pickle
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from shutil import rmtree

from perfscore.check.checked import CheckedSet
from perfscore.diagnostics.model import Outcome
from perfscore.resources import grammars_folder
from perfscore.source import Source

SWITCH = "PERFSCORE_CACHE"
"""The environment variable that turns the cache off (``off``)."""

_PACKAGE = Path(__file__).parents[1]
_MOST_BYTES = 50_000_000
_MOST_FILES = 100
_MOST_CODE = 1_000
_ENDING = ".set"
Used = tuple[tuple[str, str, str], ...]
"""The sets that one takes over, the nearest first: name, version, digest."""

_ADMITTED = ("perfscore.model.", "perfscore.diagnostics.model")
_ADMITTED_NAMES = {
    ("datetime", "date"),
    ("fractions", "Fraction"),
    ("perfscore.check.checked", "CheckedSet"),
    ("perfscore.exact", "Rounding"),
    ("perfscore.exact", "RoundingMode"),
    ("perfscore.source", "Source"),
    ("perfscore.source", "Span"),
}


def digest_of(source: Source) -> str:
    """Give what tells a text, and its name, from any other."""
    digest = sha256()
    for text in (source.name, source.text):
        digest.update(b"\0" + text.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def kept(
    source: Source, *, still_used: Callable[[Used], bool] | None = None
) -> Outcome[CheckedSet] | None:
    """Give what was kept for exactly this text, name, program and Python, if anything.

    What was made from other sets as well is given only if ``still_used`` finds that
    they are the same.

    Only files that nobody else can have written are read, and only the classes of a
    checked set are made from them; whatever else is found there is ignored.
    """
    folder = _folder()
    if folder is None or not _is_private(folder):
        return None
    try:
        data = _read(folder / _file_name(source))
        found = _Reader(BytesIO(data)).load()
    except Exception:  # noqa: BLE001 - a damaged file can fail in any way
        return None
    match found:
        case (Outcome(value=CheckedSet()) as outcome, tuple() as used) if all(
            map(_is_used, used)
        ):
            is_same = not used or (still_used is not None and still_used(used))
            return outcome if is_same else None
    return None


def keep(source: Source, outcome: Outcome[CheckedSet], used: Used = ()) -> None:
    """Keep the outcome of a set without errors, if that is possible.

    ``used`` are the sets that it takes over.
    """
    folder = _folder()
    if folder is None:
        return
    with suppress(OSError, RecursionError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if _is_private(folder):
            _make_room(folder)
            data = pickle.dumps((outcome, used), protocol=5)
            _write(folder / _file_name(source), data)


def code_folder() -> Path | None:
    """Give the folder for machine code that is kept between runs, made where needed.

    None where nothing is to be kept, or where others than this user could write.
    """
    folder = _folder()
    if folder is None:
        return None
    code = folder / "code"
    with suppress(OSError):
        for each in (folder, code):
            each.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not _is_private(each):
                return None
        if sum(1 for _ in code.iterdir()) > _MOST_CODE:
            rmtree(code)
            code.mkdir(mode=0o700)
        return code
    return None


def _is_used(entry: object) -> bool:
    match entry:
        case (str(), str(), str()):
            return True
    return False


class _Reader(pickle.Unpickler):
    """Makes the values of a checked set, and calls nothing else."""

    def find_class(self, module: str, name: str) -> type:
        """Admit the classes of the model alone."""
        if module.startswith(_ADMITTED) or (module, name) in _ADMITTED_NAMES:
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module:
                return found
        msg = f"{module}.{name} does not belong to a checked set"
        raise pickle.UnpicklingError(msg)


def _folder() -> Path | None:
    """Give the folder of this user's cache, which may not exist yet."""
    if os.environ.get(SWITCH, "").strip().lower() in {"off", "0", "no"}:
        return None
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA", ""))
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME", ""))
        if not base.is_absolute():
            base = Path(os.environ.get("HOME", ""), ".cache")
    return base / "perfscore" if base.is_absolute() else None


def _file_name(source: Source) -> str:
    """Name the file by all that decides what is in it."""
    digest = sha256(f"{sys.implementation.name} {sys.version}".encode())
    # A change of the program's own files never goes unnoticed.
    for file in (*_program(_PACKAGE), *_program(grammars_folder())):
        status = file.stat()
        facts = f"\0{file.path}\0{status.st_mtime_ns}\0{status.st_size}"
        digest.update(facts.encode("utf-8", "surrogatepass"))
    digest.update(digest_of(source).encode())
    return digest.hexdigest() + _ENDING


def _program(folder: str | Path) -> Iterator[os.DirEntry[str]]:
    """Give the files below ``folder`` that can decide what a set becomes."""
    with os.scandir(folder) as entries:
        found = sorted(entries, key=lambda each: each.name)
    for each in found:
        if each.is_dir() and each.name != "__pycache__":
            yield from _program(each.path)
        elif each.name.endswith((".py", ".lark")):
            yield each


def _is_private(path: Path) -> bool:
    """Whether only this user can have put something there."""
    try:
        status = path.lstat()
    except OSError:
        return False
    if sys.platform == "win32":  # the folder lies in the user's profile
        return True
    return (
        not stat.S_ISLNK(status.st_mode)
        and status.st_uid == os.geteuid()
        and not status.st_mode & (stat.S_IRWXG | stat.S_IRWXO)
    )


def _read(path: Path) -> bytes:
    if not _is_private(path) or path.stat().st_size > _MOST_BYTES:
        return b""
    return path.read_bytes()


def _write(path: Path, data: bytes) -> None:
    """Write the file whole or not at all; a reader never sees half of it."""
    fresh = path.with_name(f"{os.urandom(8).hex()}.new")
    try:
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        fresh.replace(path)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise


def _make_room(folder: Path) -> None:
    """Remove the oldest files where there are many."""
    files = sorted(
        (each for each in folder.iterdir() if each.is_file()),
        key=lambda each: each.stat().st_mtime_ns,
    )
    for each in files[: -_MOST_FILES + 1]:
        each.unlink(missing_ok=True)
