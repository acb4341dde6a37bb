"""``perfscore score``: assessments become scored forms."""

import sys
from collections.abc import Iterator, Sequence
from typing import Annotated, get_args

import typer

from perfscore.api.files import Found, assessment_files
from perfscore.api.messages import diagnostics_as_text
from perfscore.api.printing import Printed, Style, form_named, printed
from perfscore.api.rendering import Form
from perfscore.api.scoring import score_files, score_files_together
from perfscore.cli.delivery import deliver, is_folder
from perfscore.cli.help import HelpfulCommand
from perfscore.cli.language import Speech
from perfscore.cli.options import (
    format_option,
    one_of,
    output_option,
    set_option,
    terminal_width,
    width_option,
)
from perfscore.cli.output import has_colour, tell

FORMS: tuple[Form, ...] = get_args(Form)
LATER = ("xlsx", "docx", "pdf")


def add(app: typer.Typer, say: Speech) -> None:
    """Add the command."""
    files_text = say(
        "自评表（.yaml、.json）、文件夹、-（标准输入），或自带指标体系的编号（评它的示例）。",
        "Assessments (.yaml, .json), folders, - for stdin, or the id of a shipped set "
        "for its example.",
    )
    form_text = say(
        "输出的形式。不写则看 OUT 的名称，否则为 table。",
        "What to write. Without it, as OUT's name says, else table.",
    )
    out_text = say(
        "写到文件。多份时合成一个文件；OUT 以 / 结尾或是文件夹时，一份一个文件。",
        "Write to a file. Several go into one; where OUT ends in / or is a folder, "
        "each has a file of its own.",
    )

    together_text = say(
        "先按指标体系的“多单位汇总”合为一份，再评这一份。",
        "Roll the assessments up into one, as the set's roll_up says, and score that.",
    )

    @app.command(
        cls=HelpfulCommand,
        help=say(
            "给自评表打分，按官方表样输出。\n\n"
            "退出码：0 全部评完；1 有错误，或有的没有评成；2 一份也没有评成。",
            "Score assessments and print the official form.\n\n"
            "Exit code: 0 all scored; 1 errors, or some not scored; 2 none scored.",
        ),
    )
    def score(  # noqa: PLR0913 - the options of the command
        files: Annotated[list[str], typer.Argument(metavar="FILE", help=files_text)],
        *,
        set_name: Annotated[str | None, set_option(say)] = None,
        form: Annotated[
            Form | None, format_option(FORMS, say, form_text, later=LATER)
        ] = None,
        out: Annotated[str | None, output_option(out_text)] = None,
        width: Annotated[int | None, width_option(say)] = None,
        together: Annotated[
            bool, typer.Option("--together", help=together_text)
        ] = False,
    ) -> None:
        target = None if out == "-" else out
        style = Style(
            to=form or one_of(FORMS, say, later=LATER)(form_named(target or "")),
            width=width or terminal_width(),
            language=say.language,
            colour=has_colour(),
        )
        finds = assessment_files(files)
        if style.to == "html" and len(finds.files) > 1 and not together:
            _require_folder(target, say)
        tell(diagnostics_as_text(finds.diagnostics, language=say.language))
        if together and finds.files:
            one = score_files_together(finds.files, set_name=set_name)
            results = [printed(one, style)]
        else:
            results = list(_scored(finds.files, set_name, style, say))
        is_delivered = deliver(results, style, target, say)
        if not (is_delivered and any(each.is_scored for each in results)):
            raise typer.Exit(2)
        if finds.diagnostics or any(each.has_errors for each in results):
            raise typer.Exit(1)


def _require_folder(target: str | None, say: Speech) -> None:
    if target is None or not is_folder(target):
        raise typer.BadParameter(
            say(
                "多份自评表输出网页时，用 -o 写明文件夹，以 / 结尾",
                "several pages need a folder: -o, with / at the end",
            )
        )


def _scored(
    files: Sequence[Found], set_name: str | None, style: Style, say: Speech
) -> Iterator[Printed]:
    """Score one file after the other, with a bar that shows how far it is."""
    results = (printed(each, style) for each in score_files(files, set_name=set_name))
    if len(files) == 1 or not sys.stderr.isatty():
        yield from results
        return
    label = say("评分", "scoring")
    with typer.progressbar(
        results, length=len(files), label=label, file=sys.stderr
    ) as watched:
        yield from watched
