"""Checks an indicator set by all rules."""

from itertools import chain

from perfscore.check.checked import CheckedSet
from perfscore.check.registry import CHECKS
from perfscore.diagnostics.model import Diagnostic, Outcome, Severity
from perfscore.model.indicator_set import IndicatorSet


def check(indicator_set: IndicatorSet) -> Outcome[CheckedSet]:
    """Run every rule; errors leave no checked set, warnings and notes do.

    All that is found is given at once, in the order of the places in the set.
    """
    found = chain.from_iterable(each.check(indicator_set) for each in CHECKS)
    diagnostics = tuple(sorted(found, key=_place))
    if any(each.rule.severity is Severity.ERROR for each in diagnostics):
        return Outcome(None, diagnostics)
    return Outcome(CheckedSet(indicator_set), diagnostics)


def _place(diagnostic: Diagnostic) -> tuple[int, int, str]:
    span = diagnostic.at.span
    return span.start, span.end, diagnostic.rule.name
