"""K20: the form was filled in after the time that is usually set for it."""

import re
from collections.abc import Iterator
from datetime import date

from perfscore.audit.case import AuditCase
from perfscore.audit.check import Check
from perfscore.audit.finding import AuditFinding
from perfscore.audit.rows.places import extent_of
from perfscore.audit.setting import Setting
from perfscore.audit.sources import CHECKLIST
from perfscore.audit.telling.page import page
from perfscore.diagnostics.model import Rule, Severity, Text
from perfscore.model.indicator_set import FormKind
from perfscore.source import Span

_DATE = re.compile(
    r"填\s*[报表]\s*(?:日\s*期|时\s*间)\s*[:：]?\s*"
    r"(20\d\d)\s*[年./\-]\s*(\d{1,2})\s*[月./\-]\s*(\d{1,2})(?!\d)日?"
)

RULE = Rule(
    "filed-late",
    Severity.NOTE,
    page(
        zh="""
        表上的填报日期晚于通常的期限：单位自评在次年 2 月底前，部门（整体支出）在次年 3
        月15 日前。期限各地、各年不同，只作提示。表上没有填报日期的不查，缺签名盖章也不
        查。

        复核时要看：本地当年通知规定的期限。
        """,
        en="""
        The filing date on the form is later than is usual: the end of February
        of the next year for a unit, 15 March for a department. Local notices
        differ. Forms without a filing date are not looked at, nor are
        signatures.

        See the notice of that year.
        """,
    ),
)
BASIS = (
    f"{CHECKLIST}F5–F10：单位自评次年2月底前，部门次年3月15日前",
    "期限各地不同，以本地通知为准",
)


def look(case: AuditCase, setting: Setting) -> Iterator[AuditFinding]:
    """Report a filing date beyond the term."""
    found = _filing_date(case)
    if found is None or case.year is None:
        return
    filed, span = found
    is_department = case.form.kind is FormKind.DEPARTMENT
    term = date(case.year + 1, 3, 15 if is_department else 1)
    if filed < term or (is_department and filed == term):
        return
    zh = "3月15日（部门）" if is_department else "2月底（单位）"
    en = "15 March (departments)" if is_department else "the end of February (units)"
    yield AuditFinding(
        rule=RULE,
        severity=setting.severity,
        message=Text(
            f"填报日期 {filed.year}年{filed.month}月{filed.day}日，晚于次年{zh}",
            f"filed on {filed.isoformat()}, later than {en} of the next year",
        ),
        at=span,
        printed=" ".join(span.text.split()),
        basis=setting.basis,
    )


def _filing_date(case: AuditCase) -> tuple[date, Span] | None:
    extent = extent_of(case.form)
    match = None if extent is None else _DATE.search(extent.text)
    if extent is None or match is None:
        return None
    try:
        filed = date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
    start = extent.start + match.start()
    return filed, Span(extent.source, start, extent.start + match.end())


CHECK = Check(RULE, BASIS, look)
