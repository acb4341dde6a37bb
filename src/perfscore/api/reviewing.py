"""An evaluator's own scores: the file to fill in, and the 复核表 made of it."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePath
from typing import Literal

from perfscore.api.extras import missing_extra
from perfscore.api.files import ASSESSMENT_ENDINGS, Found
from perfscore.api.handed_in import read_forms
from perfscore.api.named_sets import HERE, Sets
from perfscore.api.reading import STDIN, about, read_bytes, read_source, shown_name
from perfscore.api.rendering import Form, paper_file
from perfscore.api.rules import CANNOT_READ, EXTRA_MISSING
from perfscore.api.scoring import read_assessment, score_assessment, score_file
from perfscore.diagnostics.model import Diagnostic, Language, Outcome, Text
from perfscore.model.assessment import Assessment
from perfscore.model.review import ReviewSheet
from perfscore.score.result import Score
from perfscore.score.review import Review
from perfscore.score.review_lines import ReviewLine, review_lines
from perfscore.score.review_rules import NOTHING_TO_REVIEW
from perfscore.score.reviewing import review_of
from perfscore.source import Source, Span

BlankReview = Literal["yaml", "xlsx"]
_Read = tuple[Assessment, Score | None, tuple[ReviewLine, ...]]
_BLANKS: dict[str, BlankReview] = {".yaml": "yaml", ".yml": "yaml", ".xlsx": "xlsx"}
_WORKBOOKS = (".xlsx", ".xlsm")
_TITLE = "自评结果复核（填写）"


def blank_review_named(path: str) -> BlankReview | None:
    """Say which file to fill in a name asks for; None where it is none that is made."""
    return _BLANKS.get(PurePath(path).suffix.lower())


def blank_review(
    name: str | Path | Found,
    *,
    set_name: str | None = None,
    to: BlankReview = "xlsx",
    sets: Sets = HERE,
) -> Outcome[bytes]:
    """Make the file in which an evaluator fills in 复核得分 and 复核理由.

    ``name`` is a form or an assessment. 重算得分 is what ``set_name``, or the set that
    the form names, gives; without a set it is left out.

    Example:
        >>> made = blank_review("hunan/zhuzhou/department-2021", to="yaml")
        >>> made.value.decode().splitlines()[-4]
        '  自评得分: 10'
    """
    missing = missing_extra(to, f"*.{to}")
    if missing is not None:
        return Outcome(None, (missing,))
    read = _read(name, set_name, sets)
    if read.value is None:
        return Outcome(None, read.diagnostics)
    assessment, score, lines = read.value
    if to == "yaml":
        from perfscore.wire.review_file import review_yaml  # noqa: PLC0415 - one form

        facts = _facts(_shown(name), assessment, score)
        text = review_yaml(lines, facts, title=_TITLE)
        return Outcome(text.encode("utf-8", "backslashreplace"), read.diagnostics)
    from perfscore.report.review_blank import review_blank  # noqa: PLC0415 - one form

    made = paper_file(review_blank(lines, assessment, score), to)
    return Outcome(made.value, (*read.diagnostics, *made.diagnostics))


def review(
    name: str | Path | Found,
    scores: str | Path | Found,
    *,
    set_name: str | None = None,
    sets: Sets = HERE,
) -> Outcome[Review]:
    """Put an evaluator's ``scores`` (.yaml, .json, .xlsx) beside the claimed ones.

    A form that prints 复核得分 in a column can be its own ``scores``: it is only taken
    for that where it is named.

    All faults are told at once, each at its cell or line; with an error there is no
    review.

    Example:
        >>> here = "hunan/zhuzhou/department-2021"
        >>> review(here, "no such file.yaml").diagnostics[-1].rule.name
        'cannot-read'
    """
    read, sheet = _read(name, set_name, sets), _sheet(scores)
    told = (*read.diagnostics, *sheet.diagnostics)
    if read.value is None or sheet.value is None:
        return Outcome(None, told)
    assessment, score, lines = read.value
    made = review_of(assessment, lines, sheet.value, score)
    outcome = Outcome(made.value, (*told, *made.diagnostics))
    return Outcome(None, outcome.diagnostics) if sheet.has_errors else outcome


def is_unreadable(diagnostics: Sequence[Diagnostic]) -> bool:
    """Whether a file could not be read at all."""
    return any(each.rule in {CANNOT_READ, EXTRA_MISSING} for each in diagnostics)


def _shown(name: str | Path | Found) -> str:
    return name.name if isinstance(name, Found) else str(name)


def _read(name: str | Path | Found, set_name: str | None, sets: Sets) -> Outcome[_Read]:
    """Read the form, score it where a set is named, and give its lines."""
    found = _scored(name, set_name, sets)
    if found.value is None:
        return Outcome(None, found.diagnostics)
    assessment, score = found.value
    lines = review_lines(assessment, score)
    if lines:
        return Outcome((assessment, score, lines), found.diagnostics)
    shown = _shown(name)
    message = Text(
        f"“{shown}”里没有可以复核的指标行", f"“{shown}” has no rows to review"
    )
    nothing = about(NOTHING_TO_REVIEW, shown, message)
    return Outcome(None, (*found.diagnostics, nothing))


def _scored(
    name: str | Path | Found, set_name: str | None, sets: Sets
) -> Outcome[tuple[Assessment, Score | None]]:
    if set_name is None:
        read = read_assessment(name, sets=sets)
        facts = read.value
        if facts is None:
            return Outcome(None, read.diagnostics)
        if facts.set_id is None:
            return Outcome((facts, None), read.diagnostics)
        if str(name) == STDIN:  # which is read once
            loaded = sets.load(facts.set_id, facts.year)
            if loaded.value is None:
                return Outcome(None, (*read.diagnostics, *loaded.diagnostics))
            made = score_assessment(facts, loaded.value)
            return Outcome((facts, made), read.diagnostics)
    scored = score_file(name, set_name=set_name, sets=sets)
    if scored.value is None:
        return Outcome(None, scored.diagnostics)
    return Outcome((scored.value.assessment, scored.value), scored.diagnostics)


def _sheet(scores: str | Path | Found) -> Outcome[ReviewSheet]:
    path = scores.path if isinstance(scores, Found) else str(scores)
    shown = _shown(scores)
    if path == STDIN or path.lower().endswith(ASSESSMENT_ENDINGS):
        from perfscore.wire.review_file import read_review  # noqa: PLC0415 - one form

        source = read_source(path, name=shown)
        if source.value is None:
            return Outcome(None, source.diagnostics)
        return read_review(source.value)
    from perfscore.intake.limits import MAX_BYTES  # noqa: PLC0415 - not for YAML

    data = read_bytes(path, most=MAX_BYTES, name=shown)
    if data.value is None:
        return Outcome(None, data.diagnostics)
    name = shown_name(path, shown)
    if PurePath(path).suffix.lower() in _WORKBOOKS:
        sheet = _in_workbook(data.value, name)
        if sheet.value is None or sheet.value.entries:
            return sheet
    return _in_form(data.value, name)


def _in_workbook(data: bytes, name: str) -> Outcome[ReviewSheet]:
    missing = missing_extra("xlsx", name)
    if missing is not None:
        return Outcome(None, (missing,))
    from perfscore.intake.review_sheet import read_review_grid  # noqa: PLC0415
    from perfscore.intake.xlsx.reading import read_xlsx  # noqa: PLC0415

    document = read_xlsx(data, name)
    if document.value is None:
        return Outcome(None, document.diagnostics)
    read = read_review_grid(document.value)
    return Outcome(read.value, (*document.diagnostics, *read.diagnostics))


def _in_form(data: bytes, name: str) -> Outcome[ReviewSheet]:
    """Take the evaluator's scores from a form that prints them in a column."""
    from perfscore.intake.reviewed_form import reviewed_in  # noqa: PLC0415

    forms = read_forms(data, name)
    if forms.value is None:
        return Outcome(None, forms.diagnostics)
    sheet = replace(reviewed_in(forms.value[0]), span=Span(Source(name, ""), 0, 0))
    return Outcome(sheet, forms.diagnostics)


