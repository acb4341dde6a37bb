"""K11: the actual is far from its target, and neither points nor words say so."""

from collections.abc import Iterator
from fractions import Fraction

from perfscore.audit.case import AuditCase, AuditRow
from perfscore.audit.check import Check
from perfscore.audit.finding import AuditFinding
from perfscore.audit.numbers.points import points_in
from perfscore.audit.reasons.rows import is_explained, is_short_of_reason
from perfscore.audit.rows.marks import has_full_marks
from perfscore.audit.rows.naming import name_of, place_of
from perfscore.audit.setting import Setting
from perfscore.audit.sources import LOCAL_LIMITS, PIDU_2026
from perfscore.audit.targets.attainment import Attainment, attained
from perfscore.audit.targets.measuring import completion, ratio_working
from perfscore.audit.telling.numbers import percent
from perfscore.audit.telling.page import page
from perfscore.diagnostics.model import Rule, Severity, Text

_LEFT_TO_OVER_ACHIEVEMENT = Fraction(13, 10)

RULE = Rule(
    "completion-out-of-window",
    Severity.WARNING,
    page(
        zh="""
        完成值与目标值之比不在 70% 到 130% 之间（区间可由指标体系另定），没有写原因。已
        由deviation-unexplained（扣了分没写原因）或 over-achievement-unexplained（达到
        130%）指出的不再重复；满分本身不对的，由 claimed-points-differ 指出。

        复核时要看：两个数是不是同一口径、同一单位，有没有填错列。

        改正：更正数值，或写明原因并按规定扣分。
        """,
        en="""
        The actual over its target lies outside of 70% to 130% (a set may state
        another interval) and no reason is given. What deviation-unexplained
        (points lost) or over-achievement-unexplained (from 130%) tell is not
        told again, nor are full marks that are wrong (claimed-points-differ).

        See whether both numbers count the same thing in one unit and stand in
        the right columns.

        Mended by the right number, or by a reason and the points taken off.
        """,
    ),
)
BASIS = (
    f"{PIDU_2026}：完成率低于 70% 或高于 130% 的须分析原因",
    LOCAL_LIMITS,
)


def look(case: AuditCase, setting: Setting) -> Iterator[AuditFinding]:
    """Report each such row that no other check tells of."""
    window = setting.threshold
    if window is None:
        return
    for row in case.rows:
        share = completion(row, case.year)
        if share is None or share in window or share >= _LEFT_TO_OVER_ACHIEVEMENT:
            continue
        is_told = is_explained(row) or is_short_of_reason(case, row)
        if not (is_told or _is_scored_wrong(case, row)):
            yield _finding(case, row, share, setting)


def _is_scored_wrong(case: AuditCase, row: AuditRow) -> bool:
    """Whether the score itself is told to be wrong (claimed-points-differ)."""
    if not has_full_marks(row):
        return False
    if case.score is not None:
        recomputed = None if row.line is None else row.line.score
        return recomputed is not None and recomputed != points_in(row.printed.score)
    made = attained(row, case.year)
    return made is not None and made.attainment is Attainment.SHORT


def _finding(
    case: AuditCase, row: AuditRow, share: Fraction, setting: Setting
) -> AuditFinding:
    target = row.printed.target.text.strip() if row.printed.target else ""
    actual = row.printed.actual.text.strip() if row.printed.actual else ""
    is_full = has_full_marks(row)
    zh = "，得满分" if is_full else ""
    en = " and got all points" if is_full else ""
    return AuditFinding(
        rule=RULE,
        severity=setting.severity,
        message=Text(
            f"“{name_of(row)}”完成值 {actual} 是指标值 {target} 的 {percent(share)}"
            f"{zh}，没有说明原因",
            f"“{name_of(row)}”: the actual {actual} is {percent(share)} of the target "
            f"{target}{en}; no reason is given",
        ),
        at=place_of(row, row.printed.actual),
        path=row.path,
        printed=actual,
        working=ratio_working(case, row, share),
        basis=setting.basis,
        points=points_in(row.printed.weight) if is_full else None,
    )


CHECK = Check(RULE, BASIS, look, threshold="[70%, 130%]")
