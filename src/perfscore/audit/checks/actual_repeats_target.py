"""T15: the actual is the target with its sign, so the figure reached is not told."""

from collections.abc import Iterator

from perfscore.audit.case import AuditCase, AuditRow
from perfscore.audit.check import Check
from perfscore.audit.finding import AuditFinding
from perfscore.audit.rows.cells import number_in
from perfscore.audit.rows.naming import english_names_of, finding_of_rows, names_of
from perfscore.audit.setting import Setting
from perfscore.audit.sources import FORM
from perfscore.audit.telling.page import page
from perfscore.diagnostics.model import Rule, Severity, Text
from perfscore.model.targets import Comparison

_SIGNS = tuple("≥≤≧≦>＞<＜")

RULE = Rule(
    "actual-repeats-target",
    Severity.NOTE,
    page(
        zh="""
        完成值带着比较符号（“≥266米”“≥95%”），多半是照抄了指标值，没有写出实际达到的数。
        这样既不能重算得分，也看不出超额了多少。一张表只提示一次，列出各处。

        改正：写出实际的数，如“271米”“96.3%”。
        """,
        en="""
        The actual carries a sign of comparison (≥266米, ≥95%), most likely
        copied from the target, so the figure that was reached is not told and
        no score can be worked out. Told once for a form, with all its places.

        Mended by the real figure, such as 271米 or 96.3%.
        """,
    ),
)
BASIS = (f"{FORM}“实际完成值”栏：填实际达到的数",)


def look(case: AuditCase, setting: Setting) -> Iterator[AuditFinding]:
    """Report all such actuals of a form at once."""
    rows = [each for each in case.rows if _has_sign(case, each)]
    if rows:
        first = rows[0].printed.actual
        said = "" if first is None else first.text.strip()
        yield finding_of_rows(
            (RULE, setting),
            Text(
                f"{names_of(rows)}的完成值带比较符号（“{said}”），没有写出实际达到的数",
                f"the actual carries a sign (“{said}”) in place of the figure reached: "
                f"{english_names_of(rows)}",
            ),
            rows,
            [each.printed.actual for each in rows],
        )


def _has_sign(case: AuditCase, row: AuditRow) -> bool:
    actual = number_in(row.printed.actual, case.year)
    if actual is None or actual.comparison in {None, Comparison.EQUAL}:
        return False
    own = row.printed
    text = own.actual.text.strip() if own.actual is not None else ""
    is_copied = own.target is not None and own.target.text.strip() == text
    return is_copied or text.startswith(_SIGNS)


CHECK = Check(RULE, BASIS, look)
