"""A score's derivation, and the page of a rule, are looked up and written."""

import json
from collections.abc import Iterator
from pathlib import PurePath
from typing import Literal
from unicodedata import normalize

from perfscore.diagnostics.model import Language, Rule
from perfscore.diagnostics.suggest import nearest
from perfscore.diagnostics.text import SEVERITY_WORDS
from perfscore.render.derivation_html import derivation_page
from perfscore.render.derivation_json import derivation_json
from perfscore.render.derivation_markdown import derivation_markdown
from perfscore.render.derivation_text import derivation_text
from perfscore.render.html_style import STYLE
from perfscore.render.page import escaped, page
from perfscore.report.derivation_line import DerivationLine
from perfscore.report.explanation import explanation
from perfscore.score.result import Score

Form = Literal["text", "md", "html", "json"]
_FORMS: dict[str, Form] = {
    ".md": "md",
    ".html": "html",
    ".htm": "html",
    ".json": "json",
}


def form_for(out: str | None) -> Form:
    """Give the form that a file's ending asks for; text on the terminal."""
    return _FORMS.get(PurePath(out or "").suffix.lower(), "text")


def explain(
    score: Score,
    indicator: str = "",
    *,
    to: Form = "text",
    width: int = 80,
    language: Language = "zh",
) -> str | None:
    """Write how the score came about, or one indicator of it; None if there is none.

    ``indicator`` is a name, a path (``产出指标/数量指标``), a heading, a 定义, 总分 or
    等级; width, case and blanks make no difference, and a part of a name will do.

    Example:
        >>> from perfscore.api.scoring import score_file
        >>> score = score_file("hunan/zhuzhou/department-2021").value
        >>> explain(score, "没有的指标") is None
        True
    """
    made = explanation(score, language, wanted=indicator)
    if indicator and not made.children:
        known = {_plain(each): each for each in indicator_names(score)}
        wanted = known.get(_plain(indicator))
        if wanted is None:
            return None
        made = explanation(score, language, wanted=wanted)
    return _written(made, to=to, width=width, language=language)


def near_indicators(score: Score, indicator: str) -> tuple[str, ...]:
    """Name the indicators that may be meant, or all of them."""
    names = tuple(dict.fromkeys(line.name for line in score.lines))
    return nearest(indicator, indicator_names(score)) or names


def indicator_names(score: Score) -> tuple[str, ...]:
    """Give the names that :func:`explain` takes: indicators, headings, definitions."""
    headings = (
        name for line in score.lines for names in line.headings for name in names
    )
    lines = (line.name for line in score.lines)
    return tuple(dict.fromkeys((*lines, *headings, *score.definitions)))


def rule_page(name: str, *, to: Form = "text", language: Language = "zh") -> str | None:
    """Write the page of a diagnostic's or finding's rule; None if there is none.

    As text it is Markdown.

    Example:
        >>> print(rule_page("no-basis", language="en").splitlines()[0])
        # no-basis
    """
    rule = next((each for each in _rules() if each.name == name), None)
    if rule is None:
        return None
    explanation = rule.explanation.in_language(language)
    if to == "json":
        made = {
            "rule": rule.name,
            "severity": rule.severity.value,
            "explanation": explanation,
        }
        return json.dumps(made, ensure_ascii=False, indent=2) + "\n"
    severity = SEVERITY_WORDS[rule.severity].in_language(language)
    text = f"# {rule.name}\n\n*{severity}*\n\n{explanation}\n"
    if to == "html":
        return page(title=rule.name, style=STYLE, body=f"<pre>{escaped(text)}</pre>")
    return text


def near_rules(name: str) -> tuple[str, ...]:
    """Name the rules that may be meant."""
    return nearest(name, (each.name for each in _rules()))


def rules_by_name() -> dict[str, Rule]:
    """Give all rules of diagnostics and findings."""
    return {each.name: each for each in _rules()}


def _rules() -> Iterator[Rule]:
    from perfscore.api import audit_rules as papers  # noqa: PLC0415
    from perfscore.api import rules as api  # noqa: PLC0415 - with the checker, slow
    from perfscore.audit import registry as audit  # noqa: PLC0415
    from perfscore.batch import rules as batch  # noqa: PLC0415
    from perfscore.batch.groups import rules as groups  # noqa: PLC0415
    from perfscore.batch.impact import rules as impact  # noqa: PLC0415
    from perfscore.batch.rolling import rules as rolling  # noqa: PLC0415
    from perfscore.batch.run import rules as runs  # noqa: PLC0415
    from perfscore.batch.sensitivity import rules as sensitivity  # noqa: PLC0415
    from perfscore.check import registry as check  # noqa: PLC0415
    from perfscore.intake import file_rules as file  # noqa: PLC0415
    from perfscore.intake import rules as intake  # noqa: PLC0415
    from perfscore.intake.accounts import rules as accounts  # noqa: PLC0415
    from perfscore.intake.pdf import rules as pdf_read  # noqa: PLC0415
    from perfscore.lower import reuse_rules as reuse  # noqa: PLC0415
    from perfscore.lower import rules as lower  # noqa: PLC0415
    from perfscore.render.pdf import rules as pdf_written  # noqa: PLC0415
    from perfscore.score import review_rules as review  # noqa: PLC0415
    from perfscore.score import rules as score  # noqa: PLC0415
    from perfscore.syntax import rules as syntax  # noqa: PLC0415
    from perfscore.wire import receipt_rules as receipt  # noqa: PLC0415
    from perfscore.wire import rules as wire  # noqa: PLC0415

    reading = (wire, file, pdf_read, intake, receipt, review)
    bulk = (batch, groups, rolling, runs, impact, sensitivity)
    scoring = (score, accounts, audit, papers)
    for module in (
        api,
        syntax,
        lower,
        reuse,
        check,
        *reading,
        *bulk,
        *scoring,
        pdf_written,
    ):
        yield from module.RULES


def _written(made: DerivationLine, *, to: Form, width: int, language: Language) -> str:
    match to:
        case "md":
            return derivation_markdown(made, language)
        case "html":
            return derivation_page(made, language)
        case "json":
            return derivation_json(made)
        case "text":
            return (
                derivation_text(made, width=width, language=language, with_rules=True)
                + "\n"
            )


def _plain(name: str) -> str:
    return "".join(normalize("NFKC", name).casefold().split())
