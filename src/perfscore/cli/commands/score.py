"""``perfscore score``: assessments become scored forms."""

import sys
from collections.abc import Iterator, Sequence
from typing import Annotated, get_args

import typer

from perfscore.api.files import Found, assessment_files
from perfscore.api.messages import diagnostics_as_text
from perfscore.api.printing import Style, form_named, printed
from perfscore.api.rendering import Extent, Form, is_file_form
from perfscore.api.scoring import ScoredFile, score_files, score_files_together
from perfscore.cli.delivery import deliver, is_folder
from perfscore.cli.help import HelpfulCommand
from perfscore.cli.language import Speech
from perfscore.cli.options import (
    format_option,
    output_option,
    set_option,
    terminal_width,
    width_option,
)
from perfscore.cli.output import has_colour, tell
from perfscore.cli.receipts import require_place, write_receipts

FORMS: tuple[Form, ...] = get_args(Form)


def add(app: typer.Typer, say: Speech) -> None:
    """Add the command."""
    files_text = say(
        "自评表（.yaml、.json，或填好的 .xlsx、.docx、.html、.pdf、.txt）、文件夹、"
        "-（标准输入），或自带指标体系的编号（评它的示例）。",
        "Assessments (.yaml, .json, or filled forms: .xlsx, .docx, .html, .pdf, .txt), "
        "folders, - for stdin, or the id of a shipped set for its example.",
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
    trace_text = say(
        "附上计分过程：每个得分的算式、数据、规则和依据（xlsx、docx、pdf、html、md）。",
        "Append how each score came about: formula, data, rule and its basis (xlsx, "
        "docx, pdf, html, md).",
    )
    picture_text = say(
        "附上一页得分图：各一级指标的得分和分值（pdf、html）。",
        "Append a picture: each level 1 indicator's points (pdf, html).",
    )
    together_text = say(
        "先按指标体系的“多单位汇总”合为一份，再评这一份。",
        "Roll the assessments up into one, as the set's roll_up says, and score that.",
    )
    receipt_text = say(
        "把收据写到文件：指标体系和自评表的全文、每一步计算、结果和 SHA-256，"
        "供 perfscore verify 重算。多份时写文件夹，以 / 结尾。",
        "Write a receipt: the text of set and assessment, every step, the result and "
        "its SHA-256, for perfscore verify. For several, a folder with / at the end.",
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
        form: Annotated[Form | None, format_option(FORMS, say, form_text)] = None,
        out: Annotated[str | None, output_option(out_text)] = None,
        width: Annotated[int | None, width_option(say)] = None,
        with_trace: Annotated[
            bool, typer.Option("--with-trace", help=trace_text)
        ] = False,
        with_picture: Annotated[
            bool, typer.Option("--with-picture", help=picture_text)
        ] = False,
        together: Annotated[
            bool, typer.Option("--together", help=together_text)
        ] = False,
        receipt: Annotated[
            str | None, typer.Option("--receipt", metavar="OUT", help=receipt_text)
        ] = None,
    ) -> None:
        target = None if out == "-" else out
        style = Style(
            to=form or form_named(target or ""),
            width=width or terminal_width(),
            language=say.language,
            colour=has_colour(),
            extent=Extent(with_trace=with_trace, with_picture=with_picture),
        )
        _require_sense(style, target, say)
        finds = assessment_files(files)
        if len(finds.files) > 1 and not together:
            _require_folder_for_files(style, target, say)
        is_mixed = target is not None and is_folder(target) and style.to != "json"
        out_place = None if is_mixed else target
        watching = require_place(
            receipt, finds.files, out_place, say, together=together
        )
        tell(diagnostics_as_text(finds.diagnostics, language=say.language))
        if together and finds.files:
            one = score_files_together(finds.files, set_name=set_name)
            results = [printed(one, style)]
        else:
            scored = _scored(finds.files, set_name, say)
            results = [printed(each, style) for each in watching.over(scored)]
        if len(results) > 1:
            _require_folder_for_files(style, target, say)
        is_delivered = deliver(results, style, target, say)
        is_delivered = write_receipts(watching) and is_delivered
        if not (is_delivered and any(each.is_scored for each in results)):
            raise typer.Exit(2)
        if finds.diagnostics or any(each.has_errors for each in results):
            raise typer.Exit(1)


def _require_folder_for_files(style: Style, target: str | None, say: Speech) -> None:
    if style.is_one_a_file and (target is None or not is_folder(target)):
        raise typer.BadParameter(
            say(
                "多份自评表各成一个文件：用 -o 写明文件夹，以 / 结尾",
                "several forms need a folder: -o, with / at the end",
            )
        )


def _require_sense(style: Style, target: str | None, say: Speech) -> None:
    """Refuse what cannot be written as it was asked for."""
    if style.extent.with_trace and style.to in {"table", "json"}:
        raise typer.BadParameter(
            say(
                "--with-trace 用于 xlsx、docx、pdf、html、md；"
                "在终端里用 perfscore explain",
                "--with-trace is for xlsx, docx, pdf, html and md; in a terminal there "
                "is perfscore explain",
            )
        )
    if style.extent.with_picture and style.to not in {"pdf", "html"}:
        raise typer.BadParameter(
            say("--with-picture 用于 pdf、html", "--with-picture is for pdf and html")
        )
    if target is None and is_file_form(style.to):
        raise typer.BadParameter(
            say(
                f"输出 {style.to} 要用 -o 写明文件",
                f"{style.to} needs a file: -o FILE.{style.to}",
            )
        )


def _scored(
    files: Sequence[Found], set_name: str | None, say: Speech
) -> Iterator[ScoredFile]:
    """Score one file after the other, with a bar that shows how far it is."""
    if len(files) == 1 or not sys.stderr.isatty():
        yield from score_files(files, set_name=set_name)
        return
    label = say("评分", "scoring")
    with typer.progressbar(files, label=label, file=sys.stderr) as watched:
        yield from score_files(watched, set_name=set_name)
