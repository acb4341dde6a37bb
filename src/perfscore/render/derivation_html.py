"""A derivation as HTML whose lines open and close without any script."""

from perfscore.diagnostics.model import Language
from perfscore.render.derivation_words import basis_text
from perfscore.render.html_style import STYLE
from perfscore.render.page import escaped, page
from perfscore.report.derivation_line import DerivationLine


def derivation_html(derivation: DerivationLine, language: Language = "zh") -> str:
    """Write ``derivation`` as a section for a page; its first level stands open."""
    heading = "计算过程" if language == "zh" else "Derivation"
    body = _line(derivation, language, is_open=True)
    return f'<section class="derivation">\n<h2>{heading}</h2>\n{body}\n</section>'


def derivation_page(derivation: DerivationLine, language: Language = "zh") -> str:
    """Write ``derivation`` as a page of its own."""
    body = derivation_html(derivation, language)
    return page(title=derivation.text, style=STYLE, body=body)


def _line(line: DerivationLine, language: Language, *, is_open: bool = False) -> str:
    text = escaped(line.lead)
    if line.value:
        text += f'<span class="value">{escaped(line.value)}</span>'
    if basis := basis_text(line, language):
        text += f' <span class="basis">{escaped(basis)}</span>'
    text = f'<span class="said">{text}</span>{_rule(line)}'
    if not line.children:
        return f'<div class="step">{text}</div>'
    below = "\n".join(_line(each, language) for each in line.children)
    opened = " open" if is_open or line.is_open else ""
    return f"<details{opened}><summary>{text}</summary>\n{below}\n</details>"


def _rule(line: DerivationLine) -> str:
    """Write what stands beside a step: the set's own line, and where that is."""
    if not line.place:
        return ""
    text = f"<code>{escaped(line.rule_text)}</code> " if line.rule_text else ""
    place = f'<span class="place">{escaped(line.place)}</span>'
    return f'<span class="rule">{text}{place}</span>'
