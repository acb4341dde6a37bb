"""How a set comes to its total."""

from perfscore.diagnostics.model import Language, Text
from perfscore.report.derivation import derivation
from perfscore.score.result import Score


def is_plain_sum(score: Score) -> bool:
    """Whether the total is the sum of the lines, and nothing changed it."""
    return (
        score.total_trace is None
        and not score.vetoes
        and all(each.trace is None for each in score.groups)
    )


def total_working(score: Score) -> Text:
    """Write in a line how the set came to the total."""
    return Text(_derived(score, "zh"), _derived(score, "en"))


def _derived(score: Score, language: Language) -> str:
    made = derivation(score, language, wanted="总分").children
    return f"{made[-1].lead}{made[-1].value}" if made else ""
