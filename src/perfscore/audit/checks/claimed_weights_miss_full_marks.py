"""Check K2: all points of a form add up to its full marks."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from perfscore.audit.case import AuditCase
from perfscore.audit.check import Check
from perfscore.audit.finding import AuditFinding, Verified
from perfscore.audit.points.counted import FULL
from perfscore.audit.points.form import FormPoints, form_points, pointed_funds
from perfscore.audit.points.full_marks import (
    Sum,
    breaks_total,
    due_text,
    fund_points,
    heading_sum,
    legal_sums,
    right_sum,
    row_sum,
    sum_text,
    sum_working,
    total_agrees,
    twice_text,
)
from perfscore.audit.points.headings import headings
from perfscore.audit.points.level1 import (
    against_notes,
    against_set,
    level1_parts,
)
from perfscore.audit.points.sections import (
    SectionSum,
    section_sum,
    section_text,
    sections,
)
from perfscore.audit.points.stated import StatedWeights, stated_weights
from perfscore.audit.setting import Setting, at_most
from perfscore.audit.sources import PROVINCIAL_SYSTEM
from perfscore.audit.telling.alike import alike
from perfscore.audit.telling.page import page
from perfscore.diagnostics.model import Label, Rule, Severity, Text
from perfscore.exact import exact_text

RULE = Rule(
    "claimed-weights-miss-full-marks",
    Severity.ERROR,
    page(
        zh="""
        全部指标的分值加上预算执行的分值，应当是满分：指标体系定的满分，没有指定指标体系
        的为 100 分。表里没有印预算执行分值的，指标合计 100 分或者 90 分（执行率另占
        10 分）都可以。还核对：合计行印的分值；“年度绩效目标（80分）”这样的格；
        表后备注和指标体系规定的一级指标分值。

        没有合计行的表可能不完整，不下结论。和备注不一致的由评价人员判断。

        改法：使各项分值合计等于满分，或者更正合计行、标题里的分值。
        """,
        en="""
        The points of all indicators and those for budget execution have to make up the
        full marks: the set's, or 100 without a set. Where the form prints no points for
        execution, 100 and 90 (10 being left for the rate) are both taken. Looked at
        too: the points of the total row; cells such as 年度绩效目标（80分）; the points
        of level 1 that the notes or the set state.

        A form without its total row may be cut off and is not judged.

        To mend: make the points add up, or correct the total.
        """,
    ),
)


def look(case: AuditCase, setting: Setting) -> Iterator[AuditFinding | Verified]:
    """Compare the sum of all points with the full marks, then level 1 as stated."""
    read = form_points(case)
    full = case.score.set.full if case.score is not None else FULL
    against = against_notes(case, read)
    wrong = list(_whole(read, full, setting, against)) if read.is_complete else []
    yield from wrong
    beside = section_sum(case, read, full)
    if beside is not None:
        yield _beside(beside, setting)
    yield from _twice(case, read, setting)
    if against and all(isinstance(each, Verified) for each in wrong):
        yield _noted(against, read, setting)
    yield from _against_set(case, read, setting)


def _whole(
    read: FormPoints, full: Fraction, setting: Setting, against: StatedWeights | None
) -> Iterator[AuditFinding | Verified]:
    sums = [each for each in (row_sum(read), heading_sum(read)) if each is not None]
    if not sums or (read.fund_weight is None and read.fund_score is not None):
        return
    right = right_sum(sums, read, full)
    if right is not None:
        if not total_agrees(right, read, full):
            yield _wrong_total(right, read, setting)
        elif right.total + fund_points(read) in legal_sums(read, full):
            yield Verified(
                RULE,
                f"分值合计 {exact_text(right.total + fund_points(read))}",
                sum_working(right, read),
                read.total_at,
            )
        else:
            yield _rounded(right, read, full, setting)
        return
    made = sums[0]
    if made.total + fund_points(read) > full or not made.lacking:
        yield _finding(made, read, full, setting, against)


def _finding(
    made: Sum,
    read: FormPoints,
    full: Fraction,
    setting: Setting,
    against: StatedWeights | None,
) -> AuditFinding:
    total = made.total + fund_points(read)
    most = Severity.ERROR if breaks_total(made, read) else Severity.WARNING
    text = sum_text(made, read, full)
    if against is not None:
        text = Text(
            f"{text.zh}；备注规定{against.text}",
            f"{text.en}; the notes state {against.text}",
        )
    return replace(
        _told(made, read, setting, text),
        severity=at_most(setting.severity, most),
        expected=due_text(full),
        related=_note_label(against),
        points=abs(total - full),
    )


def _wrong_total(made: Sum, read: FormPoints, setting: Setting) -> AuditFinding:
    total = exact_text(made.total + fund_points(read))
    stated = read.total_weight.text if read.total_weight else ""
    text = Text(
        f"合计行的分值印 {stated}，各项分值合计 {total}",
        f"the total row prints {stated} points, all points add up to {total}",
    )
    return replace(_told(made, read, setting, text), expected=alike(total))


def _rounded(
    made: Sum, read: FormPoints, full: Fraction, setting: Setting
) -> AuditFinding:
    text = sum_text(made, read, full)
    text = Text(f"{text.zh}，可由四舍五入解释", f"{text.en}; rounding explains it")
    return replace(
        _told(made, read, setting, text),
        severity=Severity.NOTE,
        expected=alike(exact_text(full)),
        is_rounding=True,
    )


def _told(made: Sum, read: FormPoints, setting: Setting, text: Text) -> AuditFinding:
    return AuditFinding(
        RULE,
        setting.severity,
        text,
        at=read.total_at,
        printed=read.total_weight.text if read.total_weight else "",
        working=sum_working(made, read),
        basis=setting.basis,
    )


def _beside(made: SectionSum, setting: Setting) -> AuditFinding | Verified:
    """Compare the points beside the indicators with those left by the execution."""
    if made.holds:
        return Verified(RULE, made.text, alike(made.working), made.first.at)
    return AuditFinding(
        RULE,
        setting.severity,
        section_text(made.text, made.left),
        at=made.first.at,
        printed=made.text,
        expected=alike(exact_text(made.left)),
        working=alike(made.working),
        basis=setting.basis,
        points=abs(made.first.points - made.left),
    )


def _noted(against: StatedWeights, read: FormPoints, setting: Setting) -> AuditFinding:
    parts = level1_parts(read)
    shown = "、".join(f"{part.value}{exact_text(each)}" for part, each in parts.items())
    first = next(iter(headings(read.rows)), None)
    return AuditFinding(
        RULE,
        at_most(setting.severity, Severity.WARNING),
        Text(
            f"表里{shown}，备注规定{against.text}",
            f"the form prints {shown}, its notes state {against.text}",
        ),
        at=first.at if first else None,
        printed=shown,
        expected=alike(against.text),
        basis=setting.basis,
        related=_note_label(against),
    )


def _twice(
    case: AuditCase, read: FormPoints, setting: Setting
) -> Iterator[AuditFinding]:
    """Tell of points for execution that two rows of the funds print."""
    rows = pointed_funds(case.form.funds)
    if read.fund_weight is None or len(rows) <= 1:
        return
    second = rows[1].weight
    yield AuditFinding(
        RULE,
        Severity.NOTE,
        twice_text([each.name for each in rows]),
        at=second.span if second else None,
        path=(rows[1].name,),
        printed=second.text if second else "",
        basis=setting.basis,
    )


def _note_label(against: StatedWeights | None) -> tuple[Label, ...]:
    if against is None or against.note.span is None:
        return ()
    return (Label(against.note.span, Text("备注的规定", "what the note states")),)


def _against_set(
    case: AuditCase, read: FormPoints, setting: Setting
) -> Iterator[AuditFinding | Verified]:
    """Compare level 1 with the points that the set gives it."""
    for heading, value, wanted in against_set(case, read):
        shown, due = exact_text(value), exact_text(wanted)
        text = f"{heading.title} {shown}"
        if value == wanted:
            working = Text(f"指标体系定 {due}", f"the set gives {due}")
            yield Verified(RULE, text, working, heading.at)
            continue
        yield AuditFinding(
            RULE,
            setting.severity,
            Text(
                f"“{heading.title}”共 {shown} 分，指标体系定 {due} 分",
                f"“{heading.title}” has {shown} points, the set gives it {due}",
            ),
            at=heading.at,
            path=heading.path,
            printed=shown,
            expected=alike(due),
            basis=setting.basis,
            points=abs(value - wanted),
        )


def _can_look(case: AuditCase) -> bool:
    read = form_points(case)
    stated = (case.score, sections(case), stated_weights(case.form.notes))
    if any(stated) or len(pointed_funds(case.form.funds)) > 1:
        return True
    return read.is_complete and (row_sum(read) or heading_sum(read)) is not None


CHECK = Check(
    RULE,
    basis=(
        f"{PROVINCIAL_SYSTEM}的分值校验：三级指标分值之和等于一级指标分值之和",
        "总分 100 分",
    ),
    look=look,
    needs=_can_look,
    lacking=Text(
        "没有合计行或者没有印分值，分值是否满分无从核对",
        "without a total row or points, the full marks cannot be checked",
    ),
)
