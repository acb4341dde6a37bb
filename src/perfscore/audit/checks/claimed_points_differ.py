"""An indicator's claimed score is what the set, or common practice, gives it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from perfscore.audit.case import AuditCase, AuditRow
from perfscore.audit.check import Check
from perfscore.audit.finding import AuditFinding, Verified
from perfscore.audit.funds.execution import execution_points
from perfscore.audit.numbers.agreement import Agreement
from perfscore.audit.numbers.points import points
from perfscore.audit.numbers.printed import Printed, printed
from perfscore.audit.points.counted import counted_rows
from perfscore.audit.recomputed.agreeing import agrees_with_expected, agrees_with_line
from perfscore.audit.recomputed.expected import Expected, expected
from perfscore.audit.recomputed.lines import line_working
from perfscore.audit.rows.cells import number_in
from perfscore.audit.rows.naming import title_of
from perfscore.audit.setting import Setting, at_most
from perfscore.audit.sources import NOTICE_2020
from perfscore.audit.targets.attainment import Attainment
from perfscore.audit.telling.alike import alike
from perfscore.audit.telling.differences import USUAL_WAY, explained
from perfscore.audit.telling.numbers import equals, number_text
from perfscore.audit.telling.page import page
from perfscore.diagnostics.model import Rule, Severity, Text
from perfscore.model.assessment import Cell
from perfscore.model.targets import Comparison
from perfscore.score.result import IndicatorScore

RULE = Rule(
    "claimed-points-differ",
    Severity.ERROR,
    page(
        zh="""
        自评得分与重算的得分不符。指定了指标体系的，按它的算法逐项重算。没有指定的，只看
        目标和完成值都是数、单位相同的指标：没有达到目标（或者超过上限、晚于期限）却得满分
        的报警告；按比例应得的分与自评不同的只作提示，因为各地的算法不尽相同。

        复核时看：完成值和目标值是否填对，扣分是怎样算的，完成说明能不能支持得分。

        改法：按算法改正得分，或改正完成值；按本地办法计分的，用 `--set` 写明指标体系。
        """,
        en="""
        A claimed score is not the recomputed one. With a set each indicator is scored
        as it says. Without one only indicators are judged whose target and actual value
        are numbers of one unit: full marks although the target was missed (a limit
        exceeded, a day passed) are a warning; points other than in proportion are a
        note, since local ways differ.

        Look whether target and actual value are right, how points were deducted, and
        whether what was reported supports the score.

        Correct the score or the actual value; name the set by `--set` for a local way.
        """,
    ),
)
_BASIS = (f"{NOTICE_2020}：定量指标完成的得满分，未完成的按完成比例得分",)
_MISSED = {
    Attainment.SHORT: Text("没有达到目标", "the target was not reached"),
    Attainment.OVER: Text("超过了上限", "the limit was exceeded"),
    Attainment.LATE: Text("晚于目标日期", "the day was passed"),
}


@dataclass(frozen=True, slots=True)
class _Due:
    """What a claim is compared with.

    ``value`` is None where none can be named; all that is known is then that the score
    has to be ``below`` the points printed.
    """

    value: Fraction | None
    working: Text
    basis: tuple[str, ...]
    agreement: Agreement = Agreement.DIFFERENT
    below: Text | None = None


@dataclass(frozen=True, slots=True)
class _Claim:
    row: AuditRow
    cell: Cell
    points: Printed

    @property
    def name(self) -> str:
        return title_of(self.row)


def _look(case: AuditCase, setting: Setting) -> Iterator[AuditFinding | Verified]:
    execution = execution_points(case)
    for row in counted_rows(case):
        made = points(row.printed.score)
        if made is None or row.printed.score is None:
            continue
        claim = _Claim(row, row.printed.score, made)
        if case.score is not None:
            yield from _by_set(case, claim, setting)
        elif execution is None or row is not execution.row:
            yield from _by_common_rules(case, claim, setting)


def _by_set(
    case: AuditCase, claim: _Claim, setting: Setting
) -> Iterator[AuditFinding | Verified]:
    line = claim.row.line
    if line is None or line.score is None or case.score is None:
        return
    weight = points(claim.row.printed.weight) or line.weight
    most = weight.value if isinstance(weight, Printed) else weight
    if most is not None and claim.points.value > most:
        return  # the score above its weight is told by the check for that
    how = agrees_with_line(claim.points, line, case, claim.row)
    if how is None or (line.scoring is not None and line.scoring.judged):
        return
    working = line_working(case.score, line)
    if how is Agreement.SAME:
        text = f"{claim.name} 得分 {claim.cell.text.strip()}"
        yield Verified(RULE, text, working, claim.cell.span)
        return
    is_wrong = how is Agreement.DIFFERENT
    if is_wrong and not line.score and _is_above_nothing(case, claim.row):
        return  # “≥0” is met, whatever a set gives for 0; the target is told of
    severity = setting.severity if is_wrong else Severity.NOTE
    said = _line_said(claim, line.score, how)
    basis = _basis_of(line) or setting.basis
    working = _with_facts(claim.row, working)
    yield _finding(claim, severity, said, _Due(line.score, working, basis, how))


def _is_above_nothing(case: AuditCase, row: AuditRow) -> bool:
    """Whether the target is ≥0 and the actual is."""
    target = number_in(row.printed.target, case.year)
    actual = number_in(row.printed.actual, case.year)
    if target is None or actual is None or target.value:
        return False
    return target.comparison is Comparison.AT_LEAST and actual.value >= 0


def _with_facts(row: AuditRow, working: Text) -> Text:
    """Begin the working with the target and the actual as printed."""
    target, actual = row.printed.target, row.printed.actual
    if target is None or actual is None:
        return working
    one, other = "".join(target.text.split()), "".join(actual.text.split())
    return Text(
        f"目标 {one}，完成 {other}；{working.zh}",
        f"target {one}, actual {other}; {working.en}",
    )


def _by_common_rules(
    case: AuditCase, claim: _Claim, setting: Setting
) -> Iterator[AuditFinding | Verified]:
    due = expected(claim.row, case.year)
    if due is None or claim.points.value > due.weight.value:
        return
    if _has_points_for_target(claim.row):
        return  # what was filled in for values is told by the check for that
    warning = at_most(setting.severity, Severity.WARNING)
    text, full = claim.cell.text.strip(), claim.points.value == due.weight.value
    told = _Due(due.value, due.working, setting.basis)
    if due.attained.attainment is Attainment.REACHED:
        if full:
            said = f"{claim.name} 得分 {text}"
            yield Verified(RULE, said, due.working, claim.cell.span)
        elif (product := _by_product(claim, due)) is not None:
            yield _finding(claim, warning, product, told)
    elif full and not _rounds_to_full(claim, due):
        why = _MISSED[due.attained.attainment]
        message = Text(
            f"“{claim.name}”{why.zh}（{due.facts.zh}），仍得满分 {text}{USUAL_WAY.zh}",
            f"“{claim.name}”: {why.en} ({due.facts.en}), yet it has full marks {text}"
            f"{USUAL_WAY.en}",
        )
        below = Text(f"低于 {text}", f"below {text}")
        yield _finding(claim, warning, message, replace(told, below=below))
    elif due.value is not None:
        yield _in_proportion(claim, due, due.value, setting)


def _has_points_for_target(row: AuditRow) -> bool:
    """Whether target and actual are the very number of the weight, without a unit."""
    cells = (row.printed.target, row.printed.actual, row.printed.weight)
    made = [printed(each) for each in cells]
    values = {each.value for each in made if each is not None and not each.unit}
    return len(values) == 1 and all(each and not each.unit for each in made)


def _rounds_to_full(claim: _Claim, due: Expected) -> bool:
    """Whether full marks are what the share prints as, with the decimals they have."""
    how = agrees_with_expected(claim.row, due)
    is_near = how in {Agreement.SAME, Agreement.BY_ROUNDING}
    return is_near and claim.points.places > 0


def _in_proportion(
    claim: _Claim, due: Expected, value: Fraction, setting: Setting
) -> AuditFinding | Verified:
    how = agrees_with_expected(claim.row, due) or Agreement.DIFFERENT
    text = claim.cell.text.strip()
    if how is Agreement.SAME:
        said = f"{claim.name} 得分 {text}"
        return Verified(RULE, said, due.working, claim.cell.span)
    shown = number_text(value)
    message = _line_said(claim, value, how)
    if how is Agreement.DIFFERENT:
        message = Text(
            f"“{claim.name}”自评 {text} 分，按完成比例是 {shown} 分{USUAL_WAY.zh}",
            f"“{claim.name}” claims {text} points; in proportion they are {shown}"
            f"{USUAL_WAY.en}",
        )
    told = _Due(value, due.working, setting.basis, how)
    return _finding(claim, Severity.NOTE, message, told)


def _by_product(claim: _Claim, due: Expected) -> Text | None:
    """Tell a reached target whose weight was multiplied by the actual value itself."""
    actual = printed(claim.row.printed.actual)
    if actual is None or actual.value <= 0:
        return None
    share = actual.value if actual.unit == "%" else actual.value / 100
    product = due.weight.value * share
    if share >= 1 or claim.points.value != product:
        return None
    weight, shown = due.weight.text, number_text(share * 100, 4)
    return Text(
        f"“{claim.name}”达到了目标，得分却是 {weight} × {shown}% {equals(product)}："
        f"乘的是完成值，不是完成值与目标值之比，应得 {number_text(due.weight.value)}",
        f"“{claim.name}” reached its target, yet its points are {weight} × {shown}% "
        f"{equals(product)}: the actual value itself was multiplied, not its ratio to "
        f"the target; {number_text(due.weight.value)} is due",
    )


def _line_said(claim: _Claim, value: Fraction, how: Agreement) -> Text:
    text, shown = claim.cell.text.strip(), number_text(value)
    apart = number_text(abs(claim.points.value - value), 4)
    why = explained(how, alike(apart))
    if how is Agreement.DIFFERENT:
        why = Text(f"，差 {apart}", f", {apart} apart")
    return Text(
        f"“{claim.name}”自评 {text} 分，重算是 {shown} 分{why.zh}",
        f"“{claim.name}” claims {text} points; recomputed they are {shown}{why.en}",
    )


def _basis_of(line: IndicatorScore) -> tuple[str, ...]:
    if line.scoring is not None and line.scoring.basis:
        return line.scoring.basis
    return tuple(each.text for each in line.indicator.basis)


def _finding(
    claim: _Claim, severity: Severity, message: Text, due: _Due
) -> AuditFinding:
    value = due.value
    shown = None if value is None else number_text(value)
    return AuditFinding(
        rule=RULE,
        severity=severity,
        message=message,
        at=claim.cell.span,
        path=claim.row.path,
        printed=claim.cell.text.strip(),
        expected=due.below if shown is None else alike(shown),
        working=due.working,
        basis=due.basis,
        points=None if value is None else abs(claim.points.value - value),
        is_rounding=due.agreement is Agreement.BY_ROUNDING,
    )


CHECK = Check(rule=RULE, basis=_BASIS, look=_look)
