"""The first step at which two derivations part."""

from dataclasses import dataclass

from perfscore.compare.meaning import meaning
from perfscore.model.expressions import (
    Aggregate,
    Choice,
    Expression,
    Operation,
    Peers,
    Rounded,
)
from perfscore.score.result import Step


@dataclass(frozen=True, slots=True)
class StepChange:
    """The steps that part first: what they rest on is the same on both sides."""

    before: Step
    after: Step


def first_change(before: Step | None, after: Step | None) -> StepChange | None:
    """Go down from two derivations to where they begin to differ.

    None where either is missing, or both say and give the same. A number that the set
    writes is shown with what it stands in, not alone.
    """
    if before is None or after is None or _is_same(before, after):
        return None
    while (parting := _parting(before, after)) is not None:
        before, after = parting
    return StepChange(before, after)


def _parting(before: Step, after: Step) -> tuple[Step, Step] | None:
    """Give the first of what two steps rest on that differs, if it explains them.

    What is put together otherwise, or read from elsewhere, says nothing by itself.
    """
    if _kind(before.expression) != _kind(after.expression):
        return None
    for first, second in zip(before.inputs, after.inputs, strict=False):
        if not _is_same(first, second):
            is_alike = _kind(first.expression) == _kind(second.expression)
            return (first, second) if is_alike else None
    return None


def _kind(expression: Expression) -> object:
    """Give what two expressions share that differ only in what is below them."""
    if isinstance(expression, Operation):
        return expression.operator
    if isinstance(expression, Choice | Rounded | Aggregate | Peers):
        return type(expression)
    return meaning(expression)


def _is_same(before: Step, after: Step) -> bool:
    return before.value == after.value and (
        before.expression is after.expression
        or meaning(before.expression) == meaning(after.expression)
    )
