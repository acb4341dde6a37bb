"""T5: all targets and all actuals are 100%."""

from collections.abc import Iterator

from perfscore.audit.case import AuditCase, AuditRow
from perfscore.audit.check import Check
from perfscore.audit.finding import AuditFinding
from perfscore.audit.rows.cells import is_blank, number_in
from perfscore.audit.rows.naming import finding_of_rows
from perfscore.audit.setting import Setting
from perfscore.audit.sources import TARGET_RULES
from perfscore.audit.telling.page import page
from perfscore.diagnostics.model import Rule, Severity, Text
from perfscore.model.assessment import Cell

_FEW = 4

RULE = Rule(
    "all-targets-full",
    Severity.NOTE,
    page(
        zh="""
        填了指标值和完成值的指标（4 个以上）里，九成以上两边都是 100%。“完成宣传工作
        100%”说的不是做了多少，只是“完成了”；这样的表几乎总是满分。

        复核时要看：100% 的分子、分母各是什么，有没有记录。

        改正：数量指标写件数、人数、次数，时效写日期，质量写合格率和标准。
        """,
        en="""
        Of the indicators with a target and an actual (four and more), nine of
        ten have 100% for both. “Publicity work done 100%” says nothing of how
        much was done, and such a form nearly always has all points.

        Ask what was divided by what, and for the records.

        Mended by counts, days, standards.
        """,
    ),
)
BASIS = (f"{TARGET_RULES}：绩效指标要细化、量化，反映实际产出",)


def look(case: AuditCase, setting: Setting) -> Iterator[AuditFinding]:
    """Report a form whose targets are all met at 100%, once."""
    rows = [
        each
        for each in case.rows
        if not (is_blank(each.printed.target) or is_blank(each.printed.actual))
    ]
    full = [each for each in rows if _is_full(case, each)]
    if len(full) < _FEW or len(full) * 10 < len(rows) * 9:
        return
    zh = f"全部 {len(rows)} 个指标的指标值和完成值都是 100%"
    if len(full) < len(rows):
        zh = f"{len(rows)} 个指标里 {len(full)} 个的指标值和完成值都是 100%"
    yield finding_of_rows(
        (RULE, setting),
        Text(
            zh,
            f"{len(full)} of {len(rows)} indicators have 100% as target and actual",
        ),
        full,
        [each.printed.target for each in full],
    )


def _is_full(case: AuditCase, row: AuditRow) -> bool:
    return _is_all(case, row.printed.target) and _is_all(case, row.printed.actual)


def _is_all(case: AuditCase, cell: Cell | None) -> bool:
    number = number_in(cell, case.year)
    return number is not None and number.unit == "%" and number.value == 1


CHECK = Check(RULE, BASIS, look)
