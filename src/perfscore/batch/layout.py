"""Which columns a set reads, and how a cell of each becomes a value."""

from fractions import Fraction

from perfscore.batch.columns import Field, Key
from perfscore.batch.wanted import (
    MOST_PLACES,
    ColumnKind,
    Scaled,
    Unread,
    Wanted,
    is_percent,
    scaled,
)
from perfscore.check.checked import CheckedSet
from perfscore.model.data import Datum
from perfscore.model.expressions import Expression
from perfscore.model.indicator_set import IndicatorSet
from perfscore.model.methods import Checklist, Rating, Scoring
from perfscore.model.targets import CellValue, NumberCell
from perfscore.model.units import RATIO, Kind, Quantity, ValueType
from perfscore.score.reported.measured import measure_target
from perfscore.score.reported.places import Place, places_of
from perfscore.score.reported.wanted import wanted_by

__all__ = [
    "MOST_PLACES",
    "BatchLayout",
    "ColumnKind",
    "Scaled",
    "Unread",
    "Wanted",
]


class BatchLayout:
    """The columns of a set: its data, and the cells of its fixed indicators.

    ``places`` are the leaves of the set in its order; ``columns`` what a wide table
    can hold for the set, the data first. Cells that change no score (分值, 自评得分 of
    what is computed) are among them, because the exact scorer tells of disagreements.
    """

    def __init__(self, checked: CheckedSet) -> None:
        self._set = checked.indicator_set
        self.places: tuple[Place, ...] = tuple(places_of(self._set.indicators))
        data = tuple(_datum(each) for each in self._set.data)
        lines = tuple(
            wanted
            for index, place in enumerate(self.places)
            if not place.indicator.declared
            for wanted in _of_line(index, place)
        )
        self.columns: tuple[Wanted, ...] = (*data, *lines)
        self.by_key = {each.key: each for each in self.columns}

    @property
    def indicator_set(self) -> IndicatorSet:
        """The set that the columns are of."""
        return self._set

    @property
    def has_declared(self) -> bool:
        """Whether units declare indicators of their own, so that input is long."""
        return any(place.indicator.declared for place in self.places)

    def of_method(self, index: int, target: CellValue) -> dict[Field, Wanted]:
        """Say how the cells of a declared row are read, by its method and target."""
        declared = self._set.declared_scoring[index]
        return _cells(declared.scoring, self._also(index), target, -1, "")

    def target_of(self, index: int, target: CellValue, text: str) -> Scaled | Unread:
        """Give a declared row's target as its method wants it."""
        scoring = self._set.declared_scoring[index].scoring
        wanted = wanted_by(scoring, self._also(index))
        made = measure_target(target, text, wanted.target)
        if made.fault is not None or made.notes:
            return Unread.ODD
        return Unread.MISSING if made.value is None else scaled(made.value)

    def _also(self, index: int) -> list[Expression]:
        declared = self._set.declared_scoring[index]
        rules = (*declared.reasons, *self._set.declared_reasons)
        return [each.condition for each in rules if each.condition is not None]


def _datum(datum: Datum) -> Wanted:
    return Wanted(
        key=Key(Field.DATUM, name=datum.name),
        header=datum.name,
        kind=_kind(datum.type),
        takes_bare=_is_number(datum.type)
        and not (isinstance(datum.type, Quantity) and is_percent(datum.type)),
        type=datum.type,
        datum=datum,
        choices=datum.choices,
    )


