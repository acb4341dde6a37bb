"""What differs between two ways of scoring: method, rows, formula."""

from collections.abc import Hashable, Iterator
from dataclasses import replace

from perfscore.compare.choices import changed_formulas
from perfscore.compare.difference import Difference, Place, Topic
from perfscore.compare.meaning import frame, interval_ends, meaning
from perfscore.compare.method_rows import written_rows
from perfscore.compare.rows import Row, row_differences, text_differences
from perfscore.compare.wording import formula_of, plain, stretch
from perfscore.diagnostics.model import Text
from perfscore.model.expressions import Expression
from perfscore.model.methods import (
    Banded,
    BandRow,
    Checklist,
    Rating,
    Scoring,
)
from perfscore.model.units import RATIO

_OTHERWISE = Text("否则", "else")
_FORMULA = "得分"


def scoring_meaning(scoring: Scoring | None) -> Hashable:
    """Give all that a way of scoring computes, to tell whether two are the same."""
    if scoring is None:
        return None
    return scoring.name, meaning(scoring.score), meaning(scoring.value)


def method_name(scoring: Scoring) -> Text:
    """Name a way of scoring; one by formula is the formula."""
    if scoring.name != _FORMULA:
        return plain(scoring.name)
    written = formula_of(scoring.score) or plain("")
    return Text(f"得分 = {written.zh}", f"score = {written.en}")


def scoring_differences(
    place: Place, before: Scoring | None, after: Scoring | None
) -> Iterator[Difference]:
    """Compare two ways of scoring; either can be missing."""
    spans = (before.span if before else None, after.span if after else None)
    here = replace(place, spans=spans)
    if before is None or after is None:
        names = (method_name(each) if each else None for each in (before, after))
        yield from here.compare(Topic.METHOD, *names)
        return
    yield from _value(place, before, after)
    yield from text_differences(here, Topic.BASIS, before.basis, after.basis)
    if before.name != after.name:
        yield here.differs(Topic.METHOD, method_name(before), method_name(after))
        return
    found = tuple(_rows(here, before, after))
    yield from found
    if not found and _frame(before) != _frame(after):
        yield here.differs(Topic.RULE, *_options(before, after))


def _options(before: Scoring, after: Scoring) -> tuple[Text | None, Text | None]:
    """Write two methods of one name as the sets do, or by formula if that is alike."""
    first, second = (
        " ".join(each.span.text.split("\n", maxsplit=1)[0].split())
        for each in (before, after)
    )
    if before.name == _FORMULA or first == second:
        return changed_formulas(before.score, after.score)
    return plain(first), plain(second)


def _value(place: Place, before: Scoring, after: Scoring) -> Iterator[Difference]:
    if meaning(before.value) != meaning(after.value):
        spans = (
            before.value.span if before.value else None,
            after.value.span if after.value else None,
        )
        first, second = formula_of(before.value), formula_of(after.value)
        yield place.differs(Topic.VALUE, first, second, spans=spans)


def _rows(place: Place, before: Scoring, after: Scoring) -> Iterator[Difference]:
    lefts, rights = _rows_of(before), _rows_of(after)
    if lefts is None or rights is None:
        if meaning(before.score) == meaning(after.score):
            return
        lefts, rights = written_rows(before), written_rows(after)
        yield from row_differences(place, Topic.ROW, lefts, rights)
    else:
        yield from row_differences(place, _topic(before), lefts, rights)


def _topic(scoring: Scoring) -> Topic:
    match scoring.method:
        case Banded():
            return Topic.BAND
        case Rating():
            return Topic.RATING
        case Checklist():
            return Topic.POINT
    return Topic.ROW


def _rows_of(scoring: Scoring) -> list[Row] | None:
    """Give the rows that the model knows; None for a method that it has no rows of."""
    match scoring.method:
        case Banded(rows=bands) if all(_is_fixed(each) for each in bands):
            return [_band(each, scoring.method) for each in bands]
        case Rating(rows=ratings):
            return [
                Row(
                    each.name,
                    interval_ends(each.share),
                    _row_text(plain(each.name), stretch(each.share, RATIO)),
                    each.span,
                )
                for each in ratings
            ]
        case Checklist(rows=checks):
            return [
                Row(
                    each.text,
                    (meaning(each.points), each.is_prerequisite),
                    _check_text(each.text, each.points, is_gate=each.is_prerequisite),
                    each.span,
                )
                for each in checks
            ]
    return None


def _is_fixed(row: BandRow) -> bool:
    return row.is_otherwise or row.interval is not None


def _band(row: BandRow, method: Banded) -> Row:
    when, gives = _OTHERWISE, formula_of(row.points) or plain("")
    if row.interval is not None:
        when = stretch(row.interval, method.subject.type)
    ends = None if row.interval is None else interval_ends(row.interval)
    return Row(ends, meaning(row.points), _row_text(when, gives), row.span)


def _check_text(text: str, given: Expression, *, is_gate: bool) -> Text:
    name = Text(f"前置 {text}", f"prerequisite {text}") if is_gate else plain(text)
    return _row_text(name, formula_of(given) or plain(""))


def _row_text(when: Text, gives: Text) -> Text:
    return Text(f"{when.zh}：{gives.zh}", f"{when.en}: {gives.en}")


def _frame(scoring: Scoring) -> Hashable:
    match scoring.method:
        case Banded(rows=bands) if all(_is_fixed(each) for each in bands):
            rows = frozenset(id(each.points) for each in bands)
            return meaning(scoring.method.subject), frame(scoring.score, rows)
        case Checklist(rows=checks):
            return frame(scoring.score, frozenset(id(each.points) for each in checks))
        case Rating():
            return frame(scoring.score, frozenset())
    return meaning(scoring.score)
