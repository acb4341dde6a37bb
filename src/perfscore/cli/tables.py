"""What commands on tables share: columns, the form of results, and their file."""

import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path, PurePath
from typing import Any, Literal

import typer

from perfscore.api.extras import missing_extra
from perfscore.api.messages import diagnostics_as_text
from perfscore.cli.language import Speech
from perfscore.cli.output import tell

TableForm = Literal["table", "json", "html", "xlsx"]

_ENDINGS: dict[str, TableForm] = {
    ".json": "json",
    ".html": "html",
    ".htm": "html",
    ".xlsx": "xlsx",
    ".txt": "table",
    "": "table",
}


def table_form(form: TableForm | None, out: str | None, say: Speech) -> TableForm:
    """Settle the form: the one asked for, else what the ending of the file says.

    Raises:
        typer.BadParameter: For an ending of no such form, and for a workbook without
            a file.
    """
    ending = "" if out is None else PurePath(out).suffix.lower()
    found = form or _ENDINGS.get(ending)
    if found is None:
        raise typer.BadParameter(
            say(
                f"-o: 不能写成“{ending}”，扩展名要求是 .html、.xlsx、.json 或 .txt",
                f"-o: “{ending}” cannot be written; the ending has to be .html, "
                ".xlsx, .json or .txt",
            )
        )
    if found == "xlsx" and out in {None, "-"}:
        raise typer.BadParameter(
            say("xlsx 要用 -o 写明文件", "-o has to name the file of an xlsx")
        )
    return found


def require_extra(kind: str, name: str, say: Speech) -> None:
    """Stop where libraries are lacking, before the work begins, and say which.

    Raises:
        typer.Exit: If the extra for files of the kind is not installed.
    """
    missing = missing_extra(kind, name)
    if missing is not None:
        tell(diagnostics_as_text([missing], language=say.language))
        raise typer.Exit(2)


def require_own_file(out: str | None, read: Sequence[str], say: Speech) -> None:
    """Refuse to write over what is read.

    Raises:
        typer.BadParameter: If ``out`` is one of the files ``read``, or is there already
            in a folder of them.
    """
    if out is None or out == "-":
        return
    target = Path(os.path.realpath(out))
    own = {Path(os.path.realpath(each)) for each in read}
    if target in own or (target.is_file() and not own.isdisjoint(target.parents)):
        raise typer.BadParameter(
            say(
                f"-o 会盖掉要读的“{out}”：换一个文件名",
                f"-o would overwrite “{out}”, which is read: name another file",
            )
        )


def columns_option(name: str, text: str) -> Any:  # noqa: ANN401 - as typer types its options
    """Give an option that names columns of tables, see :func:`columns_of`."""
    return typer.Option(name, metavar="COLUMNS", help=text)


def columns_of(written: Sequence[str] | None) -> tuple[str, ...]:
    """Give the columns of an option, which commas part or which stand by themselves."""
    parts = (part for each in written or () for part in re.split("[,，、]", each))
    return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))


def whole_number(most: int, say: Speech) -> Callable[[str | int], int]:
    """Give what reads a whole number from 0 to ``most``."""

    def parse(written: str | int) -> int:
        text = str(written)
        if text.isascii() and text.isdigit() and int(text[:12]) <= most:
            return int(text)
        raise typer.BadParameter(
            say(
                f"“{text}”不是 0 到 {most} 的整数",
                f"“{text}” is no whole number from 0 to {most}",
            )
        )

    return parse
