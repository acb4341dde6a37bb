"""The weight of every line: the set's, or the unit's where units declare it."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from perfscore.diagnostics.model import Text
from perfscore.exact import exact_sum, exact_text
from perfscore.score import rules
from perfscore.score.reported.lines import Line
from perfscore.score.reported.places import Holder
from perfscore.score.reported.reading import read_points
from perfscore.score.result import Finding
from perfscore.source import Span


@dataclass(frozen=True, slots=True)
class Weights:
    """A weight for each line, None where it carries no points or is not known.

    ``open`` is true where a weight that counts is not known.
    """

    weights: list[Fraction | None]
    findings: list[Finding]
    open: bool


def weigh(lines: list[Line], holders: tuple[Holder, ...]) -> Weights:
    """Settle the weights, and hold what units declare against the set's sums."""
    findings: list[Finding] = []
    weights = [_weight(line, findings) for line in lines]
    is_open = False
    for holder in holders:
        indices = [
            index for index, line in enumerate(lines) if id(line.place) in holder.places
        ]
        is_open = _check_sum(holder, indices, lines, weights, findings) or is_open
    return Weights(weights, findings, is_open)


def _weight(line: Line, findings: list[Finding]) -> Fraction | None:
    fixed = line.place.indicator.weight
    cell = line.row.weight if line.row else None
    declared, fault = read_points(cell) if cell else (None, None)
    if fault is not None and cell is not None:
        findings.append(
            Finding(fault.rule, fault.message, line.path, cell.span, fault.hint)
        )
    if declared is not None and declared < 0:
        findings.append(_weight_negative(line, declared))
        declared = None
    if line.place.indicator.declared:
        return declared
    if declared is not None and fixed is not None and declared != fixed:
        findings.append(
            Finding(
                rules.WEIGHT_DIFFERS,
                weight_differs(exact_text(declared), exact_text(fixed)),
                line.path,
                cell.span if cell else None,
            )
        )
    return fixed


def _check_sum(
    holder: Holder,
    indices: list[int],
    lines: list[Line],
    weights: list[Fraction | None],
    findings: list[Finding],
) -> bool:
    """Compare the declared weights with the holder's; say whether one is missing."""
    known = [weight for weight in (weights[i] for i in indices) if weight is not None]
    total = exact_sum(known)
    unknown = [lines[i] for i in indices if weights[i] is None]
    if total == holder.weight:
        findings.extend(_not_scored(line) for line in unknown)
        return False
    if not any(lines[i].place.indicator.declared for i in indices):
        findings.append(_nothing_declared(holder))
        return True
    if unknown:
        findings.extend(_weight_missing(line) for line in unknown if _is_blank(line))
        return True
    span = _first_weight([lines[i] for i in indices])
    findings.append(weights_do_not_sum(holder, known, span))
    return False


def weights_do_not_sum(
    holder: Holder, weights: Sequence[Fraction], span: Span | None = None
) -> Finding:
    """Say that declared weights do not add up to what the set requires."""
    shown = " + ".join(exact_text(each) for each in weights) or "0"
    if len(weights) > 1:
        shown = f"{shown} = {exact_text(exact_sum(weights))}"
    return Finding(
        rules.WEIGHTS_REPORTED_DO_NOT_SUM,
        Text(
            f"“{holder.title}”填报的分值合计 {shown}，指标体系规定 "
            f"{exact_text(holder.weight)}",
            f"the weights under “{holder.title}” add up to {shown}; the set "
            f"requires {exact_text(holder.weight)}",
        ),
        (holder.title,),
        span,
    )


def weight_differs(declared: str, fixed: str) -> Text:
    """Say that the reported weight is not the set's."""
    return Text(
        f"填报的分值是 {declared}，指标体系规定 {fixed}，按规定的分值计",
        f"the reported weight is {declared}; the set's {fixed} is used",
    )


def _first_weight(lines: list[Line]) -> Span | None:
    cells = (each.row.weight for each in lines if each.row is not None)
    return next((each.span for each in cells if each is not None), None)


def _not_scored(line: Line) -> Finding:
    return Finding(
        rules.LINE_NOT_SCORED,
        Text(
            f"“{line.name}”没有分值，同组其他指标的分值已合计到规定数，这一行不计分",
            f"“{line.name}” has no weight and the others add up to the set's: "
            "it carries no points",
        ),
        line.path,
        line.row.span if line.row else None,
    )


def _weight_negative(line: Line, weight: Fraction) -> Finding:
    return Finding(
        rules.OUT_OF_RANGE,
        Text(
            f"“{line.name}”的分值是 {exact_text(weight)}，分值不为负",
            f"“{line.name}” has the weight {exact_text(weight)}; "
            "weights are not negative",
        ),
        line.path,
        line.row.span if line.row else None,
    )


def _nothing_declared(holder: Holder) -> Finding:
    return Finding(
        rules.MISSING_VALUE,
        Text(
            f"“{holder.title}”下没有填报指标",
            f"no indicator is reported under “{holder.title}”",
        ),
        (holder.title,),
        None,
        Text("填上指标和分值", "fill in indicators and their weights"),
    )


def _is_blank(line: Line) -> bool:
    """Whether no weight is filled in; what is wrong with one that is has been told."""
    cell = line.row.weight if line.row else None
    return cell is None or read_points(cell) == (None, None)


def _weight_missing(line: Line) -> Finding:
    return Finding(
        rules.MISSING_VALUE,
        Text(f"“{line.name}”没有填分值", f"“{line.name}” has no weight"),
        line.path,
        line.row.span if line.row else None,
        Text("填上分值", "fill in the weight"),
    )
