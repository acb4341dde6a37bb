"""Check K16: indicators that do not apply leave the total to be scaled up."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from perfscore.audit.case import AuditCase
from perfscore.audit.check import Check
from perfscore.audit.finding import AuditFinding, Verified
from perfscore.audit.numbers.agreement import Agreement, agreement
from perfscore.audit.numbers.points import points, points_sum
from perfscore.audit.numbers.printed import Printed
from perfscore.audit.numbers.range import Range
from perfscore.audit.points.counted import FULL
from perfscore.audit.points.form import FormPoints, PointedRow, form_points
from perfscore.audit.rows.kinds import is_not_applicable
from perfscore.audit.setting import Setting, at_most
from perfscore.audit.sources import CHECKLIST
from perfscore.audit.telling.alike import alike
from perfscore.audit.telling.numbers import equals
from perfscore.audit.telling.page import page
from perfscore.diagnostics.model import Rule, Severity, Text
from perfscore.exact import Rounding, RoundingMode, exact_sum, exact_text, round_to
from perfscore.intake.plain import plain
from perfscore.source import Span

RULE = Rule(
    "not-applicable-not-rescaled",
    Severity.WARNING,
    page(
        zh="""
        写明不适用的指标不计分，总分按其余指标折算：实得分 ÷（满分 − 不适用指标的分值）
        × 满分。给不适用的指标记满分，或者不折算，总分都会不同。各地可以另有规定；
        指定了指标体系的，照体系的规定重算总分，这里不查。

        复核时看：不适用的理由成立不成立；总分是怎样得来的。

        改法：按其余指标折算总分，或者写明采用的办法。
        """,
        en="""
        An indicator that does not apply has no score, and the total is scaled up from
        the others: points earned ÷ (full marks − points not applying) × full marks.
        Full marks for such a row, or no scaling, give another total. Local rules may
        differ; where a set is named the total is recomputed by its rules instead.

        To look at: whether the reason holds, and how the total came about.

        To mend: scale the total, or say which way was taken.
        """,
    ),
)


@dataclass(frozen=True, slots=True)
class _Scaled:
    """The rows that do not apply with their points, and what the others score."""

    apart: tuple[PointedRow, ...]
    lost: Fraction
    scores: tuple[Printed, ...]

    @property
    def scale(self) -> Fraction:
        """What the points earned are multiplied with."""
        return FULL / (FULL - self.lost)


def look(case: AuditCase, setting: Setting) -> Iterator[AuditFinding | Verified]:
    """Compare the total with what the rows that apply come to."""
    read = form_points(case)
    made = _scaled(read)
    if made is not None and read.total_score is not None:
        yield _compared(made, read.total_score, read.total_at, setting)


def _scaled(read: FormPoints) -> _Scaled | None:
    """Gather what is needed; None where a score lacks, or rows may."""
    apart = _not_applicable(read)
    rows = [each for each in read.rows if each not in apart]
    scores = [each.score for each in rows if each.score is not None]
    lacks = any(each.weight is not None and each.score is None for each in rows)
    lost = exact_sum(_points(each) for each in apart)
    if lacks or not read.is_complete or not 0 < lost < FULL:
        return None
    if read.fund_score is not None:
        scores.append(read.fund_score)
    return _Scaled(tuple(apart), lost, tuple(scores))


def _compared(
    made: _Scaled, stated: Printed, at: Span | None, setting: Setting
) -> AuditFinding | Verified:
    earned, reach = points_sum(made.scores)
    value, lost = earned * made.scale, exact_text(made.lost)
    working = f"{exact_text(earned)} ÷ (100 − {lost}) × 100 {equals(value)}"
    agrees = agreement(stated, value, reach * Range.point(made.scale))
    if agrees is not Agreement.DIFFERENT:
        is_rounding = agrees is not Agreement.SAME
        return Verified(RULE, f"总分 {stated.text}", alike(working), at, is_rounding)
    names = "、".join(f"“{each.title}”" for each in made.apart)
    given = exact_sum(each.score.value for each in made.apart if each.score)
    shown = exact_text(round_to(value, Rounding(RoundingMode.HALF_UP, 2)))
    zh = f"{names}不适用（共 {lost} 分），"
    zh += f"仍计了 {exact_text(given)} 分，" if given else ""
    return AuditFinding(
        RULE,
        at_most(setting.severity, Severity.WARNING),
        Text(
            f"{zh}总分印 {stated.text}，按其余指标折算应为 {shown}；各地可以另有规定",
            f"{names} do not apply ({lost} points); the total prints {stated.text}, "
            f"scaled up from the others it is {shown}; local rules may differ",
        ),
        at=at,
        printed=stated.text,
        expected=alike(shown),
        working=alike(working),
        basis=setting.basis,
        points=abs(stated.value - value),
    )


def _not_applicable(read: FormPoints) -> list[PointedRow]:
    return [each for each in read.rows if _points(each) > 0 and _is_apart(each)]


def _is_apart(row: PointedRow) -> bool:
    return is_not_applicable(row.row) or _told_apart(row) is not None


def _points(row: PointedRow) -> Fraction:
    told = _told_apart(row)
    if told is not None:
        return told.value
    return row.weight.value if row.weight else Fraction()


def _told_apart(row: PointedRow) -> Printed | None:
    """Give the points of a column 不适用分, where there are some."""
    for heading, cell in row.row.printed.extras:
        made = points(cell) if "不适用" in plain(heading) else None
        if made is not None and made.value > 0:
            return made
    return None


def _can_look(case: AuditCase) -> bool:
    is_open = case.score is None or case.score.total is None
    return is_open and bool(_not_applicable(form_points(case)))


CHECK = Check(
    RULE,
    basis=(f"{CHECKLIST}：实得分 ÷（100 − 不适用分）× 100",),
    look=look,
    needs=_can_look,
    lacking=Text(
        "没有写明不适用的指标，或者由指标体系重算",
        "no indicator is marked 不适用, or a set recomputes the total",
    ),
)
