"""T2: the target holds whatever is done."""

import re
from collections.abc import Iterator

from perfscore.audit.case import AuditCase, AuditRow
from perfscore.audit.check import Check
from perfscore.audit.finding import AuditFinding
from perfscore.audit.rows.cells import number_in
from perfscore.audit.rows.naming import name_of, place_of
from perfscore.audit.setting import Setting
from perfscore.audit.sources import TARGET_RULES
from perfscore.audit.telling.page import page
from perfscore.diagnostics.model import Rule, Severity, Text
from perfscore.model.targets import Comparison

_CANNOT_PASS = re.compile(
    r"(?:覆盖|合格|达标|满意|到位|及时|准确|优良|优秀|通过|知晓|参与|出勤|就业|成活|回收|利用|公开|办结"
    r"|验收|合规|发放|兑付|入学|巩固|治愈|有效)(?:率|度|比例|百分比)$"
)
_CAN_BE_NEGATIVE = re.compile(r"增长|增幅|变动|变化|增加|提高|下降|降低|差")

RULE = Rule(
    "target-always-met",
    Severity.NOTE,
    page(
        zh="""
        指标值怎样都能达到：“≥0”，或者对不会超过 100% 的比率（覆盖率、合格率、满意度）
        写“≤100%”。这样的指标不起考核作用。增长率写“≥0”表示不下降，不算；成本控制率、变
        动率可以超过 100%，写“≤100%”也不算。

        改正：按上年实际和任务要求定出指标值。
        """,
        en="""
        The target is met whatever happens: ≥ 0, or ≤ 100% of a rate that cannot
        pass 100% (coverage, pass rates, satisfaction). Growth of ≥ 0 means no
        decline and is left alone, and so are rates that can pass 100%.

        Mended by a target that rests on last year and on the task.
        """,
    ),
)
BASIS = (f"{TARGET_RULES}：绩效目标要合理可行、能够衡量",)


def look(case: AuditCase, setting: Setting) -> Iterator[AuditFinding]:
    """Report each such target."""
    for row in case.rows:
        if _is_always_met(case, row) and row.printed.target is not None:
            text = row.printed.target.text.strip()
            yield AuditFinding(
                rule=RULE,
                severity=setting.severity,
                message=Text(
                    f"“{name_of(row)}”的指标值“{text}”怎样都能达到",
                    f"“{name_of(row)}”: the target “{text}” is met whatever is done",
                ),
                at=place_of(row, row.printed.target),
                path=row.path,
                printed=text,
                basis=setting.basis,
            )


def _is_always_met(case: AuditCase, row: AuditRow) -> bool:
    target = number_in(row.printed.target, case.year)
    name = "".join(row.printed.name.text.split()) if row.printed.name else ""
    if target is None:
        return False
    if target.comparison is Comparison.AT_LEAST:
        return target.value <= 0 and not _CAN_BE_NEGATIVE.search(name)
    is_ceiling = target.comparison is Comparison.AT_MOST and target.unit == "%"
    return is_ceiling and target.value >= 1 and bool(_CANNOT_PASS.search(name))


CHECK = Check(RULE, BASIS, look)
