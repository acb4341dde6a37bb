"""T3: an indicator repeats the overall goal, or its target repeats its name."""

from collections.abc import Iterator

from perfscore.audit.case import AuditCase, AuditRow
from perfscore.audit.check import Check
from perfscore.audit.finding import AuditFinding
from perfscore.audit.numbers.points import points_in
from perfscore.audit.rows.naming import (
    english_names_of,
    finding_of_rows,
    name_of,
    names_of,
    place_of,
)
from perfscore.audit.rows.wording import squeezed
from perfscore.audit.setting import Setting
from perfscore.audit.sources import TARGET_RULES
from perfscore.audit.telling.page import page
from perfscore.diagnostics.model import Rule, Severity, Text
from perfscore.model.assessment import Cell

_SHORTEST = 12
_SHORTEST_WHOLE = 6
_LONG = 30
_SHORTEST_TARGET = 4

RULE = Rule(
    "target-copies-goal",
    Severity.NOTE,
    page(
        zh="""
        三级指标的名称或指标值照抄了年度总体目标（整段，或其中很长的一段），没有分解成
        可以衡量的指标；或者指标值只是把指标名称再写一遍。

        复核时要看：该项分值多少，凭什么打的分。

        改正：把总体目标分解成几个具体的、有数量的指标。
        """,
        en="""
        The name or target of an indicator is the overall goal word for word, or
        a long part of it, so nothing was broken down into what can be measured;
        or the target only repeats the indicator's name.

        See how many points it has, and what they were given for.

        Mended by several indicators with numbers.
        """,
    ),
)
BASIS = (f"{TARGET_RULES}：绩效指标是总体目标的细化和量化",)


def look(case: AuditCase, setting: Setting) -> Iterator[AuditFinding]:
    """Report copies of the goal one by one, targets that repeat names at once."""
    goals = [squeezed(each.expected.text) for each in case.form.goals if each.expected]
    for row in case.rows:
        for cell in (row.printed.name, row.printed.target):
            if cell is not None and any(_is_copy(cell.text, each) for each in goals):
                yield _finding(row, cell, setting)
                break
    rows = [each for each in case.rows if _repeats_name(each)]
    if rows:
        yield finding_of_rows(
            (RULE, setting),
            Text(
                f"{names_of(rows)}的指标值只是重复指标名称",
                f"the target only repeats the name: {english_names_of(rows)}",
            ),
            rows,
            [each.printed.target for each in rows],
        )


def _is_copy(text: str, goal: str) -> bool:
    """Whether ``text`` is four fifths of the goal and more, or a long part of it."""
    plain = squeezed(text)
    if plain == goal and len(plain) >= _SHORTEST_WHOLE:
        return True
    if len(plain) < _SHORTEST or not goal:
        return False
    if plain in goal:
        return len(plain) * 5 >= len(goal) * 4 or len(plain) >= _LONG
    return goal in plain and len(goal) >= _SHORTEST


def _repeats_name(row: AuditRow) -> bool:
    name, target = row.printed.name, row.printed.target
    if name is None or target is None:
        return False
    plain = squeezed(target.text)
    is_words = not any(each.isdigit() for each in plain)
    return is_words and len(plain) >= _SHORTEST_TARGET and plain == squeezed(name.text)


def _finding(row: AuditRow, cell: Cell, setting: Setting) -> AuditFinding:
    weight = points_in(row.printed.weight)
    points = row.printed.weight.text.strip() if row.printed.weight else ""
    zh = f"（{points.removesuffix('分')}分）" if weight else ""
    en = f" ({points} points)" if weight else ""
    return AuditFinding(
        rule=RULE,
        severity=setting.severity,
        message=Text(
            f"指标“{name_of(row)}”{zh}照抄年度总体目标，没有分解",
            f"the indicator “{name_of(row)}”{en} repeats the overall goal",
        ),
        at=place_of(row, cell),
        path=row.path,
        printed=cell.text.strip(),
        basis=setting.basis,
        points=weight,
    )


CHECK = Check(RULE, BASIS, look)
