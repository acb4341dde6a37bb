"""What scoring can find in the values that methods work with."""

from perfscore.diagnostics.model import Rule, Severity, Text


def _error(name: str, zh: str, en: str) -> Rule:
    return Rule(name, Severity.ERROR, Text(zh, en))


INTERPOLATION_DISORDERED = _error(
    "interpolation-disordered",
    "插值各行的值由数据给出，而这些值没有依次由大到小或由小到大，或有相同的，不能插值。",
    "The values of interpolation rows come from data, and neither rise nor fall "
    "throughout.",
)
RANK_NOT_WHOLE = _error(
    "rank-not-whole",
    "填报的名次不是从 1 起的整数。",
    "The reported rank is not a whole number from 1 on.",
)

RULES = (INTERPOLATION_DISORDERED, RANK_NOT_WHOLE)
