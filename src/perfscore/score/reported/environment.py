"""What expressions read: data, a line's own values, results, the group."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from perfscore.model.expressions import Local, Result, ResultKind, Slot
from perfscore.model.units import POINTS
from perfscore.score.group_values import GroupValues
from perfscore.score.reported.tables import Row
from perfscore.score.result import Step
from perfscore.source import Source, Span

ResultKey = tuple[ResultKind, tuple[str, ...]]
"""A result by its kind and its path, as :class:`Result` has them."""
_SCORE = Local(span=Span(Source("", ""), 0, 0), type=POINTS, slot=Slot.SCORE)
_NO_SCORE = Step(_SCORE, None)
_WEIGHT = Local(span=Span(Source("", ""), 0, 0), type=POINTS, slot=Slot.WEIGHT)


@dataclass(slots=True)
class Environment:
    """What an expression reads: the unit's data, and one line's own values.

    ``definitions`` keeps each definition's step, so that it is worked out once. The
    line's values are named as the slots are. ``results`` holds what has been worked
    out so far; ``peers`` what the group brings, None for an assessment on its own.
    ``tables`` holds the reported rows, ``row`` the one at hand. ``fixed`` keeps
    what tables came to, ``passing`` what depends on the line at hand.
    """

    data: dict[str, Step]
    definitions: dict[str, Step]
    peers: Mapping[str, tuple[Fraction, ...] | GroupValues] | None = None
    weight: Step | None = None
    target: Step | None = None
    actual: Step | None = None
    value: Step | None = None
    judged: Step | None = None
    rating: Step | None = None
    points: tuple[Step, ...] = ()
    score: Step = _NO_SCORE
    results: dict[ResultKey, Step] = field(default_factory=dict)
    tables: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    row: Row | None = None
    fixed: dict[int, Step] = field(default_factory=dict)
    passing: dict[int, Step] = field(default_factory=dict)


def own_score(value: Fraction | None) -> Step:
    """Make the step of an indicator's own score, for what reads it once it is known."""
    return Step(_SCORE, value)


def own_weight(value: Fraction | None) -> Step:
    """Make the step of a group's weight, for its vetoes."""
    return Step(_WEIGHT, value)


Run = Callable[[Environment], Step]


def result_run(node: Result) -> Run:
    """Make the function that reads a result; one not worked out has no value."""
    key, nothing = (node.kind, node.path), Step(node, None)
    return lambda environment: environment.results.get(key, nothing)
