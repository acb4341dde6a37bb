"""A group's score in brief: how it adds up, and a line for each part of it."""

from dataclasses import replace

from perfscore.diagnostics.model import Language
from perfscore.report.derivation import line_derivation
from perfscore.report.derivation_line import DerivationLine
from perfscore.report.derivation_steps import Unfolding
from perfscore.report.derivation_whole import (
    group_heading,
    group_line,
    parts_of,
    sum_line,
)
from perfscore.score.result import GroupScore, IndicatorScore, Score


def group_outline(
    score: Score, path: tuple[str, ...], language: Language = "zh"
) -> tuple[DerivationLine, ...]:
    """Explain the group at ``path`` down to what stands just below it, no further."""
    unfolding = Unfolding(score, language)
    for group in score.groups:
        if group.path == path:
            parts = list(parts_of(score, path))
            own = list(group_line(group, unfolding))
            made = own[0] if own else group_heading(group, unfolding)
            steps = made.children if own else (sum_line(group, unfolding),)
            below = (_brief(each, unfolding) for each in parts)
            return (replace(made, children=(*steps, *below)),)
    return ()


def _brief(part: GroupScore | IndicatorScore, unfolding: Unfolding) -> DerivationLine:
    if isinstance(part, GroupScore):
        return group_heading(part, unfolding)
    made = line_derivation(unfolding.score, part, unfolding.language)
    return replace(made, basis=(), children=())
