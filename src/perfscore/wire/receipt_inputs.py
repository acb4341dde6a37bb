"""An assessment with every place of its file, as plain data from and back to."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from perfscore.exact import exact_text
from perfscore.model.assessment import Assessment, Cell, FundRow, Goal, IndicatorRow
from perfscore.source import Source, Span

Plain = dict[str, Any]
"""JSON that the schema ``receipt`` has checked, or is about to."""

_FUND_CELLS = (
    "initial_budget",
    "annual_budget",
    "executed",
    "weight",
    "execution_rate",
    "score",
)
_ROW_CELLS = ("target", "actual", "rating", "weight", "claimed")


class PlaceError(ValueError):
    """A place lies outside the text that it is said to be in."""


# ---- written


@dataclass(slots=True)
class _Sources:
    """The texts that places are in, in the order met."""

    known: dict[Source, int] = field(default_factory=dict)

    def at(self, span: Span | None) -> list[int] | None:
        if span is None:
            return None
        number = self.known.setdefault(span.source, len(self.known))
        return [number, span.start, span.end]


def inputs_to_json(assessment: Assessment) -> Plain:
    """Give all that ``assessment`` holds, and the texts that its places are in.

    A place is the number of the text, its start and its end in characters.
    """
    sources = _Sources()
    made: Plain = {
        "unit": assessment.unit,
        "year": assessment.year,
        "set": assessment.set_id,
        "title": assessment.title,
        "project": assessment.project,
        "supervisor": assessment.supervisor,
        "data": _named(assessment.data.items(), sources),
        "tables": [
            {"name": name, "rows": [_named(row.items(), sources) for row in rows]}
            for name, rows in assessment.tables.items()
        ],
        "goals": [
            {"expected": each.expected, "actual": each.actual}
            for each in assessment.goals
        ],
        "funds": [
            {
                "name": row.name,
                **{key: _cell(getattr(row, key), sources) for key in _FUND_CELLS},
            }
            for row in assessment.funds
        ],
        "indicators": [_row(each, sources) for each in assessment.indicators],
        "claimed_total": _cell(assessment.claimed_total, sources),
        "claimed_grade": _cell(assessment.claimed_grade, sources),
        "notes": list(assessment.notes),
        "at": sources.at(assessment.span),
    }
    return {
        "assessment": made,
        "texts": [
            {
                "name": source.name,
                "text": source.text,
                "marks": [[offset, mark] for offset, mark in source.marks],
            }
            for source in sources.known
        ],
    }


def _row(row: IndicatorRow, sources: _Sources) -> Plain:
    return {
        "level1": row.level1,
        "level2": list(row.level2),
        "level3": row.level3,
        "name": row.name,
        **{key: _cell(getattr(row, key), sources) for key in _ROW_CELLS},
        "points": _named(row.points, sources),
        "reason": row.reason,
        "at": sources.at(row.span),
    }


def _named(cells: Iterable[tuple[str, Cell]], sources: _Sources) -> list[Plain]:
    return [{"name": name, "cell": _cell(cell, sources)} for name, cell in cells]


def _cell(cell: Cell | None, sources: _Sources) -> Plain | None:
    if cell is None:
        return None
    exact = None if cell.exact is None else exact_text(cell.exact)
    return {"text": cell.text, "at": sources.at(cell.span), "exact": exact}


# ---- read back


def inputs_from_json(inputs: Mapping[str, Any]) -> Assessment:
    """Give the assessment that :func:`inputs_to_json` wrote.

    Raises:
        PlaceError: If a place lies outside its text.
    """
    texts = tuple(
        Source(
            each["name"],
            each["text"],
            tuple((offset, mark) for offset, mark in each["marks"]),
        )
        for each in inputs["texts"]
    )
    made = inputs["assessment"]
    return Assessment(
        unit=made["unit"],
        year=made["year"],
        set_id=made["set"],
        title=made["title"],
        project=made["project"],
        supervisor=made["supervisor"],
        data=dict(_named_of(made["data"], texts)),
        tables={
            each["name"]: tuple(dict(_named_of(row, texts)) for row in each["rows"])
            for each in made["tables"]
        },
        goals=tuple(Goal(each["expected"], each["actual"]) for each in made["goals"]),
        funds=tuple(
            FundRow(
                each["name"], **{key: _cell_of(each[key], texts) for key in _FUND_CELLS}
            )
            for each in made["funds"]
        ),
        indicators=tuple(_row_of(each, texts) for each in made["indicators"]),
        claimed_total=_cell_of(made["claimed_total"], texts),
        claimed_grade=_cell_of(made["claimed_grade"], texts),
        notes=tuple(made["notes"]),
        span=_span_of(made["at"], texts),
    )


def _row_of(row: Mapping[str, Any], texts: Sequence[Source]) -> IndicatorRow:
    return IndicatorRow(
        level1=row["level1"],
        level2=tuple(row["level2"]),
        level3=row["level3"],
        name=row["name"],
        **{key: _cell_of(row[key], texts) for key in _ROW_CELLS},
        points=tuple(_named_of(row["points"], texts)),
        reason=row["reason"],
        span=_span_of(row["at"], texts),
    )


def _named_of(
    cells: Iterable[Mapping[str, Any]], texts: Sequence[Source]
) -> Iterable[tuple[str, Cell]]:
    for each in cells:
        cell = _cell_of(each["cell"], texts)
        if cell is not None:
            yield each["name"], cell


def _cell_of(cell: Mapping[str, Any] | None, texts: Sequence[Source]) -> Cell | None:
    if cell is None:
        return None
    exact = None if cell["exact"] is None else Fraction(cell["exact"])
    return Cell(cell["text"], _span_of(cell["at"], texts), exact)


def _span_of(at: Sequence[int] | None, texts: Sequence[Source]) -> Span | None:
    if at is None:
        return None
    number, start, end = at
    if number < len(texts) and start <= end <= len(texts[number].text):
        return Span(texts[number], start, end)
    msg = f"{start} to {end} is no place of text {number}"
    raise PlaceError(msg)