def _facts(
    name: str, assessment: Assessment, score: Score | None
) -> list[tuple[str, str]]:
    year = "" if assessment.year is None else str(assessment.year)
    found = [
        ("自评表", name),
        ("单位", assessment.unit),
        ("项目", assessment.project),
        ("年度", year),
        ("指标体系", "" if score is None else score.set.id),
    ]
    return [(key, text) for key, text in found if text]


# ---- written


def render_review(
    made: Review,
    *,
    to: Form = "table",
    width: int = 80,
    language: Language = "zh",
    diagnostics: Sequence[Diagnostic] = (),
) -> Outcome[str] | Outcome[bytes]:
    """Write the 复核表: for a terminal, as JSON, Markdown, HTML, Excel, Word or PDF.

    The table is Chinese in either language. ``diagnostics`` go into JSON.
    """
    # Only the writer that is asked for is loaded.
    if to == "json":
        from perfscore.wire.review_json import review_to_json  # noqa: PLC0415

        plain = review_to_json(made, diagnostics, language)
        return Outcome(json.dumps(plain, ensure_ascii=False, indent=2) + "\n")
    from perfscore.report.review_form import review_paper  # noqa: PLC0415

    paper = review_paper(made)
    match to:
        case "table":
            from perfscore.render.terminal import terminal_text  # noqa: PLC0415

            return Outcome(terminal_text(paper.tables[0], width=width) + "\n")
        case "md":
            from perfscore.render.markdown import markdown_paper  # noqa: PLC0415

            return Outcome(markdown_paper(paper, language=language))
        case "html":
            from perfscore.render.html import html_paper  # noqa: PLC0415

            return Outcome(html_paper(paper, language=language))
    missing = missing_extra(to, f"*.{to}")
    if missing is not None:
        nothing: Outcome[bytes] = Outcome(None, (missing,))
        return nothing
    return paper_file(paper, to)
