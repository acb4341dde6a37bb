"""``perfscore test``: the worked cases of indicator sets are run."""

from typing import Annotated, Literal, get_args

import typer

from perfscore.api.files import set_files
from perfscore.api.messages import diagnostics_as_text
from perfscore.api.testing import (
    cases_as_json,
    cases_as_text,
    cases_summary,
    run_files,
)
from perfscore.cli.help import HelpfulCommand
from perfscore.cli.language import Speech
from perfscore.cli.options import format_option, terminal_width, width_option
from perfscore.cli.output import has_colour, put, tell

Form = Literal["text", "json"]


def add(app: typer.Typer, say: Speech) -> None:
    """Add the command."""
    sets_text = say(
        "指标体系（.perf）、文件夹、-（标准输入），或自带指标体系的编号。",
        "Indicator sets (.perf), folders, - for stdin, or ids of shipped sets.",
    )
    coverage_help = say(
        "列出没有一个用例用到的行和分支。",
        "List the rows and branches that no case takes.",
    )
    form_text = say("text 供人读，json 供程序。", "text for people, json for programs.")

    @app.command(
        cls=HelpfulCommand,
        help=say(
            "运行指标体系里的用例：填报的数评出来是不是期望的得分。不符的给出推导。\n\n"
            "退出码：0 全部通过（或没有用例）；1 有不符，或指标体系有错误；"
            "2 有文件读不了。",
            "Run the worked cases of indicator sets: whether the score is the one "
            "expected. Where it is not, its derivation follows.\n\n"
            "Exit code: 0 all pass, or no cases; 1 a failure, or errors in a set; "
            "2 a file that cannot be read.",
        ),
    )
    def test(
        sets: Annotated[list[str], typer.Argument(metavar="SET", help=sets_text)],
        coverage: Annotated[  # noqa: FBT002 - a flag
            bool, typer.Option("--coverage", help=coverage_help)
        ] = False,
        form: Annotated[Form, format_option(get_args(Form), say, form_text)] = "text",
        width: Annotated[int | None, width_option(say)] = None,
    ) -> None:
        finds = set_files(sets)
        files = tuple(run_files(finds.files))
        unusable = [each for each in files if each.outcome.value is None]
        runs = [each.outcome.value for each in files if each.outcome.value is not None]
        found = [
            *finds.diagnostics,
            *(each for file in unusable for each in file.outcome.diagnostics),
        ]
        tell(diagnostics_as_text(found, language=say.language, colour=has_colour()))
        if form == "json":
            put(cases_as_json(runs, language=say.language))
        for run in runs if form == "text" else ():
            put(
                cases_as_text(
                    run,
                    with_coverage=coverage,
                    width=width or terminal_width(),
                    language=say.language,
                )
            )
            name = "" if len(runs) == 1 else f"{run.set.id}："
            put(name + cases_summary(run, language=say.language))
        if finds.diagnostics or not all(each.is_read for each in files):
            raise typer.Exit(2)
        if unusable or not all(run.is_passed for run in runs):
            raise typer.Exit(1)
