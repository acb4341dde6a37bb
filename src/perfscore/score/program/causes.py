"""Why a score is undefined: the first causes in its trace, as findings."""

from collections.abc import Iterator

from perfscore.diagnostics.model import Rule, Text
from perfscore.model.expressions import (
    Aggregate,
    Column,
    Defined,
    Input,
    Local,
    Operation,
    Peers,
    Slot,
    Undefined,
)
from perfscore.score import outcome_rules, rules
from perfscore.score.program.aggregate_causes import why_no_value
from perfscore.score.program.undefined import why_undefined
from perfscore.score.reported.data import Data, missing_datum
from perfscore.score.reported.lines import Line
from perfscore.score.reported.reading import Fault
from perfscore.score.reported.slots import Reading
from perfscore.score.reported.tables import missing_cell
from perfscore.score.result import Finding, Step
from perfscore.source import Span

_SLOT_WORDS = {
    Slot.TARGET: Text("目标值", "target"),
    Slot.ACTUAL: Text("完成值", "actual value"),
    Slot.JUDGED: Text("自评得分", "claimed score"),
    Slot.RATING: Text("评级", "rating"),
}


def findings_of(
    trace: Step, path: tuple[str, ...], line: Line | None, reading: Reading, data: Data
) -> Iterator[Finding]:
    """Tell each first cause of an undefined step once.

    What a definition lacks is told of the definition, not of each line that reads it.
    """
    seen: set[tuple[str, str]] = set()
    for step, owner in _first_causes(trace):
        where, row = (path, line) if owner is None else ((owner,), None)
        finding = _finding(step, where, row, reading, data)
        if finding is None:
            continue
        key = (finding.rule.name, finding.message.zh)
        if key not in seen:
            seen.add(key)
            yield finding


def _first_causes(trace: Step) -> Iterator[tuple[Step, str | None]]:
    """Give the undefined steps that rest on no undefined step, with their definition.

    Steps are shared by whatever reads a name, so each is looked at once.
    """
    waiting: list[tuple[Step, str | None]] = [(trace, None)]
    seen: set[int] = set()
    while waiting:
        step, owner = waiting.pop()
        if step.value is not None or id(step) in seen:
            continue
        seen.add(id(step))
        below = [each for each in step.inputs if each.value is None]
        if not below:
            yield step, owner
        if isinstance(step.expression, Defined):
            owner = step.expression.name
        waiting.extend((each, owner) for each in reversed(below))


def _finding(
    step: Step, path: tuple[str, ...], line: Line | None, reading: Reading, data: Data
) -> Finding | None:
    node = step.expression
    span = line.row.span if line is not None and line.row is not None else None
    match node:
        case Input():
            # a datum that was filled in wrongly has been told of when it was read
            is_told = node.name in data.faults
            return None if is_told else missing_datum(node.name, node.label)
        case Local(slot=Slot.POINT) if step.cell:
            return None  # that the answer cannot be read has been told
        case Local(slot=Slot.POINT):
            point = node.label.zh if node.label else ""
            return Finding(
                rules.MISSING_VALUE,
                Text(f"{point}没有填是否具备", f"{point}: met or not is not filled in"),
                path,
                span,
                Text("填“是”或“否”", "write yes or no"),
            )
        case Local():
            fault = reading.faults.get(node.slot)
            return _slot_finding(node.slot, fault, path, line)
        case Undefined():
            rule = rules.BY_NAME[node.rule]
            return Finding(rule, node.reason, path, _given(rule, line) or span)
        case Column(label=Text() as row) if step.cell is None:
            return missing_cell(node.table, node.name, row)
        case Aggregate():
            rule, message = why_no_value(step, node)
            return Finding(rule, message, path, span)
        case Peers():
            return _peers_finding(step, node, path)
        case Operation():
            rule, message = why_undefined(step, node)
            return Finding(rule, message, path, span)
    return None


def _given(rule: Rule, line: Line | None) -> Span | None:
    """Give the place of the points that are told to lie outside their band."""
    claimed = line.row.claimed if line is not None and line.row is not None else None
    is_of_points = rule is rules.OUTSIDE_BAND and claimed is not None
    return claimed.span if claimed is not None and is_of_points else None


def _peers_finding(step: Step, node: Peers, path: tuple[str, ...]) -> Finding:
    if step.inputs:
        return Finding(
            outcome_rules.PEERS_LACK_OWN_VALUE,
            Text(
                f"同组“{node.key}”各数里没有本单位的数，名次不能确定",
                f"the group's values of “{node.key}” lack the unit's own: no rank",
            ),
            path,
        )
    return Finding(
        outcome_rules.NEEDS_THE_GROUP,
        Text(
            f"“{node.key}”的名次、同组平均等要有整组单位的数，单独评分没有结果",
            f"ranks and means of “{node.key}” need the values of the whole group",
        ),
        path,
    )


def _slot_finding(
    slot: Slot, fault: Fault | None, path: tuple[str, ...], line: Line | None
) -> Finding:
    row = line.row if line else None
    cells = {
        Slot.TARGET: row.target if row else None,
        Slot.ACTUAL: row.actual if row else None,
        Slot.JUDGED: row.claimed if row else None,
        Slot.RATING: row.rating if row else None,
    }
    cell = cells.get(slot)
    span = cell.span if cell and cell.span else (row.span if row else None)
    if fault is not None:
        return Finding(fault.rule, fault.message, path, span, fault.hint)
    words = _SLOT_WORDS[slot]
    name = path[-1] if path else ""
    return Finding(
        rules.MISSING_VALUE,
        Text(f"“{name}”没有填{words.zh}", f"“{name}” has no {words.en}"),
        path,
        span,
        Text(f"填上{words.zh}", f"fill in the {words.en}"),
    )
