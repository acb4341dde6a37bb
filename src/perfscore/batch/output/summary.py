"""Totals, grades and indicators are counted block by block, exactly."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from perfscore.batch.layout import BatchLayout
from perfscore.batch.output.findings import Finds
from perfscore.batch.output.model import Shapes
from perfscore.batch.results import CellState, Result
from perfscore.batch.tables.block import BadRow
from perfscore.diagnostics.model import Severity
from perfscore.exact import exact_sum

Counted = dict[str, Any]
"""Counts by name, sums as texts of fractions: what a journal can hold and add up."""


def nothing() -> Counted:
    """Give the summary of no rows."""
    return {
        "scored": 0,
        "open": 0,
        "not_scored": 0,
        "total": _none(),
        "points": {},
        "grades": {},
        "lines": {},
        "findings": {},
        "tiers": [0, 0, 0],
    }


def summary_of(
    layout: BatchLayout,
    shapes: Shapes,
    result: Result,
    finds: Finds,
    bad: Sequence[BadRow],
) -> dict[str, object]:
    """Summarise a block."""
    made = nothing()
    made["scored"] = result.size
    made["open"] = int(result.open.sum())
    made["not_scored"] = sum(each.rule.severity is Severity.ERROR for each in bad)
    exact = {row: score.total for row, score in result.exact.items()}
    made["total"] = _spread(result.totals, ~result.open, exact, result.places)
    made["points"] = _by_point(result)
    names = [each.name for each in layout.indicator_set.grades]
    counts = np.bincount(result.grades[result.grades >= 0], minlength=len(names))
    made["grades"] = {
        name: int(count) for name, count in zip(names, counts, strict=True)
    }
    made["grades"][""] = int((result.grades < 0).sum())
    for at in shapes.fixed:
        made["lines"][shapes.paths[at]] = _line(layout, result, at)
    made["findings"] = finds.count()
    made["tiers"] = [int(each) for each in np.bincount(result.tier, minlength=3)]
    return made


def added(one: Counted, other: Mapping[str, object]) -> Counted:
    """Add up two summaries."""
    return cast("Counted", _added(one, other))


def _added(one: object, other: object) -> object:
    match one, other:
        case {"sum": _}, {"sum": _}:
            return _both(cast("Counted", one), cast("Counted", other))
        case dict(), dict():
            keys = dict.fromkeys((*one, *other))
            return {
                key: _added(one[key], other[key])
                if key in one and key in other
                else one.get(key, other.get(key))
                for key in keys
            }
        case list(), list():
            return [a + b for a, b in zip(one, other, strict=True)]
        case int(), int():
            return one + other
    msg = f"no summaries: {one!r}, {other!r}"
    raise TypeError(msg)


def _none() -> Counted:
    return {"count": 0, "sum": "0", "least": None, "most": None}


def _both(one: Counted, other: Counted) -> Counted:
    least = [x["least"] for x in (one, other) if x["least"] is not None]
    most = [x["most"] for x in (one, other) if x["most"] is not None]
    made = {
        key: one[key] + other[key] for key in one if key not in {"sum", "least", "most"}
    }
    return made | {
        "sum": str(Fraction(one["sum"]) + Fraction(other["sum"])),
        "least": min(least, key=Fraction, default=None),
        "most": max(most, key=Fraction, default=None),
    }


def _spread(
    whole: NDArray[np.int64] | NDArray[np.int32],
    counts: NDArray[np.bool_],
    exact: Mapping[int, Fraction | None],
    places: int,
) -> Counted:
    plain = counts.copy()
    plain[list(exact)] = False
    scale = 10**places
    chosen = whole[plain]
    exacts = [each for each in exact.values() if each is not None]
    if len(chosen):
        least, most = int(chosen.min()), int(chosen.max())
        exacts += [Fraction(least, scale), Fraction(most, scale)]
    total = exact_sum(each for each in exact.values() if each is not None)
    total += Fraction(_sum(chosen), scale)
    return {
        "count": len(chosen) + sum(each is not None for each in exact.values()),
        "sum": str(total),
        "least": str(min(exacts)) if exacts else None,
        "most": str(max(exacts)) if exacts else None,
    }


def _sum(whole: NDArray[np.int64] | NDArray[np.int32]) -> int:
    """Add up without overflow, whatever the sizes."""
    whole = whole.astype(np.int64, copy=False)
    low = int((whole & 0xFFFF_FFFF).sum())
    return (int((whole >> 32).sum()) << 32) + low


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


def _line(layout: BatchLayout, result: Result, at: int) -> Counted:
    indicator = layout.places[at].indicator
    exact = {
        row: line.score
        for row, score in result.exact.items()
        for line in score.lines
        if line.indicator is indicator
    }
    is_scored = np.ones(result.size, bool)
    if result.state is not None:
        is_scored = result.state[at] == CellState.SCORED
    made = _spread(result.scores[at], is_scored, exact, result.places)
    weight = indicator.weight
    scale = 10**result.places
    full = 0
    if weight is not None and (weight * scale).denominator == 1:
        plain = is_scored.copy()
        plain[list(exact)] = False
        full = int((result.scores[at][plain] == int(weight * scale)).sum())
        full += sum(each == weight for each in exact.values())
    return made | {"full": full, "lacking": result.size - made["count"]}
