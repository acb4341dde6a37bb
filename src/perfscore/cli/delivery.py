"""Scored forms are printed, or written to a file or a folder."""

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import typer

from perfscore.api import paths
from perfscore.api.messages import diagnostics_as_text
from perfscore.api.printing import Printed, Style, joined, laid_out, summary, whole
from perfscore.api.text import printable
from perfscore.api.writing import write_whole
from perfscore.cli.language import Speech
from perfscore.cli.output import has_colour, put, tell


def is_folder(target: str) -> bool:
    """Whether results go below ``target``, one file each."""
    return target.endswith(("/", os.sep)) or paths.is_folder(target)


def deliver(
    results: Sequence[Printed], style: Style, target: str | None, say: Speech
) -> bool:
    """Print results, or write them to ``target``; say whether that was possible.

    Remarks follow their form where both are read in the terminal; JSON holds them.
    """
    texts: Sequence[tuple[Path, str | bytes]]
    if target is None:
        _print(results, style)
        return True
    _tell(results, style)
    if not any(each.is_scored for each in results):
        return True
    if is_folder(target):
        texts = tuple(laid_out(results, style, Path(target)))
        if len(results) > 1:
            put(summary(results, replace(style, to="table")))
    elif style.is_one_a_file:
        texts = tuple((Path(target), whole(each, style)) for each in results)
    else:
        texts = ((Path(target), _whole(results, style)),)
    written = [write(path, text, say) for path, text in texts]
    return all(written)


def _print(results: Sequence[Printed], style: Style) -> None:
    if style.to == "table":
        for each in results:
            put("\n".join(part for part in (each.text, each.remarks) if part))
            tell(each.problems)
        if len(results) > 1:
            put("\n" + summary(results, style))
        return
    put(_whole(results, style))
    _tell(results, style)


def _tell(results: Sequence[Printed], style: Style) -> None:
    """Say beside the forms what was found; of several, for which file."""
    for each in results:
        tell(each.problems)
        if style.to != "json" and each.remarks:
            tell(f"{each.row[0]}\n" if len(results) > 1 else "")
            tell(each.remarks)


def _whole(results: Sequence[Printed], style: Style) -> str:
    text = joined(results, style)
    if len(results) > 1 and style.to in {"table", "md"}:
        text += "\n" + summary(results, style)
    return text


def write(path: str | Path, content: str | bytes, say: Speech) -> bool:
    """Write one result to a file; say whether that was possible."""
    fault = write_whole(path, content)
    if fault is not None:
        tell(diagnostics_as_text([fault], language=say.language, colour=has_colour()))
        return False
    shown = printable(str(path))
    tell(say(f"已写入 {shown}\n", f"written: {shown}\n"))
    return True


def deliver_text(text: str, target: str | None, say: Speech) -> None:
    """Print one result, or write it to a file."""
    if target is None or target == "-":
        put(text)
    elif not write(target, text, say):
        raise typer.Exit(2)
