"""``perfscore impact``: a draft rule is tried on real assessments."""

from typing import Annotated, get_args

import typer

from perfscore.api.messages import diagnostics_as_text
from perfscore.cli.delivery import deliver_text, write
from perfscore.cli.help import HelpfulCommand
from perfscore.cli.language import Speech
from perfscore.cli.options import (
    format_option,
    output_option,
    terminal_width,
    width_option,
)
from perfscore.cli.output import has_colour, tell
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

_MOST = 200


def add(app: typer.Typer, say: Speech) -> None:
    """Add the command."""
    before_text = say(
        "现在用的指标体系：.perf 文件，或自带指标体系的编号。",
        "The set in use: a .perf file, or the id of a shipped set.",
    )
    after_text = say("改过的指标体系，写法相同。", "The changed set, named alike.")
    data_text = say(
        "真实的数据：表、自评表，或它们的文件夹，与 batch 相同；可以写几次。"
        "数据里写的指标体系不起作用。",
        "Real data: tables, assessments, folders of them, as batch takes them; can be "
        "given several times. The set they name does not count.",
    )
    by_text = say(
        "按这些列（地区、行业……，逗号隔开）分别分组，说明谁得谁失。",
        "Columns, parted by commas (such as region), by each of which it is shown who "
        "gains.",
    )
    group_text = say(
        "体系用到名次、同组平均的，哪些列相同的是一组（用逗号分开）；不写则全部是一组。",
        "Where a set asks for ranks or means of a group: the columns, parted by "
        "commas, of which equal cells make a group; without it all are one.",
    )
    top_text = say(
        "列出升、降最多的各几份，默认 10。",
        "How many of those that move most are shown, up and down; 10 by default.",
    )
    form_text = say(
        "不写则按 OUT 的扩展名，再不然是 table。",
        "Without it, what the ending of OUT says, else table.",
    )
    out_text = say("写到文件，不在屏幕上输出。", "Write to a file instead of printing.")

    @app.command(
        cls=HelpfulCommand,
        help=say(
            "试评：改了规则，在真实的数据上看谁的等级变、总分怎样变、为什么。\n\n"
            "退出码：0 全部比成；1 有的自评没有读出，或有一个体系评不出总分；"
            "2 没有结果。",
            "Try a changed rule on real data: whose grade changes, how totals change, "
            "and why.\n\n"
            "Exit code: 0 all compared; 1 some were not read, or have no total by one "
            "of the sets; 2 no result.",
        ),
    )
    def impact(  # noqa: PLR0913 - the options are what people can ask for
        before: Annotated[str, typer.Argument(metavar="OLD", help=before_text)],
        after: Annotated[str, typer.Argument(metavar="NEW", help=after_text)],
        *,
        data: Annotated[
            list[str], typer.Option("--data", metavar="IN", help=data_text)
        ],
        by: Annotated[list[str] | None, columns_option("--by", by_text)] = None,
        group_by: Annotated[
            list[str] | None, columns_option("--group-by", group_text)
        ] = None,
        top: Annotated[
            int,
            typer.Option(
                "--top", parser=whole_number(_MOST, say), metavar="N", help=top_text
            ),
        ] = 10,
        form: Annotated[
            TableForm | None, format_option(get_args(TableForm), say, form_text)
        ] = None,
        out: Annotated[str | None, output_option(out_text)] = None,
        width: Annotated[int | None, width_option(say)] = None,
    ) -> None:
        require_extra("batch", data[0], say)
        wanted = table_form(form, out, say)
        require_extra(wanted, out or "", say)
        require_own_file(out, (before, after, *data), say)
        from perfscore.api.impact import Trial, try_sets  # noqa: PLC0415 - slow

        trial = Trial(
            before,
            after,
            tuple(data),
            columns_of(by),
            columns_of(group_by),
            top,
        )
        with Bar(say) as bar:
            outcome = try_sets(trial, bar.show)
        colour = has_colour()
        tell(
            diagnostics_as_text(
                outcome.diagnostics, language=say.language, colour=colour
            )
        )
        found = outcome.value
        if found is None:
            raise typer.Exit(2)
        from perfscore.api.impact_forms import (  # noqa: PLC0415 - as above
            impact_as_text,
            impact_as_workbook,
        )

        if wanted == "xlsx":
            book = impact_as_workbook(found, language=say.language)
            tell(
                diagnostics_as_text(
                    book.diagnostics, language=say.language, colour=colour
                )
            )
            if book.value is None or not write(str(out), book.value, say):
                raise typer.Exit(2)
        else:
            text = impact_as_text(
                found,
                to=wanted,
                width=width or terminal_width(),
                language=say.language,
            )
            deliver_text(text, out, say)
        if not found.is_whole:
            raise typer.Exit(1)
