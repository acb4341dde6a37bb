"""What a changed set does, as the plain data that machines read."""

from collections.abc import Iterator
from typing import Any

from perfscore.batch.impact.grouping import GroupCount
from perfscore.batch.impact.result import (
    MEDIAN,
    QUARTER,
    THREE_QUARTERS,
    Effect,
    Impact,
    Moved,
)
from perfscore.batch.impact.spread import Number, Spread
from perfscore.diagnostics.model import Language
from perfscore.exact import exact_text
from perfscore.render.impact_words import ImpactWords
from perfscore.wire.difference import difference_to_json

Json = dict[str, Any]


def impact_object(impact: Impact, language: Language = "zh") -> Json:
    """Give an impact as texts, lists and dicts, ready for JSON.

    Numbers of points are texts and exact. The schema is ``perfscore/impact/v1``.
    """
    counted, unread = impact.counted, impact.unread
    movers = (*impact.up, *impact.down)
    scored = [(each.known.file, each.change) for each in movers]
    sets: Json = difference_to_json(impact.comparison, scored, language)
    words = ImpactWords(impact, language)
    moved = [
        _moved(each, made, words)
        for each, made in zip(movers, sets["scores"]["assessments"], strict=True)
    ]
    points = sorted({*counted.before.floors, *counted.after.floors})
    return {
        "before": sets["before"],
        "after": sets["after"],
        "differences": sets["differences"],
        "files": [_encodable(each) for each in impact.files],
        "rows": {
            "all": impact.rows,
            "compared": counted.compared,
            "before_alone": counted.lost,
            "after_alone": counted.gained,
            "neither": counted.neither,
            "not_read": {
                "both": unread.both,
                "before": unread.before,
                "after": unread.after,
            },
        },
        "grades": list(_grades(impact)),
        "totals": {
            "before": _spread(impact, counted.before),
            "after": _spread(impact, counted.after),
            "change": _spread(impact, counted.change),
            "up": counted.up,
            "same": counted.same,
            "down": counted.down,
        },
        "distribution": [
            {
                "point": point,
                "before": counted.before.floors.get(point, 0),
                "after": counted.after.floors.get(point, 0),
            }
            for point in points
        ],
        "indicators": [_effect(impact, each) for each in impact.effects()],
        "rest": _number(impact, impact.rest),
        "groups": [_grouping(impact, each) for each in impact.by],
        "movers": {"up": moved[: len(impact.up)], "down": moved[len(impact.up) :]},
        "not_compared": list(_reasons(impact, words)),
        "looked_at": {
            "before": impact.reasons[0].looked,
            "after": impact.reasons[1].looked,
        },
    }


def _grades(impact: Impact) -> Iterator[Json]:
    first, second = impact.grade_names()
    for (one, other), count in sorted(impact.counted.matrix.items()):
        yield {
            "before": first[one] or None,
            "after": second[other] or None,
            "before_total": first[one] is not None,
            "after_total": second[other] is not None,
            "count": count,
        }


def _spread(impact: Impact, spread: Spread) -> Json:
    quantiles = (
        ("lower_quartile", QUARTER),
        ("median", MEDIAN),
        ("upper_quartile", THREE_QUARTERS),
    )
    return {
        "sum": _number(impact, spread.sum),
        "mean": _number(impact, spread.mean()),
        "least": _number(impact, spread.least),
        **{name: _number(impact, spread.quantile(share)) for name, share in quantiles},
        "most": _number(impact, spread.most),
    }


def _effect(impact: Impact, effect: Effect) -> Json:
    line, count = effect.line, effect.count
    return {
        "path": list(line.path),
        "became": None if line.change is None else line.change.value,
        "before": _number(impact, count.before),
        "after": _number(impact, count.after),
        "change": _number(impact, count.change),
        "up": count.up,
        "down": count.down,
        "score_lost": count.lost,
        "score_gained": count.gained,
    }


def _grouping(impact: Impact, column: str) -> Json:
    rest = impact.counted.rest.get(column)
    return {
        "column": _encodable(column),
        "groups": [_group(impact, *each) for each in impact.groups(column)],
        "rest": None if rest is None else _group(impact, None, rest),
    }


def _group(impact: Impact, name: str | None, count: GroupCount) -> Json:
    return {
        "name": name,
        "count": count.rows,
        "compared": count.compared,
        "before": _number(impact, count.before),
        "after": _number(impact, count.after),
        "change": _number(impact, count.after - count.before),
        "up": count.up,
        "same": count.same,
        "down": count.down,
        "grade_up": count.grade_up,
        "grade_down": count.grade_down,
    }


def _moved(moved: Moved, made: Json, words: ImpactWords) -> Json:
    known = moved.known
    return {
        "file": _encodable(known.file),
        "row": known.number,
        "id": known.id,
        "unit": known.unit,
        "project": known.project,
        "year": known.year,
        "groups": list(known.groups),
        "change": exact_text(moved.points),
        "before": made["before"],
        "after": made["after"],
        "step": made["step"],
        "lines": made["lines"],
        "cause": words.cause(moved),
    }


def _reasons(impact: Impact, words: ImpactWords) -> Iterator[Json]:
    for (name, why), count in impact.unread.found.items():
        yield {
            "by": name,
            "what": "not-read",
            "rule": why.rule,
            "path": list(why.path),
            "message": words.of(impact.unread.message[name, why]),
            "count": count,
        }
    for name, reasons in zip(("before", "after"), impact.reasons, strict=True):
        for why, count in reasons.found.items():
            yield {
                "by": name,
                "what": "no-total",
                "rule": why.rule,
                "path": list(why.path),
                "message": words.of(reasons.message[why]),
                "count": count,
            }


def _number(impact: Impact, number: Number | None) -> str | None:
    return None if number is None else exact_text(impact.points(number))


def _encodable(text: str) -> str:
    """Spell out half surrogates, which file names can hold and UTF-8 not."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
