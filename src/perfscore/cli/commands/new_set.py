"""``perfscore new-set``: the skeleton of an indicator set is written."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Annotated, Any, get_args

import typer

from perfscore.api.messages import diagnostics_as_text
from perfscore.api.new_set import new_set as make_set
from perfscore.api.new_set_wishes import (
    USUAL_WEIGHTS,
    FormName,
    NewSet,
    Shares,
    read_shares,
    shares_text,
)
from perfscore.api.text import printable
from perfscore.api.writing import write_new
from perfscore.cli.help import HelpfulCommand
from perfscore.cli.language import Language, Speech
from perfscore.cli.new_set_questions import ask_for_set, can_ask
from perfscore.cli.options import one_of, output_option
from perfscore.cli.output import has_colour, put, tell

_YEAR_DIGITS = 4


def add(app: typer.Typer, say: Speech) -> None:
    """Add the command."""
    id_text = say("编号。", "The id.")
    title_text = say("名称。", "The title.")
    form_text = say(
        "表样：部门整体支出、项目支出、转移支付，不写则为 project。",
        "The form; project without it.",
    )
    weights_text = say(
        f"一级指标和分值，合计是满分。不写则为 {shares_text(USUAL_WEIGHTS)}。",
        "Level-1 indicators and their points, which add up to the full score. "
        f"Without it, {shares_text(USUAL_WEIGHTS)}.",
    )
    grades_text = say(
        "等级和它的下限，从高到低，如 优=90,良=80,中=60,差=0。",
        "Grades and where they begin, from the top: 优=90,良=80,中=60,差=0.",
    )
    year_text = say("年度，不写则为今年。", "The year; this one without it.")
    declared_text = say(
        "下级指标由单位填报（默认），或由体系写定。",
        "Units state their own indicators (the default), or the set does.",
    )
    keywords_text = say(
        "关键字和注释的语言，不写则为 zh。", "Of keywords and comments; zh without it."
    )
    out_text = say(
        "写到文件，不写则输出到屏幕。", "Write to a file; without it, print."
    )
    force_text = say("文件已经存在时覆盖它。", "Overwrite a file that is there.")

    @app.command(
        "new-set",
        cls=HelpfulCommand,
        help=say(
            "写出一个指标体系的骨架，带注释，可以直接检查和打分。"
            "在终端里不带选项运行，先问几个问题。\n\n"
            "退出码：0 完成；2 要求做不到，或文件写不了。",
            "Write the skeleton of an indicator set, with comments, ready to check and "
            "to score by. On a terminal without options, a few questions come "
            "first.\n\n"
            "Exit code: 0 done; 2 wishes that cannot be met, or a file that cannot be "
            "written.",
        ),
    )
    def new_set(  # noqa: PLR0913, PLR0917 - what a person can type
        out: Annotated[str | None, output_option(out_text)] = None,
        id_: Annotated[
            str | None, typer.Option("--id", metavar="ID", help=id_text)
        ] = None,
        title: Annotated[
            str | None, typer.Option("--title", metavar="TEXT", help=title_text)
        ] = None,
        form: Annotated[
            FormName | None, _one("--kind", get_args(FormName), form_text, say)
        ] = None,
        weights: Annotated[
            str | None,
            typer.Option("--weights", metavar="NAME=POINTS,…", help=weights_text),
        ] = None,
        grades: Annotated[
            str | None,
            typer.Option("--grades", metavar="NAME=POINTS,…", help=grades_text),
        ] = None,
        year: Annotated[
            str | None, typer.Option("--year", metavar="YEAR", help=year_text)
        ] = None,
        declared: Annotated[
            bool | None, typer.Option("--declared/--fixed", help=declared_text)
        ] = None,
        keywords: Annotated[
            Language | None,
            _one("--keywords", get_args(Language), keywords_text, say),
        ] = None,
        force: Annotated[bool, typer.Option("--force", help=force_text)] = False,  # noqa: FBT002 - a flag
    ) -> None:
        stated = (out, id_, title, form, weights, grades, year, declared, keywords)
        wished = NewSet(
            year=_year(year, say),
            id=id_ or "",
            title=title or "",
            form=form or "project",
            weights=_shares("--weights", weights, say) or USUAL_WEIGHTS,
            grades=_shares("--grades", grades, say),
            declared=declared is not False,
            keywords=keywords or "zh",
        )
        if all(each is None for each in stated) and can_ask():
            wished, out = ask_for_set(wished, say)
        made = make_set(wished)
        tell(diagnostics_as_text(made.diagnostics, language=say.language))
        if made.value is None:
            raise typer.Exit(2)
        if out is None or out == "-":
            put(made.value)
            return
        fault = write_new(out, made.value, force=force)
        if fault is not None:
            told = [fault]
            tell(diagnostics_as_text(told, language=say.language, colour=has_colour()))
            raise typer.Exit(2)
        shown = printable(out)
        tell(
            say(
                f"已写入 {shown}\n接着：perfscore check {shown}\n",
                f"written: {shown}\nnext: perfscore check {shown}\n",
            )
        )


def _one(name: str, choices: Sequence[str], text: str, say: Speech) -> Any:  # noqa: ANN401 - as typer types its options
    return typer.Option(
        name, parser=one_of(choices, say), metavar="|".join(choices), help=text
    )


def _shares(option: str, written: str | None, say: Speech) -> Shares:
    """Read names with their points; nothing where nothing was written."""
    if written is None:
        return ()
    found = read_shares(written)
    if not found:
        shown = printable(written)
        raise typer.BadParameter(
            say(
                f"{option} 读不出“{shown}”，要求写成 名称=分数,名称=分数",
                f"{option}: “{shown}” is not NAME=POINTS,NAME=POINTS",
            )
        )
    return found


def _year(written: str | None, say: Speech) -> int:
    if written is None:
        return datetime.now(UTC).year
    if written.isascii() and written.isdigit() and len(written) == _YEAR_DIGITS:
        return int(written)
    shown = printable(written)
    raise typer.BadParameter(
        say(
            f"--year 要求是四位数的年份，不能是“{shown}”",
            f"--year is a year of four digits, not “{shown}”",
        )
    )
