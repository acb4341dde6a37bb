"""The ways of scoring by 判定, and which of their rows can apply."""

from collections.abc import Iterator
from dataclasses import dataclass

from perfscore.check.facts import Facts
from perfscore.check.scorings import Scored, reasoned
from perfscore.model.expressions import Choice
from perfscore.model.indicator_set import IndicatorSet

_METHOD = "判定"


@dataclass(frozen=True, slots=True)
class Decision:
    """A 判定: what is known inside each row, and where no condition holds.

    None is a place that no value can reach.
    """

    scored: Scored
    choice: Choice
    inside: tuple[Facts | None, ...]
    left: Facts | None


def decisions(indicator_set: IndicatorSet) -> Iterator[Decision]:
    """Give every 判定 of a set that has a condition."""
    for one, ranges in reasoned(indicator_set):
        choice = one.scoring.score
        if one.scoring.name == _METHOD and isinstance(choice, Choice):
            places = ranges.cases(choice)
            *inside, left = (reached for _, reached in places)
            yield Decision(one, choice, tuple(inside), left)
