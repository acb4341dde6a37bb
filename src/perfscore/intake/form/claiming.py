"""Rows of the indicators become claimed indicators, headings and targets complete."""

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import groupby

from perfscore.diagnostics.model import Text
from perfscore.exact import exact_text, read_number
from perfscore.intake.claimed import ClaimedIndicator
from perfscore.intake.columns import Field
from perfscore.intake.form.draft import Draft
from perfscore.intake.form.joints import with_joints
from perfscore.intake.form.line import Line
from perfscore.intake.form.rows import is_number, value
from perfscore.intake.grid import GridCell
from perfscore.intake.names import is_level1, is_level2, without_points
from perfscore.intake.plain import bare, one_line, plain
from perfscore.model.assessment import Cell

_SIGN = re.compile(
    r"[≥≤＞＜>=<＝≧≦═＝→]+|(大于|小于|不大于|不小于|不低于|不高于|不少于|不超过)(等于)?|等于"
)
_OWN_SCORE = re.compile(r"\s*得分\s*[—≈\d.]+\s*[（(][^（）()]*[）)]\s*$")
_BEFORE_TARGET = re.compile(r"^(.*?[^\s≥≤＞＜><=＝])\s*([≥≤＞＜><=＝]+\s*\d.*)$")
_ENDS_IN_DIGIT = re.compile(r"[0-9０-９]$")


def claimed_indicators(
    draft: Draft, *, is_own: bool = False
) -> tuple[ClaimedIndicator, ...]:
    """Give the indicators that were read, and tell what their points leave open.

    ``is_own`` is a form that perfscore wrote: its headings are read without a doubt,
    and the set tells of weights that do not add up.
    """
    lines = with_joints(draft, is_own=is_own)
    if not is_own:
        _tell_sums(draft, lines)
    return tuple(_claimed(draft, each, is_own=is_own) for each in lines)


def _claimed(draft: Draft, line: Line, *, is_own: bool) -> ClaimedIndicator:
    level1, level1_weight = _level1(draft, line.levels.get(1))
    second = [each for each in (line.levels.get(2), *line.joint) if each is not None]
    target, unit, left = _target(line)
    name = value(line.name) if line.name else None
    if target is None and name is not None and _has_no_target_column(draft):
        name, target = _parted(draft, name)
    return ClaimedIndicator(
        level1=level1,
        level1_weight=level1_weight,
        level2=tuple(part for each in second for part in _level2(each)),
        level3=_heading(line.levels.get(3)),
        name=name,
        target=target,
        unit=unit,
        actual=line.cell(Field.ACTUAL),
        rating=line.rating or line.cell(Field.RATING),
        points=tuple(line.points),
        weight=line.cell(Field.WEIGHT),
        score=line.cell(Field.SCORE) or (_computed(line) if is_own else None),
        reason=line.cell(Field.REASON),
        extras=(*((title, value(cell)) for title, cell in line.extras), *left),
    )


def _computed(line: Line) -> Cell | None:
    """Give the number that our blank form shows as 得分 where no 评定分 is given."""
    shown = (cell for title, cell in line.extras if bare(title) == "得分")
    return next((value(each) for each in shown if is_number(each.text)), None)


def _level1(draft: Draft, cell: GridCell | None) -> tuple[Cell | None, Cell | None]:
    """Part a level-1 heading from its points, and from a score printed with it."""
    if cell is None:
        return None, None
    text = cell.text
    printed = _OWN_SCORE.search(text)
    if printed:
        text = text[: printed.start()]
        score = Cell(one_line(printed[0]), cell.span)
        if score not in draft.teller.unread:
            draft.teller.unread.append(score)
    name, points = without_points(one_line(text))
    if points is not None:
        return Cell(name, cell.span), Cell(points, cell.span)
    beside = draft.level1_weights.get(cell)
    return Cell(name, cell.span), value(beside) if beside else None


