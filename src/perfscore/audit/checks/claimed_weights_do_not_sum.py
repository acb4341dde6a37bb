"""Check K1: the points below a heading add up to the points that it prints."""

from collections.abc import Iterator
from fractions import Fraction

from perfscore.audit.case import AuditCase
from perfscore.audit.check import Check
from perfscore.audit.finding import AuditFinding, Verified
from perfscore.audit.numbers.printed import Printed
from perfscore.audit.points.form import form_points
from perfscore.audit.points.headings import Heading, PointSum, headings, sum_below
from perfscore.audit.setting import Setting, at_most
from perfscore.audit.sources import PROVINCIAL_SYSTEM
from perfscore.audit.telling.alike import alike
from perfscore.audit.telling.page import page
from perfscore.diagnostics.model import Label, Rule, Severity, Text
from perfscore.exact import Rounding, RoundingMode, exact_text, round_to

RULE = Rule(
    "claimed-weights-do-not-sum",
    Severity.ERROR,
    page(
        zh="""
        标题印了分值的（“产出指标（50分）”），下面各项的分值相加应当正好等于它；
        二级指标只有自己印了分值才核对。没有印分值的行（“其中……”、表样留着的空行）
        不算在内，也不当作 0；几行合用的一格只算一次。

        复核时看：是标题的分值改过而下面没有跟着改，还是哪一个指标的分值填错。
        每项均分后四舍五入的，差额单独注明。分值还没有印出来的指标不猜。

        改法：调整指标的分值，或者更正标题的分值，使上下一致。
        """,
        en="""
        Where a heading prints points (产出指标（50分）), those below have to add up to
        exactly that; level 2 is looked at where it prints points of its own. Rows
        without points (其中 …, open rows of a template) count as nothing and are not
        zero; a cell that several rows share counts once.

        To look at: whether the heading was changed and the rows were not, or which row
        has the wrong points. A difference that comes of dividing equally and rounding
        is told apart.

        To mend: change the points of the rows, or those of the heading.
        """,
    ),
)

_FEWEST_POINTS = 5
"""Points of a heading without 分; a smaller number may be an ordinal."""


def look(case: AuditCase, setting: Setting) -> Iterator[AuditFinding | Verified]:
    """Compare each heading that prints points with what stands below it."""
    read = form_points(case)
    for heading in headings(read.rows):
        is_open = heading.is_last and not read.is_complete
        yield from _below(heading, setting, is_open=is_open)


def _below(
    heading: Heading, setting: Setting, *, is_open: bool
) -> Iterator[AuditFinding | Verified]:
    for each in heading.below:
        yield from _below(each, setting, is_open=is_open and each.is_last)
    if heading.points is None:
        return
    made = sum_below(heading)
    if not made.is_known or (made.total < heading.points.value and is_open):
        return
    if _holds(heading, heading.points, made):
        working = f"{made.working} = {heading.points.text}"
        yield Verified(
            RULE, f"{heading.title} {heading.points.text}", alike(working), heading.at
        )
    elif not _is_relative(heading.points, made) and not _is_ordinal(heading):
        yield _finding(heading, heading.points, made, setting)


def _holds(heading: Heading, stated: Printed, made: PointSum) -> bool:
    """Whether the sum is what is printed, for all cells of the heading or for each."""
    if made.total == stated.value:
        return True
    parts = heading.parts
    return len(parts) > 1 and all(
        part.points is not None and sum_below(part).total == part.points.value
        for part in parts
    )


def _is_relative(stated: Printed, made: PointSum) -> bool:
    """Whether the rows divide the heading's share among themselves: 100% below 60%."""
    return "%" in stated.text and made.total == Fraction(100)


def _is_ordinal(heading: Heading) -> bool:
    """Whether the number in brackets may count headings: 数量指标（2）."""
    stated = heading.points
    is_named = stated is not None and stated.text.endswith(("分", "%"))
    text = heading.cell.text
    return not (
        is_named
        or "分" in text
        or "%" in text
        or heading.at != heading.cell.span
        or (stated is not None and stated.value >= _FEWEST_POINTS)
    )


def _finding(
    heading: Heading, stated: Printed, made: PointSum, setting: Setting
) -> AuditFinding:
    total, gap = exact_text(made.total), made.total - stated.value
    apart = exact_text(abs(gap))
    working = f"{made.working} = {total}"
    zh = f"“{heading.title}”印 {stated.text} 分，各项相加 {total} 分，相差 {apart} 分"
    en = (
        f"“{heading.title}” prints {stated.text} points, those below it add up to "
        f"{total}: {apart} apart"
    )
    severity, rounding = setting.severity, _is_divided(stated, made)
    if rounding:
        severity = Severity.NOTE
        zh += "，可由均分后四舍五入解释"
        en += "; dividing equally and rounding explains it"
    elif made.lacking and gap < 0:
        severity = at_most(severity, Severity.WARNING)
        zh += f"；{_names(made)}没有印分值"
        en += f"; {_names(made)} have no points printed"
    return AuditFinding(
        RULE,
        severity,
        Text(zh, en),
        at=heading.at,
        path=heading.path,
        printed=stated.text,
        expected=alike(total),
        working=alike(working),
        basis=setting.basis,
        related=_related(made),
        points=abs(gap),
        is_rounding=rounding,
    )


def _is_divided(stated: Printed, made: PointSum) -> bool:
    """Whether each addend is an equal part, rounded, or decimals explain the gap."""
    gap = abs(made.total - stated.value)
    places = max(each.places for each in made.addends)
    if places and gap <= Fraction(len(made.addends), 2 * 10**places):
        return True
    part = round_to(
        stated.value / len(made.addends), Rounding(RoundingMode.HALF_UP, places)
    )
    return len(made.addends) > 1 and all(each.value == part for each in made.addends)


def _names(made: PointSum) -> str:
    return "、".join(f"“{each.title}”" for each in made.lacking if each.title)


def _related(made: PointSum) -> tuple[Label, ...]:
    cells = (each.row.printed.name for each in made.lacking)
    return tuple(
        Label(each.span, Text("没有印分值", "no points printed"))
        for each in cells
        if each is not None and each.span is not None
    )


def _has_pointed_headings(case: AuditCase) -> bool:
    return any(_is_pointed(each) for each in headings(form_points(case).rows))


def _is_pointed(heading: Heading) -> bool:
    return heading.points is not None or any(map(_is_pointed, heading.below))


CHECK = Check(
    RULE,
    basis=(f"{PROVINCIAL_SYSTEM}的分值校验：下级分值之和等于上级分值",),
    look=look,
    needs=_has_pointed_headings,
    lacking=Text("标题没有印分值", "no heading prints points"),
)
