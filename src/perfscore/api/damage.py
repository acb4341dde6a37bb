"""What later stages say of a set with faults, without the echo of those faults."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from unicodedata import normalize

from perfscore.diagnostics.model import Diagnostic
from perfscore.source import Source, Span

CAN_FOLLOW_FROM_ANY_LINE = frozenset(
    {
        "case-part-unclear",
        "clause-out-of-place",
        "declared-date-missing",
        "declared-form-missing",
        "declared-scoring-unused",
        "declared-weight-missing",
        "duplicate-indicator",
        "equal-weights-do-not-divide",
        "grades-do-not-cover",
        "heading-skips-level",
        "indicator-not-scored",
        "no-basis",
        "not-applicable-without-heir",
        "nothing-to-share",
        "shares-do-not-sum",
        "total-can-leave-range",
        "total-not-stated",
        "unknown-grade",
        "unknown-title",
        "unused-name",
        "veto-never-applies",
        "weight-missing",
        "weights-do-not-sum",
        "weights-not-equal",
    }
)
"""Rules that look at the whole set or its tree: any lost line can be the cause."""

CAN_FOLLOW_FROM_ANY_EXPRESSION = frozenset(
    {
        "declared-date-missing",
        "declared-form-missing",
        "indicator-not-scored",
        "shares-do-not-sum",
        "total-not-stated",
        "unused-name",
    }
)
"""Rules whose cause can be an expression, anywhere, that could not be lowered."""

CAN_FOLLOW_FROM_THE_HEAD = frozenset(
    {
        "grades-do-not-cover",
        "rounding-not-stated",
        "row-never-applies",
        "total-can-leave-range",
        "weight-not-positive",
        "weights-do-not-sum",
    }
)
"""Rules whose cause can be a clause of the head that says no number (满分)."""

_MISSES_A_NAME = frozenset({"unknown-name"})
_QUOTES = '“”「」"'


@dataclass(frozen=True, slots=True)
class Place:
    """A section of a source, counted from 1; 0 is the head."""

    source: Source
    section: int


class Sections:
    """Where the sections of one or several sources begin."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: dict[Source, list[int]] = {}
        for span in spans:
            self._starts.setdefault(span.source, []).append(span.start)
        for starts in self._starts.values():
            starts.sort()

    def of(self, span: Span) -> Place:
        """Give the section that a span begins in."""
        starts = self._starts.get(span.source, [])
        return Place(span.source, bisect_right(starts, span.start))


def independent(
    diagnostics: Iterable[Diagnostic],
    *,
    damaged: Sequence[Span],
    sections: Sections,
    dependent: frozenset[str],
) -> tuple[Diagnostic, ...]:
    """Keep the diagnostics that nothing damaged can have caused.

    Args:
        diagnostics: What was found in what could be understood of the set.
        damaged: What could not: lines that were left out, or expressions.
        sections: The sections of the set, and of those it takes over.
        dependent: The rules whose cause can lie in any place that is damaged.

    Returns:
        Those that neither lie in a section with damage, nor miss a name that is
        written in what is damaged, nor are of a dependent rule.
    """
    hurt = {sections.of(each) for each in damaged}
    lost = "\n".join(_plain(each.text) for each in damaged)

    def is_independent(each: Diagnostic) -> bool:
        rule = each.rule.name
        if rule in dependent:
            return False
        if rule in _MISSES_A_NAME:
            name = _plain(each.at.span.text).strip(_QUOTES)
            if name and name in lost:
                return False
        return sections.of(each.at.span) not in hurt

    return tuple(each for each in diagnostics if is_independent(each))


def _plain(text: str) -> str:
    return normalize("NFKC", text).casefold()
