"""What a derivation says beside its lines, in words."""

from perfscore.diagnostics.model import Language
from perfscore.report.derivation_line import DerivationLine


def basis_text(line: DerivationLine, language: Language) -> str:
    """Write the legal bases of a line; empty if it has none of its own."""
    if not line.basis:
        return ""
    if language == "zh":
        return f"依据：{'；'.join(line.basis)}"
    return f"basis: {'; '.join(line.basis)}"


def remarks(line: DerivationLine, language: Language) -> str:
    """Write bases and place as they stand behind a line of plain text."""
    basis = basis_text(line, language)
    if basis:
        basis = f"（{basis}）" if language == "zh" else f" ({basis})"
    return f"{basis}  [{line.place}]" if line.place else basis


def rule_of(line: DerivationLine, language: Language) -> str:
    """Write where the rule stands, and what the set says there."""
    if not line.rule_text:
        return line.place
    return f"{line.place}{'：' if language == 'zh' else ': '}{line.rule_text}"
