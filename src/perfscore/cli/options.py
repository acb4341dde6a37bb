"""Options that several commands have, and the values these take."""

import shutil
from collections.abc import Callable, Sequence
from typing import Any, TypeVar, cast

import typer

from perfscore.cli.language import Speech

T = TypeVar("T", bound=str)

_FALLBACK = (80, 24)
_WIDEST = 120
"""The form is not stretched further on a wider terminal, unless asked for."""
_MOST = 500


def one_of(
    choices: Sequence[T], say: Speech, *, later: Sequence[str] = ()
) -> Callable[[str], T]:
    """Give a parser of one of ``choices``; those of ``later`` are still to come."""
    listed = say("、".join(choices), ", ".join(choices))

    def parse(written: str) -> T:
        wanted = written.strip().lower()
        if wanted in choices:
            return cast("T", wanted)
        if wanted in later:
            raise typer.BadParameter(
                say(
                    f"本版本还不能输出 {wanted}，可以输出 {listed}",
                    f"this version does not write {wanted} yet, only {listed}",
                )
            )
        raise typer.BadParameter(
            say(f"“{written}”不是 {listed} 之一", f"“{written}” is not one of {listed}")
        )

    return parse


def _columns(say: Speech) -> Callable[[str], int]:
    def parse(written: str) -> int:
        if written.isascii() and written.isdigit() and 0 < int(written[:9]) <= _MOST:
            return int(written)
        raise typer.BadParameter(
            say(
                f"“{written}”不是 1 到 {_MOST} 的列数",
                f"“{written}” is no number of columns from 1 to {_MOST}",
            )
        )

    return parse


def terminal_width() -> int:
    """Give the columns of the terminal; 80 where the output is no terminal."""
    return min(shutil.get_terminal_size(_FALLBACK).columns, _WIDEST)


def width_option(say: Speech) -> Any:  # noqa: ANN401 - as typer types its options
    """Give ``--width``."""
    return typer.Option(
        "--width",
        parser=_columns(say),
        metavar="N",
        help=say(
            "输出的宽度（列）。不写则按终端的宽度。",
            "The width in columns. Without it, the terminal's.",
        ),
    )


def set_option(say: Speech) -> Any:  # noqa: ANN401 - as typer types its options
    """Give ``--set``."""
    return typer.Option(
        "--set",
        metavar="SET",
        help=say(
            "按哪个指标体系评：编号或 .perf 文件。不写则按自评表里写的。",
            "The set to score by: an id or a .perf file. Without it, the one that the "
            "assessment names.",
        ),
    )


def format_option(
    choices: Sequence[str], say: Speech, text: str, *, later: Sequence[str] = ()
) -> Any:  # noqa: ANN401 - as typer types its options
    """Give ``--format`` with its choices."""
    return typer.Option(
        "--format",
        parser=one_of(choices, say, later=later),
        metavar="|".join(choices),
        help=text,
    )


def output_option(text: str) -> Any:  # noqa: ANN401 - as typer types its options
    """Give ``-o``."""
    return typer.Option("-o", "--output", metavar="OUT", help=text)
