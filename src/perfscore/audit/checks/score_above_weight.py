"""Check K4: no indicator has a score above its points."""

import re
from collections.abc import Iterator
from fractions import Fraction

from perfscore.audit.case import AuditCase, AuditRow
from perfscore.audit.check import Check
from perfscore.audit.finding import AuditFinding, Verified
from perfscore.audit.numbers.points import points
from perfscore.audit.numbers.printed import Printed, printed
from perfscore.audit.points.form import PointedRow, form_points
from perfscore.audit.setting import Setting, at_most
from perfscore.audit.sources import PROVINCIAL_SYSTEM
from perfscore.audit.telling.alike import alike
from perfscore.audit.telling.page import page
from perfscore.diagnostics.model import Rule, Severity, Text
from perfscore.exact import exact_text
from perfscore.intake.claimed import ClaimedIndicator
from perfscore.intake.plain import plain
from perfscore.model.assessment import Cell

RULE = Rule(
    "score-above-weight",
    Severity.ERROR,
    page(
        zh="""
        一个指标的得分不能超过它的分值，复核分、核查分也一样；得分系数不能超过 100%。
        分值和得分印成小数、四舍五入后可能相等的，只作提示。写明可以加分的指标、
        指标体系允许超过分值的指标，不算错。

        复核时看：得分填错，还是分值填错；加分有没有依据。

        改法：得分改为不超过分值；有加分的，单列加分项。
        """,
        en="""
        No score may be above the points of its indicator, nor a reviewer's score; a
        coefficient may not be above 100%. Printed decimals that can be equal before
        rounding are told as a note. Indicators that tell of points on top, or that the
        set lets exceed, are no errors.

        To look at: whether the score or the points are wrong; what a bonus rests on.

        To mend: bring the score to the points; list a bonus in a row of its own.
        """,
    ),
)
_REVIEWED = re.compile(r"(复核|核查|审核|评审|终审|财政|考核|专家).{0,4}(分|得分)数?$")
_COEFFICIENT = re.compile(r"^(得分|评分|完成)?系数")
_ONE_IN_PERCENT = 100
_FUND = "预算执行"


def look(case: AuditCase, setting: Setting) -> Iterator[AuditFinding | Verified]:
    """Compare each score with its points, and a reviewer's scores too."""
    count, above = 0, 0
    for row in form_points(case).rows:
        yield from _coefficients(row, setting)
        if row.weight is None or row.weight.value < 0:
            continue
        for cell, score in _scores(row):
            count += 1
            if score.value > row.weight.value and not _may_exceed(row):
                above += 1
                yield _finding(row, row.weight, cell, score, setting)
    fund = _of_funds(case, setting)
    if fund is not None:
        above += 1
        yield fund
    if count and not above:
        yield Verified(
            RULE,
            f"{count} 个得分",
            Text("都不超过分值", "none is above its points"),
        )


def _of_funds(case: AuditCase, setting: Setting) -> AuditFinding | None:
    """Compare the points for budget execution, which the funds print."""
    read = form_points(case)
    weight, score = read.fund_weight, read.fund_score
    cell = read.fund.score if read.fund else None
    if read.fund is None or cell is None or weight is None or score is None:
        return None
    if weight.value <= 0 or score.value <= weight.value or _is_rounded(weight, score):
        return None
    made = PointedRow(AuditRow(ClaimedIndicator(), None, (), (_FUND,)), weight, score)
    return _finding(made, weight, cell, score, setting)


def _scores(row: PointedRow) -> Iterator[tuple[Cell, Printed]]:
    own = row.row.printed.score
    if own is not None and row.score is not None:
        yield own, row.score
    for heading, cell in row.row.printed.extras:
        reviewed = points(cell) if _REVIEWED.search(plain(heading)) else None
        if reviewed is not None:
            yield cell, reviewed


def _may_exceed(row: PointedRow) -> bool:
    line = row.row.line
    return line is not None and (
        (line.scoring is not None and line.scoring.may_exceed)
        or line.indicator.score_range is not None
    )


def _finding(
    row: PointedRow, weight: Printed, cell: Cell, score: Printed, setting: Setting
) -> AuditFinding:
    gap = exact_text(score.value - weight.value)
    zh = f"“{row.title}”得 {score.text} 分，超过分值 {weight.text}"
    en = f"“{row.title}” scores {score.text}, above its {weight.text} points"
    severity, rounding = setting.severity, False
    if _is_rounded(weight, score):
        severity, rounding = Severity.NOTE, True
        zh += f"，差 {gap}，可由四舍五入解释"
        en += f"; rounding explains the {gap}"
    elif row.is_bonus or row.tells_of_bonus:
        severity = at_most(severity, Severity.NOTE)
        zh += "；表里写明有加分，加分须有依据"
        en += "; the form tells of points on top, which need their grounds"
    return AuditFinding(
        RULE,
        severity,
        Text(zh, en),
        at=cell.span,
        path=row.row.path,
        printed=cell.text,
        expected=Text(f"至多 {weight.text}", f"at most {weight.text}"),
        working=alike(
            f"{score.text} − {weight.text} = {exact_text(score.value - weight.value)}"
        ),
        basis=setting.basis,
        points=score.value - weight.value,
        is_rounding=rounding,
    )


def _is_rounded(weight: Printed, score: Printed) -> bool:
    """Whether decimals that were rounded can be equal; whole points are exact."""
    if not weight.places:
        return False
    low = score.span.low if score.places else score.value
    return low <= weight.span.high


def _coefficients(row: PointedRow, setting: Setting) -> Iterator[AuditFinding]:
    for heading, cell in row.row.printed.extras:
        if not _COEFFICIENT.search(plain(heading)) or row.tells_of_bonus:
            continue
        made = printed(cell)
        if made is None or _may_exceed(row):
            continue
        value = made.value / (_ONE_IN_PERCENT if "%" in plain(heading) else 1)
        share = made.value if made.unit == "%" else value
        if share > Fraction(1):
            yield AuditFinding(
                RULE,
                setting.severity,
                Text(
                    f"“{row.title}”的{heading}是 {cell.text}，超过 100%",
                    f"{heading} of “{row.title}” is {cell.text}, above 100%",
                ),
                at=cell.span,
                path=row.row.path,
                printed=cell.text,
                expected=Text("至多 100%", "at most 100%"),
                basis=setting.basis,
            )


CHECK = Check(
    RULE,
    basis=(f"{PROVINCIAL_SYSTEM}的分值校验：得分、核查得分不超过分值",),
    look=look,
    needs=lambda case: any(
        each.weight and (each.score or each.row.printed.extras)
        for each in form_points(case).rows
    ),
    lacking=Text("没有同时印分值和得分", "points and scores are not both printed"),
)
