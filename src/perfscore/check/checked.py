"""An indicator set that every rule of the checker has passed."""

from dataclasses import dataclass

from perfscore.model.indicator_set import IndicatorSet


@dataclass(frozen=True, slots=True)
class CheckedSet:
    """An indicator set without errors: what scorers take.

    Only :func:`perfscore.check.checker.check` makes one, and :func:`variant_of` one
    from another.
    """

    indicator_set: IndicatorSet


def variant_of(checked: CheckedSet, changed: IndicatorSet) -> CheckedSet:
    """Give a checked set with clauses left out, or with points moved and all to scale.

    Both keep what the checker proved of ``checked``; the caller answers for it that
    ``changed`` differs in nothing else.
    """
    return CheckedSet(changed) if changed is not checked.indicator_set else checked
