"""Rows that only sum the rows below them: 产出指标 | 60 | 58 above its indicators."""

from collections.abc import Sequence
from fractions import Fraction

from perfscore.exact import read_number
from perfscore.intake.columns import Field
from perfscore.intake.form.draft import Draft
from perfscore.intake.form.line import Line
from perfscore.intake.names import is_level1
from perfscore.intake.plain import plain

_POINTS = (Field.WEIGHT, Field.SCORE)


def without_sums(draft: Draft) -> None:
    """Take such rows for headings, so that no points count twice.

    A row is one where it names a level and no indicator, and indicators of that level
    follow; or where a usual level-1 heading stands among the names and the rows up to
    the next one have its points. A sum that is not theirs is told as unread.
    """
    kept: list[Line] = []
    for at, line in enumerate(draft.lines):
        below = _below(draft.lines, at)
        if not below:
            kept.append(line)
            continue
        _take(draft, line, below)
    draft.lines = kept


def _below(lines: Sequence[Line], at: int) -> list[Line]:
    """Give the rows that a row sums; none where it is an indicator."""
    line = lines[at]
    if not _has_points_alone(line):
        return []
    if line.name is None and line.own:
        level = max(line.own)
        head = line.own[level]
        below = [each for each in lines[at + 1 :] if each.levels.get(level) is head]
        return below if any(each.name for each in below) else []
    if line.name is None or line.levels or not is_level1(line.name.text):
        return []
    below = []
    for each in lines[at + 1 :]:
        is_next = each.name is not None and is_level1(each.name.text)
        if each.levels or each.name is None or (is_next and _has_points_alone(each)):
            break
        below.append(each)
    return below if _agrees(line, below, Field.WEIGHT) else []


def _has_points_alone(line: Line) -> bool:
    return bool(line.values) and set(line.values) <= {*_POINTS}


def _take(draft: Draft, line: Line, below: Sequence[Line]) -> None:
    head = line.own[max(line.own)] if line.own else line.name
    level = max(line.own) if line.own else 1
    if head is None:
        return
    for each in below:
        each.levels.setdefault(level, head)
    named = [each for each in below if each.name]
    weight = line.values.get(Field.WEIGHT, [])
    if level == 1 and weight:
        draft.level1_weights.setdefault(head, weight[0])
    for field in _POINTS:
        is_told = field is Field.WEIGHT and level == 1
        if not is_told and not _agrees(line, named, field):
            draft.teller.not_read(*line.values.get(field, ()))


def _agrees(line: Line, below: Sequence[Line], field: Field) -> bool:
    stated = _number(line, field)
    numbers = [_number(each, field) for each in below]
    known = [each for each in numbers if each is not None]
    return stated is None or (bool(known) and stated == sum(known, Fraction()))


def _number(line: Line, field: Field) -> Fraction | None:
    cell = line.cell(field)
    number = read_number(plain(cell.text).removesuffix("分")) if cell else None
    return number if isinstance(number, Fraction) else None
