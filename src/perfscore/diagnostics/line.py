"""A diagnostic on one line, as editors and ``grep`` take it."""

from perfscore.diagnostics.model import Diagnostic, Language
from perfscore.diagnostics.text import place_text
from perfscore.diagnostics.width import printable


def render(diagnostic: Diagnostic, *, language: Language) -> str:
    """Write ``file:line:column: severity[rule]: message``, with no end of line.

    The severity is the English word in both languages: editors look for it.
    """
    rule = diagnostic.rule
    message = printable(diagnostic.message.in_language(language))
    place = place_text(diagnostic.at.span)
    return f"{place}: {rule.severity.value}[{rule.name}]: {message}"
