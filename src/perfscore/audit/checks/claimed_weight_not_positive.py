"""Check K3: every indicator has points above zero."""

from collections.abc import Iterator

from perfscore.audit.case import AuditCase
from perfscore.audit.check import Check
from perfscore.audit.finding import AuditFinding, Verified
from perfscore.audit.points.form import PointedRow, form_points
from perfscore.audit.rows.kinds import is_not_applicable
from perfscore.audit.setting import Setting
from perfscore.audit.sources import PROVINCIAL_SYSTEM
from perfscore.audit.telling.page import page
from perfscore.diagnostics.model import Rule, Severity, Text

RULE = Rule(
    "claimed-weight-not-positive",
    Severity.WARNING,
    page(
        zh="""
        每个指标的分值应当大于零：分值是 0 的指标，完成得好坏都不影响得分。没有印分值的
        行不算 0；写明不适用的行、只扣分的行（扣分项）不查。

        复核时看：是漏填了分值，还是这个指标本来不考核。

        改法：给指标分值，或者从表里去掉这个指标。
        """,
        en="""
        Every indicator should have points above zero: one with 0 does not count,
        however well it was met. Rows without points are not taken for 0; rows that do
        not apply, and rows that only take points away, are left.

        To look at: whether the points were forgotten, or the indicator does not count.

        To mend: give it points, or take it off the form.
        """,
    ),
)


def look(case: AuditCase, setting: Setting) -> Iterator[AuditFinding | Verified]:
    """Report each indicator with points of zero or less."""
    rows = [each for each in form_points(case).rows if each.weight is not None]
    wrong = [each for each in rows if _is_wrong(each)]
    for each in wrong:
        yield _finding(each, setting)
    if rows and not wrong:
        yield Verified(
            RULE,
            f"{len(rows)} 个指标有分值",
            Text("都大于零", "all are above zero"),
        )


def _is_wrong(row: PointedRow) -> bool:
    if row.weight is None or row.weight.value > 0:
        return False
    return not (
        row.is_deduction
        or row.is_bonus
        or is_not_applicable(row.row)
        or row.row.printed.name is None
    )


def _finding(row: PointedRow, setting: Setting) -> AuditFinding:
    cell = row.row.printed.weight
    text = cell.text if cell else ""
    return AuditFinding(
        RULE,
        setting.severity,
        Text(
            f"“{row.title}”的分值是 {text}，应当大于零",
            f"“{row.title}” has {text} points and needs more than zero",
        ),
        at=cell.span if cell else None,
        path=row.row.path,
        printed=text,
        basis=setting.basis,
    )


CHECK = Check(
    RULE,
    basis=(f"{PROVINCIAL_SYSTEM}的分值校验：三级指标分值大于零",),
    look=look,
    needs=lambda case: any(each.weight for each in form_points(case).rows),
    lacking=Text("指标没有印分值", "no points are printed"),
)
