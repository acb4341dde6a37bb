"""``perfscore review``: an evaluator's own scores beside the claimed ones."""

from functools import partial
from typing import Annotated, get_args

import typer

from perfscore.api.messages import diagnostics_as_text
from perfscore.api.printing import form_named
from perfscore.api.rendering import Form, is_file_form
from perfscore.api.reviewing import (
    blank_review,
    blank_review_named,
    is_unreadable,
    render_review,
    review,
)
from perfscore.api.text import printable
from perfscore.api.writing import write_new
from perfscore.cli.delivery import write
from perfscore.cli.help import HelpfulCommand
from perfscore.cli.language import Speech
from perfscore.cli.options import (
    format_option,
    output_option,
    set_option,
    terminal_width,
    width_option,
)
from perfscore.cli.output import has_colour, put, tell

FORMS: tuple[Form, ...] = get_args(Form)


def add(app: typer.Typer, say: Speech) -> None:
    """Add the command."""
    file_text = say(
        "自评表（.yaml、.json，或填好的 .xlsx、.docx、.html、.pdf、.txt）、-，"
        "或自带指标体系的编号。",
        "An assessment (.yaml, .json, or a filled form), -, or a shipped set's id.",
    )
    scores_text = say(
        "填好的复核文件（.yaml、.json、.xlsx），或印有“复核得分”一栏的自评表。"
        "不写则用 -o 做一份要填的。",
        "The file with the evaluator's scores (.yaml, .json, .xlsx), or a form with a "
        "column 复核得分. Without it, -o makes the one to fill in.",
    )
    form_text = say(
        "复核表的形式。不写则看 OUT 的名称，否则为 table。",
        "How to print the review. Without it, as OUT's name says, else table.",
    )
    out_text = say(
        "写到文件。不带 --scores 时是要填的文件：.xlsx 或 .yaml。",
        "Write to a file; without --scores the one to fill in, .xlsx or .yaml.",
    )
    force_text = say(
        "要填的文件已经存在时覆盖它。", "Overwrite a file to fill in that is there."
    )

    @app.command(
        "review",
        cls=HelpfulCommand,
        help=say(
            "复核自评得分：先用 -o 做一份复核文件（每行有分值、自评得分、重算得分），"
            "评价人填复核得分和理由；再用 --scores 输出自评结果复核表，"
            "列出两个得分、差异、理由、总分和等级。没有填的行按自评计。\n\n"
            "退出码：0 完成；1 自评表或复核文件里有错误；2 有文件读不了或写不了。",
            "Review claimed scores: first -o makes the file to fill in (points, "
            "claimed and recomputed score of each row), then --scores prints the table "
            "with both scores, their difference and reasons, totals and grades. Rows "
            "that are left blank count as claimed.\n\n"
            "Exit code: 0 done; 1 errors in the form or in the evaluator's file; 2 a "
            "file that cannot be read or written.",
        ),
    )
    def review_scores(  # noqa: PLR0913 - the options of the command
        file: Annotated[str, typer.Argument(metavar="FILE", help=file_text)],
        *,
        scores: Annotated[
            str | None, typer.Option("--scores", metavar="FILE", help=scores_text)
        ] = None,
        set_name: Annotated[str | None, set_option(say)] = None,
        form: Annotated[Form | None, format_option(FORMS, say, form_text)] = None,
        out: Annotated[str | None, output_option(out_text)] = None,
        width: Annotated[int | None, width_option(say)] = None,
        force: Annotated[bool, typer.Option("--force", help=force_text)] = False,
    ) -> None:
        target = None if out == "-" else out
        if scores is None:
            _make_blank(file, set_name, target, say, force=force)
            return
        to = form or form_named(target or "")
        if target is None and is_file_form(to):
            raise typer.BadParameter(
                say(f"输出 {to} 要用 -o 写明文件", f"{to} needs a file: -o FILE.{to}")
            )
        as_text = partial(
            diagnostics_as_text, language=say.language, colour=has_colour()
        )
        made = review(file, scores, set_name=set_name)
        tell(as_text(made.diagnostics))
        if made.value is None:
            raise typer.Exit(2 if is_unreadable(made.diagnostics) else 1)
        written = render_review(
            made.value,
            to=to,
            width=width or terminal_width(),
            language=say.language,
            diagnostics=made.diagnostics,
        )
        tell(as_text(written.diagnostics))
        if written.value is None:
            raise typer.Exit(2)
        if target is not None:
            if not write(target, written.value, say):
                raise typer.Exit(2)
        elif isinstance(written.value, str):
            put(written.value)


def _make_blank(
    file: str, set_name: str | None, target: str | None, say: Speech, *, force: bool
) -> None:
    to = None if target is None else blank_review_named(target)
    if target is None or to is None:
        raise typer.BadParameter(
            say(
                "没有 --scores 时，用 -o 写明要填的文件：.xlsx 或 .yaml",
                "without --scores, -o names the file to fill in: .xlsx or .yaml",
            )
        )
    made = blank_review(file, set_name=set_name, to=to)
    told = list(made.diagnostics)
    fault = None
    if made.value is not None:
        fault = write_new(target, made.value, force=force)
    if fault is not None:
        told.append(fault)
    tell(diagnostics_as_text(told, language=say.language, colour=has_colour()))
    if made.value is None or fault is not None:
        raise typer.Exit(2)
    shown = printable(target)
    command = f"perfscore review {printable(file)} --scores {shown}"
    if set_name is not None:
        command += f" --set {printable(set_name)}"
    tell(
        say(
            f"已写入 {shown}\n填好后：{command}\n",
            f"written: {shown}\nfilled in: {command}\n",
        )
    )
