"""A diagnostic on one line, as editors and ``grep`` take it."""

from collections.abc import Iterator

from perfscore.diagnostics.model import Diagnostic, Label, Language
from perfscore.diagnostics.text import place_text
from perfscore.diagnostics.width import printable


def render(diagnostic: Diagnostic, *, language: Language) -> str:
    """Write ``file:line:column: severity[rule]: message``, with no end of line.

    The severity is the English word in both languages: editors look for it. Each place
    in another file has a line of its own, a note of the same rule.
    """
    rule = diagnostic.rule
    message = printable(diagnostic.message.in_language(language))
    place = place_text(diagnostic.at.span)
    first = f"{place}: {rule.severity.value}[{rule.name}]: {message}"
    notes = (
        f"{place_text(each.span)}: note[{rule.name}]: "
        + printable(each.text.in_language(language))
        for each in _elsewhere(diagnostic)
    )
    return "\n".join((first, *notes))


def _elsewhere(diagnostic: Diagnostic) -> Iterator[Label]:
    own = diagnostic.at.span.source
    return (each for each in diagnostic.related if each.span.source != own)
