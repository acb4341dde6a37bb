"""The text of an indicator set is compiled: parsed, lowered, checked."""

from functools import partial

from perfscore.api.damage import (
    CAN_FOLLOW_FROM_ANY_EXPRESSION,
    CAN_FOLLOW_FROM_ANY_LINE,
    CAN_FOLLOW_FROM_THE_HEAD,
    independent,
)
from perfscore.check.checked import CheckedSet
from perfscore.check.checker import check
from perfscore.diagnostics.model import Outcome, Severity
from perfscore.lower.document import lower
from perfscore.source import Source
from perfscore.syntax.parser import MAX_ERRORS, parse


def compile_set(source: Source) -> Outcome[CheckedSet]:
    """Give a checked set if nothing is wrong, and all that can be told in one run.

    Later stages look at whatever earlier ones could understand; of what they say, all
    that a fault already told can have caused is left out.
    """
    parsed = parse(source)
    if parsed.value is None or len(parsed.diagnostics) >= MAX_ERRORS:
        return Outcome(None, parsed.diagnostics)
    lowered = lower(parsed.value)
    if lowered.value is None:
        return Outcome(None, (*parsed.diagnostics, *lowered.diagnostics))
    checked = check(lowered.value)
    sections = [each.span.start for each in parsed.value.sections]
    head_end = min(sections, default=len(source.text))
    errors = [
        each.at.span
        for each in lowered.diagnostics
        if each.rule.severity is Severity.ERROR
    ]
    damaged = parsed.value.damaged
    legible = partial(
        independent,
        damaged=damaged,
        sections=sections,
        dependent=CAN_FOLLOW_FROM_ANY_LINE if damaged else frozenset(),
    )
    below = [each for each in errors if each.start >= head_end]
    dependent = CAN_FOLLOW_FROM_ANY_EXPRESSION if below else frozenset()
    if len(below) < len(errors):
        dependent |= CAN_FOLLOW_FROM_THE_HEAD
    found = (
        *parsed.diagnostics,
        *legible(lowered.diagnostics),
        *independent(
            legible(checked.diagnostics),
            damaged=below,
            sections=sections,
            dependent=dependent,
        ),
    )
    is_whole = not (errors or parsed.has_errors)
    return Outcome(
        checked.value if is_whole else None,
        tuple(sorted(found, key=lambda each: each.at.span.start)),
    )
