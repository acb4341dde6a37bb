"""K21: what the form says in words does not go with the score it gives."""

import re
from collections.abc import Iterator
from fractions import Fraction

from perfscore.audit.case import AuditCase, AuditRow
from perfscore.audit.check import Check
from perfscore.audit.finding import AuditFinding
from perfscore.audit.funds.whole import whole_execution
from perfscore.audit.numbers.points import points_in
from perfscore.audit.reasons.rows import reason_of
from perfscore.audit.rows.marks import has_full_marks
from perfscore.audit.rows.naming import fund_name, name_of, place_of
from perfscore.audit.rows.wording import says_unfinished, shown, unspaced
from perfscore.audit.setting import Setting
from perfscore.audit.targets.measuring import is_reached
from perfscore.audit.telling.numbers import percent
from perfscore.audit.telling.page import page
from perfscore.diagnostics.model import Rule, Severity, Text
from perfscore.model.assessment import Cell
from perfscore.source import Span

_LOW_RATE = Fraction(9, 10)
_NO_GAP = re.compile(
    r"执行[^。；;\n执]{0,20}?(?:没有|无|未|不存在|未出现|未发生)[^。；;,，\n]{0,8}?"
    r"(?:偏差|偏离|差距|差异|出入)"
)
_DEVIATES = re.compile(
    r"偏差(?!原因)|偏低|未达|不足|低于|滞后|没有达到|未能|差距|欠缺|有待"
)
_NO_DEVIATION = re.compile(r"[无没不](?:有|存在|存)?[^,，。;；]{0,6}(?:偏差|差距|不足)")

RULE = Rule(
    "text-contradicts-score",
    Severity.WARNING,
    page(
        zh="""
        文字和分数对不上：

        （1）得了满分，原因一栏却写着没有达到、偏低、滞后（完成值低于指标值而得满分的，
        由claimed-points-differ 指出）；

        （2）完成值或原因写着“未完成”“建设中”“尚未”，得分却是满分，或者完成值已达到指标
        值；

        （3）完成值已达到指标值，得分却是 0，也没有写原因；

        （4）自述执行与预算没有较大偏差，执行率却低于 90%。

        原因一栏写“无”“—”“已完成”“无偏差”的不算。超额完成的说明也不算。

        改正：更正得分，或更正文字。
        """,
        en="""
        Words and points do not agree: (1) all points were given and the reason
        tells of a shortfall; (2) the actual or the reason says that the work is
        not done, and all points were given or the target is reached; (3) the
        target is reached, the score is 0 and no reason is given; (4) the form
        says that spending kept to the budget, at a rate below 90%.

        Reasons such as 无 (none) do not count, nor do explanations of
        over-achievement.

        Mended by the right score, or by the right words.
        """,
    ),
)
BASIS = (
    "自评表校验规则：得满分而填写了偏差原因、自述未完成而完成值远超目标的，须核实",
)


def look(case: AuditCase, setting: Setting) -> Iterator[AuditFinding]:
    """Report rows whose words and score differ, and what is said of execution."""
    for row in case.rows:
        told = _of_row(case, row)
        if told is not None:
            cell, message = told
            yield AuditFinding(
                rule=RULE,
                severity=setting.severity,
                message=message,
                at=place_of(row, cell),
                path=row.path,
                printed="" if cell is None else cell.text.strip(),
                basis=setting.basis,
                points=points_in(row.printed.weight),
            )
    yield from _of_execution(case, setting)


def _of_row(case: AuditCase, row: AuditRow) -> tuple[Cell | None, Text] | None:
    own, name = row.printed, name_of(row)
    reason, reached = reason_of(row), is_reached(row, case.year)
    is_full = has_full_marks(row)
    if is_full and own.actual is not None and says_unfinished(own.actual.text):
        said = shown(own.actual.text)
        return own.actual, Text(
            f"“{name}”完成值写“{said}”，得分却是满分",
            f"“{name}”: the actual says “{said}”, yet all points were given",
        )
    is_told = is_full and reached is False
    is_undone = reason is not None and says_unfinished(reason.text) and not is_told
    if reason is not None and is_undone and (is_full or reached):
        zh = "得分却是满分" if is_full else "完成值却已达到指标值"
        en = "all points were given" if is_full else "the target is reached"
        return reason, Text(
            f"“{name}”原因一栏写“{shown(reason.text)}”，{zh}",
            f"“{name}”: the reason says “{shown(reason.text)}”, yet {en}",
        )
    if is_full and reason is not None and reached is not True:
        return _full_with_reason(row, reason)
    weight, score = points_in(own.weight), points_in(own.score)
    if reached and score == 0 and weight and reason is None:
        return own.score, Text(
            f"“{name}”完成值已达到指标值，得分却是 0",
            f"“{name}”: the target is reached, yet the score is 0",
        )
    return None


def _full_with_reason(row: AuditRow, reason: Cell) -> tuple[Cell, Text] | None:
    plain = unspaced(reason.text)
    if not _DEVIATES.search(plain) or _NO_DEVIATION.search(plain):
        return None
    return reason, Text(
        f"“{name_of(row)}”填写了偏差原因“{shown(reason.text)}”，得分却是满分",
        f"“{name_of(row)}”: a reason is given (“{shown(reason.text)}”), yet all points "
        "were given",
    )


def _of_execution(case: AuditCase, setting: Setting) -> Iterator[AuditFinding]:
    made = whole_execution(case)
    if made is None or made.share >= _LOW_RATE:
        return
    for cell in _sayings(case):
        match = _NO_GAP.search(cell.text)
        if match is None:
            continue
        at = cell.span
        if at is not None and cell.text == at.text:
            at = Span(at.source, at.start + match.start(), at.start + match.end())
        yield AuditFinding(
            rule=RULE,
            severity=setting.severity,
            message=Text(
                f"自述“{shown(match[0])}”，执行率却是 {percent(made.share)}",
                f"the form says “{shown(match[0])}”, yet {percent(made.share)} of the "
                "budget was spent",
            ),
            at=at,
            path=(fund_name(made.row),),
            printed=match[0],
            working=made.ratio,
            basis=setting.basis,
        )
        return


def _sayings(case: AuditCase) -> Iterator[Cell]:
    form = case.form
    yield from (each.actual for each in form.goals if each.actual is not None)
    yield from (*form.notes, *form.unread)


CHECK = Check(RULE, BASIS, look)
