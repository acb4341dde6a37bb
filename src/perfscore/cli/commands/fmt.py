"""``perfscore fmt``: indicator sets are laid out anew."""

from typing import Annotated, get_args

import typer

from perfscore.api.files import set_files
from perfscore.api.formatting import FormattedFile, Keywords, format_files
from perfscore.api.messages import diagnostics_as_text
from perfscore.api.text import printable
from perfscore.cli.delivery import write
from perfscore.cli.help import HelpfulCommand
from perfscore.cli.language import Speech
from perfscore.cli.options import one_of
from perfscore.cli.output import has_colour, put, tell

LANGUAGES: tuple[Keywords, ...] = get_args(Keywords)


def add(app: typer.Typer, say: Speech) -> None:
    """Add the command."""
    files_text = say(
        "指标体系（.perf）或文件夹，就地改写；- 从标准输入到标准输出。",
        "Indicator sets (.perf) or folders, rewritten in place; - is stdin to stdout.",
    )
    check_text = say(
        "只说哪些会变，不改写；有会变的则退出码为 1。",
        "Only say what would change, with exit code 1 if anything would.",
    )
    keywords_text = say(
        "关键字改成中文或英文，其他不变。",
        "Rewrite the keywords in Chinese or English, and nothing else.",
    )

    @app.command(
        cls=HelpfulCommand,
        help=say(
            "统一指标体系的排版，注释保留。\n\n"
            "退出码：0 完成；1 有语法错误，或 --check 时有会变的；2 有文件读写不了。",
            "Lay indicator sets out; comments stay.\n\n"
            "Exit code: 0 done; 1 syntax errors, or changes with --check; 2 a file "
            "that cannot be read or written.",
        ),
    )
    def fmt(
        files: Annotated[list[str], typer.Argument(metavar="FILE", help=files_text)],
        *,
        only_check: Annotated[bool, typer.Option("--check", help=check_text)] = False,
        keywords: Annotated[
            Keywords | None,
            typer.Option(
                "--keywords",
                parser=one_of(LANGUAGES, say),
                metavar="|".join(LANGUAGES),
                help=keywords_text,
            ),
        ] = None,
    ) -> None:
        finds = set_files(files, with_shipped=False)
        tell(diagnostics_as_text(finds.diagnostics, language=say.language))
        code = 2 if finds.diagnostics else 0
        for each in format_files(finds.files, keywords=keywords):
            code = max(code, _settle(each, say, only_check=only_check))
        raise typer.Exit(code)


def _settle(file: FormattedFile, say: Speech, *, only_check: bool) -> int:
    """Write, print or name one file; give its exit code."""
    tell(
        diagnostics_as_text(
            file.diagnostics, language=say.language, colour=has_colour()
        )
    )
    if file.before is None:
        return 2
    if file.after is None:
        return 1
    is_changed = file.after != file.before
    if only_check:
        name = printable(file.file.name)
        if is_changed:
            put(say(f"会改写 {name}\n", f"would rewrite {name}\n"))
        return int(is_changed)
    if file.file.is_stdin:
        put(file.after)
    elif is_changed and not write(file.file.path, file.after, say):
        return 2
    return 0
