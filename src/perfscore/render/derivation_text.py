"""A derivation as an indented text."""

from collections.abc import Iterator

from perfscore.diagnostics.model import Language
from perfscore.render.derivation_words import remarks
from perfscore.render.wrapping import wrap
from perfscore.report.derivation_line import DerivationLine

_INDENT = 2
_DEEPEST = 12
"""Lines below this level are not indented further."""
_NARROWEST = 40


def derivation_text(
    derivation: DerivationLine, *, width: int, language: Language = "zh"
) -> str:
    """Write ``derivation`` as an indented tree in ``width`` columns (at least 40)."""
    return "\n".join(_lines(derivation, 0, max(width, _NARROWEST), language))


def _lines(
    line: DerivationLine, depth: int, width: int, language: Language
) -> Iterator[str]:
    indent = _INDENT * min(depth, _DEEPEST)
    text = line.lead + line.value + remarks(line, language)
    for number, each in enumerate(wrap(text, width - indent, hanging=_INDENT)):
        yield " " * (indent + _INDENT * (number > 0)) + each
    for child in line.children:
        yield from _lines(child, depth + 1, width, language)
