"""The files that a command's arguments stand for."""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from perfscore.api.paths import exists, is_folder
from perfscore.api.reading import STDIN, about, cannot_read
from perfscore.api.rules import NOTHING_FOUND
from perfscore.api.shipped import SET_ENDING, shipped_example, shipped_set, shown_name
from perfscore.diagnostics.model import Diagnostic, Text

ASSESSMENT_ENDINGS = (".yaml", ".yml", ".json")
"""What the names of assessment files end in."""

FORM_ENDINGS = (".xlsx", ".xlsm", ".docx", ".html", ".htm", ".pdf", ".txt")
"""What the names of filled forms end in."""

RECEIPT_ENDING = ".json"
"""What the names of receipts end in."""

_ONE_FORM = re.compile(r"(?P<path>.+)#(?P<number>[1-9][0-9]{0,3})", re.DOTALL)
"""``forms.docx#2`` is the second form of a file."""

_NOT_OURS = (".", "~$")
"""How the names of hidden files begin, and of those that Office keeps while open."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read.

    ``name`` is what people know it by. ``within`` is its place below the folder that
    was named, without its ending: results are laid out alike. ``number`` is the one
    form of the file that is meant, counted from 1; None means all of them. What was
    posted to a service ``is_posted``: the sets that it names are no files.
    """

    path: str
    name: str
    within: PurePath
    number: int | None = None
    is_posted: bool = False

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
    """Find assessments and filled forms.

    Named are files (``forms.docx#2`` for one form of several), folders, ``-``, and
    shipped sets' ids for their example.
    """
    return _find(names, (*ASSESSMENT_ENDINGS, *FORM_ENDINGS), shipped_example)


def set_files(names: Iterable[str], *, with_shipped: bool = True) -> Finds:
    """Find indicator sets: files, folders, ``-``, and ids of shipped sets."""
    return _find(names, (SET_ENDING,), shipped_set if with_shipped else _none)


def receipt_files(names: Iterable[str]) -> Finds:
    """Find receipts: files, folders, and ``-``."""
    return _find(names, (RECEIPT_ENDING,), _none)


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
            files.append(_one(name))
    return Finds(tuple(files), tuple(diagnostics))


def _one(name: str) -> Found:
    if name == STDIN:
        return Found(name, name, PurePath("stdin"))
    match = None if exists(name) else _ONE_FORM.fullmatch(name)
    if match is None or not exists(match["path"]):
        return Found(name, name, PurePath(PurePath(name).stem))
    leaf = f"{PurePath(match['path']).stem}-{match['number']}"
    return Found(match["path"], name, PurePath(leaf), int(match["number"]))


def _walk(
    folder: str, endings: tuple[str, ...], diagnostics: list[Diagnostic]
) -> Iterator[Found]:
    """Give the files in and below ``folder``, sorted; what is hidden is left out."""

    def report(fault: OSError) -> None:
        diagnostics.append(cannot_read(fault.filename, fault))

    for parent, folders, names in os.walk(folder, onerror=report):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        for name in sorted(names):
            if name.lower().endswith(endings) and not name.startswith(_NOT_OURS):
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


def apart(places: Iterable[PurePath]) -> Iterator[PurePath]:
    """Give each place for a result once: those that come again get numbers."""
    taken: set[PurePath] = set()
    for each in places:
        place, number = each, 2
        while place in taken:
            place = each.with_name(f"{each.name}-{number}")
            number += 1
        taken.add(place)
        yield place
