"""``perfscore sensitivity``: how totals and grades react to errors and weights."""

from typing import Annotated, get_args

import typer

from perfscore.api.messages import diagnostics_as_text
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
from perfscore.cli.progress import Bar
from perfscore.cli.tables import (
    TableForm,
    columns_of,
    columns_option,
    require_extra,
    require_own_file,
    table_form,
    whole_number,
)

_MOST_DRAWS = 10_000
_MOST_SEED = 10**9


def add(app: typer.Typer, say: Speech) -> None:
    """Add the command."""
    what_text = say(
        "有 --data：指标体系（编号或 .perf 文件）。没有：一份自评表（写法同 score）。",
        "With --data: an indicator set (id or .perf file). Without: one assessment, "
        "named as for score.",
    )
    data_text = say(
        "对这些表（写法同 batch）里的每一份自评分析；可以写几次。",
        "Study every assessment of these tables, as for batch; can be repeated.",
    )
    error_text = say(
        "填报的数的误差：5%；或单独一个数的：培训人数=2人、满意度=1个百分点。"
        "可以写几次。不写是 1%。",
        "The error of reported numbers: 5%; of one: NAME=2, NAME=3%. Can be repeated. "
        "Without it, 1%.",
    )
    weight_text = say(
        "挪动多少分值：10%（它自己分值的），或 2分。不写是 10%。",
        "How many points to move: 10% (of the indicator's own), or 2. Without it, 10%.",
    )
    whole_text = say(
        "原来是整数的数（人数、个数），改动后也四舍五入成整数。",
        "Numbers that were whole (counts) are rounded to whole ones when changed.",
    )
    by_text = say(
        "按这些列（地区、行业……，逗号隔开）分别分组再数一遍。",
        "Columns, parted by commas (such as region), by each of which is counted too.",
    )
    draws_text = say(
        "所有的数和分值同时随机改动这么多次，看各份的等级保不保得住。",
        "Change all numbers and points at once, so many times, by chance.",
    )
    seed_text = say(
        "随机的种子；同一个种子结果相同。", "The seed; equal seeds give equal results."
    )
    out_text = say("写到这个文件；格式按扩展名。", "Write to this file.")

    @app.command(
        "sensitivity",
        cls=HelpfulCommand,
        help=say(
            "敏感性分析：填报的数有误差、分值挪动、去掉一个指标，总分和等级变多少。\n\n"
            "每次改动都精确重评一遍。退出码：0 完成；2 没有结果。",
            "Say how totals and grades react to errors in what is reported, to points "
            "moved and to indicators left out.\n\n"
            "Every change is scored exactly. Exit code: 0 done; 2 no result.",
        ),
    )
    def study(  # noqa: PLR0913 - an option each
        what: Annotated[str, typer.Argument(metavar="SET|FILE", help=what_text)],
        *,
        data: Annotated[
            list[str] | None, typer.Option("--data", metavar="IN", help=data_text)
        ] = None,
        error: Annotated[
            list[str] | None, typer.Option("--error", metavar="SIZE", help=error_text)
        ] = None,
        weight: Annotated[
            str | None, typer.Option("--weight", metavar="SIZE", help=weight_text)
        ] = None,
        whole: Annotated[bool, typer.Option("--whole", help=whole_text)] = False,
        by: Annotated[list[str] | None, columns_option("--by", by_text)] = None,
        draws: Annotated[
            int,
            typer.Option(
                "--draws",
                parser=whole_number(_MOST_DRAWS, say),
                metavar="N",
                help=draws_text,
            ),
        ] = 0,
        seed: Annotated[
            int,
            typer.Option(
                "--seed",
                parser=whole_number(_MOST_SEED, say),
                metavar="N",
                help=seed_text,
            ),
        ] = 0,
        set_name: Annotated[str | None, set_option(say)] = None,
        form: Annotated[
            TableForm | None,
            format_option(
                get_args(TableForm),
                say,
                say(
                    "table 供人读，json 供程序。",
                    "table for people, json for programs.",
                ),
            ),
        ] = None,
        out: Annotated[str | None, output_option(out_text)] = None,
        width: Annotated[int | None, width_option(say)] = None,
    ) -> None:
        require_extra("batch", what, say)
        to = table_form(form, out, say)
        require_extra(to, out or "", say)
        require_own_file(out, (what, *(data or ()), *filter(None, [set_name])), say)
        _hold_together(what, set_name, columns_of(by), say, has_data=bool(data))
        from perfscore.api.sensitivity_output import (  # noqa: PLC0415 - slow
            StudyOutput,
            sensitivity,
        )
        from perfscore.api.sensitivity_wishes import (  # noqa: PLC0415 - as above
            SensitivityWishes,
        )

        wishes = SensitivityWishes(
            set_name=what if data else set_name,
            inputs=tuple(data or ()),
            file=None if data else what,
            errors=tuple(error or ()),
            weight=weight,
            by=columns_of(by),
            is_whole=whole,
            draws=draws,
            seed=seed,
        )
        output = StudyOutput(to, width or terminal_width(), say.language)
        with Bar(say) as bar:
            made = sensitivity(wishes, output, bar.show)
        tell(
            diagnostics_as_text(
                made.diagnostics, language=say.language, colour=has_colour()
            )
        )
        if made.written is None:
            raise typer.Exit(2)
        if out is not None and out != "-":
            if not write(out, made.written, say):
                raise typer.Exit(2)
        elif isinstance(made.written, str):
            put(made.written)


def _hold_together(
    what: str,
    set_name: str | None,
    by: tuple[str, ...],
    say: Speech,
    *,
    has_data: bool,
) -> None:
    """Refuse options that would be passed over."""
    if not has_data and what.endswith(".perf"):
        raise typer.BadParameter(
            say(
                "分析一个指标体系，要用 --data 写明自评的表",
                "to study a set, --data has to name tables of assessments",
            )
        )
    if has_data and set_name is not None:
        raise typer.BadParameter(
            say(
                "有 --data 时指标体系写在最前面，不用 --set",
                "with --data the set is the argument, and --set is not used",
            )
        )
    if not has_data and by:
        raise typer.BadParameter(
            say("只有一份自评，不能用 --by 分组", "--by needs --data")
        )
