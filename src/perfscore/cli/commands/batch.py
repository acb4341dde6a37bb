"""``perfscore batch``: whole tables of assessments are scored."""

from typing import TYPE_CHECKING, Annotated

import typer

from perfscore.api.messages import diagnostics_as_text
from perfscore.api.text import printable
from perfscore.cli.help import HelpfulCommand
from perfscore.cli.language import Speech
from perfscore.cli.options import output_option, set_option, terminal_width
from perfscore.cli.output import has_colour, put, tell
from perfscore.cli.progress import Bar
from perfscore.cli.tables import (
    columns_of,
    columns_option,
    require_extra,
    require_own_file,
)

if TYPE_CHECKING:
    from perfscore.api.batch_work import Wishes


_MOST_RULES = 3


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

    roll_up_text = say(
        "按这些列（主管部门、单位、年度……，逗号隔开）把下级汇总成一份再评。",
        "Roll subordinate units up by these columns (unit, year …, parted by commas) "
        "and score the wholes.",
    )

    group_text = say(
        "名次、同组平均在这些列（地区、年度……，逗号隔开）相同的自评之间算；不写就是全部。",
        "Rank and average among those that are equal in these columns (region, year "
        "…); else among all.",
    )

    by_text = say(
        "汇总里按这些列（地区、行业……，逗号隔开）分别看等级。",
        "Columns (region, industry …) by which the summary shows grades.",
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
    def batch(  # noqa: PLR0913 - one for each option
        inputs: Annotated[list[str], typer.Argument(metavar="IN", help=inputs_text)],
        *,
        out: Annotated[str | None, output_option(out_text)] = None,
        set_name: Annotated[str | None, set_option(say)] = None,
        explain: Annotated[
            str | None, typer.Option("--explain", metavar="ID", help=explain_text)
        ] = None,
        roll_up_by: Annotated[
            list[str] | None, columns_option("--roll-up-by", roll_up_text)
        ] = None,
        group_by: Annotated[
            list[str] | None, columns_option("--group-by", group_text)
        ] = None,
        by: Annotated[list[str] | None, columns_option("--by", by_text)] = None,
    ) -> None:
        require_extra("batch", inputs[0], say)
        if out is None and explain is None:
            raise typer.BadParameter(
                say("用 -o 写明结果写到哪里", "-o has to say where the results go")
            )
        if by is not None and roll_up_by is not None:
            raise typer.BadParameter(
                say(
                    "--by 与 --roll-up-by 不能同时用：汇总后的各份已按那些列分开",
                    "--by and --roll-up-by exclude each other: what is rolled up is "
                    "parted by those columns",
                )
            )
        from perfscore.api.batch_work import Wishes  # noqa: PLC0415 - slow

        wishes = Wishes(
            tuple(inputs),
            out or "",
            set_name,
            say.language,
            roll_up_by=columns_of(roll_up_by),
            group_by=columns_of(group_by),
            by=columns_of(by),
        )
        if wishes.roll_up_by and wishes.group_by:
            raise typer.BadParameter(
                say(
                    "--roll-up-by 和 --group-by 一次用一个",
                    "one of --roll-up-by and --group-by at a time",
                )
            )
        if explain is None:
            _run(wishes, say)
        else:
            _explain(wishes, explain, out, say)


def _run(wishes: "Wishes", say: Speech) -> None:
    from perfscore.api.batching import run_batch  # noqa: PLC0415 - slow

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
    tell(_lost(made.summary["unscored"], say))
    for each in made.files:
        shown = printable(str(each))
        tell(say(f"已写入 {shown}\n", f"written: {shown}\n"))
    if made.summary["not_scored"] or "error" in made.summary["findings"]:
        raise typer.Exit(1)


def _explain(wishes: "Wishes", id_: str, out: str | None, say: Speech) -> None:
    from perfscore.api.batching import explain_row  # noqa: PLC0415 - slow
    from perfscore.api.explaining import explain, form_for  # noqa: PLC0415 - as above
    from perfscore.cli.delivery import deliver_text  # noqa: PLC0415 - as above

    require_own_file(out, [*wishes.inputs, wishes.set_name or ""], say)
    outcome = explain_row(wishes, id_)
    tell(
        diagnostics_as_text(
            outcome.diagnostics, language=say.language, colour=has_colour()
        )
    )
    if outcome.value is None:
        raise typer.Exit(2)
    found = outcome.value
    form = form_for(out)
    text = explain(found.score, to=form, width=terminal_width(), language=say.language)
    parts = "" if found.parts is None else found.parts.in_language(say.language)
    if parts and form == "text":
        text = f"{parts}\n{text}"
    elif parts:
        tell(f"{parts}\n")
    deliver_text(text or "", out, say)


def _lost(unscored: dict[str, int], say: Speech) -> str:
    """Say by which rules rows, or files, were not scored."""
    why = sorted(unscored.items(), key=lambda each: (-each[1], each[0]))
    if not why:
        return ""
    shown = [f"{rule} {count}" for rule, count in why[:_MOST_RULES]]
    more = "…" if len(why) > _MOST_RULES else ""
    return say(
        f"没有评成：{'、'.join(shown)}{more}。都列在“问题”里；"
        f"perfscore explain {why[0][0]} 有说明\n",
        f"not scored: {', '.join(shown)}{more}. The findings list them; perfscore "
        f"explain {why[0][0]} tells more\n",
    )


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
    grades_said = say(f"；等级：{listed}", f"; grades: {listed}") if listed else ""
    return say(
        f"评了 {scored} 份，{lost} 行没有评成{grades_said}\n",
        f"{scored} scored, {lost} rows not scored{grades_said}\n",
    )
