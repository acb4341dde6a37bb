"""``perfscore explain``: how a score came about, or what a rule means."""

from collections.abc import Sequence
from typing import Annotated, get_args

import typer

from perfscore.api import explaining
from perfscore.api.explaining import (
    Form,
    form_for,
    near_indicators,
    near_rules,
    rule_page,
)
from perfscore.api.messages import diagnostics_as_text
from perfscore.api.paths import exists
from perfscore.api.scoring import score_file
from perfscore.api.text import printable
from perfscore.cli.delivery import deliver_text
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
from perfscore.cli.tables import require_own_file

FORMS: tuple[Form, ...] = get_args(Form)


def add(app: typer.Typer, say: Speech) -> None:
    """Add the command."""
    file_text = say(
        "自评表、-（标准输入）、自带指标体系的编号（看它的示例），或一条提示的名称。",
        "An assessment, - for stdin, the id of a shipped set for its example, or the "
        "name of a rule.",
    )
    indicator_text = say(
        "指标、上级的名称或路径（产出指标/数量指标/…）、定义、总分、基本分、加分、减分、等级、分级；不写则全部。",
        "An indicator's or a heading's name or path, a definition, a class, 总分, "
        "基本分, 加分, 减分 or 等级; without it, all.",
    )
    form_text = say(
        "输出的形式，不写则看 OUT 的后缀，终端上是 text。",
        "What to write, else what OUT ends in, text on the terminal.",
    )

    @app.command(
        cls=HelpfulCommand,
        help=say(
            "一个得分是怎样得来的：用了哪些数、哪条规定、在哪里取整。\n\n"
            "写一条提示的名称（如 weights-do-not-sum），则说明它是什么意思。",
            "How a score came about: the figures, the rule and its basis, the "
            "rounding.\n\n"
            "With a rule's name (weights-do-not-sum), what that rule means.",
        ),
    )
    def explain(  # noqa: PLR0913, PLR0917 - what a person can type
        file: Annotated[str, typer.Argument(metavar="FILE", help=file_text)],
        indicator: Annotated[
            str, typer.Argument(metavar="INDICATOR", help=indicator_text)
        ] = "",
        set_name: Annotated[str | None, set_option(say)] = None,
        form: Annotated[Form | None, format_option(FORMS, say, form_text)] = None,
        out: Annotated[
            str | None, output_option(say("写到文件。", "Write to a file."))
        ] = None,
        width: Annotated[int | None, width_option(say)] = None,
    ) -> None:
        require_own_file(out, [file, set_name or ""], say)
        form = form or form_for(out)
        text = rule_page(file, to=form, language=say.language)
        if text is None or exists(file):
            outcome = score_file(file, set_name=set_name)
            tell(
                diagnostics_as_text(
                    outcome.diagnostics, language=say.language, colour=has_colour()
                )
            )
            if outcome.value is None:
                _tell_near(near_rules(file), say)
                raise typer.Exit(2)
            text = explaining.explain(
                outcome.value,
                indicator,
                to=form,
                width=width or terminal_width(),
                language=say.language,
            )
            if text is None:
                shown = printable(indicator)
                tell(say(f"没有指标“{shown}”\n", f"there is no indicator “{shown}”\n"))
                _tell_near(near_indicators(outcome.value, indicator), say)
                raise typer.Exit(2)
        deliver_text(text, out, say)


def _tell_near(names: Sequence[str], say: Speech) -> None:
    if names:
        listed = "".join(f"  {printable(each)}\n" for each in names)
        tell(say("可以写：\n", "what can be named:\n") + listed)
