"""A text that reads alike in both languages: numbers, and names as printed."""

from perfscore.diagnostics.model import Text


def alike(text: str) -> Text:
    """Give ``text`` in both languages."""
    return Text(text, text)
