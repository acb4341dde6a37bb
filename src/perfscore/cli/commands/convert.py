"""``perfscore convert``: filled forms become assessment files."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath
from typing import Annotated

import typer

from perfscore.api.converting import ConvertedFile, convert_files
from perfscore.api.files import Found, apart, assessment_files
from perfscore.api.messages import diagnostics_as_text
from perfscore.cli.delivery import is_folder, write
from perfscore.cli.help import HelpfulCommand
from perfscore.cli.language import Speech
from perfscore.cli.options import output_option, set_option
from perfscore.cli.output import has_colour, put, tell


def add(app: typer.Typer, say: Speech) -> None:
    """Add the command."""
    files_text = say(
        "填好的自评表：.xlsx、.docx、.html、.pdf、.txt，文件夹，或 -（标准输入）。"
        "表.docx#2 是文件里的第 2 张。",
        "Filled forms: .xlsx, .docx, .html, .pdf, .txt, folders, or - for stdin. "
        "forms.docx#2 is the second of a file.",
    )
    out_text = say(
        "写到文件；多张时写明文件夹，以 / 结尾。不写则输出到屏幕。",
        "Write to a file; several need a folder, with / at the end. Without it, print.",
    )

    @app.command(
        cls=HelpfulCommand,
        help=say(
            "把填好的 Excel、Word、PDF、网页或粘贴的文字读成自评表文件（.yaml），"
            "存疑的地方在文件里注明，改好后交给 score。\n\n"
            "退出码：0 全部读出；1 有的没有读出；2 一张也没有读出。",
            "Read filled forms (Excel, Word, PDF, pages, pasted text) into assessment "
            "files (.yaml); what is doubtful is noted at its place, to be mended and "
            "scored.\n\n"
            "Exit code: 0 all read; 1 some were not; 2 none was.",
        ),
    )
    def convert(
        files: Annotated[list[str], typer.Argument(metavar="FILE", help=files_text)],
        *,
        set_name: Annotated[str | None, set_option(say)] = None,
        out: Annotated[str | None, output_option(out_text)] = None,
    ) -> None:
        target = None if out == "-" else out
        finds = assessment_files(files)
        tell(
            diagnostics_as_text(
                finds.diagnostics, language=say.language, colour=has_colour()
            )
        )
        results = list(_converted(finds.files, set_name, say))
        if len(results) > 1 and (target is None or not is_folder(target)):
            raise typer.BadParameter(
                say(
                    f"有 {len(results)} 张自评表：用 -o 写明文件夹，以 / 结尾",
                    f"there are {len(results)} forms: -o needs a folder, with / at "
                    "the end",
                )
            )
        places = apart(each.file.within for each in results)
        done = [
            _deliver(each, place, target, say)
            for each, place in zip(results, places, strict=True)
        ]
        if not any(done):
            raise typer.Exit(2)
        if finds.diagnostics or not all(done):
            raise typer.Exit(1)


def _converted(
    files: Sequence[Found], set_name: str | None, say: Speech
) -> Iterator[ConvertedFile]:
    """Convert one file after the other, with a bar that shows how far it is."""
    if len(files) == 1 or not sys.stderr.isatty():
        yield from convert_files(files, set_name=set_name)
        return
    label = say("读取", "reading")
    with typer.progressbar(files, label=label, file=sys.stderr) as watched:
        yield from convert_files(watched, set_name=set_name)


def _deliver(
    result: ConvertedFile, place: PurePath, target: str | None, say: Speech
) -> bool:
    text = result.outcome.value
    told = result.outcome.diagnostics
    tell(diagnostics_as_text(told, language=say.language, colour=has_colour()))
    if text is None:
        return False
    if target is None:
        put(text)
        return True
    path = Path(target)
    if is_folder(target):
        path /= place.with_name(f"{place.name}.yaml")
    return write(path, text, say)
