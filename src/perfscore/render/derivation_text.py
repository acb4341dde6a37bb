"""A derivation as an indented text."""

from collections.abc import Iterator
from dataclasses import replace

from perfscore.diagnostics.model import Language
from perfscore.render.derivation_words import remarks, rule_of
from perfscore.render.wrapping import wrap
from perfscore.report.derivation_line import DerivationLine

_INDENT = 2
_DEEPEST = 12
"""Lines below this level are not indented further."""
_NARROWEST = 40


_BESIDE = "│ "
"""What stands before a rule as the set writes it."""


def derivation_text(
    derivation: DerivationLine,
    *,
    width: int,
    language: Language = "zh",
    with_rules: bool = False,
) -> str:
    """Write ``derivation`` as an indented tree in ``width`` columns (at least 40).

    ``with_rules`` puts the set's own line below each step, and not only its place
    behind it.
    """
    width = max(width, _NARROWEST)
    return "\n".join(_lines(derivation, 0, width, language, with_rules=with_rules))


def _lines(
    line: DerivationLine,
    depth: int,
    width: int,
    language: Language,
    *,
    with_rules: bool,
) -> Iterator[str]:
    indent = _INDENT * min(depth, _DEEPEST)
    has_rule = with_rules and bool(line.rule_text)
    said = replace(line, place="") if has_rule else line
    text = line.lead + line.value + remarks(said, language)
    for number, each in enumerate(wrap(text, width - indent, hanging=_INDENT)):
        yield " " * (indent + _INDENT * (number > 0)) + each
    if has_rule:
        room = width - indent - _INDENT - len(_BESIDE)
        for each in wrap(rule_of(line, language), room):
            yield " " * (indent + _INDENT) + _BESIDE + each
    for child in line.children:
        yield from _lines(child, depth + 1, width, language, with_rules=with_rules)
