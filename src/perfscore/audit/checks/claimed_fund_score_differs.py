"""The points for budget execution are 分值 × 执行率, or what the set says."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from perfscore.audit.case import AuditCase
from perfscore.audit.check import Check
from perfscore.audit.finding import AuditFinding, Verified
from perfscore.audit.funds.execution import (
    ExecutionPoints,
    Recomputed,
    differs,
    execution_points,
    only_part,
    recomputed_execution,
    stated_rate,
    whole_rate,
)
from perfscore.audit.funds.rates import is_zero
from perfscore.audit.numbers.agreement import Agreement, agreement
from perfscore.audit.numbers.points import points
from perfscore.audit.numbers.printed import Printed
from perfscore.audit.numbers.range import Range
from perfscore.audit.points.counted import FULL
from perfscore.audit.recomputed.agreeing import agrees_with_line, points_agreement
from perfscore.audit.recomputed.lines import line_working
from perfscore.audit.rows.naming import fund_name
from perfscore.audit.setting import Setting, at_most
from perfscore.audit.sources import NOTICE_2020
from perfscore.audit.telling.alike import alike
from perfscore.audit.telling.differences import USUAL_WAY, explained
from perfscore.audit.telling.numbers import equals, number_text
from perfscore.audit.telling.page import page
from perfscore.diagnostics.model import Rule, Severity, Text
from perfscore.exact import percent_text
from perfscore.model.assessment import Cell
from perfscore.report.execution import execution_line
from perfscore.score.result import IndicatorScore

RULE = Rule(
    "claimed-fund-score-differs",
    Severity.ERROR,
    page(
        zh="""
        预算执行的得分，与重算的不符。指定了指标体系的，按它的算法；没有指定的，按通行
        的算法：分值 × 执行率，至多得满分，执行率由表上的金额算出。这时最重报警告，因为
        有的地方另有分档的办法。按印出的（四舍五入过的）执行率算得出的，只作提示。预算执行
        的分值印成了满分 100 而得分不是的，指出分值。

        复核时看：合计行是否填了 0 而分项有数；执行率是否另有口径；本地是否按档计分。

        改法：改正得分或金额；按本地办法计分的，用 `--set` 写明指标体系。
        """,
        en="""
        The points for budget execution are not the recomputed ones: by the set that is
        named, or else by the usual way, weight × rate and full marks at most, the rate
        worked out of the form's amounts. Without a set this is a warning at most, since
        some bureaus score by bands. What the printed, rounded rate gives is a note.
        Where the weight is printed as the full 100, it is the weight that is told.

        Look whether the total row was left at 0 beside a part with amounts, whether the
        rate has another meaning, whether local rules have bands.

        Correct the points or the amounts; name the set by `--set` for a local way.
        """,
    ),
)
_BASIS = (f"{NOTICE_2020}：预算执行率作为一项指标，得分 = 分值 × 执行率",)


@dataclass(frozen=True, slots=True)
class _Judged:
    """What the points come to, and whether the claimed ones agree."""

    claim: ExecutionPoints
    claimed: Printed
    made: Recomputed
    agreement: Agreement
    said: Text
    severity: Severity


def _look(case: AuditCase, setting: Setting) -> Iterator[AuditFinding | Verified]:
    claim = execution_points(case)
    claimed = points(claim.score) if claim is not None else None
    if claim is None or claim.score is None or claimed is None:
        return
    weight = points(claim.weight)
    if weight is not None and claimed.value > weight.value:
        return  # the score above its weight is told by the check for that
    judged = _judged(case, claim, claimed, setting)
    if judged is None or _follows_from_rate(case, weight, judged):
        return
    is_wrong = judged.agreement is Agreement.DIFFERENT
    if is_wrong and case.score is None and weight and weight.value == FULL:
        yield _full_weight(case, judged, setting)
        return
    yield _told(case, claim.score, judged, setting)


def _judged(
    case: AuditCase, claim: ExecutionPoints, claimed: Printed, setting: Setting
) -> _Judged | None:
    line = None if case.score is None else execution_line(case.score)
    if case.score is None or (line is not None and line.score is None):
        return _by_common_rules(case, claim, claimed, setting)
    if line is None or line.score is None or claim.row is not None:
        return None
    agrees = agrees_with_line(claimed, line, case, None)
    if agrees is None:
        return None
    made = Recomputed(
        line.score, Range.point(line.score), line_working(case.score, line)
    )
    said = _other_weight(claim, line)
    return _Judged(claim, claimed, made, agrees, said, setting.severity)


def _by_common_rules(
    case: AuditCase, claim: ExecutionPoints, claimed: Printed, setting: Setting
) -> _Judged | None:
    made = recomputed_execution(case)
    if made is None:
        return None
    how = points_agreement(claimed, made.value, made.reach)
    severity = at_most(setting.severity, Severity.WARNING)
    return _Judged(claim, claimed, made, how, USUAL_WAY, severity)


def _other_weight(claim: ExecutionPoints, line: IndicatorScore) -> Text:
    """Say where the form prints another weight than the set has."""
    weight = points(claim.weight)
    if weight is None or line.weight is None or weight.value == line.weight:
        return Text("", "")
    due = number_text(line.weight)
    return Text(
        f"：表上分值是 {weight.text}，指标体系规定 {due}",
        f": the form gives it a weight of {weight.text}, the set {due}",
    )


def _follows_from_rate(
    case: AuditCase, weight: Printed | None, judged: _Judged
) -> bool:
    """Whether the points are right for a printed rate that is itself told as wrong."""
    rate, stated = whole_rate(case), stated_rate(case)
    if judged.agreement is not Agreement.DIFFERENT or weight is None:
        return False
    if rate is None or stated is None or not differs(stated, rate):
        return False
    value = weight.value * min(stated.value, Fraction(1))
    reach = weight.exactly * stated.span.at_most(Fraction(1))
    return agreement(judged.claimed, value, reach) is not Agreement.DIFFERENT


def _told(
    case: AuditCase, cell: Cell, judged: _Judged, setting: Setting
) -> AuditFinding | Verified:
    made, text, name = judged.made, cell.text.strip(), judged.claim.name
    apart = abs(judged.claimed.value - made.value)
    if judged.agreement is Agreement.SAME:
        return Verified(RULE, f"{name} 得分 {text}", made.working, cell.span)
    is_wrong = judged.agreement is Agreement.DIFFERENT
    shown = number_text(made.value)
    why = _why(case, judged, apart)
    return AuditFinding(
        rule=RULE,
        severity=judged.severity if is_wrong else Severity.NOTE,
        message=Text(
            f"预算执行得分印作 {text}，重算是 {shown}{why.zh}",
            f"the points for budget execution are printed {text}; recomputed they are "
            f"{shown}{why.en}",
        ),
        at=cell.span,
        path=(name,),
        printed=text,
        expected=alike(shown),
        working=made.working,
        basis=setting.basis,
        points=apart,
        is_rounding=judged.agreement is Agreement.BY_ROUNDING,
    )


def _full_weight(case: AuditCase, judged: _Judged, setting: Setting) -> AuditFinding:
    """Tell of a weight that is that of the whole form, and what it has to be."""
    cell, score, rate = judged.claim.weight, judged.claimed, whole_rate(case)
    zh = f"预算执行的分值印作 100，与全表的满分相同，得分是 {score.text}"
    en = (
        f"execution has a weight of 100, as the whole form, and a score of {score.text}"
    )
    due = working = None
    if rate is not None and rate.value > 0 and score.value > 0:
        weight = score.value / min(rate.value, Fraction(1))
        shown, share = number_text(weight), percent_text(min(rate.value, Fraction(1)))
        zh += f"；按执行率推算，分值是 {shown}"
        en += f"; by the rate the weight is {shown}"
        due = alike(shown)
        sum_text = f"{score.text} ÷ {share.lstrip('≈')} {equals(weight)}"
        working = Text(
            f"{rate.working.zh}；{sum_text}", f"{rate.working.en}; {sum_text}"
        )
    return AuditFinding(
        rule=RULE,
        severity=judged.severity,
        message=Text(zh, en),
        at=cell.span if cell is not None else None,
        path=(judged.claim.name,),
        printed=cell.text.strip() if cell is not None else "",
        expected=due,
        working=working,
        basis=setting.basis,
    )


def _why(case: AuditCase, judged: _Judged, apart: Fraction) -> Text:
    shown = number_text(apart, 4)
    if judged.agreement is not Agreement.DIFFERENT:
        return explained(judged.agreement, alike(shown))
    funds = case.assessment.funds
    part = only_part(funds) if funds and is_zero(funds[0].executed) else None
    if part is None:
        return judged.said
    name = fund_name(part)
    return Text(
        f"：合计行的金额是 0，“{name}”有金额，得分按它重算{judged.said.zh}",
        f": the total row is 0 and “{name}” has amounts, by which it was recomputed"
        f"{judged.said.en}",
    )


CHECK = Check(rule=RULE, basis=_BASIS, look=_look)
