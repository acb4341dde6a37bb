"""K19: all points were given, and the actual does not show what for."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from perfscore.audit.case import AuditCase, AuditRow
from perfscore.audit.check import Check
from perfscore.audit.finding import AuditFinding
from perfscore.audit.numbers.points import points_in
from perfscore.audit.rows.cells import is_blank, number_in
from perfscore.audit.rows.kinds import is_satisfaction, is_scoring_text
from perfscore.audit.rows.marks import has_full_marks
from perfscore.audit.rows.naming import (
    english_names_of,
    finding_of_rows,
    names_of,
    points_at_stake,
)
from perfscore.audit.rows.wording import says_only_done
from perfscore.audit.setting import Setting
from perfscore.audit.sources import CHECKLIST, NOTICE_2020
from perfscore.audit.telling.page import page
from perfscore.diagnostics.model import Rule, Severity, Text

RULE = Rule(
    "full-marks-without-evidence",
    Severity.WARNING,
    page(
        zh="""
        指标得了满分，而完成值空着；或者指标值是数量（如 ≤30万元、≥95%），完成值只写“完
        成”“达标”“良好”，看不出实际数是多少。满意度写“完成”的也在此列。没有完成值一栏的
        评分表、指标值里写着计分办法的行不查；指标值是 100% 的，写“完成”就是全部完成，
        不算。

        复核时要看：有没有统计、调查、合同、票据可以证明，实际数是多少。

        改正：填写实际完成的数值，并备好佐证材料。
        """,
        en="""
        An indicator got all its points and its actual is blank; or the target
        is a number and the actual only says 完成 (done), so the real figure is
        not shown. The same of satisfaction. Rows whose target is a scoring
        rule, and forms without a column for actuals, are not looked at; 完成 for
        a target of 100% says enough.

        Ask for counts, surveys, contracts, vouchers.

        Mended by the real figure and the evidence for it.
        """,
    ),
)
BASIS = (
    f"{CHECKLIST}S4：满分须有数据支撑",
    f"{NOTICE_2020}：定量指标以完成值与指标值比较计分",
)


def look(case: AuditCase, setting: Setting) -> Iterator[AuditFinding]:
    """Report the rows without an actual at once, and those with mere words at once."""
    rows = [each for each in case.rows if not is_scoring_text(each)]
    if all(is_blank(each.printed.actual) for each in rows):
        return
    yield from _blank(
        [each for each in rows if has_full_marks(each) and _lacks_actual(each)],
        setting,
    )
    yield from _words(
        [each for each in rows if _is_scored_full(each) and _says_words(case, each)],
        setting,
    )


def _lacks_actual(row: AuditRow) -> bool:
    return not is_blank(row.printed.target) and is_blank(row.printed.actual)


def _is_scored_full(row: AuditRow) -> bool:
    """Whether the score is full; above zero where the form prints no points."""
    if points_in(row.printed.weight) is not None:
        return has_full_marks(row)
    return bool(points_in(row.printed.score))


def _says_words(case: AuditCase, row: AuditRow) -> bool:
    actual = row.printed.actual
    if actual is None or not says_only_done(actual.text):
        return False
    target = number_in(row.printed.target, case.year)
    is_whole = target is not None and target.unit == "%" and target.value == 1
    if target is not None and not is_whole:
        return True
    is_new = row.printed.target is None or row.printed.target.text != actual.text
    return is_satisfaction(row) and is_new and "完成" in actual.text


def _blank(rows: Sequence[AuditRow], setting: Setting) -> Iterator[AuditFinding]:
    if rows:
        told = finding_of_rows(
            (RULE, setting),
            Text(
                f"{names_of(rows)}得满分，没有填写完成值",
                f"all points were given without an actual: {english_names_of(rows)}",
            ),
            rows,
            [each.printed.score for each in rows],
        )
        yield replace(told, points=points_at_stake(rows))


def _words(rows: Sequence[AuditRow], setting: Setting) -> Iterator[AuditFinding]:
    if rows:
        first = rows[0].printed
        said = "" if first.actual is None else first.actual.text.strip()
        is_known = points_in(first.weight) is not None
        scored = "得满分" if is_known else "已得分"
        told = finding_of_rows(
            (RULE, setting),
            Text(
                f"{names_of(rows)}{scored}，完成值只写“{said}”，没有实际达到的数",
                f"the actual only says “{said}”, without the figure reached: "
                f"{english_names_of(rows)}",
            ),
            rows,
            [each.printed.actual for each in rows],
        )
        yield replace(told, points=points_at_stake(rows))


CHECK = Check(RULE, BASIS, look)
