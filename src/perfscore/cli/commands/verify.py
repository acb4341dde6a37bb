"""``perfscore verify``: receipts are computed again."""

from typing import Annotated, Literal, get_args

import typer

from perfscore.api.files import receipt_files
from perfscore.api.messages import diagnostics_as_text
from perfscore.api.verifying import (
    verdicts_as_text,
    verified_as_json,
    verified_as_text,
    verify,
)
from perfscore.cli.help import HelpfulCommand
from perfscore.cli.language import Speech
from perfscore.cli.options import format_option
from perfscore.cli.output import has_colour, put, tell

Form = Literal["text", "json"]


def add(app: typer.Typer, say: Speech) -> None:
    """Add the command."""
    files_text = say(
        "收据：perfscore score --receipt 写成的 .json 文件、存收据的文件夹，"
        "或 -（标准输入）。",
        "Receipts: .json files of perfscore score --receipt, folders of them, or - for "
        "stdin.",
    )
    form_text = say("text 供人读，json 供程序。", "text for people, json for programs.")

    @app.command(
        "verify",
        cls=HelpfulCommand,
        help=say(
            "核对收据：有没有改动过一个字节；再只用收据里的指标体系和自评表重算一遍，"
            "说出相同，或哪里不同。自带的指标体系以后改了，旧收据照样能核对。\n\n"
            "退出码：0 都相同；1 有的不同或有改动；2 有的读不了，或不是收据。",
            "Verify receipts: whether a byte was changed; then compute again from the "
            "sets and the assessment within, and say same, or where it differs. Old "
            "receipts verify whatever became of the shipped sets.\n\n"
            "Exit code: 0 all the same; 1 some differ or are damaged; 2 some cannot be "
            "read, or are no receipts.",
        ),
    )
    def verify_receipts(
        files: Annotated[list[str], typer.Argument(metavar="FILE", help=files_text)],
        form: Annotated[Form, format_option(get_args(Form), say, form_text)] = "text",
    ) -> None:
        finds = receipt_files(files)
        tell(diagnostics_as_text(finds.diagnostics, language=say.language))
        found = []
        for each in finds.files:
            one = verify(each.path)
            found.append(one)
            told = one.diagnostics
            tell(diagnostics_as_text(told, language=say.language, colour=has_colour()))
            if form == "text":
                put(verified_as_text(one, language=say.language))
        if form == "json":
            put(verified_as_json(found, language=say.language))
        elif len(found) > 1:
            put(verdicts_as_text(found, language=say.language))
        statuses = {each.status for each in found}
        if "unreadable" in statuses or finds.diagnostics:
            raise typer.Exit(2)
        if statuses != {"same"}:
            raise typer.Exit(1)
