"""Check K12: the points for a rating lie in its band."""

from collections.abc import Iterator
from fractions import Fraction

from perfscore.audit.case import AuditCase
from perfscore.audit.check import Check
from perfscore.audit.finding import AuditFinding, Verified
from perfscore.audit.numbers.printed import Printed
from perfscore.audit.numbers.range import Range
from perfscore.audit.points.form import PointedRow, form_points
from perfscore.audit.points.ratings import RatingBand, rating_band
from perfscore.audit.setting import Setting, at_most
from perfscore.audit.sources import PROVINCIAL_SYSTEM
from perfscore.audit.telling.alike import alike
from perfscore.audit.telling.numbers import equals_share
from perfscore.audit.telling.page import page
from perfscore.diagnostics.model import Label, Rule, Severity, Text
from perfscore.exact import exact_text, percent_text
from perfscore.model.methods import Interval

RULE = Rule(
    "rating-band-missed",
    Severity.ERROR,
    page(
        zh="""
        定性指标先评档（达成、部分达成、未达成……），再在该档的区间内给分。得分占分值的
        比例应当落在所评的档里。区间依指标体系；没有指定指标体系的，依表后备注，
        并且只查完成值或评级一格写着档名的指标。

        复核时看：是档评错了，还是分给错了。

        改法：在档内给分，或者改评别的档。
        """,
        en="""
        A qualitative indicator is rated first and given points within the band of that
        rating: the score's share of the points has to lie in it. Bands are the set's,
        else those that the notes below the form state; then only rows are looked at in
        which the name of a rating stands.

        To look at: whether the rating or the points are wrong.

        To mend: give points within the band, or another rating.
        """,
    ),
)


def look(case: AuditCase, setting: Setting) -> Iterator[AuditFinding | Verified]:
    """Compare the score of each rated row with the band of its rating."""
    for row in form_points(case).rows:
        band = rating_band(row.row, case.form.notes)
        if band is None or row.score is None or row.weight is None:
            continue
        if row.weight.value <= 0:
            continue
        yield _compared(row, row.score, row.weight, band, setting)


def _compared(
    row: PointedRow,
    score: Printed,
    weight: Printed,
    band: RatingBand,
    setting: Setting,
) -> AuditFinding | Verified:
    share = score.value / weight.value
    shown = _band_text(band.share)
    working = f"{score.text} ÷ {weight.text} {equals_share(share)}；{shown}"
    at = row.row.printed.score.span if row.row.printed.score else None
    reach = score.span if score.places else score.exactly
    part = reach * Range.point(1 / weight.value)
    if share in band.share or (score.places and _meets(part, band.share)):
        text = f"{row.title}：{band.rating.text}，{score.text} 分"
        return Verified(RULE, text, alike(working), at)
    severity = setting.severity
    if band.basis is not None:
        severity = at_most(severity, Severity.WARNING)
    place = band.basis.span if band.basis else band.rating.span
    where = Text("所评的档", "the rating") if band.basis is None else _NOTE
    return AuditFinding(
        RULE,
        severity,
        Text(
            f"“{row.title}”评为“{band.rating.text}”，得分是分值的 "
            f"{percent_text(share)}，该档是 {shown}",
            f"“{row.title}” is rated “{band.rating.text}” and has "
            f"{percent_text(share)} of its points; the band is {shown}",
        ),
        at=at,
        path=row.row.path,
        printed=score.text,
        expected=alike(_points_text(band.share, weight.value)),
        working=alike(working),
        basis=setting.basis,
        related=(Label(place, where),) if place else (),
        points=_distance(score.value, weight.value, band.share),
    )


_NOTE = Text("备注规定的档", "the bands that the note states")


def _meets(part: Range, band: Interval) -> bool:
    low = band.low if band.low is not None else part.low
    high = band.high if band.high is not None else part.high
    return part.meets(Range(low, high))


def _band_text(band: Interval) -> str:
    low, high = (_percent(each) for each in (band.low, band.high))
    opening, closing = "[(", ")]"
    return f"{opening[not band.low_included]}{low}, {high}{closing[band.high_included]}"


def _points_text(band: Interval, weight: Fraction) -> str:
    low = exact_text((band.low or Fraction()) * weight)
    high = exact_text((1 if band.high is None else band.high) * weight)
    return f"{low}—{high}"


def _percent(share: Fraction | None) -> str:
    return "" if share is None else percent_text(share)


def _distance(score: Fraction, weight: Fraction, band: Interval) -> Fraction:
    """How far a score is from the nearest end of its band."""
    ends = [each * weight for each in (band.low, band.high) if each is not None]
    return min((abs(score - each) for each in ends), default=Fraction())


def _can_look(case: AuditCase) -> bool:
    return any(rating_band(row, case.form.notes) is not None for row in case.rows)


CHECK = Check(
    RULE,
    basis=(f"{PROVINCIAL_SYSTEM}的评分：定性指标的得分在所选等次的区间内",),
    look=look,
    needs=_can_look,
    lacking=Text(
        "没有写明档次的指标，或者没有各档的区间",
        "no row states a rating, or no bands are stated",
    ),
)
