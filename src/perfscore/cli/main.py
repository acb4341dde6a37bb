"""A command is run, from its arguments to its exit code."""

import os
from collections.abc import Sequence

import typer

from perfscore.api.text import printable
from perfscore.cli.app import COMMANDS, build
from perfscore.cli.language import Speech, asked_language
from perfscore.cli.output import (
    CannotPrintError,
    NobodyListensError,
    tell,
    use_utf_8,
)
from perfscore.cli.usage import (
    USAGE_ERROR,
    unknown_command_text,
    unknown_language_text,
    usage_text,
)

MISUSED = 2
OUR_FAULT = 70
INTERRUPTED = 130
NOBODY_LISTENS = 141

_COMPLETION = "_PERFSCORE_COMPLETE"
"""Set by the shell that asks how a command may go on."""
_DEBUG = "PERFSCORE_DEBUG"


def run(arguments: Sequence[str]) -> int:
    """Run a command; give its exit code."""
    use_utf_8()
    asked = asked_language(arguments, os.environ)
    if asked.unknown is not None:
        tell(unknown_language_text(asked.unknown))
        return MISUSED
    say = asked.speech
    try:
        code = _run(asked.arguments, say)
    except (KeyboardInterrupt, typer.Abort):
        code = INTERRUPTED
    except NobodyListensError:
        code = NOBODY_LISTENS
    except CannotPrintError as fault:
        tell(
            say(f"结果写不出去：{fault}\n", f"the result cannot be written: {fault}\n")
        )
        code = MISUSED
    except Exception as fault:  # noqa: BLE001 - whatever comes up to here is our bug
        tell(_bug_text(fault, say))
        code = OUR_FAULT
    if code == INTERRUPTED:
        tell(say("\n已中断\n", "\ninterrupted\n"))
    return code


def _run(arguments: Sequence[str], say: Speech) -> int:
    first = arguments[0] if arguments else ""
    names: Sequence[str] = ()
    if _COMPLETION in os.environ or first in {"--help", "--"}:
        names = COMMANDS
    elif first in COMMANDS:
        names = (first,)
    elif first and not first.startswith("-"):
        tell(unknown_command_text(first, COMMANDS, say))
        return MISUSED
    program = build(say, names)
    try:
        result = program.main(
            list(arguments), prog_name="perfscore", standalone_mode=False, obj=say
        )
    except USAGE_ERROR as error:
        tell(usage_text(error, say))
        return MISUSED
    return result if isinstance(result, int) else 0


def _bug_text(fault: Exception, say: Speech) -> str:
    import traceback  # noqa: PLC0415 - rarely needed, we hope

    if os.environ.get(_DEBUG):
        return "".join(traceback.format_exception(fault))
    frames = traceback.extract_tb(fault.__traceback__)
    place = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "?"
    said = printable("".join(traceback.format_exception_only(fault)).strip())
    return say(
        f"perfscore 内部出错，这是程序的缺陷：{said}\n位置：{place}\n"
        f"请把命令、文件和上面两行报告给开发者；设 {_DEBUG}=1 再运行可得到全部细节。\n",
        f"perfscore failed, which is a bug of ours: {said}\nat: {place}\n"
        f"Please report the command, the file and these lines; "
        f"{_DEBUG}=1 shows all details.\n",
    )
