"""T9: the form does not tell what became of the overall goal."""

import re
from collections.abc import Iterator

from perfscore.audit.case import AuditCase
from perfscore.audit.check import Check
from perfscore.audit.finding import AuditFinding
from perfscore.audit.rows.cells import is_blank, number_in
from perfscore.audit.rows.wording import says_only_done, shown, squeezed
from perfscore.audit.setting import Setting
from perfscore.audit.sources import FORM
from perfscore.audit.telling.page import page
from perfscore.diagnostics.model import Rule, Severity, Text
from perfscore.intake.claimed import ClaimedGoal
from perfscore.source import Span

_SHORTEST = 6
_RESULT_COLUMN = re.compile(
    r"实际完成|全年(?:实际)?完成情况|目标(?:实际)?完成|达成情况"
)
_BARE_NUMBER = re.compile(r"[0-9.]+%?")
_BESIDE = 120

RULE = Rule(
    "goal-result-not-described",
    Severity.NOTE,
    page(
        zh="""
        年度总体目标写的是一段话，实际完成情况却空着、只写“100%”“完成”，或者把预期目标
        逐字抄了一遍：看不出做了什么、做到什么程度。

        复核时要看：总体目标里的每一件事，在指标和完成值里能不能找到。

        改正：按总体目标逐项写出完成情况和主要数据。
        """,
        en="""
        The overall goal is a text, and its result is blank, only “100%” or 完成
        (done), or the goal copied word for word: what was done cannot be seen.

        See whether each part of the goal is found among the indicators.

        Mended by telling what became of each part, with figures.
        """,
    ),
)
BASIS = (f"{FORM}“年度总体目标—实际完成情况”栏",)


def look(case: AuditCase, setting: Setting) -> Iterator[AuditFinding]:
    """Report each goal whose result tells nothing."""
    for goal in case.form.goals:
        message = _message(case, goal)
        if message is not None:
            cell = goal.actual or goal.expected
            yield AuditFinding(
                rule=RULE,
                severity=setting.severity,
                message=message,
                at=cell.span if cell is not None else None,
                printed=goal.actual.text.strip() if goal.actual is not None else "",
                basis=setting.basis,
            )


def _message(case: AuditCase, goal: ClaimedGoal) -> Text | None:
    expected, actual = goal.expected, goal.actual
    if expected is None or len(squeezed(expected.text)) < _SHORTEST:
        return None
    if number_in(expected) is not None:
        return None
    if actual is None or is_blank(actual):
        if not _has_column(case, expected.span):
            return None
        return Text(
            "年度总体目标的实际完成情况空着", "the result of the overall goal is blank"
        )
    if squeezed(actual.text) == squeezed(expected.text):
        return Text(
            "年度总体目标的实际完成情况逐字照抄预期目标",
            "the result of the overall goal is the goal word for word",
        )
    plain = squeezed(actual.text.replace(".", ""))
    if not (_BARE_NUMBER.fullmatch(plain) or says_only_done(actual.text)):
        return None
    said = shown(actual.text)
    return Text(
        f"年度总体目标的实际完成情况只写“{said}”，没有写明完成了什么",
        f"the result of the overall goal only says “{said}”, not what was done",
    )


def _has_column(case: AuditCase, at: Span | None) -> bool:
    """Whether the form asks for the result: another goal has it, or a heading near."""
    if any(each.actual is not None for each in case.form.goals):
        return True
    if at is None:
        return False
    near = at.source.text[max(0, at.start - _BESIDE) : at.end + _BESIDE // 2]
    return bool(_RESULT_COLUMN.search("".join(near.split())))


CHECK = Check(RULE, BASIS, look)
