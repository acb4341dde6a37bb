"""T10: a target and its actual cannot be compared, as they count different things."""

import re
from collections.abc import Iterator

from perfscore.audit.case import AuditCase, AuditRow
from perfscore.audit.check import Check
from perfscore.audit.finding import AuditFinding
from perfscore.audit.rows.cells import number_in
from perfscore.audit.rows.kinds import level2_of
from perfscore.audit.rows.naming import name_of, place_of
from perfscore.audit.rows.wording import shown
from perfscore.audit.setting import Setting
from perfscore.audit.sources import NOTICE_2020
from perfscore.audit.telling.page import page
from perfscore.diagnostics.model import Rule, Severity, Text
from perfscore.model.targets import NumberCell
from perfscore.model.units import MONEY

_OF_MONEY = re.compile(
    r"资金|金额|经费|投资|额|费|收入|产值|税|补助|补贴|成本|价|元|款|支出|预算"
)
_LIKE_SHARES = frozenset({"", "倍", "分", "个百分点", "百分点", "成", "折"})

RULE = Rule(
    "units-of-target-and-actual-differ",
    Severity.WARNING,
    page(
        zh="""
        指标值和完成值的单位不是一类，不能相比：指标值是件数、人数，完成值却是百分比，
        或者一个是金额、一个不是。没有写单位的数不判断；人和人次、个和家这样的不同说法
        也不算。

        数量指标的指标值写成金额（如“完成校园维修 800万元”）的，只作提示。

        改正：完成值按指标值的单位填写。
        """,
        en="""
        The units of target and actual are of different kinds: a count and a per
        cent, or money and something else. Numbers without a unit are not
        judged, nor are different words for counts.

        A quantity indicator with an amount of money as its target is noted.

        Mended by an actual in the target's unit.
        """,
    ),
)
BASIS = (f"{NOTICE_2020}：定量指标以完成值与指标值比较计分，两者须同一口径",)


def look(case: AuditCase, setting: Setting) -> Iterator[AuditFinding]:
    """Report rows whose two numbers differ in kind, and money where things count."""
    for row in case.rows:
        target = number_in(row.printed.target, case.year)
        actual = number_in(row.printed.actual, case.year)
        if target is None:
            continue
        if actual is not None and len({_kind(target), _kind(actual)} - {""}) > 1:
            yield _differ(row, setting)
        elif _kind(target) == "money" and _counts_things(row):
            yield _money(row, setting)


def _kind(number: NumberCell) -> str:
    """Name the kind of a unit; empty where it may be of several."""
    if number.unit == "%":
        return "share"
    if number.unit in MONEY:
        return "money"
    if number.unit in _LIKE_SHARES or number.unit.partition("/")[0] in MONEY:
        return ""
    return "count"


def _counts_things(row: AuditRow) -> bool:
    name = row.printed.name
    is_quantity = any(each.startswith("数量") for each in level2_of(row))
    return is_quantity and name is not None and not _OF_MONEY.search(name.text)


def _differ(row: AuditRow, setting: Setting) -> AuditFinding:
    target = shown(row.printed.target.text) if row.printed.target else ""
    actual = shown(row.printed.actual.text) if row.printed.actual else ""
    return _finding(
        row,
        setting.severity,
        Text(
            f"“{name_of(row)}”指标值“{target}”与完成值“{actual}”不是一类单位，不能相比",
            f"“{name_of(row)}”: the target “{target}” and the actual “{actual}” are of "
            "different kinds",
        ),
        setting,
    )


def _money(row: AuditRow, setting: Setting) -> AuditFinding:
    target = shown(row.printed.target.text) if row.printed.target else ""
    return _finding(
        row,
        Severity.NOTE,
        Text(
            f"数量指标“{name_of(row)}”的指标值是金额“{target}”，没有写出数量",
            f"the quantity indicator “{name_of(row)}” has money for a target: "
            f"“{target}”",
        ),
        setting,
    )


def _finding(
    row: AuditRow, severity: Severity, message: Text, setting: Setting
) -> AuditFinding:
    own = row.printed
    cell = own.actual if severity is not Severity.NOTE else own.target
    return AuditFinding(
        rule=RULE,
        severity=severity,
        message=message,
        at=place_of(row, cell),
        path=row.path,
        printed=cell.text.strip() if cell is not None else "",
        basis=setting.basis,
    )


CHECK = Check(RULE, BASIS, look)
