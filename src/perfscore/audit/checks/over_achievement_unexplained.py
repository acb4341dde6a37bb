"""K9: the actual is far above its target and the form does not say why."""

from collections.abc import Iterator

from perfscore.audit.case import AuditCase, AuditRow
from perfscore.audit.check import Check
from perfscore.audit.finding import AuditFinding
from perfscore.audit.reasons.rows import is_excess_unexplained
from perfscore.audit.rows.naming import name_of, place_of
from perfscore.audit.setting import Setting
from perfscore.audit.sources import LOCAL_LIMITS, NOTICE_2020, PIDU_2026
from perfscore.audit.targets.measuring import completion, ratio_working
from perfscore.audit.telling.numbers import percent
from perfscore.audit.telling.page import page
from perfscore.diagnostics.model import Rule, Severity, Text

RULE = Rule(
    "over-achievement-unexplained",
    Severity.WARNING,
    page(
        zh="""
        完成值达到目标值的 130% 及以上（界限可由指标体系另定），没有说明原因。目标定得
        太低、统计口径变了、数填错了，都会这样。指标值为“≥0”的，完成值达到 30 即须说明。

        只看越多越好的数量目标（≥、＞、＝ 和不带符号的数），单位要相同；日期、≤、文字，
        以及成本、事故、结转这类越少越好的指标不算。

        复核时要看：目标依据的上年实际数和预算测算，确属目标偏低的，是否按规定扣分。

        改正：写明超额的原因，下年调整目标值。
        """,
        en="""
        The actual is 130% of its target or more (a set may state another limit)
        and no reason is given: the target was too low, is counted otherwise, or
        the number is wrong. A target of ≥ 0 has to be explained from 30.

        Looked at are targets where more is better, in one unit; dates, ≤,
        words, and costs, accidents and the like are not.

        See what the target rests on, and whether points are to be taken off.

        Mended by the reason, and next year by a fitting target.
        """,
    ),
)
BASIS = (
    f"{NOTICE_2020}：完成值偏离指标值较多的，要分析原因",
    "广西自评系统：完成值 ≥ 目标值的 1.3 倍（目标值为 0 时 ≥ 30）须说明",
    f"{PIDU_2026}：完成率超过 130% 须分析",
    LOCAL_LIMITS,
)


def look(case: AuditCase, setting: Setting) -> Iterator[AuditFinding]:
    """Report each such row."""
    for row in case.rows:
        if is_excess_unexplained(case, row, setting.threshold):
            yield _finding(case, row, setting)


def _finding(case: AuditCase, row: AuditRow, setting: Setting) -> AuditFinding:
    share = completion(row, case.year)
    target = row.printed.target.text.strip() if row.printed.target else ""
    actual = row.printed.actual.text.strip() if row.printed.actual else ""
    name = name_of(row)
    if share is None:
        message = Text(
            f"“{name}”指标值为“{target}”，完成值 {actual}，没有说明原因",
            f"“{name}”: the target is “{target}”, the actual {actual}; no reason given",
        )
    else:
        message = Text(
            f"“{name}”完成值 {actual} 是指标值 {target} 的 {percent(share)}，"
            "没有说明超额原因",
            f"“{name}”: the actual {actual} is {percent(share)} of the target "
            f"{target}; no reason is given",
        )
    return AuditFinding(
        rule=RULE,
        severity=setting.severity,
        message=message,
        at=place_of(row, row.printed.actual),
        path=row.path,
        printed=actual,
        working=None if share is None else ratio_working(case, row, share),
        basis=setting.basis,
    )


CHECK = Check(RULE, BASIS, look, threshold="≥ 130%")
