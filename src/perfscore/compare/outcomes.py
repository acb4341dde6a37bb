"""What differs in what follows once indicators are scored."""

from collections.abc import Hashable, Iterator, Sequence

from perfscore.compare.choices import changed_formulas
from perfscore.compare.difference import Difference, Place, Section, Topic
from perfscore.compare.meaning import interval_ends, meaning
from perfscore.compare.rows import Row, row_differences, text_differences
from perfscore.compare.wording import (
    formula_of,
    not_applicable,
    reason,
    stretch,
    veto,
)
from perfscore.diagnostics.model import Text
from perfscore.model.indicator_set import IndicatorSet, RollUp, RollUpKind
from perfscore.model.outcomes import (
    Aggregation,
    AggregationKind,
    Classification,
    NotApplicable,
    ReasonRule,
    TotalRule,
    Veto,
)

_ROLL_UPS = {
    RollUpKind.SUM: Text("合计", "sum"),
    RollUpKind.WEIGHTED_MEAN: Text("加权平均", "weighted mean"),
}
_BASE_ONLY = Text("基本分", "the base")


def aggregation_meaning(one: Aggregation | None) -> Hashable:
    """Give how a group's score comes about: 合计 where the set says nothing."""
    if one is None:
        return AggregationKind.SUM, (), None, ()
    return one.kind, meaning(one.value), one.cap, meaning(one.floor)


def not_applicable_differences(
    place: Place, before: NotApplicable | None, after: NotApplicable | None
) -> Iterator[Difference]:
    """Compare 不适用 of two indicators, or of 填报指标评分."""
    spans = (before.span if before else None, after.span if after else None)
    if _not_applicable(before) != _not_applicable(after):
        yield place.differs(
            Topic.NOT_APPLICABLE,
            not_applicable(before),
            not_applicable(after),
            spans=spans,
        )


def _not_applicable(one: NotApplicable | None) -> Hashable:
    if one is None:
        return None
    return meaning(one.condition), one.treatment, one.into, meaning(one.value)


def veto_differences(
    place: Place, before: Sequence[Veto], after: Sequence[Veto]
) -> Iterator[Difference]:
    """Compare 否决, paired by condition."""
    yield from row_differences(place, Topic.VETO, _vetoes(before), _vetoes(after))
    bases = ([each for one in side for each in one.basis] for side in (before, after))
    yield from text_differences(place, Topic.BASIS, *bases)


def _vetoes(vetoes: Sequence[Veto]) -> list[Row]:
    return [
        Row(
            meaning(each.condition),
            frozenset(
                (one.kind, meaning(one.value), one.grade) for one in each.effects
            ),
            veto(each),
            each.span,
        )
        for each in vetoes
    ]


def reason_differences(
    place: Place, before: Sequence[ReasonRule], after: Sequence[ReasonRule]
) -> Iterator[Difference]:
    """Compare 须说明理由."""
    rows = (
        [Row(meaning(each.condition), None, reason(each), each.span) for each in side]
        for side in (before, after)
    )
    yield from row_differences(place, Topic.REASON, *rows)


def total_differences(
    before: TotalRule | None, after: TotalRule | None
) -> Iterator[Difference]:
    """Compare how the total comes about, and what is vetoed of the whole."""
    spans = (before.span if before else None, after.span if after else None)
    place = Place(Section.TOTAL, (), spans)
    first = before.value if before else None
    second = after.value if after else None
    if meaning(first) != meaning(second):
        texts = (formula_of(each) or _BASE_ONLY for each in (first, second))
        yield place.differs(Topic.TOTAL, *texts)
    vetoes = (one.vetoes if one else () for one in (before, after))
    yield from veto_differences(place, *vetoes)
    bases = (one.basis if one else () for one in (before, after))
    yield from text_differences(place, Topic.BASIS, *bases)


def class_differences(
    before: IndicatorSet, after: IndicatorSet
) -> Iterator[Difference]:
    """Compare 分级, paired by name: subject, rows, or else the whole rule."""
    lefts = {each.name: each for each in before.classifications}
    rights = {each.name: each for each in after.classifications}
    for name in dict.fromkeys((*lefts, *rights)):
        left, right = lefts.get(name), rights.get(name)
        spans = (left.span if left else None, right.span if right else None)
        place = Place(Section.CLASSES, (name,), spans)
        if left is None or right is None:
            texts = (_class_text(each) if each else None for each in (left, right))
            yield place.differs(Topic.CLASS, *texts)
            continue
        yield from _class(place, left, right)
        yield from text_differences(place, Topic.BASIS, left.basis, right.basis)


def _class(
    place: Place, left: Classification, right: Classification
) -> Iterator[Difference]:
    if meaning(left.value) == meaning(right.value):
        return
    if meaning(left.subject) != meaning(right.subject):
        texts = (formula_of(each.subject) for each in (left, right))
        yield place.differs(Topic.VALUE, *texts)
    lefts, rights = _classes(left), _classes(right)
    found = tuple(row_differences(place, Topic.BAND, lefts, rights))
    yield from found
    if not found and meaning(left.subject) == meaning(right.subject):
        yield place.differs(Topic.RULE, *changed_formulas(left.value, right.value))


def _class_text(one: Classification) -> Text | None:
    return formula_of(one.value)


def _classes(one: Classification) -> list[Row]:
    """Give the rows; none where they are conditions, which the whole rule shows."""
    if one.subject is None:
        return []
    rows = []
    for each in one.rows:
        when = Text("否则", "else")
        ends: Hashable = None
        if each.interval is not None:
            when = stretch(each.interval, one.subject.type)
            ends = interval_ends(each.interval)
        text = Text(f"{each.name}：{when.zh}", f"{each.name}: {when.en}")
        rows.append(Row(each.name, ends, text, each.span))
    return rows


def roll_up_differences(
    before: IndicatorSet, after: IndicatorSet
) -> Iterator[Difference]:
    """Compare how several units' reports become one, name by name."""
    lefts = {each.name: each for each in before.roll_ups}
    rights = {each.name: each for each in after.roll_ups}
    for name in dict.fromkeys((*lefts, *rights)):
        left, right = lefts.get(name), rights.get(name)
        spans = (left.span if left else None, right.span if right else None)
        place = Place(Section.ROLL_UP, (name,), spans)
        texts = (_roll_up(each) if each else None for each in (left, right))
        yield from place.compare(Topic.ROLL_UP, *texts)


def _roll_up(one: RollUp) -> Text:
    kind = _ROLL_UPS[one.kind]
    if not one.weight:
        return kind
    return Text(f"按 {one.weight} {kind.zh}", f"{kind.en} by {one.weight}")
