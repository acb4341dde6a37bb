"""``perfscore check``: indicator sets are checked."""

from typing import Annotated, Literal, get_args

import typer

from perfscore.api.checking import (
    check_files,
    counts_text,
    diagnostics_as_json,
    diagnostics_as_lines,
    has_errors,
)
from perfscore.api.files import set_files
from perfscore.api.messages import diagnostics_as_text
from perfscore.cli.help import HelpfulCommand
from perfscore.cli.language import Speech
from perfscore.cli.options import format_option
from perfscore.cli.output import has_colour, put, tell

Form = Literal["text", "line", "json"]


def add(app: typer.Typer, say: Speech) -> None:
    """Add the command."""
    sets_text = say(
        "指标体系（.perf）、文件夹、-（标准输入），或自带指标体系的编号。",
        "Indicator sets (.perf), folders, - for stdin, or ids of shipped sets.",
    )
    form_text = say(
        "text 供人读，line 供编辑器，json 供程序。",
        "text for people, line for editors, json for programs.",
    )

    @app.command(
        cls=HelpfulCommand,
        help=say(
            "检查指标体系，一次报出全部问题。\n\n"
            "退出码：0 没有错误（可以有警告）；1 有错误；2 有文件读不了。",
            "Check indicator sets; all that is wrong is told at once.\n\n"
            "Exit code: 0 no errors (warnings at most); 1 errors; 2 a file that cannot "
            "be read.",
        ),
    )
    def check(
        sets: Annotated[list[str], typer.Argument(metavar="SET", help=sets_text)],
        form: Annotated[Form, format_option(get_args(Form), say, form_text)] = "text",
    ) -> None:
        finds = set_files(sets)
        checked = tuple(check_files(finds.files))
        found = [
            *finds.diagnostics,
            *(each for file in checked for each in file.diagnostics),
        ]
        match form:
            case "json":
                put(diagnostics_as_json(found, language=say.language))
            case "line":
                put(diagnostics_as_lines(found, language=say.language))
            case "text":
                put(
                    diagnostics_as_text(
                        found, language=say.language, colour=has_colour()
                    )
                )
                tell(counts_text(found, files=len(checked), language=say.language))
        if finds.diagnostics or not all(each.is_read for each in checked):
            raise typer.Exit(2)
        if has_errors(found):
            raise typer.Exit(1)
