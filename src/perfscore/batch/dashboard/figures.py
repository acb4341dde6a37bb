"""The scores of an assessment's lines are written down to be counted later."""

import json
from fractions import Fraction
from typing import Any

from perfscore.exact import exact_sum, exact_text
from perfscore.score.result import IndicatorScore, Score

BETWEEN = " / "
_DECLARED, _FIXED = 1, 0
_Points = tuple[Fraction | None, Fraction | None]
"""A weight and a score."""


def line_figures(score: Score) -> str:
    """Write the scores of a score's lines, for figures over many.

    Each stands on a line, as JSON ``[path, weight, score, declared]``: exact texts,
    null where undefined. Equal lines of many assessments are counted unread. What
    units name by themselves counts at its place, as one sum. Lines that do not apply,
    and rows that have no weight, are left out.
    """
    declared: dict[str, list[_Points]] = {}
    listed: list[list[Any]] = []
    for each in score.lines:
        if not _counts(each):
            continue
        if each.indicator.declared:
            place = BETWEEN.join(each.path[:-1]) or each.indicator.title
            declared.setdefault(place, []).append((each.weight, each.score))
        else:
            path = BETWEEN.join(each.path)
            listed.append([path, _text(each.weight), _text(each.score), _FIXED])
    for place, lines in declared.items():
        weight = _together([weight for weight, _ in lines])
        together = _together([points for _, points in lines])
        listed.append([place, weight, together, _DECLARED])
    return "\n".join(
        json.dumps(each, ensure_ascii=False, separators=(",", ":")) for each in listed
    )


def _counts(line: IndicatorScore) -> bool:
    applies = line.not_applicable is None and not (line.is_left_out or line.is_skipped)
    return applies and not (line.weight is None and line.score is None)


def _together(values: list[Fraction | None]) -> str | None:
    """Add up values; None where one is undefined."""
    known = [each for each in values if each is not None]
    return exact_text(exact_sum(known)) if len(known) == len(values) else None


def _text(value: Fraction | None) -> str | None:
    return None if value is None else exact_text(value)
