"""Scored files are made ready to print, one by one, and put together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from perfscore.api.messages import count, diagnostics_as_text, findings_as_text
from perfscore.api.rendering import Form, json_array, render_score
from perfscore.api.scoring import ScoredFile
from perfscore.diagnostics.model import Language, Severity, Text
from perfscore.diagnostics.width import head, printable
from perfscore.exact import short_text

ENDINGS: dict[Form, str] = {
    "table": ".txt",
    "json": ".json",
    "md": ".md",
    "html": ".html",
}
"""What the names of files in each form end in."""

LATER_ENDINGS = (".xlsx", ".docx", ".pdf")
"""Endings of forms that are known and not written yet."""

_HEADINGS = (
    Text("文件", "file"),
    Text("单位", "unit"),
    Text("总分", "total"),
    Text("等级", "grade"),
    Text("错误", "errors"),
    Text("警告", "warnings"),
    Text("提示", "notes"),
)
_WIDEST = 36
"""Columns that a file's or unit's name takes in the summary."""


@dataclass(frozen=True, slots=True)
class Style:
    """How results are printed; ``width`` counts columns of the terminal."""

    to: Form = "table"
    width: int = 80
    language: Language = "zh"
    colour: bool = False


def form_named(path: str) -> str:
    """Say which form a file's name asks for; a name that says nothing means a table."""
    ending = PurePath(path).suffix.lower()
    if ending in LATER_ENDINGS:
        return ending.removeprefix(".")
    ending = {".htm": ".html", ".markdown": ".md"}.get(ending, ending)
    return next((form for form, own in ENDINGS.items() if own == ending), "table")


@dataclass(frozen=True, slots=True)
class Printed:
    """One assessment, ready to print; nothing of its trace is kept.

    ``text`` is the form, empty where there is no score; ``problems`` is why, and
    ``remarks`` are the findings. ``row`` is its line of the summary.
    """

    within: PurePath
    text: str
    problems: str
    remarks: str
    has_errors: bool
    row: tuple[str, ...]

    @property
    def is_scored(self) -> bool:
        """Whether there is a score."""
        return bool(self.text)


def printed(scored: ScoredFile, style: Style) -> Printed:
    """Make one scored file ready to print."""
    score, diagnostics = scored.outcome.value, scored.outcome.diagnostics
    findings = () if score is None else score.findings
    counts = count((*diagnostics, *findings))
    unit, total, grade = "", "—", "—"
    text = ""
    if score is not None:
        text = render_score(
            score, to=style.to, width=style.width, language=style.language
        )
        unit = score.assessment.unit or score.assessment.project
        total = "—" if score.total is None else short_text(score.total)
        grade = "—" if score.grade is None else score.grade.name
    names = (head(printable(each), _WIDEST) for each in (scored.file.name, unit))
    numbers = (str(each) for each in counts.values())
    return Printed(
        within=scored.file.within,
        text=text,
        problems=diagnostics_as_text(
            diagnostics, language=style.language, colour=style.colour
        ),
        remarks=findings_as_text(
            findings,
            width=style.width,
            language=style.language,
            colour=style.colour,
        ),
        has_errors=counts[Severity.ERROR] > 0,
        row=(*names, total, grade, *numbers),
    )


def joined(files: Sequence[Printed], style: Style) -> str:
    """Put the forms of several assessments together; JSON is always one array."""
    texts = [each.text for each in files if each.is_scored]
    return json_array(texts) if style.to == "json" else "\n".join(texts)


def summary(files: Sequence[Printed], style: Style) -> str:
    """Write a table with a line for each assessment."""
    from tabulate import tabulate  # noqa: PLC0415 - it loads slowly

    return (
        tabulate(
            [each.row for each in files],
            headers=[each.in_language(style.language) for each in _HEADINGS],
            tablefmt="github" if style.to == "md" else "simple",
            disable_numparse=True,
            colalign=("left", "left", "right", "left", "right", "right", "right"),
        )
        + "\n"
    )


def laid_out(
    files: Sequence[Printed], style: Style, folder: Path
) -> Iterator[tuple[Path, str]]:
    """Give each form a file of its own below ``folder``; equal names get numbers."""
    taken: set[Path] = set()
    for each in files:
        if each.is_scored:
            path = folder / f"{each.within}{ENDINGS[style.to]}"
            number = 2
            while path in taken:
                path = folder / f"{each.within}-{number}{ENDINGS[style.to]}"
                number += 1
            taken.add(path)
            yield path, joined([each], style)
