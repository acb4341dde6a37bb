"""What differs between the heads and the grades of two sets."""

from collections.abc import Iterator
from dataclasses import replace

from perfscore.compare.difference import Difference, Place, Section, Spans, Topic
from perfscore.compare.meaning import interval_ends
from perfscore.compare.rows import (
    Row,
    basis_differences,
    row_differences,
    text_differences,
)
from perfscore.compare.wording import in_both, period, plain, points, quoted, stretch
from perfscore.diagnostics.model import Text
from perfscore.exact import Rounding
from perfscore.model.indicator_set import Grade, IndicatorSet
from perfscore.model.printing import rounding_text
from perfscore.source import Span


def head_differences(before: IndicatorSet, after: IndicatorSet) -> Iterator[Difference]:
    """Compare the heads: name, version, period, full score, rounding, sources."""
    place = Place(Section.HEAD, (), (before.span, after.span))
    yield from place.compare(Topic.TITLE, quoted(before.title), quoted(after.title))
    both = (before, after)
    yield from place.compare(
        Topic.ID, *(plain(each.id) for each in both), spans=_clauses(both, "编号", "id")
    )
    yield from place.compare(
        Topic.VERSION,
        *(plain(each.version) for each in both),
        spans=_clauses(both, "版本", "version"),
    )
    yield from place.compare(
        Topic.PERIOD,
        period(before.effective_from, before.effective_to),
        period(after.effective_from, after.effective_to),
        spans=(before.effective_span, after.effective_span),
    )
    yield from place.compare(
        Topic.FULL,
        points(before.full),
        points(after.full),
        spans=(before.full_span, after.full_span),
    )
    yield from place.compare(
        Topic.ROUNDING,
        _rounding(before.rounding),
        _rounding(after.rounding),
        spans=(before.rounding_span, after.rounding_span),
    )
    footings = (plain(each.footing.value) if each.footing else None for each in both)
    yield from place.compare(
        Topic.FOOTING, *footings, spans=_clauses(both, "合计", "total_of")
    )
    yield from place.compare(
        Topic.FORM,
        *(plain(each.form.value) for each in both),
        spans=_clauses(both, "表样", "form"),
    )
    yield from basis_differences(place, before.basis, after.basis)
    remarks = replace(place, spans=_clauses(both, "备注", "remark"))
    yield from text_differences(remarks, Topic.REMARK, before.notes, after.notes)


def _clauses(both: tuple[IndicatorSet, ...], *keywords: str) -> Spans:
    """Find where each set states a clause of its head that the model has no place of.

    The head itself stands for a clause that is not stated.
    """
    first, second = (_clause(each, keywords) for each in both)
    return first, second


def _clause(one: IndicatorSet, keywords: tuple[str, ...]) -> Span:
    source = one.source
    head, _ = source.place(min(one.span.start, len(source.text)))
    for number in range(head + 1, len(source.line_starts) + 1):
        line = source.line(number)
        words = line.split(maxsplit=1)
        if words and words[0] in keywords:
            start = source.line_starts[number - 1] + line.index(words[0])
            return Span(source, start, source.line_end(number))
    return one.span


def grade_differences(
    before: IndicatorSet, after: IndicatorSet
) -> Iterator[Difference]:
    """Compare the bands of the grades."""
    place = Place(Section.GRADES, (), (before.span, after.span))
    lefts, rights = ([_grade(each) for each in one.grades] for one in (before, after))
    yield from row_differences(place, Topic.GRADE, lefts, rights)


def _rounding(rounding: Rounding | None) -> Text | None:
    if rounding is None:
        return None
    return in_both(lambda language: rounding_text(rounding, language))


def _grade(grade: Grade) -> Row:
    band = stretch(grade.interval)
    text = Text(f"{grade.name}：{band.zh}", f"{grade.name}: {band.en}")
    return Row(grade.name, interval_ends(grade.interval), text, grade.span)
