"""``perfscore diff``: two indicator sets are compared by what they mean."""

from typing import Annotated, Literal, get_args

import typer

from perfscore.api.checking import has_errors
from perfscore.api.differing import (
    diff_sets,
    difference_as_json,
    difference_as_text,
)
from perfscore.api.files import assessment_files
from perfscore.api.messages import diagnostics_as_text
from perfscore.cli.help import HelpfulCommand
from perfscore.cli.language import Speech
from perfscore.cli.options import format_option, terminal_width, width_option
from perfscore.cli.output import has_colour, put, tell

Form = Literal["text", "json"]


def add(app: typer.Typer, say: Speech) -> None:
    """Add the command."""
    before_text = say(
        "前一个指标体系：.perf 文件、-（标准输入），或自带指标体系的编号。",
        "The earlier set: a .perf file, - for stdin, or the id of a shipped set.",
    )
    after_text = say("后一个指标体系，写法相同。", "The later set, named alike.")
    on_text = say(
        "再用两个体系评这份自评表（文件、文件夹或编号），列出变化的得分；可以写几次。"
        "自评表里写的指标体系不起作用。",
        "Also score this assessment (a file, a folder, an id) by both sets and show "
        "what changes; can be given several times. The set it names does not count.",
    )
    form_text = say("text 供人读，json 供程序。", "text for people, json for programs.")

    @app.command(
        cls=HelpfulCommand,
        help=say(
            "比较两个指标体系：按意思比，不按行比，排版、写法和次序不算不同。\n\n"
            "退出码：0 没有不同；1 有不同；2 有文件读不了，或指标体系有错误。",
            "Compare two indicator sets by what they mean: layout, spelling and order "
            "make no difference.\n\n"
            "Exit code: 0 no differences; 1 differences; 2 a file that cannot be read, "
            "or a set with errors.",
        ),
    )
    def diff(
        before: Annotated[str, typer.Argument(metavar="A", help=before_text)],
        after: Annotated[str, typer.Argument(metavar="B", help=after_text)],
        on: Annotated[
            list[str] | None, typer.Option("--on", metavar="FILE", help=on_text)
        ] = None,
        form: Annotated[Form, format_option(get_args(Form), say, form_text)] = "text",
        width: Annotated[int | None, width_option(say)] = None,
    ) -> None:
        finds = assessment_files(on or ())
        outcome = diff_sets(before, after, on=finds.files if on else None)
        found = outcome.value
        read = () if found is None else found.scored or ()
        told = [
            *(each for each in outcome.diagnostics if has_errors([each])),
            *finds.diagnostics,
            *(each for file in read for each in file.diagnostics),
        ]
        tell(diagnostics_as_text(told, language=say.language, colour=has_colour()))
        if found is None:
            raise typer.Exit(2)
        columns = width or terminal_width()
        if form == "json":
            put(difference_as_json(found, language=say.language))
        else:
            put(difference_as_text(found, width=columns, language=say.language))
        if finds.diagnostics or any(each.change is None for each in read):
            raise typer.Exit(2)
        if not found.is_empty:
            raise typer.Exit(1)
