"""``perfscore sets``: the shipped indicator sets are listed, or one is shown."""

from typing import Annotated, Literal, get_args

import typer

from perfscore.api.listing import chain_text, sets_as_json, sets_as_table
from perfscore.api.loading import shipped_text
from perfscore.api.messages import diagnostics_as_text
from perfscore.cli.help import HelpfulCommand
from perfscore.cli.language import Speech
from perfscore.cli.options import format_option, terminal_width, width_option
from perfscore.cli.output import put, tell

Form = Literal["table", "json"]


def add(app: typer.Typer, say: Speech) -> None:
    """Add the command."""
    name_text = say("自带指标体系的编号。", "The id of a shipped set.")
    example_text = say("显示示例自评表。", "Show the worked example.")
    form_text = say("输出的形式，不写则为 table。", "What to write, else table.")

    @app.command(
        cls=HelpfulCommand,
        help=say(
            "列出自带的指标体系。写上编号则显示它的全文，--example 显示它的示例自评表，"
            "可以存成文件照着改。\n\n"
            "编号可用于 score、check 和自评表的“指标体系”。",
            "List the shipped indicator sets. With an id show its text, with --example "
            "its worked example, to save and adapt.\n\n"
            "The ids work wherever a set is named.",
        ),
    )
    def sets(
        name: Annotated[
            str, typer.Argument(metavar="ID", help=name_text, show_default=False)
        ] = "",
        example: Annotated[bool, typer.Option("--example", help=example_text)] = False,  # noqa: FBT002 - a flag
        form: Annotated[Form, format_option(get_args(Form), say, form_text)] = "table",
        width: Annotated[int | None, width_option(say)] = None,
    ) -> None:
        if name:
            _show(name, example=example, say=say)
        elif form == "json":
            put(sets_as_json())
        else:
            columns = width or terminal_width()
            put(sets_as_table(width=columns, language=say.language))


def _show(name: str, *, example: bool, say: Speech) -> None:
    shown = shipped_text(name, example=example)
    if shown.value is None:
        tell(diagnostics_as_text(shown.diagnostics, language=say.language))
        raise typer.Exit(2)
    put(shown.value)
    tell(chain_text(name, say.language))
