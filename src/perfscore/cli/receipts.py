"""Receipts are made while files are scored, and written beside the results."""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath

import typer

from perfscore.api.files import Found, apart
from perfscore.api.messages import diagnostics_as_text
from perfscore.api.scoring import ScoredFile
from perfscore.cli.delivery import is_folder, write
from perfscore.cli.language import Speech
from perfscore.cli.output import has_colour, tell


@dataclass(slots=True)
class Watching:
    """The receipts of what is scored; none are made without a ``target``."""

    target: str | None
    say: Speech
    made: list[tuple[PurePath, bytes]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def over(self, scored: Iterable[ScoredFile]) -> Iterator[ScoredFile]:
        """Hand on what was scored, and make its receipt."""
        if self.target is None:
            yield from scored
            return
        from perfscore.api.receipts import (  # noqa: PLC0415 - loads the parser
            Receipts,
        )

        receipts = Receipts()
        for each in scored:
            made = receipts.receipt(each)
            if made.value is not None:
                self.made.append((each.file.within, made.value))
            elif made.diagnostics:
                told = diagnostics_as_text(
                    made.diagnostics, language=self.say.language, colour=has_colour()
                )
                self.problems.append(told)
            yield each


def require_place(
    target: str | None,
    files: Sequence[Found],
    out: str | None,
    say: Speech,
    *,
    together: bool,
) -> Watching:
    """Refuse a place for receipts that cannot hold them.

    ``files`` are what is scored, ``out`` is where results of the same names go: a
    receipt must not take the place of either.
    """
    if target is not None and together:
        raise typer.BadParameter(
            say(
                "--receipt 不能与 --together 合用：收据是一份自评表的",
                "--receipt does not go with --together: it is of one assessment",
            )
        )
    if target == "-":
        raise typer.BadParameter(
            say("--receipt 要写明文件", "--receipt needs a file's name")
        )
    watching = Watching(target, say)
    _require_folder(watching, len(files))
    if target is not None:
        _require_own_place(target, files, out, say)
    return watching


def _require_own_place(
    target: str, files: Sequence[Found], out: str | None, say: Speech
) -> None:
    """Refuse to write receipts over what was scored, or over the results."""
    places = [target]
    if is_folder(target):
        places = [os.fspath(Path(target) / f"{each.within}.json") for each in files]
    read = {os.path.realpath(each.path) for each in files if not each.is_stdin}
    if any(os.path.realpath(each) in read for each in places):
        raise typer.BadParameter(
            say(
                "--receipt 会盖掉自评表：换一个文件名或文件夹",
                "--receipt would overwrite an assessment: name another place",
            )
        )
    if out is not None and os.path.realpath(out) == os.path.realpath(target):
        raise typer.BadParameter(
            say(
                "--receipt 和 -o 是同一处：结果和收据要分开写",
                "--receipt and -o are one place: results and receipts need two",
            )
        )


def _require_folder(watching: Watching, count: int) -> None:
    if watching.target is not None and count > 1 and not is_folder(watching.target):
        raise typer.BadParameter(
            watching.say(
                "多份自评表各有一份收据：--receipt 写明文件夹，以 / 结尾",
                "several assessments have a receipt each: --receipt needs a folder, "
                "with / at the end",
            )
        )


def write_receipts(watching: Watching) -> bool:
    """Write the receipts; say whether that was possible."""
    target = watching.target
    if target is None:
        return True
    _require_folder(watching, len(watching.made))
    tell("".join(watching.problems))
    if is_folder(target):
        places = apart(within for within, _ in watching.made)
        paths = [Path(target) / f"{each}.json" for each in places]
    else:
        paths = [Path(target)] * len(watching.made)
    written = [
        write(path, data, watching.say)
        for path, (_, data) in zip(paths, watching.made, strict=True)
    ]
    return all(written) and not watching.problems
