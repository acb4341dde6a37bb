"""T6: a target was lowered during the year."""

from collections.abc import Iterator

from perfscore.audit.case import AuditCase, AuditRow
from perfscore.audit.check import Check
from perfscore.audit.finding import AuditFinding
from perfscore.audit.rows.naming import name_of, place_of
from perfscore.audit.setting import Setting
from perfscore.audit.sources import CHECKLIST, NOTICE_2020
from perfscore.audit.targets.easing import first_target, is_eased
from perfscore.audit.telling.page import page
from perfscore.diagnostics.model import Label, Rule, Severity, Text
from perfscore.model.assessment import Cell

RULE = Rule(
    "target-lowered",
    Severity.WARNING,
    page(
        zh="""
        年中把指标值调低了：表上的年初指标值比现在用来计分的高；“≤”的指标则是放宽了上限。
        调低以后再算完成，容易得满分。与批复的目标表不同的，由indicators-changed 指出。

        复核时要看：有没有批准调整的文件，调整的理由是什么，调整的时间。

        改正：附上批准文件；未经批准的，按原目标计分。
        """,
        en="""
        A target was lowered within the year: the first one printed on the form
        is higher than the one that is scored against; or a ceiling was raised.
        Targets other than the approved ones are indicators-changed.

        Ask for the leave, its reason and its day.

        Mended by the paper that approved it; without one the first target
        counts.
        """,
    ),
)
BASIS = (
    f"{CHECKLIST}：绩效目标批复后，未经批准不得调整",
    f"{NOTICE_2020}：以年初设定的指标值为准",
)


def look(case: AuditCase, setting: Setting) -> Iterator[AuditFinding]:
    """Report each target that is easier to reach than it first was."""
    for row in case.rows:
        first = first_target(row)
        if first is not None and is_eased(row, first, case.year):
            yield _finding(row, first, setting)


def _finding(row: AuditRow, first: Cell, setting: Setting) -> AuditFinding:
    target = row.printed.target
    new, old = target.text.strip() if target else "", first.text.strip()
    related: tuple[Label, ...] = ()
    if first.span is not None:
        related = (Label(first.span, Text("原来的指标值", "the first target")),)
    return AuditFinding(
        rule=RULE,
        severity=setting.severity,
        message=Text(
            f"“{name_of(row)}”的指标值由 {old} 调为 {new}，更容易达到，"
            "要求有批准调整的依据",
            f"“{name_of(row)}”: the target went from {old} to {new}, which is easier "
            "to reach; leave for it is required",
        ),
        at=place_of(row, target),
        path=row.path,
        printed=new,
        basis=setting.basis,
        related=related,
    )


CHECK = Check(RULE, BASIS, look)
