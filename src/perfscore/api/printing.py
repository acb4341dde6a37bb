"""Scored files are made ready to print, one by one, and put together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from perfscore.api.files import apart
from perfscore.api.messages import count, diagnostics_as_text, findings_as_text
from perfscore.api.rendering import (
    FORM_ALONE,
    Extent,
    Form,
    is_file_form,
    json_array,
    render_file,
    render_score,
)
from perfscore.api.scoring import ScoredFile
from perfscore.diagnostics.model import (
    Diagnostic,
    Language,
    Outcome,
    Severity,
    Text,
)
from perfscore.diagnostics.width import head, printable
from perfscore.exact import short_text
from perfscore.score.result import Finding, Score

ENDINGS: dict[Form, str] = {
    "table": ".txt",
    "json": ".json",
    "md": ".md",
    "html": ".html",
    "xlsx": ".xlsx",
    "docx": ".docx",
    "pdf": ".pdf",
}
"""What the names of files in each form end in."""

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
    extent: Extent = FORM_ALONE

    @property
    def is_one_a_file(self) -> bool:
        """Whether a file holds one form only, so that several need a folder."""
        return self.to == "html" or is_file_form(self.to)


def form_named(path: str) -> Form:
    """Say which form a file's name asks for; a name that says nothing means a table."""
    ending = PurePath(path).suffix.lower()
    ending = {".htm": ".html", ".markdown": ".md"}.get(ending, ending)
    return next((form for form, own in ENDINGS.items() if own == ending), "table")


@dataclass(frozen=True, slots=True)
class Printed:
    """One assessment, ready to print; nothing of its trace is kept.

    ``content`` is the form, text or the bytes of a file, empty where there is no score
    or no form of it; ``problems`` is why, and ``remarks`` are the findings. ``row`` is
    its line of the summary.
    """

    within: PurePath
    content: str | bytes
    problems: str
    remarks: str
    has_errors: bool
    row: tuple[str, ...]

    @property
    def is_scored(self) -> bool:
        """Whether there is a score, and a form of it."""
        return bool(self.content)

    @property
    def text(self) -> str:
        """The form where it is a text; the bytes of a file are not put together."""
        return self.content if isinstance(self.content, str) else ""


def printed(scored: ScoredFile, style: Style) -> Printed:
    """Make one scored file ready to print."""
    score, diagnostics = scored.outcome.value, scored.outcome.diagnostics
    findings = () if score is None else score.findings
    unit, total, grade = "", "—", "—"
    content: str | bytes = ""
    if score is not None:
        is_data = style.to == "json"
        made = _made(_with_doubts(score, diagnostics) if is_data else score, style)
        content = made.value or ""
        diagnostics = (*diagnostics, *made.diagnostics)
        unit = score.assessment.unit or score.assessment.project
        total = "—" if score.total is None else short_text(score.total)
        grade = "—" if score.grade is None else score.grade.name
    counts = count((*diagnostics, *findings))
    names = (head(printable(each), _WIDEST) for each in (scored.file.name, unit))
    numbers = (str(each) for each in counts.values())
    return Printed(
        within=scored.file.within,
        content=content,
        problems=diagnostics_as_text(
            diagnostics, language=style.language, colour=style.colour
        ),
        # Data hold their findings themselves.
        remarks=""
        if style.to == "json"
        else findings_as_text(
            findings,
            width=style.width,
            language=style.language,
            colour=style.colour,
        ),
        has_errors=counts[Severity.ERROR] > 0,
        row=(*names, total, grade, *numbers),
    )


def _with_doubts(score: Score, diagnostics: Sequence[Diagnostic]) -> Score:
    """Put what reading the file found among the findings, where programs look."""
    doubts = tuple(
        Finding(each.rule, each.message, span=each.at.span, hint=each.hint)
        for each in diagnostics
    )
    return replace(score, findings=(*doubts, *score.findings))


def _made(score: Score, style: Style) -> Outcome[str] | Outcome[bytes]:
    language, extent = style.language, style.extent
    match style.to:
        case "xlsx" | "docx" | "pdf" as to:
            return render_file(score, to=to, language=language, extent=extent)
        case to:
            width = style.width
            return Outcome(
                render_score(
                    score, to=to, width=width, language=language, extent=extent
                )
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


def whole(file: Printed, style: Style) -> str | bytes:
    """Give what a file with this one form holds."""
    is_text = isinstance(file.content, str)
    return joined([file], style) if is_text else file.content


def laid_out(
    files: Sequence[Printed], style: Style, folder: Path
) -> Iterator[tuple[Path, str | bytes]]:
    """Give each form a file of its own below ``folder``; equal names get numbers."""
    scored = [each for each in files if each.is_scored]
    places = apart(PurePath(each.within) for each in scored)
    for each, place in zip(scored, places, strict=True):
        yield folder / f"{place}{ENDINGS[style.to]}", whole(each, style)
