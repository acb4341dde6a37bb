"""The findings of one form in HTML."""

from collections.abc import Iterator, Sequence

from perfscore.audit.finding import AuditFinding
from perfscore.diagnostics.model import Severity
from perfscore.diagnostics.text import SEVERITY_WORDS
from perfscore.render.audit_html_table import cell, details, table
from perfscore.render.audit_words import (
    Words,
    path_text,
    place,
    points_text,
    related_places,
)
from perfscore.render.page import escaped

_STRONG = ' class="two"'


def findings_html(
    found: Sequence[AuditFinding], severity: Severity, file: str, words: Words
) -> str:
    """Write findings of one severity, each with what is printed and what should be.

    ``file`` is the form's, whose name need not be said again.
    """
    if not found:
        return ""
    title = f"{words.of(SEVERITY_WORDS[severity])} {len(found)}"
    parts = [f'<h3 class="{severity.value}">{escaped(title)}</h3>']
    parts += [_finding(each, severity, file, words) for each in found]
    return "\n".join(parts)


def rounding_html(found: Sequence[AuditFinding], file: str, words: Words) -> str:
    """Write the differences that rounding explains, a row each."""
    if not found:
        return ""
    headings = words.say(
        "检查 说明 印的 算法 位置", "check message printed working place"
    ).split()
    rows = [
        cell(words.check(each.rule))
        + cell(words.of(each.message))
        + cell(each.printed)
        + cell(words.of(each.working))
        + cell(place(each.at, beside=file))
        for each in found
    ]
    title = words.say(
        f"可由四舍五入解释 {len(found)} 项", f"Explained by rounding: {len(found)}"
    )
    return details(title, table(headings, rows))


def _finding(finding: AuditFinding, severity: Severity, file: str, words: Words) -> str:
    message = escaped(words.of(finding.message))
    facts = "".join(
        f"<dt>{word}</dt><dd{_STRONG if is_strong else ''}>{escaped(text)}</dd>"
        for word, text, is_strong in _facts(finding, file, words)
        if text
    )
    return (
        f'<div class="finding {severity.value}">'
        f'<p class="message">{message}</p><dl>{facts}</dl></div>'
    )


def _facts(
    finding: AuditFinding, file: str, words: Words
) -> Iterator[tuple[str, str, bool]]:
    say, of = words.say, words.of
    yield say("指标", "line"), path_text(finding.path), False
    yield say("位置", "place"), place(finding.at, beside=file), False
    yield say("印的", "printed"), finding.printed, True
    yield say("应为", "expected"), of(finding.expected), True
    yield say("算法", "working"), of(finding.working), False
    if finding.points:
        yield say("涉及分", "points"), points_text(finding.points), False
    others = related_places(finding, words.language, beside=file)
    yield say("另见", "see also"), "\n".join(others), False
    name, check = finding.rule.name, words.check(finding.rule)
    shown = check if name in check else f"{check}（{name}）"
    yield say("规则", "rule"), shown, False
    yield say("依据", "basis"), "\n".join(finding.basis), False
