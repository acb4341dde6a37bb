"""``perfscore verify-log``: the log of changes is whole, and so is what is stored."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, get_args

import typer

from perfscore.api.text import printable
from perfscore.cli.help import HelpfulCommand
from perfscore.cli.language import Speech
from perfscore.cli.options import format_option
from perfscore.cli.output import put
from perfscore.cli.service_options import (
    FOLDER,
    data_option,
    database_option,
    require_service,
    told_faults,
)

if TYPE_CHECKING:
    from perfscore.store.connecting import Database
    from perfscore.store.verifying import Fault, Head

Form = Literal["text", "json"]
_SEAL_LENGTH = 64


def add(app: typer.Typer, say: Speech) -> None:
    """Add the command."""
    form_text = say("text 供人读，json 供程序。", "text for people, json for programs.")
    noted_text = say(
        "以前另外记下的“编号:封印”（每次核对都会显示）；不写则整个日志连同末尾都重写过"
        "的情形看不出来。",
        "NUMBER:SEAL noted elsewhere before (each run shows one); without it, a log "
        "that was wholly written anew is not noticed.",
    )

    @app.command(
        "verify-log",
        cls=HelpfulCommand,
        help=say(
            "核对日志：每一条改动接着前一条封印，一条不缺、一字未改；现在存的内容正是"
            "日志说的。服务运行时也可以核对。\n\n"
            "退出码：0 完整；1 有改动或缺失；2 读不了。",
            "Verify the log: each change is sealed behind the one before it, none is "
            "missing, nothing was changed; and what is stored is what the log says. "
            "The service may be running.\n\n"
            "Exit code: 0 whole; 1 something was changed or is missing; 2 it cannot "
            "be read.",
        ),
    )
    def verify_log(
        data: Annotated[str, data_option(say)] = FOLDER,
        database: Annotated[str, database_option(say)] = "",
        form: Annotated[Form, format_option(get_args(Form), say, form_text)] = "text",
        noted: Annotated[
            str, typer.Option("--noted", metavar="NUMBER:SEAL", help=noted_text)
        ] = "",
    ) -> None:
        require_service(say)
        expected = _head(noted, say)
        from perfscore.store.migrating import require_current  # noqa: PLC0415 - slow
        from perfscore.store.verifying import head_of, verify  # noqa: PLC0415
        from perfscore.web.opening import open_database  # noqa: PLC0415
        from perfscore.web.settings import Settings  # noqa: PLC0415

        with told_faults(say):
            settings = Settings(folder=Path(data).absolute(), database=database)
            with _closed(open_database(settings, is_new=False)) as opened:
                require_current(opened)
                with opened.reading() as connection:
                    faults = verify(connection, expected)
                    count = (_put_json if form == "json" else _put_text)(
                        faults, lambda: head_of(connection), say
                    )
        if count:
            raise typer.Exit(1)


@contextmanager
def _closed(database: "Database") -> "Iterator[Database]":
    try:
        yield database
    finally:
        database.close()


def _put_text(
    faults: "Iterator[Fault]", head: "Callable[[], Head]", say: Speech
) -> int:
    from perfscore.web.operations.log_faults import said  # noqa: PLC0415 - slow

    count = 0
    for count, each in enumerate(faults, 1):  # noqa: B007 - the number is wanted
        put(printable(said(each).in_language(say.language)) + "\n")
    end = head()
    put(
        say(f"{count} 处不符；", f"{count} faults; ")
        if count
        else say("日志完整；", "the log is whole; ")
    )
    put(
        say(
            f"共 {end.number} 条，末尾 {end.number}:{end.seal}\n",
            f"{end.number} entries, its end {end.number}:{end.seal}\n",
        )
    )
    return count


def _put_json(
    faults: "Iterator[Fault]", head: "Callable[[], Head]", say: Speech
) -> int:
    from perfscore.web.operations.log_faults import as_json  # noqa: PLC0415 - slow

    count = 0
    put('{"faults": [')
    for count, each in enumerate(faults, 1):
        text = json.dumps(as_json(each, say.language), ensure_ascii=False)
        put(("" if count == 1 else ",") + f"\n  {text}")
    end = head()
    rest = {"is_whole": count == 0, "number": end.number, "seal": end.seal}
    put("], " + json.dumps(rest)[1:] + "\n")
    return count


def _head(noted: str, say: Speech) -> "Head | None":
    from perfscore.store.verifying import Head  # noqa: PLC0415 - slow

    if not noted:
        return None
    number, _, seal = noted.strip().partition(":")
    is_number = number.isascii() and number.isdigit()
    if not is_number or len(seal) != _SEAL_LENGTH:
        raise typer.BadParameter(
            say(
                "要求写成 编号:封印，封印是 64 个十六进制数字",
                "NUMBER:SEAL is required, the seal being 64 hexadecimal digits",
            ),
            param_hint="--noted",
        )
    return Head(int(number), seal.lower())
