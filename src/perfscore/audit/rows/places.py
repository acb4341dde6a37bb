"""Where a form stands in its file: all of it, and what is above its rows."""

from collections.abc import Iterator

from perfscore.intake.claimed import ClaimedForm, ClaimedIndicator
from perfscore.model.assessment import Cell
from perfscore.source import Span

_BEFORE = 200
_BEHIND = 400
_WINDOW = 800


def extent_of(form: ClaimedForm) -> Span | None:
    """Give the stretch from a little above the form's title to a little below it.

    None where the form has no places (it was made, not read).
    """
    spans = [each.span for each in _cells(form) if each.span is not None]
    if not spans:
        return None
    source = spans[0].source
    own = [each for each in spans if each.source is source]
    start = max(0, min(each.start for each in own) - _BEFORE)
    end = min(len(source.text), max(each.end for each in own) + _BEHIND)
    return Span(source, start, end)


def _cells(form: ClaimedForm) -> Iterator[Cell]:
    heads = (form.title, form.unit, form.project, form.total_score, form.grade)
    yield from (each for each in heads if each is not None)
    for fund in form.funds:
        amounts = (fund.initial_budget, fund.annual_budget, fund.executed)
        yield from (each for each in amounts if each is not None)
    for row in form.indicators:
        cells = (row.name, row.target, row.actual, row.weight, row.score, row.reason)
        yield from (each for each in cells if each is not None)
    yield from form.notes


def headings_before_rows(form: ClaimedForm) -> str:
    """Give the text between the form's goals and funds and its first indicator row."""
    first = next(_row_spans(form), None)
    if first is None:
        return ""
    above = [
        span.end
        for span in _head_spans(form)
        if span.source is first.source and span.end <= first.start
    ]
    start = max(above, default=max(0, first.start - _WINDOW))
    return "".join(first.source.text[start : first.start].split())


def _row_spans(form: ClaimedForm) -> Iterator[Span]:
    for row in form.indicators:
        spans = [each.span for each in _row_cells(row) if each.span is not None]
        if spans:
            yield min(spans, key=lambda each: each.start)


def _row_cells(row: ClaimedIndicator) -> Iterator[Cell]:
    cells = (row.level1, *row.level2, row.level3, row.name, row.target, row.actual)
    yield from (each for each in (*cells, row.weight, row.score) if each is not None)


def _head_spans(form: ClaimedForm) -> Iterator[Span]:
    cells = [form.title, form.year, form.unit, form.project, form.supervisor]
    for goal in form.goals:
        cells += [goal.expected, goal.actual]
    for fund in form.funds:
        cells += [fund.initial_budget, fund.annual_budget, fund.executed, fund.weight]
        cells += [fund.execution_rate, fund.score]
    yield from (each.span for each in cells if each is not None and each.span)
