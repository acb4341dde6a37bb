"""A diagnostic as the plain data that machines read."""

from perfscore.diagnostics.model import Diagnostic, Language
from perfscore.source import Span


def to_json(diagnostic: Diagnostic, language: Language) -> dict[str, object]:
    """Give ``diagnostic`` as texts, numbers, lists and dicts, ready for JSON.

    Lines and columns count characters from 1; ``end_column`` is the first column
    behind the end. ``cell`` is the place in a file with cells or pages, where lines
    and columns count in the text taken out of it; None for a text. ``severity`` is
    English, the texts are in ``language``.
    """
    hint = diagnostic.hint
    return {
        "rule": diagnostic.rule.name,
        "severity": diagnostic.rule.severity.value,
        "message": _encodable(diagnostic.message.in_language(language)),
        **_place(diagnostic.at.span),
        "hint": None if hint is None else _encodable(hint.in_language(language)),
        "related": [
            {
                **_place(each.span),
                "message": _encodable(each.text.in_language(language)),
            }
            for each in diagnostic.related
        ],
    }


def _place(span: Span) -> dict[str, object]:
    line, column = span.source.place(span.start)
    end_line, end_column = span.source.place(span.end)
    return {
        "file": _encodable(span.source.name),
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "cell": _encodable(span.source.mark(span.start)) or None,
    }


def _encodable(text: str) -> str:
    """Spell out half surrogates, which YAML and file names can hold and UTF-8 not."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
