"""How a check is set: by default, by the indicator set, by the command."""

from dataclasses import dataclass

from perfscore.diagnostics.model import Severity
from perfscore.model.methods import Interval


@dataclass(frozen=True, slots=True)
class Setting:
    """The setting of one check for one form.

    ``severity`` is what a finding of the check weighs unless the check says less (a
    difference that rounding explains is a note). ``threshold`` is the interval of the
    set or the default one; None where the check takes none. ``basis`` replaces the
    check's where a set states one.
    """

    severity: Severity
    basis: tuple[str, ...]
    threshold: Interval | None = None


GRAVEST_FIRST = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


def at_most(severity: Severity, limit: Severity) -> Severity:
    """Give the severity that is set, or ``limit`` where that weighs less."""
    return max(severity, limit, key=GRAVEST_FIRST.index)
