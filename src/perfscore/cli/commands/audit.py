"""``perfscore audit``: what is wrong in filled forms, and what it rests on."""

import sys
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Annotated

import typer

from perfscore.api.audit_output import (
    FEW,
    FORMS,
    AuditForm,
    AuditOutput,
    audit_form_named,
    earlier_audit,
    written,
)
from perfscore.api.audit_run import AuditRun, audit_all, checks_named, told_text
from perfscore.api.auditing import AuditWishes
from perfscore.api.files import Found, assessment_files
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


def add(app: typer.Typer, say: Speech) -> None:
    """Add the command."""
    files_text = say(
        "填好的自评表（.xlsx、.docx、.html、.pdf、.txt，或 .yaml、.json）、文件夹、"
        "-（标准输入）。表.docx#2 是文件里的第 2 张。只有决算表的文件也可以。",
        "Filled forms (.xlsx, .docx, .html, .pdf, .txt, or .yaml, .json), folders, - "
        "for stdin. forms.docx#2 is the second of a file. Accounts without a form "
        "will do.",
    )
    accounts_text = say(
        "单位的决算公开表（公开01–09表），可以写几次。自评表和决算在一个文件里的不用写；"
        "几张自评表时按单位名称和年度对应。",
        "The unit's published accounts (公开01表 to 公开09表); can be given several "
        "times. Not needed where the form's own file has them; of several forms those "
        "of the unit and year have them.",
    )
    approved_text = say(
        "批复的绩效目标表，与自评表核对指标有没有改动。",
        "The form with the goals as approved, to see which indicators were changed.",
    )
    only_text = say(
        "只查这些：编号、名称或规则名，用逗号隔开（K9,偏差原因必填）。",
        "Make only these checks: numbers, titles or rules, parted by commas.",
    )
    without_text = say("不查这些，写法相同。", "Leave these checks out, named alike.")
    against_text = say(
        "以前 --format json 的输出：只列新的发现，原有的和不再出现的只计数。",
        "What --format json wrote earlier: show new findings only, count the known "
        "and the gone.",
    )
    form_text = say(
        "输出的形式。不写则看 OUT 的名称，否则为 table。",
        "What to write. Without it, as OUT's name says, else table.",
    )
    out_text = say("写到文件，全部合成一个。", "Write all into one file.")
    verified_text = say("列出核对无误的。", "List what was verified, too.")
    details_text = say(
        f"逐张列出；不写则超过 {FEW} 张时屏幕上只列汇总表。",
        f"Show every form by itself; else more than {FEW} show as a table only.",
    )

    @app.command(
        cls=HelpfulCommand,
        help=say(
            "复核填好的自评表：重算得分，核对各处的数，列出发现、依据和算法。\n\n"
            "轻重：错误是算错了或违反了规定；警告要问单位；提示供参考，其中可由四舍五入"
            "解释的单列。张数多时写成一个文件最好用：-o 复核.xlsx 或 -o 复核.html。\n\n"
            "退出码：0 全部读出，没有错误；1 有错误，或有的没读出；2 一份也没读出。",
            "Audit filled forms: recompute the scores, compare the figures, and list "
            "what is found, by which rule, and how it was computed.\n\n"
            "An error is wrong or breaks a rule; a warning is for asking the unit; a "
            "note is for information, those that rounding explains apart. Many forms "
            "are best read in one file: -o audit.xlsx or -o audit.html.\n\n"
            "Exit code: 0 all read, no errors; 1 errors, or some not read; 2 none "
            "read.",
        ),
    )
    def audit(  # noqa: PLR0913 - the options of the command
        files: Annotated[list[str], typer.Argument(metavar="FILE", help=files_text)],
        *,
        set_name: Annotated[str | None, set_option(say)] = None,
        accounts: Annotated[
            list[str] | None,
            typer.Option("--accounts", metavar="FILE", help=accounts_text),
        ] = None,
        approved: Annotated[
            list[str] | None,
            typer.Option("--approved", metavar="FILE", help=approved_text),
        ] = None,
        only: Annotated[
            list[str] | None, typer.Option("--only", metavar="K9,…", help=only_text)
        ] = None,
        without: Annotated[
            list[str] | None,
            typer.Option("--without", metavar="K9,…", help=without_text),
        ] = None,
        against: Annotated[
            str | None,
            typer.Option("--against", metavar="JSON", help=against_text),
        ] = None,
        form: Annotated[AuditForm | None, format_option(FORMS, say, form_text)] = None,
        out: Annotated[str | None, output_option(out_text)] = None,
        width: Annotated[int | None, width_option(say)] = None,
        with_verified: Annotated[
            bool, typer.Option("--verified", help=verified_text)
        ] = False,
        with_details: Annotated[
            bool, typer.Option("--details", help=details_text)
        ] = False,
    ) -> None:
        target = None if out == "-" else out
        output = AuditOutput(
            to=form or audit_form_named(target or ""),
            width=width or terminal_width(),
            language=say.language,
            colour=has_colour() and target is None,
            with_verified=with_verified,
            with_details=with_details or target is not None,
        )
        _require_file(output, target, say)
        named = [assessment_files(each or ()) for each in (files, accounts, approved)]
        chosen = [
            checks_named(only or (), where="--only"),
            checks_named(without or (), where="--without"),
        ]
        earlier = None if against is None else earlier_audit(against)
        told = [each for one in named for each in one.diagnostics]
        told += [each for one in chosen for each in one.diagnostics]
        told += () if earlier is None else earlier.diagnostics
        tell(diagnostics_as_text(told, language=say.language, colour=output.colour))
        is_broken = earlier is not None and earlier.value is None
        if is_broken or any(each.value is None for each in chosen):
            raise typer.Exit(2)
        wishes = AuditWishes(
            set_name=set_name,
            accounts=named[1].files,
            approved=named[2].files,
            only=chosen[0].value or frozenset(),
            without=chosen[1].value or frozenset(),
        )
        audits = partial(
            audit_all,
            wishes=wishes,
            is_alone=len(named[0].files) == 1,
            earlier=None if earlier is None else earlier.value,
        )
        run = _watched(named[0].files, audits, say)
        tell(told_text(run, output))
        if not (_deliver(run, output, target, say) and run.is_any_read):
            raise typer.Exit(2)
        if run.has_errors or any(each.diagnostics for each in named):
            raise typer.Exit(1)


def _require_file(output: AuditOutput, target: str | None, say: Speech) -> None:
    if output.to == "xlsx" and target is None:
        raise typer.BadParameter(
            say("输出 xlsx 要用 -o 写明文件", "xlsx needs a file: -o FILE.xlsx")
        )


def _watched(
    files: Sequence[Found], audits: Callable[[Iterable[Found]], AuditRun], say: Speech
) -> AuditRun:
    """Audit one file after the other, with a bar that shows how far it is."""
    if len(files) == 1 or not sys.stderr.isatty():
        return audits(files)
    label = say("复核", "auditing")
    with typer.progressbar(files, label=label, file=sys.stderr) as watched:
        return audits(watched)


def _deliver(
    run: AuditRun, output: AuditOutput, target: str | None, say: Speech
) -> bool:
    """Print the audits or write them to a file; say whether that was possible."""
    if not run.forms:
        return True
    made = written(run.forms, output)
    tell(diagnostics_as_text(made.diagnostics, language=say.language))
    content = made.value
    if content is None:
        return False
    if target is not None:
        return write(target, content, say)
    if isinstance(content, str):
        put(content)
    return True
