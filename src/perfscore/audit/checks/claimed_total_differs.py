"""The printed 总分 is the sum of the printed scores."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from perfscore.audit.case import AuditCase, AuditRow
from perfscore.audit.check import Check
from perfscore.audit.finding import AuditFinding, Verified
from perfscore.audit.funds.execution import execution_points
from perfscore.audit.numbers.agreement import Agreement, agreement
from perfscore.audit.numbers.points import points, points_sum
from perfscore.audit.numbers.printed import Printed
from perfscore.audit.numbers.range import Range
from perfscore.audit.points.counted import counted_rows, full_marks
from perfscore.audit.recomputed.lines import audit_lines
from perfscore.audit.recomputed.totals import is_plain_sum, total_working
from perfscore.audit.rows.kinds import extra_sign, is_sum_row
from perfscore.audit.setting import Setting
from perfscore.audit.sources import FORM
from perfscore.audit.telling.alike import alike
from perfscore.audit.telling.numbers import number_text
from perfscore.audit.telling.page import page
from perfscore.diagnostics.model import Rule, Severity, Text
from perfscore.model.assessment import Cell
from perfscore.score.result import Score

RULE = Rule(
    "claimed-total-differs",
    Severity.ERROR,
    page(
        zh="""
        印出的总分，不是印出的各项得分之和（预算执行得分在内，几行合用的得分只计一次）。
        各行的分值加起来是满分的，直接相加核对。分值不足满分的（可能有没印出的行），只看
        总分是否低于已印得分之和，或者高于满分减去已扣的分。

        复核时看：哪一项得分改过而总分没有改；预算执行得分是否漏加、重加。

        改法：改正总分，或改正各项得分；等级随之重定。
        """,
        en="""
        The printed total is not the sum of the printed scores, that of budget execution
        included and a score joint to several rows counted once. Where the weights make
        up the full marks the scores are added up. Where they do not, rows may be
        missing: then the total is only wrong if it is less than the scores that are
        printed, or more than the full marks less what was deducted.

        Look which score was changed and the total was not, and whether the points for
        budget execution were left out or counted twice.

        Correct the total or the scores, and the grade that follows from it.
        """,
    ),
)
_BASIS = (f"{FORM}：总分 = 预算执行得分 + 各指标得分",)


@dataclass(frozen=True, slots=True)
class _Line:
    weight: Printed | None
    score: Printed | None


@dataclass(frozen=True, slots=True)
class _Total:
    cell: Cell
    made: Printed

    @property
    def text(self) -> str:
        return self.cell.text.strip()


def _look(case: AuditCase, setting: Setting) -> Iterator[AuditFinding | Verified]:
    cell, made = case.form.total_score, points(case.form.total_score)
    if cell is None or made is None:
        return
    total = _Total(cell, made)
    if case.score is not None and not is_plain_sum(case.score):
        yield from _by_set(case, case.score, total, setting)
        return
    yield from _by_sum(case, total, setting)


def _by_set(
    case: AuditCase, score: Score, total: _Total, setting: Setting
) -> Iterator[AuditFinding | Verified]:
    """Compare with a total that is more than a sum, if no line is to blame."""
    lines = audit_lines(case)
    if score.total is None or any(
        each.agreement is Agreement.DIFFERENT for each in lines
    ):
        return
    working = total_working(score)
    how = agreement(total.made, score.total, Range.point(score.total))
    if how is Agreement.SAME:
        yield Verified(RULE, f"总分 {total.text}", working, total.cell.span)
    else:
        yield _differs(total, score.total, how, working, setting)


def _by_sum(
    case: AuditCase, total: _Total, setting: Setting
) -> Iterator[AuditFinding | Verified]:
    lines = _lines(case)
    scores = [each.score for each in lines if each.score is not None]
    if not scores:
        return
    extras = [row for row in counted_rows(case) if extra_sign(row.path)]
    value, reach = points_sum([*scores, *_signed(extras)])
    terms = " + ".join(number_text(each.value) for each in scores)
    for each in _signed(extras):
        terms += f" {'−' if each.value < 0 else '+'} {number_text(abs(each.value))}"
    shown = f"{terms} = {number_text(value)}"
    working = alike(shown)
    how = agreement(total.made, value, reach)
    if how is Agreement.SAME:
        yield Verified(RULE, f"总分 {total.text}", working, total.cell.span)
        return
    full = full_marks(case)
    if _is_complete(case, lines, full):
        yield _differs(total, value, how, working, setting)
    elif extras:
        return  # what a bonus or a deduction left blank came to is not known
    elif reach.low > total.made.span.high and any(each.weight for each in lines):
        yield _differs(total, value, Agreement.DIFFERENT, working, setting)
    elif total.made.span.low > full - sum(_lost(lines), Fraction()):
        yield _above(total, full, _lost(lines), setting)


def _lines(case: AuditCase) -> Sequence[_Line]:
    claim = execution_points(case)
    lines = [] if claim is None else [_Line(points(claim.weight), points(claim.score))]
    return [
        *lines,
        *(
            _Line(points(row.printed.weight), points(row.printed.score))
            for row in counted_rows(case)
            if (claim is None or row is not claim.row) and not extra_sign(row.path)
        ),
    ]


def _signed(extras: Sequence[AuditRow]) -> Sequence[Printed]:
    """Give the points of rows beyond the full marks, with their signs."""
    return [
        replace(made, value=sign * abs(made.value), span=_turned(made, sign))
        for row in extras
        for sign in (extra_sign(row.path),)
        if (made := points(row.printed.score)) is not None
    ]


def _turned(made: Printed, sign: int) -> Range:
    if made.value * sign >= 0:
        return made.span
    return Range(-made.span.high, -made.span.low)


def _is_complete(case: AuditCase, lines: Sequence[_Line], full: Fraction) -> bool:
    """Whether the scores are all there are.

    The weights say so, or in forms that print one for the execution only, that every
    row has a score.
    """
    weights = [each.weight.value for each in lines if each.weight is not None]
    blank = [row for row in counted_rows(case) if row.printed.score is None]
    if blank or any(each.score is None for each in lines):
        return False
    if len(weights) == len(lines):
        return sum(weights, Fraction()) >= full
    claim = execution_points(case)
    has_execution = claim is not None and points(claim.weight) is not None
    rows = [row for row in case.rows if not is_sum_row(row)]
    return (
        has_execution
        and not any(row.printed.weight for row in rows)
        and all(points(row.printed.score) is not None for row in rows)
    )


def _lost(lines: Sequence[_Line]) -> Sequence[Fraction]:
    """Give what each line lost of its weight, if it did."""
    return [
        each.weight.value - each.score.value
        for each in lines
        if each.weight and each.score and each.score.value < each.weight.value
    ]


def _differs(
    total: _Total, value: Fraction, how: Agreement, working: Text, setting: Setting
) -> AuditFinding:
    apart, printed = abs(total.made.value - value), total.text
    is_wrong = how is Agreement.DIFFERENT
    why = Text("", "")
    if not is_wrong:
        why = Text("，可由四舍五入解释", ", which rounding can explain")
    shown = number_text(value)
    return AuditFinding(
        rule=RULE,
        severity=setting.severity if is_wrong else Severity.NOTE,
        message=Text(
            f"总分印作 {printed}，由各项得分得出的是 {shown}，差 {number_text(apart)}"
            f"{why.zh}",
            f"the total is printed {printed}; the scores come to {shown}, "
            f"{number_text(apart)} apart{why.en}",
        ),
        at=total.cell.span,
        printed=printed,
        expected=alike(shown),
        working=working,
        basis=setting.basis,
        points=apart,
        is_rounding=not is_wrong,
    )


def _above(
    total: _Total, full: Fraction, lost: Sequence[Fraction], setting: Setting
) -> AuditFinding:
    most, printed = full - sum(lost, Fraction()), total.text
    less = " − ".join(number_text(each) for each in (full, *lost))
    working = f"{less} = {number_text(most)}"
    return AuditFinding(
        rule=RULE,
        severity=setting.severity,
        message=Text(
            f"总分印作 {printed}，各项已扣 {number_text(full - most)} 分，"
            f"总分至多 {number_text(most)}",
            f"the total is printed {printed}; {number_text(full - most)} points were "
            f"deducted, so it is {number_text(most)} at most",
        ),
        at=total.cell.span,
        printed=printed,
        expected=Text(f"至多 {number_text(most)}", f"{number_text(most)} at most"),
        working=alike(working),
        basis=setting.basis,
        points=total.made.value - most,
    )


CHECK = Check(rule=RULE, basis=_BASIS, look=_look)
