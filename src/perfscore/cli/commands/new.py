"""``perfscore new``: a form to fill in."""

from typing import Annotated

import typer

from perfscore.api.messages import diagnostics_as_text
from perfscore.api.new_form import blank_form_named, new_form
from perfscore.api.shipped import shipped_set
from perfscore.api.text import printable
from perfscore.api.writing import write_new
from perfscore.cli.help import HelpfulCommand
from perfscore.cli.language import Speech
from perfscore.cli.options import output_option
from perfscore.cli.output import has_colour, tell


def add(app: typer.Typer, say: Speech) -> None:
    """Add the command."""
    set_text = say(
        "指标体系：自带的编号，或 .perf 文件。", "A shipped set's id, or a .perf file."
    )
    out_text = say(
        "写到文件：.xlsx（边填边算分）、.docx 或 .yaml。",
        "The file to write: .xlsx (it computes while it is filled in), .docx or .yaml.",
    )
    force_text = say("文件已经存在时覆盖它。", "Overwrite a file that is there.")

    @app.command(
        cls=HelpfulCommand,
        help=say(
            "按指标体系做一张空白自评表，填好后交给 score。\n\n"
            "退出码：0 完成；2 指标体系用不了，或文件写不了。",
            "Make a blank form for an indicator set; filled in, score takes it.\n\n"
            "Exit code: 0 done; 2 a set that cannot be used, or a file that cannot be "
            "written.",
        ),
    )
    def new(
        set_name: Annotated[str, typer.Argument(metavar="SET", help=set_text)],
        out: Annotated[str, output_option(out_text)],
        *,
        force: Annotated[bool, typer.Option("--force", help=force_text)] = False,
    ) -> None:
        to = blank_form_named(out)
        if to is None:
            shown = printable(out)
            raise typer.BadParameter(
                say(
                    f"“{shown}”的结尾要求是 .xlsx、.docx 或 .yaml",
                    f"“{shown}” must end in .xlsx, .docx or .yaml",
                )
            )
        made = new_form(set_name, to=to, name=out)
        told = list(made.diagnostics)
        fault = None if made.value is None else write_new(out, made.value, force=force)
        if fault is not None:
            told.append(fault)
        tell(diagnostics_as_text(told, language=say.language, colour=has_colour()))
        if made.value is None or fault is not None:
            raise typer.Exit(2)
        shown = printable(out)
        command = f"perfscore score {shown}"
        if shipped_set(set_name) is None:
            command += f" --set {printable(set_name)}"
        tell(
            say(
                f"已写入 {shown}\n填好后：{command}\n",
                f"written: {shown}\nfilled in: {command}\n",
            )
        )
