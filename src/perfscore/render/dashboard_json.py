"""Figures over many stored assessments, as the plain data that machines read."""

from fractions import Fraction
from typing import Any

from perfscore.batch.dashboard.counting import STATES, Counts
from perfscore.batch.output.summary_classes import classes, quantile, width
from perfscore.exact import exact_text
from perfscore.render.batch_summary_words import cuts_of, grades_of

Json = dict[str, Any]
_QUARTERS = {"lower_quartile": Fraction(1, 4), "median": Fraction(1, 2)}
_SHARES = {**_QUARTERS, "upper_quartile": Fraction(3, 4)}


def dashboard_object(counts: Counts) -> Json:
    """Give the figures as texts, lists and dicts; all numbers of points are exact."""
    summary = counts.summary
    compared, differ = counts.claims
    classed = classes(summary["classes"])
    return {
        "assessments": summary["scored"],
        "without_total": summary["open"],
        "sets": list(counts.sets),
        "total": {
            **_spread(summary["total"]),
            **{name: _text(quantile(classed, each)) for name, each in _SHARES.items()},
        },
        "distribution": {
            "width": exact_text(width(summary["classes"])),
            "counts": [
                {"from": exact_text(each), "count": count}
                for each, count in classed.items()
            ],
        },
        "grades": [
            {"name": each or None, "from": _cut(each, counts), "count": count}
            for each, count in ((x, summary["grades"][x]) for x in _grades(counts))
        ],
        "groups": [
            {"by": heading, "of": _groups(groups["of"], counts)}
            for heading, groups in summary["groups"].items()
        ],
        "indicators": [
            _line(path, counts, kind)
            for kind in ("lines", "declared")
            for path in summary[kind]
        ],
        "execution": {
            "cells": [
                {"rate_from": rate, "total_share_from": share, "count": count}
                for rate, share, count in _cells(summary["rates"]["cells"])
            ],
            "without": summary["rates"]["without"],
            "beside": summary["rates"]["beside"],
        },
        "states": {each: counts.states.get(each, 0) for each in STATES},
        "days": [
            {"days": day, "count": counts.days[day]} for day in sorted(counts.days)
        ],
        "claims": {
            "compared": compared,
            "differ": differ,
            "largest": [
                {
                    "assessment_id": each.figure.id,
                    "unit": each.figure.unit,
                    "project": each.figure.project,
                    "year": each.figure.year,
                    "claimed": exact_text(each.claimed),
                    "total": exact_text(each.total),
                    "difference": exact_text(each.points),
                }
                for each in counts.deviations
            ],
        },
    }


def _grades(counts: Counts) -> tuple[str, ...]:
    """Give all grades, the best first, and at last that of those without one."""
    names = grades_of(counts.summary)
    return names or tuple(counts.summary["grades"])


def _cut(name: str, counts: Counts) -> str | None:
    found = (x for x in cuts_of(counts.summary) if x.name == name)
    return next((exact_text(each.at) for each in found), None)


def _groups(groups: Json | None, counts: Counts) -> list[Json]:
    names = _grades(counts)
    return [
        {
            "name": name,
            "count": sum(group["grades"].values()),
            "mean": _mean(group),
            "grades": [
                {"name": each or None, "count": group["grades"].get(each, 0)}
                for each in names
            ],
        }
        for name, group in sorted((groups or {}).items())
    ]


def _line(path: str, counts: Counts, kind: str) -> Json:
    made = counts.summary[kind][path]
    weights = list(counts.summary["weights"].get(path, {}))
    return {
        "path": path,
        "declared": kind == "declared",
        "weight": weights[0] if len(weights) == 1 else None,
        "full": made["full"],
        "lacking": made["lacking"],
        **_spread(made),
    }


def _spread(made: Json) -> Json:
    return {
        "count": made["count"],
        "mean": _mean(made),
        "least": None if made["least"] is None else exact_text(Fraction(made["least"])),
        "most": None if made["most"] is None else exact_text(Fraction(made["most"])),
    }


def _mean(made: Json) -> str | None:
    count = made["count"]
    return exact_text(Fraction(made["sum"]) / count) if count else None


def _cells(cells: dict[str, int]) -> list[tuple[str, str, int]]:
    """Give the lower edges of each cell as shares: of 100%, of full marks."""
    found = sorted(
        ([int(each) for each in name.split(",")], count)
        for name, count in cells.items()
    )
    return [
        (exact_text(Fraction(rate, 20)), exact_text(Fraction(row, 50)), count)
        for (rate, row), count in found
    ]


def _text(value: Fraction | None) -> str | None:
    return None if value is None else exact_text(value)
