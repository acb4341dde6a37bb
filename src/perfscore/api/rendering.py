"""A score is written in one of the forms that people and machines read."""

from collections.abc import Iterable
from textwrap import indent
from typing import Literal

from perfscore.diagnostics.model import Language
from perfscore.report.official_form import official_form
from perfscore.score.result import Score

Form = Literal["table", "json", "md", "html"]


def render_score(
    score: Score, *, to: Form = "table", width: int = 80, language: Language = "zh"
) -> str:
    """Write the official form: for a terminal, as a JSON object, Markdown or HTML.

    ``width`` counts columns of the terminal. The form is Chinese in either language,
    which is that of the remarks below it. The text ends with an end of line.

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
    table = official_form(score, language)
    if to == "md":
        from perfscore.render.markdown import markdown_text  # noqa: PLC0415

        return markdown_text(table)
    if to == "html":
        from perfscore.render.html import html_text  # noqa: PLC0415

        return html_text(table)
    from perfscore.render.terminal import terminal_text  # noqa: PLC0415

    return terminal_text(table, width=width) + "\n"


def json_array(objects: Iterable[str]) -> str:
    """Write objects, each written as JSON already, as one array."""
    listed = [indent(each.rstrip("\n"), "  ") for each in objects]
    return "[\n" + ",\n".join(listed) + "\n]\n" if listed else "[]\n"
