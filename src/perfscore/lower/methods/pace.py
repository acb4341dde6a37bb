"""How far apart the steps of a row are, and what a part of a step does."""

from dataclasses import replace

from perfscore.diagnostics.model import Text
from perfscore.lower import rules
from perfscore.lower.ground import core, numbers
from perfscore.lower.ground.findings import Findings
from perfscore.lower.ground.fitting import is_rate, rate_without_sign
from perfscore.model.expressions import Expression, Literal, Operator
from perfscore.model.units import NUMBER, PERCENTAGE_POINT
from perfscore.syntax import tree as t


def step_length(findings: Findings, row: t.StepRow | t.CaseRow) -> Literal | None:
    """Give the length of a step, which is above zero and whose reading is stated."""
    length = numbers.quantity(row.step.quantity, findings)
    is_stated = _stated(findings, row)
    if length is None or not _positive(findings, length):
        return None
    return length if is_stated else None


def has_sign(findings: Findings, length: Literal, measured: Expression) -> bool:
    """Whether a step through a rate says what it counts: 1个百分点, not 1."""
    if length.type != NUMBER or not is_rate(measured):
        return True
    points = replace(measured, type=PERCENTAGE_POINT)
    rate_without_sign(findings, length, points)
    return False


def counted(steps: Expression, row: t.StepRow | t.CaseRow) -> Expression:
    """Count the steps that ``row`` counts, whole or in part, as a bare number."""
    span, reading = row.span, row.reading
    if row.full_steps:
        label = Text("整步数（不足一步不计）", "whole steps")
        return core.apply(span, Operator.FLOOR, _plain(steps), label=label)
    if reading is not None and reading.kind == "PART_COUNTS":
        label = Text("步数（不足按一步）", "steps, a part counts")
        return core.apply(span, Operator.CEILING, _plain(steps), label=label)
    return _plain(steps)


def _plain(steps: Expression) -> Expression:
    """Count steps as a bare number: how often, not how many per cent."""
    return replace(steps, type=NUMBER)


def _stated(findings: Findings, row: t.StepRow | t.CaseRow) -> bool:
    """Whether the row says what a part of a step does; report it if not."""
    if row.full_steps or row.reading is not None:
        return True
    shown, verb = row.step.span.text, "加" if row.adds else "扣"
    findings.add(
        rules.STEP_WITHOUT_READING,
        row.span,
        Text(
            f"“达 {shown}”没有写明不足一步怎么算",
            f"“step {shown}” does not say what a part of a step does",
        ),
        hint=Text(
            f"整步才{verb}写“满 {shown}”；不足也{verb}写“达 {shown}，不足按一步”；"
            f"按比例写“达 {shown}，按比例”",
            f"write “full_step {shown}”, “step {shown}, part_counts” "
            f"or “step {shown}, pro_rata”",
        ),
    )
    return False


def _positive(findings: Findings, length: Literal) -> bool:
    if length.value != 0:
        return True
    findings.add(
        rules.STEP_NOT_POSITIVE,
        length.span,
        Text("一步的长度是 0，须大于 0", "a step is 0; it has to be above zero"),
    )
    return False
