"""The set that another takes over (沿用) is found and read."""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path, PurePosixPath

from perfscore.api.paths import is_file
from perfscore.api.reading import read_source
from perfscore.api.rules import BASE_NOT_FOUND
from perfscore.api.shipped import SET_ENDING, shipped_ids, shipped_set, shown_name
from perfscore.diagnostics.model import Diagnostic, Label, Outcome, Text
from perfscore.diagnostics.suggest import nearest
from perfscore.resources import sets_folder
from perfscore.source import Source, Span
from perfscore.syntax.normal import half_width

_FOLDERS_ABOVE = 8
_MOST_FILES = 200
"""Files that are looked into for an id; no folder of a bureau's sets comes near."""
_HEAD_BYTES = 65_536
_SAYS = {
    "id": re.compile(r"^\s*(?:编号|id)[ ]+(\S+)", re.MULTILINE),
    "version": re.compile(r"^\s*(?:版本|version)[ ]+(\S+)", re.MULTILINE),
}
_COLLECTION = "indicator_sets"


@dataclass(frozen=True, slots=True)
class SetFile:
    """The text of a set, and its file; a text from elsewhere has no ``path``.

    Only shipped sets are found from a text without a path.
    """

    source: Source
    path: Path | None = None

    @property
    def identity(self) -> str:
        """What tells the file from others, however it is called."""
        return self.source.name if self.path is None else os.path.realpath(self.path)


@dataclass(frozen=True, slots=True)
class Reference:
    """``national/project-2020@2020.1``, as ``span`` writes it; the version may lack."""

    span: Span
    name: str
    version: str


FindBase = Callable[[Reference, SetFile], Outcome[SetFile]]
"""Finds what a reference in a set's file means."""


def find_base(reference: Reference, origin: SetFile) -> Outcome[SetFile]:
    """Find the set that ``origin`` takes over, and read it.

    A name that ends in ``.perf`` is a file, seen from the folder of ``origin``. An id
    is looked for among the shipped sets, then in the folder of ``origin`` and those
    above it: where its path says, then in any set beside. Of several sets of the id
    the one with the version that is wanted is meant, else the first. No other file
    than ``*.perf`` is read.
    """
    path = _path(reference, origin)
    if path is None:
        return Outcome(None, (_not_found(reference, origin),))
    read = read_source(path, name=_shown(path, origin))
    if read.value is None:
        return Outcome(None, read.diagnostics)
    return Outcome(SetFile(read.value, path))


def _path(reference: Reference, origin: SetFile) -> Path | None:
    if reference.name.endswith(SET_ENDING):
        if origin.path is None:
            return None
        path = origin.path.parent / reference.name
        return path if is_file(path) else None
    first = None
    for path in _candidates(reference.name, origin):
        said = _stated(path)
        if said["id"] == reference.name:
            if said["version"] == reference.version:
                return path
            first = first or path
    return first


def _candidates(name: str, origin: SetFile) -> Iterator[Path]:
    """Give the files that may state an id, the likeliest first, its own file last."""
    shipped = shipped_set(name)
    if shipped is not None:
        yield shipped
    if origin.path is None:
        return
    folders = _folders(origin.path)
    # An id with a way out of the folder, or a drive, is looked up nowhere.
    if PurePosixPath(name).parts == Path(name).parts and not (
        {".", ".."} & set(name.split("/")) or name.startswith("/")
    ):
        for folder in folders:
            for root in (folder, folder / _COLLECTION):
                path = root / f"{name}{SET_ENDING}"
                if is_file(path) and not _is_same(path, origin.path):
                    yield path
    yield from islice(_beside(folders, origin.path), _MOST_FILES)
    if is_file(origin.path):
        yield origin.path


def _beside(folders: list[Path], own: Path) -> Iterator[Path]:
    for folder in folders:
        with suppress(OSError):
            for path in sorted(folder.glob(f"*{SET_ENDING}")):
                if is_file(path) and not _is_same(path, own):
                    yield path


def _folders(path: Path) -> list[Path]:
    """Give the folder of a file and those above it, the nearest first."""
    return list(islice(path.absolute().parents, _FOLDERS_ABOVE + 1))


def _is_same(one: Path, other: Path) -> bool:
    return os.path.realpath(one) == os.path.realpath(other)


def _stated(path: Path) -> dict[str, str]:
    """Read the id and version that the head of a set states, empty where it does not.

    This is asked of every set nearby, so the text is searched, not parsed.
    """
    try:
        with path.open("rb") as file:
            text = file.read(_HEAD_BYTES).decode("utf-8-sig", "replace")
    except OSError:
        text = ""
    text = half_width(text.replace("\r", "\n"))
    found = {kind: pattern.search(text) for kind, pattern in _SAYS.items()}
    return {kind: match[1] if match else "" for kind, match in found.items()}


def _shown(path: Path, origin: SetFile) -> str:
    """Name a file as people know it: from where the deriving file was named."""
    if path.is_relative_to(sets_folder()):
        return shown_name(path)
    if origin.path is None:
        return str(path)
    try:
        way = os.path.relpath(path, origin.path.parent)
    except ValueError:  # on another drive
        return str(path)
    folder = os.path.dirname(origin.source.name)  # noqa: PTH120 - keeps ./ as typed
    return os.path.normpath(os.path.join(folder, way))  # noqa: PTH118 - as above


def _not_found(reference: Reference, origin: SetFile) -> Diagnostic:
    name = reference.name
    hint = Text(
        "写作：沿用 编号@版本，或 沿用 ../文件夹/文件.perf@版本",
        "write: reuse ID@VERSION, or reuse ../folder/file.perf@VERSION",
    )
    near = nearest(name, _known_ids(origin))
    if near:
        shown = "、".join(f"“{each}”" for each in near)
        hint = Text(f"名称相近的有 {shown}", f"near names: {shown}")
    elif name.endswith(SET_ENDING):
        hint = Text(
            "文件的位置从本文件所在的文件夹算起",
            "the path is seen from the folder of this file",
        )
    return Diagnostic(
        BASE_NOT_FOUND,
        Text(
            f"没有找到所沿用的指标体系“{name}”",
            f"the set “{name}” to take over is not found",
        ),
        Label(reference.span),
        hint=hint,
    )


def _known_ids(origin: SetFile) -> Iterator[str]:
    yield from shipped_ids()
    if origin.path is not None:
        folders = _folders(origin.path)
        for path in islice(_beside(folders, origin.path), _MOST_FILES):
            yield _stated(path)["id"]