def _level2(cell: GridCell) -> list[Cell]:
    """Give the headings of one cell: several where each line is a usual heading."""
    text = _OWN_SCORE.sub("", cell.text)
    parts = text.split("\n")
    if len(parts) > 1 and all(map(_is_heading, parts)):
        return [Cell(one_line(each), cell.span) for each in parts]
    return [Cell(one_line(text), cell.span)]


def _is_heading(text: str) -> bool:
    return is_level2(text) or is_level1(text)


def _has_no_target_column(draft: Draft) -> bool:
    plan = draft.plan
    columns = (Field.TARGET, Field.ADJUSTED_TARGET)
    return plan is not None and not any(plan.heads.of(each) for each in columns)


def _parted(draft: Draft, name: Cell) -> tuple[Cell, Cell | None]:
    """Part a target from the name before it: ``培训人数≥100人``; this is told once."""
    found = _BEFORE_TARGET.match(name.text)
    if found is None or name.span is None:
        return name, None
    if not draft.is_parting_told:
        draft.is_parting_told = True
        draft.teller.uncertain(
            name.span,
            Text(
                f"没有目标值一栏；“{name.text}”读作指标“{found[1]}”、"
                f"目标值“{found[2]}”，其余各行同样",
                f"no column holds targets; “{name.text}” is read as the indicator "
                f"“{found[1]}” with the target “{found[2]}”, other rows likewise",
            ),
        )
    return Cell(found[1], name.span), Cell(found[2], name.span)


def _heading(cell: GridCell | None) -> Cell | None:
    return None if cell is None else Cell(one_line(cell.text), cell.span)


def _target(
    line: Line,
) -> tuple[Cell | None, Cell | None, list[tuple[str, Cell]]]:
    """Join sign, value and unit.

    Gives also the unit that was joined, and what did not become part of the target.
    """
    target, left = line.cell(Field.TARGET), []
    joined: Cell | None = None
    sign, unit = line.values.get(Field.SIGN), line.values.get(Field.UNIT)
    text = target.text if target else ""
    span = target.span if target else None
    if sign:
        word = plain(sign[0].text)
        if target is not None and _SIGN.fullmatch(word) and not text.startswith(word):
            text = one_line(sign[0].text) + text
            span = sign[0].span.to(span) if span else sign[0].span
        elif target is None or not text.startswith(word):
            left.append((Field.SIGN.value, value(sign[0])))
    if unit:
        word = one_line(unit[0].text)
        if target is not None and _ENDS_IN_DIGIT.search(text):
            text += word
            joined = Cell(word, unit[0].span)
            span = span.to(unit[0].span) if span else unit[0].span
        else:
            left.append((Field.UNIT.value, value(unit[0])))
    return (Cell(text, span) if target else None), joined, left


def _tell_sums(draft: Draft, lines: Sequence[Line]) -> None:
    """Tell where the points in a level-1 heading are not the sum of its rows."""
    for _, run in groupby(lines, key=_heading_text):
        below = list(run)
        cell = below[0].levels.get(1)
        if cell is None:
            continue
        _, weight = _level1(draft, cell)
        points = plain(weight.text).removesuffix("分") if weight else ""
        stated = read_number(points)
        weights = [_number(each.cell(Field.WEIGHT)) for each in below]
        known = [each for each in weights if each is not None]
        if not isinstance(stated, Fraction) or not known:
            continue
        total = sum(known, Fraction())
        if total != stated:
            draft.teller.uncertain(
                cell.span,
                Text(
                    f"“{one_line(cell.text)}”写 {points} 分，下面各行之和是 "
                    f"{exact_text(total)} 分；可能有一格读错，也可能原表如此",
                    f"“{one_line(cell.text)}” says {points} points, its rows sum to "
                    f"{exact_text(total)}; a cell may be misread, or the form is so",
                ),
            )


def _heading_text(line: Line) -> str | None:
    """Give the words of a row's level-1 heading, which may stand in every row."""
    cell = line.levels.get(1)
    return None if cell is None else plain(cell.text)


def _number(cell: Cell | None) -> Fraction | None:
    if cell is None:
        return None
    number = read_number(plain(cell.text).removesuffix("分"))
    return number if isinstance(number, Fraction) else None
