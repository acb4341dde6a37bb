"""An indicator set that every rule of the checker has passed."""

from dataclasses import dataclass

from perfscore.model.indicator_set import IndicatorSet


@dataclass(frozen=True, slots=True)
class CheckedSet:
    """An indicator set without errors: what scorers take.

    Only :func:`perfscore.check.checker.check` makes one.
    """

    indicator_set: IndicatorSet
