"""What differs between the data, tables, definitions and validations of two sets."""

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

from perfscore.compare.choices import changed_formulas
from perfscore.compare.difference import Difference, Place, Section, Topic
from perfscore.compare.meaning import interval_ends, meaning
from perfscore.compare.rows import basis_differences
from perfscore.compare.wording import (
    NO,
    NO_BOUNDS,
    SEVERITIES,
    YES,
    formula_of,
    listed,
    plain,
    stated,
    stretch,
)
from perfscore.diagnostics.model import Text
from perfscore.model.data import Datum, Table
from perfscore.model.indicator_set import Definition, IndicatorSet, Validation
from perfscore.model.units import Kind, Quantity
from perfscore.source import Span

_REQUIRED = Text("必填", "required")


class _Named(Protocol):
    @property
    def name(self) -> str: ...

    @property
    def span(self) -> Span: ...


N = TypeVar("N", bound=_Named)


def declaration_differences(
    before: IndicatorSet, after: IndicatorSet
) -> Iterator[Difference]:
    """Compare all that the indicators can read, by name; their order does not count."""
    yield from _data(Section.DATA, (), before.data, after.data)
    for place, left, right in _by_name(Section.TABLES, (), before.tables, after.tables):
        if left is None or right is None:
            texts = (_table_text(each) if each else None for each in (left, right))
            yield place.differs(Topic.TABLE, *texts)
        else:
            yield from _table(place, left, right)
    for place, one, other in _by_name(
        Section.DEFINITIONS, (), before.definitions, after.definitions
    ):
        yield from _definition(place, one, other)
    for place, first, second in _by_name(
        Section.VALIDATIONS, (), before.validations, after.validations
    ):
        yield from _validation(place, first, second)


def _by_name(
    section: Section, above: tuple[str, ...], before: Iterable[N], after: Iterable[N]
) -> Iterator[tuple[Place, N | None, N | None]]:
    lefts = {each.name: each for each in before}
    rights = {each.name: each for each in after}
    for name in dict.fromkeys((*lefts, *rights)):
        left, right = lefts.get(name), rights.get(name)
        spans = (left.span if left else None, right.span if right else None)
        yield Place(section, (*above, name), spans), left, right


def _data(
    section: Section,
    above: tuple[str, ...],
    before: Iterable[Datum],
    after: Iterable[Datum],
) -> Iterator[Difference]:
    topic = Topic.COLUMN if above else Topic.DATUM
    for place, left, right in _by_name(section, above, before, after):
        if left is None or right is None:
            texts = (_datum_text(each) if each else None for each in (left, right))
            yield place.differs(topic, *texts)
            continue
        yield from place.compare(Topic.TYPE, _type(left), _type(right))
        yield from place.compare(Topic.REQUIRED, _required(left), _required(right))
        if _ends(left) != _ends(right):
            yield place.differs(Topic.BOUNDS, _bounds(left), _bounds(right))
        if meaning(left.default) != meaning(right.default):
            defaults = (formula_of(each.default) for each in (left, right))
            yield place.differs(Topic.DEFAULT, *defaults)
        yield from place.compare(Topic.NOTE, stated(left.note), stated(right.note))


def _type(datum: Datum) -> Text:
    kind = datum.type
    inner = ""
    if isinstance(kind, Quantity) and not kind.is_plain:
        inner = kind.label
    elif kind is Kind.TEXT and datum.choices:
        inner = "、".join(datum.choices)
    return plain(f"{datum.type_name}（{inner}）" if inner else datum.type_name)


def _required(datum: Datum) -> Text:
    return YES if datum.required else NO


def _ends(datum: Datum) -> object:
    """Give what can be reported; the bounds of an amount count in its base unit."""
    return None if datum.interval is None else interval_ends(datum.interval)


def _bounds(datum: Datum) -> Text:
    if datum.interval is None:
        return NO_BOUNDS
    return stretch(datum.interval, datum.type)


def _datum_text(datum: Datum) -> Text:
    parts = [_type(datum)]
    if datum.required:
        parts.append(_REQUIRED)
    if datum.interval is not None:
        parts.append(_bounds(datum))
    default = formula_of(datum.default)
    if default is not None:
        parts.append(Text(f"默认 {default.zh}", f"default {default.en}"))
    return listed(parts)


def _table_text(table: Table) -> Text:
    names = (*(each.name for each in table.columns), *(e.name for e in table.computed))
    return plain("、".join(names))


def _table(place: Place, left: Table, right: Table) -> Iterator[Difference]:
    yield from _data(Section.TABLES, place.path, left.columns, right.columns)
    for here, one, other in _by_name(
        Section.TABLES, place.path, left.computed, right.computed
    ):
        first, second = (each.value if each else None for each in (one, other))
        if meaning(first) != meaning(second):
            yield here.differs(Topic.COLUMN, *changed_formulas(first, second))


def _definition(
    place: Place, left: Definition | None, right: Definition | None
) -> Iterator[Difference]:
    some = right or left
    topic = Topic.PARAMETER if some and some.is_parameter else Topic.DEFINITION
    values = (each.value if each else None for each in (left, right))
    first, second = values
    if meaning(first) != meaning(second):
        yield place.differs(topic, *changed_formulas(first, second))
    if left is not None and right is not None:
        yield from basis_differences(place, left.basis, right.basis)


def _validation(
    place: Place, left: Validation | None, right: Validation | None
) -> Iterator[Difference]:
    first, second = (each.condition if each else None for each in (left, right))
    if meaning(first) != meaning(second):
        texts = (formula_of(first), formula_of(second))
        yield place.differs(Topic.VALIDATION, *texts)
    if left is not None and right is not None:
        severities = (SEVERITIES[each.severity] for each in (left, right))
        yield from place.compare(Topic.SEVERITY, *severities)
        messages = (stated(each.message) for each in (left, right))
        yield from place.compare(Topic.MESSAGE, *messages)
        yield from basis_differences(place, left.basis, right.basis)
