"""Totals, grades and indicators are counted block by block, exactly."""

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from functools import partial
from typing import Any

import numpy as np

from perfscore.batch.layout import BatchLayout
from perfscore.batch.output.findings import Finds
from perfscore.batch.output.model import Shapes
from perfscore.batch.output.summary_classes import (
    both_classes,
    classes_of,
    no_classes,
)
from perfscore.batch.output.summary_groups import both_groups, groups_of
from perfscore.batch.output.summary_rate import Rates, no_rates
from perfscore.batch.output.summary_spread import (
    Counted,
    both_spreads,
    no_spread,
    spread,
)
from perfscore.batch.reading.named import Named
from perfscore.batch.results import CellState, Result
from perfscore.diagnostics.model import Rule, Severity
from perfscore.model.indicator_set import IndicatorSet
from perfscore.model.methods import Interval
from perfscore.score.scorer import Scorer

__all__ = ["Counted", "Summing", "added", "cuts_of", "nothing", "set_name", "unscored"]

_Add = Callable[[Any, Any], Any]


def nothing() -> Counted:
    """Give the summary of no rows."""
    return {
        "scored": 0,
        "open": 0,
        "not_scored": 0,
        "unscored": {},
        "sets": {},
        "full": {},
        "cuts": {},
        "total": no_spread(),
        "classes": no_classes(),
        "points": {},
        "grades": {},
        "groups": {},
        "lines": {},
        "declared": {},
        "weights": {},
        "rates": no_rates(),
        "findings": {},
        "tiers": [0, 0, 0],
    }


class Summing:
    """Sums up the blocks of one set."""

    def __init__(self, layout: BatchLayout, shapes: Shapes, scorer: Scorer) -> None:
        self._layout = layout
        self._shapes = shapes
        self._set = layout.indicator_set
        self._rates = Rates(layout, scorer)

    def of_block(self, named: Named, result: Result, finds: Finds) -> Counted:
        """Sum up a block."""
        made = nothing()
        size, names = result.size, [each.name for each in self._set.grades]
        made["scored"] = size
        made["open"] = int(result.open.sum())
        made["unscored"] = unscored(
            each.rule for each in named.bad if each.rule.severity is Severity.ERROR
        )
        made["not_scored"] = sum(made["unscored"].values())
        if size:
            made["sets"] = {set_name(self._set): size}
            made["full"] = {str(self._set.full): size}
            made["cuts"] = cuts_of(self._set, size)
        totals = {row: score.total for row, score in result.exact.items()}
        made["total"] = spread(result.totals, ~result.open, totals, result.places)
        made["classes"] = self._classes(result)
        made["points"] = _by_point(result)
        counts = np.bincount(
            result.grades[result.grades >= 0].astype(np.int64), minlength=len(names)
        )
        made["grades"] = {
            name: int(count) for name, count in zip(names, counts, strict=True)
        }
        made["grades"][""] = int((result.grades < 0).sum())
        made["groups"] = groups_of(named.groups, result, names)
        self._add_lines(made, result)
        if self._rates.is_known:
            made["rates"] = self._rates.of_block(named.wide, result)
        made["findings"] = finds.count()
        made["tiers"] = [int(each) for each in np.bincount(result.tier, minlength=3)]
        return made

    def _classes(self, result: Result) -> Counted:
        plain = ~result.open
        plain[list(result.exact)] = False
        exact = [each.total for each in result.exact.values() if each.total is not None]
        return classes_of(result.totals[plain], exact, result.places)

    def _add_lines(self, made: Counted, result: Result) -> None:
        """Sum up the fixed lines, and the sums of what units declare at a place."""
        exact = self._exact_lines(result)
        for at, place in enumerate(self._layout.places):
            path = self._shapes.paths[at]
            kind = "declared" if place.indicator.declared else "lines"
            made[kind][path] = _line(result, at, exact[at], place.indicator.weight)
            if place.indicator.weight is not None and result.size:
                made["weights"][path] = {str(place.indicator.weight): result.size}

    def _exact_lines(self, result: Result) -> list[dict[int, Fraction | None]]:
        """Give the scores at each place of the rows that were scored exactly."""
        index = {id(each.indicator): at for at, each in enumerate(self._layout.places)}
        found: list[dict[int, Fraction | None]] = [
            dict.fromkeys(result.exact) for _ in self._layout.places
        ]
        lacking: set[tuple[int, int]] = set()
        for row, score in result.exact.items():
            for line in score.lines:
                at = index[id(line.indicator)]
                if line.score is None:
                    lacking.add((at, row))
                elif (at, row) not in lacking:
                    found[at][row] = (found[at][row] or Fraction()) + line.score
        for at, row in lacking:
            found[at][row] = None
        return found


