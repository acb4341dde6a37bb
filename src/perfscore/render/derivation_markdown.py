"""A derivation as a nested Markdown list."""

from collections.abc import Iterator

from perfscore.diagnostics.model import Language
from perfscore.render.derivation_words import basis_text, rule_of
from perfscore.render.markdown_escape import inline, paragraph
from perfscore.report.derivation_line import DerivationLine

_INDENT = "  "


def derivation_markdown(derivation: DerivationLine, language: Language = "zh") -> str:
    """Write ``derivation`` as a heading and a nested list, values in bold."""
    heading = f"# {inline(derivation.lead + derivation.value)}"
    items = [
        item for each in derivation.children for item in _items(each, "", language)
    ]
    return "\n".join([heading, "", *items]) + "\n"


def _items(line: DerivationLine, indent: str, language: Language) -> Iterator[str]:
    text = paragraph(line.lead)
    if line.value:
        text += f"**{inline(line.value)}**"
    if basis := basis_text(line, language):
        text += f" *{inline(basis)}*"
    if line.place:
        text += f" ({inline(rule_of(line, language))})"
    yield f"{indent}- {text}"
    for child in line.children:
        yield from _items(child, indent + _INDENT, language)
