"""K8: points were lost, or a target missed, and the form does not say why."""

from collections.abc import Iterator, Sequence

from perfscore.audit.case import AuditCase, AuditRow
from perfscore.audit.check import Check
from perfscore.audit.finding import AuditFinding
from perfscore.audit.numbers.points import points_in
from perfscore.audit.reasons.rows import (
    has_reason_column,
    is_short_of_reason,
)
from perfscore.audit.rows.execution import unmeasured_execution_row
from perfscore.audit.rows.marks import lost_points
from perfscore.audit.rows.naming import (
    english_names_of,
    finding_of_rows,
    name_of,
    names_of,
    place_of,
)
from perfscore.audit.rows.wording import shown
from perfscore.audit.setting import Setting
from perfscore.audit.sources import FORM, NOTICE_2020
from perfscore.audit.targets.measuring import is_reached
from perfscore.audit.telling.page import page
from perfscore.diagnostics.model import Rule, Severity, Text
from perfscore.exact import exact_text
from perfscore.model.assessment import Cell

_FEW = 2

RULE = Rule(
    "deviation-unexplained",
    Severity.WARNING,
    page(
        zh="""
        指标没有得满分，而“偏差原因分析及改进措施”空着，或者只写了“无”“—”“已完成”。没有分值和得
        分的表（如转移支付绩效自评表），看完成值是否低于指标值、是否写着“建设中”“尚未完
        成”。

        复核时要问：为什么扣分，扣多少是怎样算的，准备怎样改进。资金执行率低的原因由
        under-execution-unexplained 查。表里本来没有原因一栏的，只提示一次。

        改正：在原因一栏写明偏差原因和改进措施，或者更正得分。
        """,
        en="""
        An indicator did not get all its points and the column for reasons is
        blank, or holds 无 or a dash. In forms without points the actual is below
        the target, or says that the work is not done.

        Ask why points were taken off, how many were worked out, and what is to
        be done. A low execution rate is under-execution-unexplained. A form
        that has no column for reasons is told once.

        Mended by a reason and a measure in that column, or by the right score.
        """,
    ),
)
BASIS = (
    f"{NOTICE_2020}附件{FORM}“偏差原因分析及改进措施”栏",
    "省级自评系统：得分低于分值的，该栏必填",
)


def look(case: AuditCase, setting: Setting) -> Iterator[AuditFinding]:
    """Report each such row; once for a form without a column for reasons."""
    execution = unmeasured_execution_row(case)
    rows = [
        each
        for each in case.rows
        if each is not execution
        and is_short_of_reason(case, each)
        and not _is_zero_for_all(case, each)
    ]
    if has_reason_column(case):
        for row in rows:
            yield _finding(case, row, setting)
    elif rows:
        yield _without_column(rows, setting)


def _is_zero_for_all(case: AuditCase, row: AuditRow) -> bool:
    """Whether the target is reached and scored 0, as text-contradicts-score tells."""
    return points_in(row.printed.score) == 0 and is_reached(row, case.year) is True


def _finding(case: AuditCase, row: AuditRow, setting: Setting) -> AuditFinding:
    own, lost = row.printed, lost_points(row)
    if lost is None or own.score is None or own.weight is None:
        target = shown(own.target.text) if own.target else ""
        actual = shown(own.actual.text) if own.actual else ""
        message = Text(
            f"“{name_of(row)}”完成值“{actual}”未达到指标值“{target}”，没有填写原因",
            f"“{name_of(row)}”: the actual “{actual}” misses the target “{target}” and "
            "no reason is given",
        )
    else:
        has_reached = is_reached(row, case.year) is True
        also = "，而完成值已达到指标值" if has_reached else ""
        english = ", though the target is reached" if has_reached else ""
        weight, score = own.weight.text.strip(), own.score.text.strip()
        why = _what_is_written(own.reason)
        message = Text(
            f"“{name_of(row)}”分值 {weight}、得分 {score}{also}，{why.zh}",
            f"“{name_of(row)}” has {score} of {weight} points{english}, and {why.en}",
        )
    cell = own.score if lost is not None else own.actual
    return AuditFinding(
        rule=RULE,
        severity=setting.severity,
        message=message,
        at=place_of(row, cell),
        path=row.path,
        printed=cell.text.strip() if cell is not None else "",
        basis=setting.basis,
        points=lost,
        working=None
        if lost is None
        else Text(f"扣 {exact_text(lost)} 分", f"{exact_text(lost)} points lost"),
    )


def _what_is_written(reason: Cell | None) -> Text:
    """Say that there is no reason, or what stands in its place."""
    said = "" if reason is None else shown(reason.text)
    if len(said) <= _FEW:
        return Text("没有填写偏差原因", "no reason is given")
    return Text(
        f"原因一栏只写“{said}”，没有说明为什么扣分",
        f"the column for reasons says “{said}”, not why points were lost",
    )


def _without_column(rows: Sequence[AuditRow], setting: Setting) -> AuditFinding:
    lost = [lost_points(each) is not None for each in rows]
    zh, en = "扣了分或未达到指标值", "points were lost, or targets missed,"
    if all(lost):
        zh, en = "扣了分", "points were lost"
    elif not any(lost):
        zh, en = "未达到指标值", "targets were missed"
    return finding_of_rows(
        (RULE, setting),
        Text(
            f"表内没有偏差原因一栏，{names_of(rows)}{zh}，原因无从查起",
            f"the form has no column for reasons; why {en} cannot be seen for "
            f"{english_names_of(rows)}",
        ),
        rows,
        [each.printed.score or each.printed.actual for each in rows],
        severity=Severity.NOTE,
    )


CHECK = Check(RULE, BASIS, look)