def set_name(made: IndicatorSet) -> str:
    """Name a set as summaries do."""
    return f"{made.title}（{made.id}）" if made.id else made.title


def cuts_of(made: IndicatorSet, size: int) -> dict[str, dict[str, int]]:
    """Say where each grade begins (``≥90``, ``>90``), for so many assessments.

    One without a lower end begins nowhere: "".
    """
    return {each.name: {_begins(each.interval): size} for each in made.grades}


def _begins(interval: Interval) -> str:
    if interval.low is None:
        return ""
    return f"{'≥' if interval.low_included else '>'}{interval.low}"


def unscored(why: Iterable[Rule]) -> dict[str, int]:
    """Count what was not scored, by the rule that says why."""
    counted: dict[str, int] = {}
    for each in why:
        counted[each.name] = counted.get(each.name, 0) + 1
    return counted


def added(one: Counted, other: Mapping[str, object]) -> Counted:
    """Add up two summaries."""
    made: Counted = {}
    for key in dict.fromkeys((*one, *other)):
        if key in one and key in other:
            made[key] = _ADDING.get(key, _added)(one[key], other[key])
        else:
            made[key] = one.get(key, other.get(key))
    return made


def _added(one: Any, other: Any) -> Any:  # noqa: ANN401 - what JSON can hold
    match one, other:
        case dict(), dict():
            return _each(_added, one, other)
        case list(), list():
            return [a + b for a, b in zip(one, other, strict=True)]
        case int(), int():
            return one + other
    msg = f"no summaries: {one!r}, {other!r}"
    raise TypeError(msg)


def _each(add: _Add, one: Counted, other: Counted) -> Counted:
    """Add up what has the same name."""
    made = dict(one)
    for key, value in other.items():
        made[key] = add(made[key], value) if key in made else value
    return made


_ADDING: Mapping[str, _Add] = {
    "total": both_spreads,
    "classes": both_classes,
    "groups": partial(_each, both_groups),
    "lines": partial(_each, both_spreads),
    "declared": partial(_each, both_spreads),
}
"""How parts are added up that are more than counts."""


def _by_point(result: Result) -> dict[str, int]:
    """Count totals by whole points: 87 holds those from 87 to under 88."""
    plain = ~result.open
    plain[list(result.exact)] = False
    floors = result.totals[plain] // 10**result.places
    found, counts = np.unique(floors, return_counts=True)
    counted = {
        str(int(point)): int(count) for point, count in zip(found, counts, strict=True)
    }
    for score in result.exact.values():
        if score.total is not None:
            point = str(score.total.__floor__())
            counted[point] = counted.get(point, 0) + 1
    return counted


def _line(
    result: Result,
    at: int,
    exact: Mapping[int, Fraction | None],
    weight: Fraction | None,
) -> Counted:
    is_scored = np.ones(result.size, bool)
    if result.state is not None:
        is_scored = result.state[at] == CellState.SCORED
    made = spread(result.scores[at], is_scored, exact, result.places)
    scale = 10**result.places
    full = sum(each == weight for each in exact.values() if each is not None)
    if weight is not None and (weight * scale).denominator == 1:
        plain = is_scored.copy()
        plain[list(exact)] = False
        full += int((result.scores[at][plain] == int(weight * scale)).sum())
    return made | {"full": full, "lacking": result.size - made["count"]}
