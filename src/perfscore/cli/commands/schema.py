"""``perfscore schema``: the JSON Schemas are printed."""

from typing import Annotated

import typer

from perfscore.api.schemas import SCHEMAS, near_schemas, schema_text
from perfscore.api.text import printable
from perfscore.cli.help import HelpfulCommand
from perfscore.cli.language import Speech
from perfscore.cli.output import put, tell


def add(app: typer.Typer, say: Speech) -> None:
    """Add the command."""

    @app.command(
        cls=HelpfulCommand,
        help=say(
            "输出 JSON Schema：自评表文件，以及 --format json 的结果。",
            "Print the JSON Schema of assessment files, or of results in JSON.",
        ),
    )
    def schema(
        name: Annotated[
            str,
            typer.Argument(
                metavar="NAME",
                help=say(f"{'、'.join(SCHEMAS)}。", f"{', '.join(SCHEMAS)}."),
                autocompletion=lambda: list(SCHEMAS),
            ),
        ],
    ) -> None:
        text = schema_text(name)
        if text is None:
            shown, listed = printable(name), near_schemas(name)
            tell(
                say(
                    f"没有名为“{shown}”的 JSON Schema，有：{'、'.join(listed)}\n",
                    f"there is no JSON Schema “{shown}”, but: {', '.join(listed)}\n",
                )
            )
            raise typer.Exit(2)
        put(text)
