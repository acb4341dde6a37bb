"""A command that was typed wrongly: what is wrong, and what would be right."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from perfscore.api.text import nearest, printable
from perfscore.cli.help import parameter_name, usage_line
from perfscore.cli.language import Speech

if TYPE_CHECKING:
    from typer._click.exceptions import UsageError

USAGE_ERROR: "type[UsageError]" = typer.BadParameter.__mro__[1]
"""What typer raises for a mistyped command; it has no public name for it."""


def usage_text(error: "UsageError", say: Speech) -> str:
    """Say what is wrong with the command, how it is used, and where there is help."""
    lines = [say("用法错误：", "usage error: ") + printable(_message(error, say))]
    if error.ctx is not None:
        usage = usage_line(error.ctx.command, error.ctx, say)
        lines.append(say("用法：", "usage: ") + usage)
        lines.append(say("帮助：", "help: ") + f"{error.ctx.command_path} --help")
    return "\n".join(lines) + "\n"


def unknown_command_text(name: str, commands: Sequence[str], say: Speech) -> str:
    """Say that there is no such command, and which may be meant."""
    shown, near = printable(name), nearest(name, commands)
    unknown = say(f"没有命令“{shown}”", f"there is no command “{shown}”")
    if near:
        known = say(f"是否指 {'、'.join(near)}？", f"perhaps {', '.join(near)}?")
    else:
        known = say(f"命令有 {'、'.join(commands)}", f"there are {', '.join(commands)}")
    return say(f"{unknown}，{known}\n", f"{unknown}; {known}\n")


def unknown_language_text(name: str) -> str:
    """Say, in both languages, that a language is not spoken."""
    shown = printable(name)
    return (
        f"--lang 只能是 zh 或 en，不能是“{shown}”\n--lang is zh or en, not “{shown}”\n"
    )


def _message(error: "UsageError", say: Speech) -> str:
    match type(error).__name__:
        case "NoSuchOption":
            name = getattr(error, "option_name", "")
            near = getattr(error, "possibilities", None) or ()
            unknown = say(f"没有选项 {name}", f"there is no option {name}")
            return unknown + (f" ({' / '.join(sorted(near))}?)" if near else "")
        case "BadOptionUsage":
            name = getattr(error, "option_name", "")
            return say(f"选项 {name} 后面缺少值", f"option {name} needs a value")
        case "MissingParameter":
            name = _parameter(error)
            return say(f"缺少 {name}", f"{name} is missing")
        case "BadParameter":
            name = _parameter(error)
            return f"{name}: {error.message}" if name else error.message
    return error.format_message()


def _parameter(error: "UsageError") -> str:
    parameter = getattr(error, "param", None)
    return "" if parameter is None else parameter_name(parameter)
