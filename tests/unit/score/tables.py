"""Short ways to report tables and score by them."""

from collections.abc import Mapping, Sequence

from tests.unit.lower.sets import HEAD
from tests.unit.score.forms import scorer_of

from perfscore.model.assessment import Assessment, Cell
from perfscore.score.result import Score

Rows = Sequence[Mapping[str, str]]


def with_tables(
    body: str,
    *,
    year: int | None = 2021,
    data: Mapping[str, str] | None = None,
    head: str = HEAD,
    **tables: Rows,
) -> Score:
    """Score a report of ``tables``, by their names, by the set that has ``body``."""
    assessment = Assessment(
        unit="示例单位",
        year=year,
        data={name: Cell(text) for name, text in (data or {}).items()},
        tables={
            name: tuple({key: Cell(text) for key, text in row.items()} for row in rows)
            for name, rows in tables.items()
        },
    )
    return scorer_of(body, head).score(assessment)


def defined(score: Score, name: str = "求") -> object:
    """Give the value of a definition."""
    return score.definitions[name][1].value
