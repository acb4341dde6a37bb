"""T11: points were typed where targets and actuals belong."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from perfscore.audit.case import AuditCase, AuditRow
from perfscore.audit.check import Check
from perfscore.audit.finding import AuditFinding
from perfscore.audit.numbers.points import points_in
from perfscore.audit.rows.cells import is_blank, number_in
from perfscore.audit.rows.naming import finding_of_rows, name_of
from perfscore.audit.setting import Setting
from perfscore.audit.sources import FORM
from perfscore.audit.telling.page import page
from perfscore.diagnostics.model import Rule, Severity, Text
from perfscore.exact import exact_text

_FEW = 4
_LEAST = Fraction(10)
_MINUTES = re.compile(r"分|时|秒|%")
_FULL = (Fraction(100), Fraction(90), Fraction(80))

RULE = Rule(
    "points-in-value-cells",
    Severity.WARNING,
    page(
        zh="""
        指标值和完成值填的是分数：两格的数都等于该项分值，又都没有单位；或者表上没有分
        值栏，各项的指标值、完成值相同，没有单位，加起来正好是 100（90、80）；或者指标值
        有单位（≤10个工作日），完成值写的是几分。这样就看不出目标是什么、完成了多少。

        改正：指标值填要达到的数量、比例或期限，完成值填实际数。
        """,
        en="""
        Points stand in the cells of targets and actuals: both equal the points
        of the row and have no unit; or, in a form without points, targets and
        actuals are alike, without units, and add up to 100 (90, 80) exactly; or
        a target has a unit (≤10个工作日) and its actual is so many 分.

        Mended by what was to be reached and what was.
        """,
    ),
)
BASIS = (f"{FORM}“年度指标值”“实际完成值”栏",)


def look(case: AuditCase, setting: Setting) -> Iterator[AuditFinding]:
    """Report the rows of a form at once, then actuals that are points alone."""
    alike = [each for each in case.rows if _value(case, each) is not None]
    valued = [each for each in case.rows if not is_blank(each.printed.target)]
    as_points = [
        each for each in alike if _value(case, each) == points_in(each.printed.weight)
    ]
    if _are_points(case, as_points, valued):
        yield _finding(
            as_points,
            setting,
            Text(
                f"{len(as_points)} 个指标的指标值和完成值都等于分值，填的是分数",
                f"targets and actuals of {len(as_points)} indicators are their points",
            ),
        )
        return
    for row in case.rows:
        if _is_points_for_other(case, row):
            yield _actual_is_points(row, setting)
    if any(each.printed.weight is not None for each in case.rows):
        return
    values = [made for each in alike if (made := _value(case, each)) is not None]
    if len(alike) >= _FEW and alike == valued and sum(values, Fraction()) in _FULL:
        added = " + ".join(exact_text(each) for each in values)
        total = exact_text(sum(values, Fraction()))
        yield _finding(
            alike,
            setting,
            Text(
                f"{len(alike)} 个指标的指标值、完成值相同且没有单位，"
                f"合计 {total}（{added}），填的是分数",
                f"targets and actuals of {len(alike)} indicators are alike, without "
                f"units, and add up to {total} ({added}): points were filled in",
            ),
        )


def _are_points(
    case: AuditCase, rows: Sequence[AuditRow], valued: Sequence[AuditRow]
) -> bool:
    """Whether it is no chance: half of the rows and two, or a broken number."""
    if len(rows) > 1 and len(rows) * 2 >= len(valued):
        return True
    made = (_value(case, each) for each in rows)
    return any(each is not None and each.denominator != 1 for each in made)


def _is_points_for_other(case: AuditCase, row: AuditRow) -> bool:
    """Whether the actual is so many 分, few enough, and the target has a unit."""
    target = number_in(row.printed.target, case.year)
    actual = number_in(row.printed.actual, case.year)
    weight = points_in(row.printed.weight)
    if target is None or actual is None or weight is None:
        return False
    is_other = bool(target.unit) and not _MINUTES.search(target.unit)
    return is_other and actual.unit == "分" and actual.value <= max(weight, _LEAST)


def _actual_is_points(row: AuditRow, setting: Setting) -> AuditFinding:
    own = row.printed
    target = own.target.text.strip() if own.target else ""
    actual = own.actual.text.strip() if own.actual else ""
    message = Text(
        f"“{name_of(row)}”的指标值是“{target}”，完成值写“{actual}”，像是填了分数",
        f"the target of “{name_of(row)}” is “{target}”, its actual “{actual}” "
        "looks like points",
    )
    return finding_of_rows((RULE, setting), message, [row], [own.actual])


def _value(case: AuditCase, row: AuditRow) -> Fraction | None:
    """Give the number that stands both as target and actual, without unit or sign."""
    target = number_in(row.printed.target, case.year)
    actual = number_in(row.printed.actual, case.year)
    if target is None or actual is None or target.unit or actual.unit:
        return None
    if target.comparison is not None or actual.comparison is not None:
        return None
    return target.value if target.value == actual.value > 0 else None


def _finding(rows: Sequence[AuditRow], setting: Setting, message: Text) -> AuditFinding:
    cells = [each.printed.target for each in rows]
    return finding_of_rows((RULE, setting), message, rows, cells)


CHECK = Check(RULE, BASIS, look)
