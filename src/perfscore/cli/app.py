"""The commands put together."""

from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING, Annotated

import typer

from perfscore.cli.help import HelpfulGroup
from perfscore.cli.language import Speech
from perfscore.cli.output import put

if TYPE_CHECKING:
    from typer._click import Command

COMMANDS = (
    "score",
    "batch",
    "explain",
    "audit",
    "review",
    "verify",
    "new",
    "convert",
    "new-set",
    "check",
    "test",
    "diff",
    "impact",
    "sensitivity",
    "fmt",
    "sets",
    "schema",
    "demo",
    "serve",
    "verify-log",
    "backup",
    "restore",
)
"""Each is a module of ``commands`` with a function ``add``."""


def build(say: Speech, names: Iterable[str] = COMMANDS) -> "Command":
    """Make the program of the named commands, with help in one language.

    Only what is named is loaded, so that a command starts without the others.
    """
    app = typer.Typer(
        name="perfscore",
        cls=HelpfulGroup,
        help=say(
            "预算绩效自评评分：精确计算，每一分都说得清来历。",
            "Exact, explained scoring of budget performance self-assessments.",
        ),
        invoke_without_command=True,
        options_metavar=say("[选项]", "[OPTIONS]"),
        subcommand_metavar=say("命令 …", "COMMAND …"),
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    _add_options(app, say)
    for name in names:
        module = name.replace("-", "_")
        import_module(f"perfscore.cli.commands.{module}").add(app, say)
    return typer.main.get_command(app)


def _add_options(app: typer.Typer, say: Speech) -> None:
    def show_version(*, is_asked: bool) -> None:
        if is_asked:
            from perfscore.api.version import version  # noqa: PLC0415 - rarely asked

            put(f"perfscore {version()}\n")
            raise typer.Exit

    @app.callback()
    def perfscore(
        context: typer.Context,
        *,
        _version: Annotated[
            bool,
            typer.Option(
                "--version",
                callback=show_version,
                is_eager=True,
                help=say("显示版本。", "Show the version."),
            ),
        ] = False,
        _language: Annotated[
            str,
            typer.Option(
                "--lang",
                metavar="zh|en",
                help=say(
                    "换语言，写在命令前后都可以；也可设环境变量 PERFSCORE_LANG。",
                    "The language, before or behind the command; or PERFSCORE_LANG.",
                ),
            ),
        ] = "",
    ) -> None:
        if context.invoked_subcommand is None:
            from perfscore.cli.welcome import first_screen  # noqa: PLC0415

            put(first_screen(say))
