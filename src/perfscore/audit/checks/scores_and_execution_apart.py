"""Check K13: indicators are met in full while much of the budget is not spent."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from perfscore.audit.case import AuditCase
from perfscore.audit.check import Check
from perfscore.audit.finding import AuditFinding, Verified
from perfscore.audit.funds.whole import Execution, has_no_budget, whole_execution
from perfscore.audit.numbers.points import points
from perfscore.audit.points.counted import full_marks
from perfscore.audit.points.form import FormPoints, form_points
from perfscore.audit.reasons.execution import reasons_of_execution
from perfscore.audit.rows.execution import execution_row
from perfscore.audit.rows.naming import fund_name
from perfscore.audit.setting import Setting, at_most
from perfscore.audit.sources import PROVINCIAL_SYSTEM, SICHUAN_2025
from perfscore.audit.telling.numbers import equals_share
from perfscore.audit.telling.page import page
from perfscore.diagnostics.model import Rule, Severity, Text
from perfscore.exact import exact_sum, exact_text, percent_text
from perfscore.model.assessment import FundRow
from perfscore.source import Span

RULE = Rule(
    "scores-and-execution-apart",
    Severity.WARNING,
    page(
        zh="""
        除预算执行以外的得分率，比执行率高出较多：（得分率 − 执行率）÷ 得分率超过 5%，
        要问钱没有花完，事情怎么都做完了。得分率未知、未支出超过预算 20% 而写明原因的，
        也列出来，没有写原因的由 under-execution-unexplained 指出；预算是 0 的也
        列出来。这是复核的线索，不是错误；各地的界线可以不同。相差不到 10%，或者表里
        说明了执行率低的原因的，只作提示。

        复核时看：目标是否定低了，节约的依据，款项是否跨年支付，得分是否有依据。

        改法：说明原因，或者重新核定得分。
        """,
        en="""
        The share of points earned without those for execution is well above the rate of
        execution: (share − rate) ÷ share is above 5%. How was all of it done with money
        left? Where the share is not known, more than 20% unspent for a stated reason is
        told, and a budget of 0; without a reason under-execution-unexplained tells of
        it. This is a lead for the evaluator and no error; local limits may differ. Up
        to 10% apart, and where the form says why little was spent, it is a note.

        To look at: whether targets were set low, what the saving rests on, payments
        after the year, the evidence for the scores.

        To mend: give the reason, or score anew.
        """,
    ),
)
_LEFT = Fraction(1, 5)
_NEAR = Fraction(1, 20)
_FAR = Fraction(1, 10)
_ONE = Fraction(1)


@dataclass(frozen=True, slots=True)
class _Share:
    """The share of points that was earned apart from execution, and how."""

    value: Fraction
    working: str


def look(case: AuditCase, setting: Setting) -> Iterator[AuditFinding | Verified]:
    """Compare the share of points earned with the rate of execution."""
    made = whole_execution(case)
    if made is None:
        if has_no_budget(case):
            yield _without_budget(case.assessment.funds[0], setting)
        return
    share = _share(case, form_points(case))
    is_told = any(reasons_of_execution(case))
    if share is None or share.value <= 0:
        if is_told and 1 - made.most > _LEFT:
            yield _unspent(made, setting)
        return  # without a reason the rate itself is told by the check for that
    yield _compared(share, made, setting, is_told=is_told)


def _compared(
    share: _Share,
    made: Execution,
    setting: Setting,
    *,
    is_told: bool,
) -> AuditFinding | Verified:
    gap = (share.value - min(made.share, _ONE)) / share.value
    least = (share.value - min(made.most, _ONE)) / share.value
    text = f"得分率 {percent_text(share.value)}，执行率 {percent_text(made.share)}"
    working = Text(
        f"得分率 {share.working}；{made.working.zh}；"
        f"（得分率 − 执行率）÷ 得分率 {equals_share(gap)}",
        f"share of points {share.working}; {made.working.en}; "
        f"(share − rate) ÷ share {equals_share(gap)}",
    )
    if setting.threshold is None or least not in setting.threshold:
        return Verified(RULE, text, working, _at(made))
    is_lead = is_told or (setting.threshold.low == _NEAR and least <= _FAR)
    return AuditFinding(
        RULE,
        at_most(setting.severity, Severity.NOTE if is_lead else Severity.WARNING),
        Text(
            f"预算执行以外的{text}，相差 {percent_text(gap)}，须复核得分的依据",
            f"{percent_text(share.value)} of the points beside execution were earned, "
            f"{percent_text(made.share)} of the budget was spent: "
            f"{percent_text(gap)} apart; the grounds of the scores need a look",
        ),
        at=_at(made),
        path=(fund_name(made.row),),
        printed=made.at.text.strip() if made.at else "",
        working=working,
        basis=setting.basis,
    )


def _share(case: AuditCase, read: FormPoints) -> _Share | None:
    """Give the share by the rows where all are there, else by the total."""
    apart = execution_row(case)
    rows = [each for each in read.rows if each.row is not apart and not each.is_bonus]
    pairs = [(each.score, each.weight) for each in rows]
    scores = [one.value for one, other in pairs if one and other]
    if rows and read.is_complete and len(scores) == len(rows):
        weights = exact_sum(other.value for one, other in pairs if one and other)
        return _made(exact_sum(scores), weights)
    if read.total_score is None:
        return None
    weight, score = read.fund_weight, read.fund_score
    if apart is not None:
        weight, score = points(apart.printed.weight), points(apart.printed.score)
    if (weight is None) is not (score is None):
        return None
    own = read.total_score.value - (score.value if score else 0)
    return _made(own, full_marks(case) - (weight.value if weight else 0))


def _made(score: Fraction, weight: Fraction) -> _Share | None:
    if weight <= 0 or not 0 <= score <= weight:
        return None
    value = score / weight
    shown = f"{exact_text(score)} ÷ {exact_text(weight)} {equals_share(value)}"
    return _Share(value, shown)


def _without_budget(total: FundRow, setting: Setting) -> AuditFinding:
    cell = total.annual_budget
    return AuditFinding(
        RULE,
        at_most(setting.severity, Severity.WARNING),
        Text(
            "全年预算数是 0，没有执行率，须复核这个项目为什么自评",
            "the budget is 0 and there is no rate; why it was assessed needs a look",
        ),
        at=cell.span if cell else None,
        path=(fund_name(total),),
        printed=cell.text if cell else "",
        basis=setting.basis,
    )


def _unspent(made: Execution, setting: Setting) -> AuditFinding:
    left = percent_text(1 - made.share)
    return AuditFinding(
        RULE,
        at_most(setting.severity, Severity.NOTE),
        Text(
            f"预算有 {left} 没有支出，超过 20%，须复核原因和各项指标的完成情况",
            f"{left} of the budget was not spent, more than 20%; the reason and what "
            "the indicators claim need a look",
        ),
        at=_at(made),
        path=(fund_name(made.row),),
        printed=made.at.text.strip() if made.at else "",
        working=made.working,
        basis=setting.basis,
    )


def _at(made: Execution) -> Span | None:
    return made.at.span if made.at is not None else None


CHECK = Check(
    RULE,
    basis=(
        f"{PROVINCIAL_SYSTEM}的结果校验：得分率与执行率相差不超过 5%",
        f"{SICHUAN_2025}：目标实现程度与预算执行进度相差超过 10% 的预警",
    ),
    look=look,
    threshold="> 5%",
    needs=lambda case: bool(case.form.funds),
    lacking=Text("没有资金情况", "no funds are printed"),
)
