"""Each line of a form: the claimed points beside the recomputed ones."""

from collections.abc import Iterator

from perfscore.audit.case import AuditCase, AuditRow
from perfscore.audit.funds.execution import execution_points, recomputed_execution
from perfscore.audit.numbers.agreement import agreement
from perfscore.audit.numbers.points import points
from perfscore.audit.points.counted import counted_rows
from perfscore.audit.recomputed.agreeing import agrees_with_expected, agrees_with_line
from perfscore.audit.recomputed.expected import expected
from perfscore.audit.result import AuditLine
from perfscore.audit.rows.naming import place_of
from perfscore.diagnostics.model import Language, Text
from perfscore.model.assessment import Cell
from perfscore.report.derivation import line_derivation
from perfscore.report.execution import execution_line
from perfscore.score.result import IndicatorScore, Score
from perfscore.source import Span

_EXECUTION = "预算执行"
_KEPT = Text(
    "目标和完成值不是能比较的数，按自评得分计",
    "target and actual value are no numbers to compare; the claimed points are kept",
)
_NOT_IN_SET = Text("指标体系里没有这一行", "the set has no such line")
_NO_RATE = Text(
    "没有能算执行率的预算数和执行数，按自评得分计",
    "no amounts to work the rate out of; the claimed points are kept",
)


def audit_lines(case: AuditCase) -> tuple[AuditLine, ...]:
    """Give every line of a form that carries points, in its order.

    With a set they are the set's lines, and the form's that it does not have; without
    one, the execution of the budget and the rows, by the rules that hold everywhere.
    """
    if case.score is not None:
        return tuple(_by_set(case, case.score))
    return tuple(_by_common_rules(case))


def line_working(score: Score, line: IndicatorScore) -> Text:
    """Write in a line how the set scored one of its lines."""
    return Text(_derived(score, line, "zh"), _derived(score, line, "en"))


def _derived(score: Score, line: IndicatorScore, language: Language) -> str:
    made = line_derivation(score, line, language)
    if not made.children:
        return made.value
    last = made.children[-1]
    return f"{last.lead}{last.value}"


def _by_set(case: AuditCase, score: Score) -> Iterator[AuditLine]:
    rows = {id(row.line): row for row in case.rows if row.line is not None}
    execution = execution_line(score)
    claim = execution_points(case)
    for line in score.lines:
        row = rows.get(id(line))
        cell = row.printed.score if row is not None else None
        if line is execution and claim is not None and row is None:
            cell = claim.score
        if line.weight is None and line.score is None and cell is None:
            continue
        claimed = points(cell)
        yield AuditLine(
            path=line.path,
            weight=line.weight,
            claimed=cell,
            recomputed=line.score,
            working=line_working(score, line),
            agreement=None
            if claimed is None
            else agrees_with_line(claimed, line, case, row),
            at=_place(cell, row),
        )
    for row in counted_rows(case):
        if row.line is None:
            yield _claimed_only(row, _NOT_IN_SET)


def _by_common_rules(case: AuditCase) -> Iterator[AuditLine]:
    claim = execution_points(case)
    if claim is not None:
        yield _execution(case, claim.weight, claim.score)
    in_row = claim.row if claim is not None else None
    for row in counted_rows(case):
        if row is in_row:
            continue
        due = expected(row, case.year)
        if due is None:
            yield _claimed_only(row, _KEPT)
            continue
        yield AuditLine(
            path=row.path,
            weight=due.weight.value,
            claimed=row.printed.score,
            recomputed=due.value,
            working=due.working,
            agreement=agrees_with_expected(row, due),
            at=_place(row.printed.score, row),
        )


def _execution(case: AuditCase, weight: Cell | None, score: Cell | None) -> AuditLine:
    made, claimed = recomputed_execution(case), points(score)
    worth = points(weight)
    return AuditLine(
        path=(_EXECUTION,),
        weight=None if worth is None else worth.value,
        claimed=score,
        recomputed=None if made is None else made.value,
        working=_NO_RATE if made is None else made.working,
        agreement=None
        if made is None or claimed is None
        else agreement(claimed, made.value, made.reach),
        at=_place(score, None) or _place(weight, None),
    )


def _claimed_only(row: AuditRow, why: Text) -> AuditLine:
    weight = points(row.printed.weight)
    return AuditLine(
        path=row.path,
        weight=None if weight is None else weight.value,
        claimed=row.printed.score,
        recomputed=None,
        working=why,
        agreement=None,
        at=_place(row.printed.score, row),
    )


def _place(cell: Cell | None, row: AuditRow | None) -> Span | None:
    if row is not None:
        return place_of(row, cell)
    return cell.span if cell is not None else None
