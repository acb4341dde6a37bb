"""The files that a command's arguments stand for."""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from perfscore.api.paths import is_folder
from perfscore.api.reading import STDIN, about, cannot_read
from perfscore.api.rules import NOTHING_FOUND
from perfscore.api.shipped import SET_ENDING, shipped_example, shipped_set, shown_name
from perfscore.diagnostics.model import Diagnostic, Text

ASSESSMENT_ENDINGS = (".yaml", ".yml", ".json")
"""What the names of assessment files end in."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read.

    ``name`` is what people know it by. ``within`` is its place below the folder that
    was named, without its ending: results are laid out alike.
    """

    path: str
    name: str
    within: PurePath

    @property
    def is_stdin(self) -> bool:
        """Whether this is standard input."""
        return self.path == STDIN


@dataclass(frozen=True, slots=True)
class Finds:
    """The files that were found, and what is to be said about names without any."""

    files: tuple[Found, ...]
    diagnostics: tuple[Diagnostic, ...]


def assessment_files(names: Iterable[str]) -> Finds:
    """Find assessments: files, folders, ``-``, shipped sets' ids for their example."""
    return _find(names, ASSESSMENT_ENDINGS, shipped_example)


def set_files(names: Iterable[str], *, with_shipped: bool = True) -> Finds:
    """Find indicator sets: files, folders, ``-``, and ids of shipped sets."""
    return _find(names, (SET_ENDING,), shipped_set if with_shipped else _none)


def _none(_name: str) -> None:
    return None


def _find(
    names: Iterable[str],
    endings: tuple[str, ...],
    shipped: Callable[[str], Path | None],
) -> Finds:
    files: list[Found] = []
    diagnostics: list[Diagnostic] = []
    for name in names:
        path = shipped(name)
        if path is not None:
            files.append(
                Found(str(path), shown_name(path), PurePath(PurePath(name).name))
            )
        elif name != STDIN and is_folder(name):
            inside = list(_walk(name, endings, diagnostics))
            files.extend(inside)
            if not inside:
                diagnostics.append(_nothing(name, endings))
        else:
            leaf = "stdin" if name == STDIN else PurePath(name).stem
            files.append(Found(name, name, PurePath(leaf)))
    return Finds(tuple(files), tuple(diagnostics))


def _walk(
    folder: str, endings: tuple[str, ...], diagnostics: list[Diagnostic]
) -> Iterator[Found]:
    """Give the files in and below ``folder``, sorted; what is hidden is left out."""

    def report(fault: OSError) -> None:
        diagnostics.append(cannot_read(fault.filename, fault))

    for parent, folders, names in os.walk(folder, onerror=report):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        for name in sorted(names):
            if name.endswith(endings) and not name.startswith("."):
                path = os.path.join(parent, name)  # noqa: PTH118 - keeps ./ as typed
                within = PurePath(os.path.relpath(path, folder)).with_suffix("")
                yield Found(path, path, within)


def _nothing(folder: str, endings: tuple[str, ...]) -> Diagnostic:
    listed = "、".join(endings), ", ".join(endings)
    return about(
        NOTHING_FOUND,
        folder,
        Text(
            f"文件夹“{folder}”里没有 {listed[0]} 文件",
            f"the folder “{folder}” holds no {listed[1]} file",
        ),
    )
