"""The points of level 1 beside what a form's notes and its set give it."""

from collections.abc import Iterator
from fractions import Fraction

from perfscore.audit.case import AuditCase
from perfscore.audit.points.form import FormPoints
from perfscore.audit.points.headings import Heading, headings, sum_below
from perfscore.audit.points.stated import (
    Part,
    StatedWeights,
    part_of,
    stated_weights,
)


def against_notes(case: AuditCase, read: FormPoints) -> StatedWeights | None:
    """Give what the notes state, where level 1 agrees with none of it."""
    stated = stated_weights(case.form.notes)
    printed = level1_parts(read)
    if not stated or not printed:
        return None
    agree = any(
        all(each.weights.get(part, value) == value for part, value in printed.items())
        for each in stated
    )
    return None if agree else stated[0]


def level1_parts(read: FormPoints) -> dict[Part, Fraction]:
    """Give the points of each part; nothing where a heading is none, or has none."""
    found: dict[Part, Fraction] = {}
    for each in headings(read.rows):
        part, value = part_of(each.title), _points_of(each, read)
        if part is None or value is None or part in found:
            return {}
        found[part] = value
    if read.fund_weight is not None:
        found.setdefault(Part.EXECUTION, read.fund_weight.value)
    return found


def _points_of(heading: Heading, read: FormPoints) -> Fraction | None:
    """Give the points of a heading as printed, else as all its rows make them up."""
    if heading.points is not None:
        return heading.points.value
    made = sum_below(heading)
    is_whole = made.is_known and not made.lacking
    is_open = heading.is_last and not read.is_complete
    return made.total if is_whole and not is_open else None


def against_set(
    case: AuditCase, read: FormPoints
) -> Iterator[tuple[Heading, Fraction, Fraction]]:
    """Give each heading with the points that it has, and those that the set gives."""
    for heading in headings(read.rows):
        wanted, value = _set_points(case, heading), _points_of(heading, read)
        if wanted is not None and value is not None:
            yield heading, value, wanted


def _set_points(case: AuditCase, heading: Heading) -> Fraction | None:
    """Give the points that the set has for a level-1 heading; None without a set."""
    if case.score is None:
        return None
    tops = {
        each.row.line.headings[0]
        for each in heading.rows
        if each.row.line is not None and each.row.line.headings
    }
    if len(tops) != 1:
        return None
    title = "、".join(tops.pop())
    groups = (each for each in case.score.groups if each.path == (title,))
    return next((each.indicator.weight for each in groups), None)
