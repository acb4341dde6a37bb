"""Why a score is undefined: the first causes in its trace, as findings."""

from collections.abc import Iterator

from perfscore.diagnostics.model import Language, Text
from perfscore.model.expressions import (
    Defined,
    Input,
    Local,
    Operation,
    Operator,
    Slot,
    Undefined,
)
from perfscore.model.printing import formula
from perfscore.score import rules
from perfscore.score.data import Data, missing_datum
from perfscore.score.lines import Line
from perfscore.score.reading import Fault
from perfscore.score.result import Finding, Step
from perfscore.score.slots import Reading

_LANGUAGES: tuple[Language, Language] = ("zh", "en")
_SHOWN = 60
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
            return None if node.name in data.faults else missing_datum(node.name)
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
            return Finding(rules.BY_NAME[node.rule], node.reason, path, span)
        case Operation(operator=Operator.DIVIDE) if step.inputs[1].value == 0:
            zh, en = (formula(node.operands[1], each) for each in _LANGUAGES)
            return Finding(
                rules.DIVIDED_BY_ZERO,
                Text(f"除数“{zh}”为 0", f"the divisor “{en}” is zero"),
                path,
                span,
            )
        case Operation():
            zh, en = (formula(node, each)[:_SHOWN] for each in _LANGUAGES)
            return Finding(
                rules.NUMBER_TOO_LARGE,
                Text(
                    f"“{zh}”算出的数过长，没有计算",
                    f"what “{en}” comes to is too long to be worked out",
                ),
                path,
                span,
            )
    return None


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
