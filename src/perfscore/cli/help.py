"""The help pages, in the language of the command line."""

import shutil
from collections.abc import Iterable
from typing import TYPE_CHECKING

from typer.core import TyperArgument, TyperCommand, TyperGroup

from perfscore.api.text import wrap
from perfscore.cli.language import Speech
from perfscore.cli.plain import take_as_typed

if TYPE_CHECKING:
    from typer._click import Command, Context, HelpFormatter, Parameter

_CHINESE = {
    "Show this message and exit.": "显示本帮助。",
    "Install completion for the current shell.": "为当前的 shell 安装命令补全。",
    "Show completion for the current shell, to copy it or customize the "
    "installation.": "显示补全脚本，供复制或自行安装。",
}
"""What typer says of the options that it adds."""

_INDENT = "  "
_WIDEST = 100
_NARROWEST = 20


class HelpfulCommand(TyperCommand):
    """A command whose help page speaks the language that was asked for."""

    def get_params(self, ctx: "Context") -> "list[Parameter]":
        """Give the arguments and options, with that for help."""
        parameters = super().get_params(ctx)
        take_as_typed(parameters)
        return parameters

    def format_help(self, ctx: "Context", formatter: "HelpFormatter") -> None:
        """Write the page."""
        formatter.write(_page(self, ctx, ()))


class HelpfulGroup(TyperGroup):
    """The commands together, with a page that lists them."""

    def get_params(self, ctx: "Context") -> "list[Parameter]":
        """Give the arguments and options, with that for help."""
        parameters = super().get_params(ctx)
        take_as_typed(parameters)
        return parameters

    def format_help(self, ctx: "Context", formatter: "HelpFormatter") -> None:
        """Write the page."""
        found = (
            (name, self.get_command(ctx, name)) for name in self.list_commands(ctx)
        )
        listed = [
            (name, _first_sentence(command.help or ""))
            for name, command in found
            if command is not None
        ]
        formatter.write(_page(self, ctx, listed))


def _first_sentence(text: str) -> str:
    line = text.split("\n", maxsplit=1)[0]
    chinese, stop, _ = line.partition("。")
    return chinese + stop if stop else line.split(". ")[0].removesuffix(".") + "."


def usage_line(command: "Command", ctx: "Context", say: Speech) -> str:
    """Write how a command is typed."""
    names = [
        _argument_text(each) for each in command.get_params(ctx) if _is_argument(each)
    ]
    if isinstance(command, TyperGroup):
        names.append(say("命令 …", "COMMAND …"))
    return " ".join((ctx.command_path, say("[选项]", "[OPTIONS]"), *names))


def parameter_name(parameter: "Parameter") -> str:
    """Name an argument or an option as the help page does."""
    if _is_argument(parameter):
        return str(parameter.metavar)
    return " / ".join(parameter.opts)


def _page(
    command: "Command", ctx: "Context", commands: Iterable[tuple[str, str]]
) -> str:
    say = ctx.find_object(Speech) or Speech()
    parameters = [each for each in command.get_params(ctx) if not _is_hidden(each)]
    arguments = [
        (_argument_text(each), _help(each, say))
        for each in parameters
        if _is_argument(each)
    ]
    options = [
        (_option_text(each), _help(each, say))
        for each in parameters
        if not _is_argument(each)
    ]
    width = min(shutil.get_terminal_size().columns, _WIDEST)
    paragraphs = (command.help or "").split("\n\n")
    parts = (
        say("用法：", "Usage: ") + usage_line(command, ctx, say),
        *("\n".join(wrap(each, width)) for each in paragraphs),
        _section(say("参数：", "Arguments:"), arguments, width),
        _section(say("选项：", "Options:"), options, width),
        _section(say("命令：", "Commands:"), list(commands), width),
    )
    return "\n\n".join(part for part in parts if part) + "\n"


def _section(title: str, rows: list[tuple[str, str]], width: int) -> str:
    if not rows:
        return ""
    indent = max(len(name) for name, _ in rows) + 2 * len(_INDENT)
    lines = [title]
    for name, text in rows:
        first, *others = wrap(text, max(width - indent, _NARROWEST))
        lines.append(f"{_INDENT}{name}".ljust(indent) + first)
        lines.extend(" " * indent + each for each in others)
    return "\n".join(lines)


def _is_argument(parameter: "Parameter") -> bool:
    return isinstance(parameter, TyperArgument)


def _is_hidden(parameter: "Parameter") -> bool:
    return bool(getattr(parameter, "hidden", False))


def _help(parameter: "Parameter", say: Speech) -> str:
    text = str(getattr(parameter, "help", "") or "")
    return say(_CHINESE.get(text, text), text)


def _argument_text(parameter: "Parameter") -> str:
    name = f"{parameter.metavar}{'…' if parameter.nargs == -1 else ''}"
    return name if parameter.required else f"[{name}]"


def _option_text(parameter: "Parameter") -> str:
    names = ", ".join((*parameter.opts, *parameter.secondary_opts))
    return f"{names} {parameter.metavar or ''}".rstrip()
