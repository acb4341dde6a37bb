"""Check K17: indicators, points and targets are those that were approved."""

import re
from collections.abc import Iterator, Sequence

from perfscore.audit.case import AuditCase, AuditRow
from perfscore.audit.check import Check
from perfscore.audit.finding import AuditFinding, Verified
from perfscore.audit.numbers.points import points
from perfscore.audit.setting import Setting, at_most
from perfscore.audit.sources import CHECKLIST
from perfscore.audit.targets.approved import differ, is_renamed, named, paired, rows_of
from perfscore.audit.targets.easing import first_target, is_eased
from perfscore.audit.telling.alike import alike
from perfscore.audit.telling.page import page
from perfscore.diagnostics.model import Label, Rule, Severity, Text
from perfscore.intake.plain import plain
from perfscore.model.assessment import Cell

RULE = Rule(
    "indicators-changed",
    Severity.WARNING,
    page(
        zh="""
        绩效目标批复以后，指标、分值、目标值不得自行调整。给出了批复的目标表的，
        逐个指标核对：少了、多了、改了名、改了分值、改了目标值。自评表自己列出年初目标值
        和调整后目标值的，调整过的指标列出来；调整为取消的，该指标不应再得分。

        复核时看：调整有没有经过批准，批准在年中还是在自评时。

        改法：恢复批复的指标和目标值，或者附上批准调整的文件。
        """,
        en="""
        Once goals are approved, indicators, points and targets are not to be changed
        without leave. Where the approved form is given each indicator is compared: what
        lacks, was added or renamed, has other points or another target. Where the form
        itself prints targets before and after an adjustment, those adjusted are listed;
        an indicator adjusted away should not earn points.

        To look at: whether the change was approved, and when.

        To mend: go back to what was approved, or attach the approval.
        """,
    ),
)
_AWAY = re.compile(r"取消|删除|不再|调减为零|已调出")

_POINTS, _TARGET = Text("分值", "points"), Text("目标值", "target")


def look(case: AuditCase, setting: Setting) -> Iterator[AuditFinding | Verified]:
    """Compare the form with the approved one, and its targets with the first ones."""
    for row in case.rows:
        first = _earlier(row)
        if first is not None and not is_eased(row, first, case.year):
            yield _adjusted(row, first, setting)
    if case.approved is None:
        return
    pairs = paired(rows_of(case.approved), named(case.rows))
    for approved, row in pairs.both:
        yield from _changed(approved, row, setting)
    lost, added = list(pairs.lost), list(pairs.added)
    for one in pairs.lost:
        other = next((each for each in added if is_renamed(one, each)), None)
        if other is not None:
            lost.remove(one)
            added.remove(other)
            yield _renamed(one, other, setting)
    yield from (_lost(each, setting) for each in lost)
    yield from (_added(each, setting) for each in added)


def _changed(
    approved: AuditRow, row: AuditRow, setting: Setting
) -> Iterator[AuditFinding | Verified]:
    before, now = approved.printed, row.printed
    one, other = points(before.weight), points(now.weight)
    changed = []
    if one is not None and other is not None and one.value != other.value:
        changed.append((_POINTS, before.weight, now.weight))
    if differ(before.target, now.target):
        changed.append((_TARGET, before.target, now.target))
    for what, *cells in changed:
        yield _told(row, what, cells, setting)
    if not changed:
        at = now.name.span if now.name else None
        yield Verified(RULE, row.path[-1], Text("与批复的一致", "as approved"), at)


def _told(
    row: AuditRow, what: Text, cells: Sequence[Cell | None], setting: Setting
) -> AuditFinding:
    before, now = (each.text if each else "" for each in cells)
    title, at = row.path[-1], cells[1] or row.printed.name
    return AuditFinding(
        RULE,
        setting.severity,
        Text(
            f"“{title}”的{what.zh}批复为 {before}，自评表是 {now or '空白'}，须经批准",
            f"the {what.en} of “{title}” was approved as {before}, the form has "
            f"{now or 'a blank'}; changes need approval",
        ),
        at=at.span if at else None,
        path=row.path,
        printed=now,
        expected=alike(before),
        basis=setting.basis,
        related=_label(cells[0]),
    )


def _renamed(one: AuditRow, other: AuditRow, setting: Setting) -> AuditFinding:
    before, now = one.path[-1], other.path[-1]
    return _about(
        other,
        Text(
            f"批复的指标“{before}”在自评表里是“{now}”，改名须经批准",
            f"the approved indicator “{before}” is “{now}” on the form; a new name "
            "needs approval",
        ),
        setting,
        before,
    )


def _lost(row: AuditRow, setting: Setting) -> AuditFinding:
    name = row.path[-1]
    return AuditFinding(
        RULE,
        setting.severity,
        Text(
            f"批复的指标“{name}”在自评表里没有",
            f"the approved indicator “{name}” is not on the form",
        ),
        path=row.path,
        expected=alike(name),
        basis=setting.basis,
        related=_label(row.printed.name),
    )


def _added(row: AuditRow, setting: Setting) -> AuditFinding:
    return _about(
        row,
        Text(
            f"指标“{row.path[-1]}”不在批复的目标表里",
            f"the indicator “{row.path[-1]}” was not approved",
        ),
        setting,
    )


def _about(
    row: AuditRow, text: Text, setting: Setting, expected: str = ""
) -> AuditFinding:
    cell = row.printed.name
    return AuditFinding(
        RULE,
        setting.severity,
        text,
        at=cell.span if cell else None,
        path=row.path,
        printed=cell.text if cell else "",
        expected=alike(expected) if expected else None,
        basis=setting.basis,
    )


def _adjusted(row: AuditRow, earlier: Cell, setting: Setting) -> AuditFinding:
    now = row.printed.target
    shown = now.text if now else ""
    zh = f"“{row.path[-1]}”的目标值由 {earlier.text} 调整为 {shown}，调整须经批准"
    en = f"the target of “{row.path[-1]}” was adjusted from {earlier.text} to {shown}"
    severity = at_most(setting.severity, Severity.NOTE)
    score = points(row.printed.score)
    if _AWAY.search(shown) and score is not None and score.value > 0:
        severity = setting.severity
        zh = f"“{row.path[-1]}”已调整为“{shown}”，仍得 {score.text} 分"
        en = f"“{row.path[-1]}” was adjusted away and still scores {score.text}"
    return AuditFinding(
        RULE,
        severity,
        Text(zh, en),
        at=now.span if now else None,
        path=row.path,
        printed=shown,
        basis=setting.basis,
        related=_label(earlier),
    )


def _earlier(row: AuditRow) -> Cell | None:
    """Give the target before it was adjusted, where it differs from the one now."""
    first = first_target(row)
    if first is None or not plain(first.text) or not row.path:
        return None
    return first if differ(first, row.printed.target) else None


def _label(cell: Cell | None) -> tuple[Label, ...]:
    if cell is None or cell.span is None:
        return ()
    return (Label(cell.span, Text("原来的", "the earlier one")),)


def _can_look(case: AuditCase) -> bool:
    return case.approved is not None or any(
        _earlier(row) is not None for row in case.rows
    )


CHECK = Check(
    RULE,
    basis=(f"{CHECKLIST}：批复的指标未经批准不得调整",),
    look=look,
    needs=_can_look,
    lacking=Text(
        "没有给出批复的绩效目标表", "the form with the approved goals was not given"
    ),
)
