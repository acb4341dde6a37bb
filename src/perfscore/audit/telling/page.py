"""Builds the page that explains a check of the audit."""

from perfscore.diagnostics.model import Text


def page(*, zh: str, en: str) -> Text:
    """Give a check's page in Markdown; paragraphs are parted by a blank line.

    The page says what a finding means, what the evaluator should look at, and what
    would mend it. Lines of a paragraph are joined.
    """
    return Text(_joined(zh, ""), _joined(en, " "))


def _joined(text: str, between: str) -> str:
    paragraphs = text.strip().split("\n\n")
    return "\n\n".join(
        between.join(line.strip() for line in each.splitlines() if line.strip())
        for each in paragraphs
    )
