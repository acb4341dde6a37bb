"""What a study of sensitivity is to find out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction

from perfscore.batch.columns import Field, Key
from perfscore.batch.layout import BatchLayout, ColumnKind
from perfscore.batch.sensitivity.moves import Path
from perfscore.batch.sensitivity.shifts import Shift
from perfscore.model.data import YEAR_NAMES
from perfscore.model.units import Quantity


class Aspect(Enum):
    """What is changed: a reported number, points, or the indicator as a whole."""

    ERROR = "error"
    WEIGHT = "weight"
    DROP = "drop"


@dataclass(frozen=True, slots=True)
class Size:
    """A size: ``amount`` is a share if ``is_relative``, else in the unit wanted."""

    amount: Fraction
    is_relative: bool = True


@dataclass(frozen=True, slots=True)
class Question:
    """How far things are changed, and which distances from a cut are counted.

    ``errors`` holds the sizes of single columns, ``error`` that of the others.
    ``weight`` is what is moved: a share of an indicator's points, or points. Numbers
    that were whole stay whole if ``is_whole``. ``draws`` is how often all is changed
    at once, 0 never; ``seed`` tells these draws from others.
    """

    error: Size = Size(Fraction(1, 100))
    errors: Mapping[Key, Size] = field(default_factory=dict)
    weight: Size = Size(Fraction(1, 10))
    near: tuple[Fraction, ...] = (Fraction(1, 2), Fraction(1), Fraction(2))
    is_whole: bool = False
    by: tuple[str, ...] = ()
    draws: int = 0
    seed: int = 0

    def error_of(self, key: Key) -> Size:
        """Give the error of a column."""
        return self.errors.get(key, self.error)


@dataclass(frozen=True, slots=True)
class Measured:
    """A reported number that can be wrong: a datum, or the 完成值 at a place.

    ``path`` are the headings and the name; ``is_declared`` marks all rows that units
    declare at one place, taken together.
    """

    key: Key
    path: Path
    unit: str = ""
    is_declared: bool = False


def measured(layout: BatchLayout) -> Iterator[Measured]:
    """Give the numbers of a set that units report; dates and words are none."""
    for each in layout.columns:
        is_number = each.kind is ColumnKind.NUMBER and isinstance(each.type, Quantity)
        if not is_number or each.key.name in YEAR_NAMES:
            continue
        unit = each.type.label if isinstance(each.type, Quantity) else ""
        if each.key.field is Field.DATUM:
            yield Measured(each.key, (each.key.name,), unit)
        elif each.key.field is Field.ACTUAL:
            yield Measured(each.key, path_of(layout, each.key.line), unit)
    for at, place in enumerate(layout.places):
        if place.indicator.declared:
            path = tuple("、".join(each) for each in place.headings)
            yield Measured(Key(Field.ACTUAL, at), path, is_declared=True)


def path_of(layout: BatchLayout, line: int) -> Path:
    """Give the headings and the name of an indicator."""
    place = layout.places[line]
    return (*("、".join(each) for each in place.headings), place.indicator.title)


def shift_of(layout: BatchLayout, key: Key, size: Size, question: Question) -> Shift:
    """Give what becomes of a number by an error; a negative size makes it less."""
    wanted = layout.by_key.get(key)
    datum = None if wanted is None else wanted.datum
    return Shift(
        factor=1 + size.amount if size.is_relative else Fraction(1),
        plus=Fraction() if size.is_relative else size.amount,
        is_whole=question.is_whole,
        interval=None if datum is None else datum.interval,
    )
