"""``perfscore batch``: whole tables of assessments are scored."""

from typing import Annotated

import typer

from perfscore.api.extras import missing_extra
from perfscore.api.messages import diagnostics_as_text
from perfscore.api.text import printable
from perfscore.cli.delivery import deliver_text
from perfscore.cli.help import HelpfulCommand
from perfscore.cli.language import Speech
from perfscore.cli.options import output_option, set_option, terminal_width
from perfscore.cli.output import has_colour, put, tell
from perfscore.cli.progress import Bar


def add(app: typer.Typer, say: Speech) -> None:
    """Add the command."""
    inputs_text = say(
        "表（.parquet、.csv、.arrow、.xlsx），或自评表的文件、文件夹。"
        "指标固定的，一行一份自评；由单位填报的，一行一个指标。",
        "Tables (.parquet, .csv, .arrow, .xlsx), or assessments and folders of them. "
        "A row is an assessment where indicators are fixed, an indicator where units "
        "declare them.",
    )
    out_text = say(
        "写到 .parquet、.csv、.xlsx，或文件夹：得分、问题、汇总。",
        "Write .parquet, .csv or .xlsx, or into a folder: scores, findings, summary.",
    )
    explain_text = say(
        "不评全部，只说明这一行（编号，或 # 加行号）的得分是怎样来的。",
        "Score nothing else, and say how the score of this row (its id, or # and its "
        "number) came about.",
    )

    @app.command(
        cls=HelpfulCommand,
        help=say(
            "成批评分：一次评完几万到几千万份自评，结果与逐份评的完全一样。\n\n"
            "中断后再运行同一个命令，会接着做。"
            "退出码：0 全部评完；1 有的行没有评成或有错误；2 什么也没有写出。",
            "Score assessments in bulk, by the thousands or millions; each result is "
            "what scoring it by itself gives.\n\n"
            "The same command goes on where a stopped one was. "
            "Exit code: 0 all scored; 1 errors among the rows; 2 nothing written.",
        ),
    )
    def batch(
        inputs: Annotated[list[str], typer.Argument(metavar="IN", help=inputs_text)],
        *,
        out: Annotated[str | None, output_option(out_text)] = None,
        set_name: Annotated[str | None, set_option(say)] = None,
        explain: Annotated[
            str | None, typer.Option("--explain", metavar="ID", help=explain_text)
        ] = None,
    ) -> None:
        missing = missing_extra("batch", inputs[0])
        if missing is not None:
            tell(diagnostics_as_text([missing], language=say.language))
            raise typer.Exit(2)
        if explain is not None:
            _explain(tuple(inputs), explain, set_name, out, say)
        elif out is None:
            raise typer.BadParameter(
                say("用 -o 写明结果写到哪里", "-o has to say where the results go")
            )
        else:
            _run(tuple(inputs), out, set_name, say)


def _run(inputs: tuple[str, ...], out: str, set_name: str | None, say: Speech) -> None:
    from perfscore.api.batch_work import Wishes  # noqa: PLC0415 - slow
    from perfscore.api.batching import run_batch  # noqa: PLC0415 - as above

    wishes = Wishes(inputs, out, set_name, say.language)
    with Bar(say) as bar:
        outcome = run_batch(wishes, bar.show)
    tell(
        diagnostics_as_text(
            outcome.diagnostics, language=say.language, colour=has_colour()
        )
    )
    made = outcome.value
    if made is None:
        raise typer.Exit(2)
    put(_said(made.summary, say))
    for each in made.files:
        shown = printable(str(each))
        tell(say(f"已写入 {shown}\n", f"written: {shown}\n"))
    if made.summary["not_scored"] or "error" in made.summary["findings"]:
        raise typer.Exit(1)


def _explain(
    inputs: tuple[str, ...],
    id_: str,
    set_name: str | None,
    out: str | None,
    say: Speech,
) -> None:
    from perfscore.api.batch_work import Wishes  # noqa: PLC0415 - slow
    from perfscore.api.batching import explain_row  # noqa: PLC0415 - as above
    from perfscore.api.explaining import explain  # noqa: PLC0415 - as above

    outcome = explain_row(Wishes(inputs, "", set_name, say.language), id_)
    tell(
        diagnostics_as_text(
            outcome.diagnostics, language=say.language, colour=has_colour()
        )
    )
    if outcome.value is None:
        raise typer.Exit(2)
    text = explain(outcome.value, width=terminal_width(), language=say.language)
    deliver_text(text or "", out, say)


def _said(summary: dict[str, object], say: Speech) -> str:
    """Say in a few lines what was scored."""
    grades = summary["grades"]
    listed = ""
    if isinstance(grades, dict):
        none = say("没有等级", "no grade")
        listed = "  ".join(
            f"{name or none} {count}" for name, count in grades.items() if count
        )
    scored, lost = summary["scored"], summary["not_scored"]
    return say(
        f"评了 {scored} 份，{lost} 行没有评成；等级：{listed}\n",
        f"{scored} scored, {lost} rows not scored; grades: {listed}\n",
    )
