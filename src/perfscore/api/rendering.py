"""A score is written in one of the forms that people and machines read."""

from collections.abc import Iterable
from dataclasses import dataclass
from textwrap import indent
from typing import Literal, assert_never, get_args

from perfscore.api.extras import missing_extra
from perfscore.diagnostics.model import Language, Outcome
from perfscore.report.filed_form import filed_form
from perfscore.report.official_form import official_form
from perfscore.report.paper import Paper
from perfscore.score.result import Score

TextForm = Literal["table", "json", "md", "html"]
FileForm = Literal["xlsx", "docx", "pdf"]
Form = Literal[TextForm, FileForm]


@dataclass(frozen=True, slots=True)
class Extent:
    """What goes into a file beside the form: the derivation, a picture."""

    with_trace: bool = False
    with_picture: bool = False


FORM_ALONE = Extent()


def is_file_form(form: Form) -> bool:
    """Whether a form is bytes, for a file of its own."""
    return form in get_args(FileForm)


def render_score(
    score: Score,
    *,
    to: TextForm = "table",
    width: int = 80,
    language: Language = "zh",
    extent: Extent = FORM_ALONE,
) -> str:
    """Write the official form: for a terminal, as a JSON object, Markdown or HTML.

    ``width`` counts columns of the terminal. The form is Chinese in either language,
    which is that of the remarks below it. The text ends with an end of line. Markdown
    and HTML hold the annexes too, and what ``extent`` asks for.

    Example:
        >>> from perfscore.api.scoring import score_file
        >>> score = score_file("hunan/zhuzhou/department-2021").value
        >>> print(render_score(score, to="md").splitlines()[0])
        # 2021年度部门整体支出绩效自评表
    """
    # Only the writer that is asked for is loaded.
    if to == "json":
        import json  # noqa: PLC0415

        from perfscore.wire.score import score_to_json  # noqa: PLC0415

        made = score_to_json(score, language)
        return json.dumps(made, ensure_ascii=False, indent=2) + "\n"
    if to == "table":
        from perfscore.render.terminal import terminal_text  # noqa: PLC0415

        return terminal_text(official_form(score, language), width=width) + "\n"
    paper = _paper(score, language, extent)
    if to == "md":
        from perfscore.render.markdown import markdown_paper  # noqa: PLC0415

        return markdown_paper(paper, language=language)
    from perfscore.render.html import html_paper  # noqa: PLC0415

    return html_paper(paper, language=language)


def render_file(
    score: Score,
    *,
    to: FileForm,
    language: Language = "zh",
    extent: Extent = FORM_ALONE,
) -> Outcome[bytes]:
    """Write the official form as a file of Excel, Word or PDF.

    What is missing on the machine (an extra, a glyph) is told; a missing extra leaves
    no value.

    Example:
        >>> from perfscore.api.scoring import score_file
        >>> score = score_file("hunan/zhuzhou/department-2021").value
        >>> render_file(score, to="xlsx").value[:2]
        b'PK'
    """
    missing = missing_extra(to, f"*.{to}")
    if missing is not None:
        return Outcome(None, (missing,))
    paper = _paper(score, language, extent)
    if to == "xlsx":
        from perfscore.report.live_form import live_paper  # noqa: PLC0415

        paper = live_paper(score, paper)
    return paper_file(paper, to)


def paper_file(paper: Paper, to: FileForm) -> Outcome[bytes]:
    """Write a paper with the writer of its kind of file, whose extra is there."""
    match to:
        case "xlsx":
            from perfscore.render.xlsx.writing import xlsx_bytes  # noqa: PLC0415

            return Outcome(xlsx_bytes(paper))
        case "docx":
            from perfscore.render.docx.writing import docx_bytes  # noqa: PLC0415

            return Outcome(docx_bytes(paper))
        case "pdf":
            from perfscore.render.pdf.writing import pdf_bytes  # noqa: PLC0415

            return pdf_bytes(paper)
        case _:
            assert_never(to)


def json_array(objects: Iterable[str]) -> str:
    """Write objects, each written as JSON already, as one array."""
    listed = [indent(each.rstrip("\n"), "  ") for each in objects]
    return "[\n" + ",\n".join(listed) + "\n]\n" if listed else "[]\n"


def _paper(score: Score, language: Language, extent: Extent) -> Paper:
    return filed_form(
        score,
        language,
        with_trace=extent.with_trace,
        with_picture=extent.with_picture,
    )
