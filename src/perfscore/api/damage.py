"""What later stages say of a set with faults, without the echo of those faults."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from unicodedata import normalize

from perfscore.diagnostics.model import Diagnostic
from perfscore.source import Span

CAN_FOLLOW_FROM_ANY_LINE = frozenset(
    {
        "clause-out-of-place",
        "declared-date-missing",
        "declared-form-missing",
        "declared-scoring-unused",
        "declared-weight-missing",
        "duplicate-indicator",
        "grades-do-not-cover",
        "heading-skips-level",
        "indicator-not-scored",
        "no-basis",
        "unused-name",
        "weight-missing",
        "weights-do-not-sum",
    }
)
"""Rules that look at the whole set or its tree: any lost line can be the cause."""

CAN_FOLLOW_FROM_ANY_EXPRESSION = frozenset(
    {
        "declared-date-missing",
        "declared-form-missing",
        "indicator-not-scored",
        "unused-name",
    }
)
"""Rules whose cause can be an expression, anywhere, that could not be lowered."""

CAN_FOLLOW_FROM_THE_HEAD = frozenset(
    {
        "grades-do-not-cover",
        "row-never-applies",
        "weight-not-positive",
        "weights-do-not-sum",
    }
)
"""Rules whose cause can be a clause of the head that says no number (满分)."""

_MISSES_A_NAME = frozenset({"unknown-name"})
_QUOTES = '“”「」"'


def independent(
    diagnostics: Iterable[Diagnostic],
    *,
    damaged: Sequence[Span],
    sections: Iterable[int],
    dependent: frozenset[str],
) -> tuple[Diagnostic, ...]:
    """Keep the diagnostics that nothing damaged can have caused.

    Args:
        diagnostics: What was found in what could be understood of the set.
        damaged: What could not: lines that were left out, or expressions.
        sections: The offsets at which the sections begin.
        dependent: The rules whose cause can lie in any place that is damaged.

    Returns:
        Those that neither lie in a section with damage, nor miss a name that is
        written in what is damaged, nor are of a dependent rule.
    """
    starts = sorted(sections)
    hurt = {bisect_right(starts, each.start) for each in damaged}
    lost = "\n".join(_plain(each.text) for each in damaged)

    def is_independent(each: Diagnostic) -> bool:
        rule = each.rule.name
        if rule in dependent:
            return False
        if rule in _MISSES_A_NAME and _plain(each.at.span.text).strip(_QUOTES) in lost:
            return False
        return bisect_right(starts, each.at.span.start) not in hurt

    return tuple(each for each in diagnostics if is_independent(each))


def _plain(text: str) -> str:
    return normalize("NFKC", text).casefold()