def _of_line(index: int, place: Place) -> list[Wanted]:
    indicator = place.indicator
    if indicator.scoring is None:
        return []
    above = "/".join((*("、".join(each) for each in place.headings), indicator.title))
    also = [veto.condition for veto in indicator.vetoes]
    also += [each.condition for each in indicator.reasons if each.condition]
    target, wanted = indicator.target, wanted_by(indicator.scoring, also).target
    made = []
    if target is None and wanted is not None:
        target, stated = _stated_target(index, above, wanted)
        made.append(stated)
    found = _cells(indicator.scoring, also, target, index, above)
    made.extend(found.values())
    if Field.ACTUAL not in found and _is_said(place):
        made.append(_said(index, above))
    method = indicator.scoring.method
    if isinstance(method, Checklist):
        made.extend(
            Wanted(
                key=Key(Field.POINT, index, row.text),
                header=f"{above}/{row.text}",
                kind=ColumnKind.TRUTH,
                takes_bare=False,
                type=Kind.TRUTH,
            )
            for row in method.rows
        )
    return made


def _is_said(place: Place) -> bool:
    """Whether a unit can say in the 完成值 that the line does not apply."""
    clauses = (each.not_applicable for each in (*place.above, place.indicator))
    return any(each is not None and each.condition is None for each in clauses)


def _said(index: int, above: str) -> Wanted:
    return Wanted(
        key=Key(Field.ACTUAL, index),
        header=f"{above}/{Field.ACTUAL.value}",
        kind=ColumnKind.TEXT,
        takes_bare=False,
        type=Kind.TEXT,
    )


_RATED = frozenset({Field.RATING, Field.ACTUAL})
"""A rating can stand in either, as the exact scorer reads it."""


def _stated_target(
    index: int, above: str, type_: ValueType
) -> tuple[CellValue | None, Wanted]:
    """Read the target that the unit states where the set fixes none.

    Numbers are read if they bear no unit, rates if they do bear %: then the 完成值 can
    be read by itself. The first of the pair stands for all such targets.
    """
    wanted = Wanted(
        key=Key(Field.TARGET, index),
        header=f"{above}/{Field.TARGET.value}",
        kind=_kind(type_),
        takes_bare=isinstance(type_, Quantity) and not is_percent(type_),
        type=type_,
    )
    if not isinstance(type_, Quantity):
        return None, wanted
    unit = "%" if is_percent(type_) else ""
    return NumberCell(Fraction(), unit), wanted


def _cells(
    scoring: Scoring,
    also: list[Expression],
    target: CellValue | None,
    line: int,
    above: str,
) -> dict[Field, Wanted]:
    reads = wanted_by(scoring, also)
    found: dict[Field, Wanted] = {}

    def add(field: Field, type_: ValueType, *, bare: bool) -> None:
        is_text = type_ is Kind.TEXT
        found[field] = Wanted(
            key=Key(field, line),
            header=f"{above}/{field.value}",
            kind=_kind(type_),
            takes_bare=bare,
            type=type_,
            target=target if field is Field.ACTUAL else None,
            choices=_ratings(scoring) if field in _RATED and is_text else (),
        )

    if reads.actual is not None:
        add(Field.ACTUAL, reads.actual, bare=_takes_bare(reads.actual, target))
    add(Field.WEIGHT, RATIO, bare=True)
    add(Field.CLAIMED, RATIO, bare=True)
    if isinstance(scoring.method, Rating):
        add(Field.RATING, Kind.TEXT, bare=False)
        if reads.actual is None:
            add(Field.ACTUAL, Kind.TEXT, bare=False)
    add(Field.REASON, Kind.TEXT, bare=False)
    return found


def _ratings(scoring: Scoring) -> tuple[str, ...]:
    method = scoring.method
    return tuple(row.name for row in method.rows) if isinstance(method, Rating) else ()


def _takes_bare(wanted: ValueType, target: CellValue | None) -> bool:
    if not isinstance(wanted, Quantity) or is_percent(wanted):
        return False
    return not (isinstance(target, NumberCell) and target.unit == "%")


def _is_number(type_: ValueType) -> bool:
    return isinstance(type_, Quantity)


def _kind(type_: ValueType) -> ColumnKind:
    match type_:
        case Kind.DATE:
            return ColumnKind.DATE
        case Kind.TRUTH:
            return ColumnKind.TRUTH
        case Kind.TEXT:
            return ColumnKind.TEXT
        case Quantity():
            return ColumnKind.NUMBER
