"""``perfscore verify-log``: the log of changes is whole, and so is what is stored."""

from typing import Annotated, Literal, get_args

import typer

from perfscore.cli.help import HelpfulCommand
from perfscore.cli.language import Speech
from perfscore.cli.options import format_option
from perfscore.cli.service_options import (
    FOLDER,
    data_option,
    database_option,
    require_service,
    settings_of,
)

Form = Literal["text", "json"]


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
        from perfscore.cli import service_work as work  # noqa: PLC0415 - slow

        asked = settings_of(data, database)
        work.verify_log(asked, noted, say, is_json=form == "json")
