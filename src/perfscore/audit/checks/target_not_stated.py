"""T8: an indicator has no target of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from perfscore.audit.case import AuditCase, AuditRow
from perfscore.audit.check import Check
from perfscore.audit.finding import AuditFinding
from perfscore.audit.numbers.points import points_in
from perfscore.audit.rows.cells import is_blank
from perfscore.audit.rows.execution import unmeasured_execution_row
from perfscore.audit.rows.kinds import is_extra, is_scoring_text
from perfscore.audit.rows.naming import (
    english_names_of,
    finding_of_rows,
    names_of,
    points_at_stake,
)
from perfscore.audit.setting import Setting
from perfscore.audit.sources import TARGET_RULES
from perfscore.audit.telling.page import page
from perfscore.diagnostics.model import Rule, Severity, Text
from perfscore.intake.names import is_placeholder

RULE = Rule(
    "target-not-stated",
    Severity.WARNING,
    page(
        zh="""
        指标有分值、得分或完成值，却没有指标值：没有目标就谈不上完成。只有名称、别的格
        子都空着的指标另作提示：它或者与上一行合用一个分数（如两个满意度指标合打一个分），
        或者没有填。

        整张表都没有指标值的（只列各部分得分），以及以评分标准代替指标值的，不查。

        改正：每个指标写出自己的指标值、完成值和得分；不用的指标删去。
        """,
        en="""
        An indicator has points, a score or an actual, but no target. One that
        has a name only is noted apart: it shares the score of the row above
        (one score for two satisfaction indicators), or was not filled in.

        Forms without any target, and rows with scoring standards in their
        place, are not looked at.

        Mended by a target, an actual and a score of its own, or by striking the
        row.
        """,
    ),
)
BASIS = (f"{TARGET_RULES}：每项绩效指标须有指标值",)


def look(case: AuditCase, setting: Setting) -> Iterator[AuditFinding]:
    """Report the rows that count and have no target, and those with a name only."""
    if all(is_blank(each.printed.target) for each in case.rows):
        return
    execution = unmeasured_execution_row(case)
    bare = [
        each for each in case.rows if each is not execution and _has_no_target(each)
    ]
    yield from _counting([each for each in bare if _counts(each)], setting)
    alone = []
    for row in bare:
        above = None if _counts(row) else _above(case, row)
        if above is not None:
            yield _shared(row, above, setting)
        elif not _counts(row):
            alone.append(row)
    yield from _not_filled_in(alone, setting)


def _has_no_target(row: AuditRow) -> bool:
    name = row.printed.name
    if name is None or is_placeholder(name.text):
        return False
    if is_extra(row) or is_scoring_text(row):
        return False
    return is_blank(row.printed.target)


def _counts(row: AuditRow) -> bool:
    own = row.printed
    if any(points_in(each) is not None for each in (own.weight, own.score)):
        return True
    return not is_blank(own.actual)


def _counting(rows: Sequence[AuditRow], setting: Setting) -> Iterator[AuditFinding]:
    if rows:
        blank = all(is_blank(each.printed.actual) for each in rows)
        zh = "指标值和完成值都空着，却有分数" if blank else "没有指标值"
        en = "neither target nor actual, yet points" if blank else "no target"
        told = finding_of_rows(
            (RULE, setting),
            Text(f"{names_of(rows)}{zh}", f"{en}: {english_names_of(rows)}"),
            rows,
            [each.printed.score or each.printed.actual for each in rows],
        )
        yield replace(told, points=points_at_stake(rows))


def _not_filled_in(
    rows: Sequence[AuditRow], setting: Setting
) -> Iterator[AuditFinding]:
    if rows:
        yield finding_of_rows(
            (RULE, setting),
            Text(
                f"{names_of(rows)}的指标值、完成值和得分都空着，没有填写",
                f"no target, actual or score: {english_names_of(rows)}",
            ),
            rows,
            [each.printed.name for each in rows],
            severity=Severity.NOTE,
        )


def _shared(row: AuditRow, above: AuditRow, setting: Setting) -> AuditFinding:
    return finding_of_rows(
        (RULE, setting),
        Text(
            f"{names_of([row])}没有自己的指标值、完成值和得分，与{names_of([above])}合用一个"
            "分数，或者没有填写",
            f"{english_names_of([row])} has no target, actual or score of its own: it "
            f"shares those of {english_names_of([above])}, or was not filled in",
        ),
        [row],
        [row.printed.name],
        severity=Severity.NOTE,
    )


def _above(case: AuditCase, row: AuditRow) -> AuditRow | None:
    """Give the nearest row above under the same heading that has a score."""
    at = next(i for i, each in enumerate(case.rows) if each is row)
    for other in reversed(case.rows[:at]):
        if other.level1 != row.level1:
            return None
        if points_in(other.printed.score) is not None:
            return other
    return None


CHECK = Check(RULE, BASIS, look)
