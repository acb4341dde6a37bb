"""Rows of indicators that units declare, as texts and as assessments."""

from fractions import Fraction
from random import Random

import numpy as np
import pyarrow as pa
from tests.batch.wide import Filler, column_of

from perfscore.batch.columns import Field, Long, Wide
from perfscore.batch.declared.places import RowCells
from perfscore.batch.declared.rows import RowReader
from perfscore.batch.layout import BatchLayout
from perfscore.exact import fixed_text
from perfscore.model.assessment import Assessment, Cell, IndicatorRow
from perfscore.model.methods import Rating
from perfscore.score.reported.places import Place, holders_of

UNITS = ("", "%", "个", "万元", "天")
FIELDS = (
    Field.TARGET,
    Field.ACTUAL,
    Field.WEIGHT,
    Field.CLAIMED,
    Field.RATING,
    Field.REASON,
)


class Units:
    """Makes up what units declare, deciding by ``random``."""

    def __init__(self, random: Random, layout: BatchLayout, odd: float = 0.01) -> None:
        self._random, self._layout, self._odd = random, layout, odd
        self._holders = holders_of(layout.places)
        made = layout.indicator_set
        self._names = [
            row.name
            for each in made.declared_scoring
            if isinstance(each.scoring.method, Rating)
            for row in each.scoring.method.rows
        ]

    def rows(self) -> list[IndicatorRow]:
        """Declare the indicators of one assessment."""
        found: list[IndicatorRow] = []
        for holder in self._holders:
            places = [
                p
                for p in self._layout.places
                if id(p) in holder.places and p.indicator.declared
            ]
            fixed = sum(
                (
                    p.indicator.weight or Fraction()
                    for p in self._layout.places
                    if id(p) in holder.places
                ),
                Fraction(),
            )
            count = self._random.randrange(1, 5)
            shares = self._shares(holder.weight - fixed, count)
            chosen = sorted(self._random.randrange(len(places)) for _ in range(count))
            for at, weight in zip(chosen, shares, strict=True):
                found.append(self._row(places[at], weight, len(found)))
        return found

    def _shares(self, whole: Fraction, count: int) -> list[Fraction]:
        each = Fraction(int(whole * 100 / count), 100)
        parts = [each] * count
        parts[-1] = whole - each * (count - 1)
        if self._random.random() < self._odd * 2:
            parts[0] += 1
        return parts

    def _row(self, place: Place, weight: Fraction, number: int) -> IndicatorRow:
        random = self._random
        target, actual = self._pair()
        claimed = (
            random.choice(("1", "2.5", "8", fixed_text(weight, 2)))
            if random.random() < 0.3
            else None
        )
        rating = (
            random.choice(self._names)
            if self._names and random.random() < 0.2
            else None
        )
        if (
            self._names
            and not target[:1].isdigit()
            and target[:1] not in "≥≤＞=<>"
            and random.random() < 0.7
        ):
            rating = random.choice(self._names)
            claimed = fixed_text(weight * random.choice((60, 80, 100, 70, 90)) / 100, 4)
        if random.random() < self._odd:
            actual = random.choice(("不适用", "1e9", "约 90", "", "90"))
        return IndicatorRow(
            level1=place.headings[0][0],
            level2=(place.headings[1][0],) if len(place.headings) > 1 else (),
            level3=None,
            name=f"自报{number}",
            target=_cell(target),
            actual=_cell(actual),
            rating=_cell(rating),
            weight=_cell(fixed_text(weight, 2) if weight.denominator <= 100 else "1"),
            claimed=_cell(claimed),
            reason=random.choice(("", "有原因")),
        )

    def _pair(self) -> tuple[str, str]:
        random = self._random
        pick = random.random()
        if pick < 0.1:
            return "效果明显", random.choice((*self._names, "效果明显"))
        if pick < 0.2:
            return random.choice(("2021年12月底前", "2021-06-30")), random.choice(
                ("2021年11月", "2021-12-31", "2022年1月3日", "2021-06-30")
            )
        unit = random.choice(UNITS)
        places = random.randrange(3)
        number = random.choice((90, 95, 100, 3, 10**6, 33, 10**16))
        target = Fraction(random.randrange(0, number * 10**places + 1), 10**places)
        actual = target * random.choice(
            (
                1,
                1,
                Fraction(1, 2),
                Fraction(9, 10),
                Fraction(6, 5),
                2,
                Fraction(1, 3),
                0,
            )
        )
        actual = Fraction(int(actual * 10**places), 10**places) + random.choice(
            (0, 0, Fraction(1, 10**places))
        )
        sign = random.choice(("≥", "≤", "", "＞", "=", "<"))
        return (
            f"{sign}{fixed_text(target, places)}{unit}",
            f"{fixed_text(actual, places)}{unit}",
        )


def _cell(text: str | None) -> Cell | None:
    return Cell(text) if text else None


def long_of(
    reader: RowReader, layout: BatchLayout, random: Random, size: int, odd: float = 0.01
) -> Long:
    """Make up assessments with rows of their own."""
    units = Units(random, layout, odd)
    rows = [units.rows() for _ in range(size)]
    cells = {
        key: texts
        for key, texts in Filler(random, 0.1).cells(layout, size).items()
        if key.field is Field.DATUM
    }
    heads = {
        key: column_of(layout.by_key[key], texts, 2021) for key, texts in cells.items()
    }
    owner = np.repeat(np.arange(size), [len(each) for each in rows])
    flat = [row for each in rows for row in each]

    def text(field: Field, row: IndicatorRow) -> str | None:
        if field is Field.REASON:
            return row.reason or None
        cell = {
            Field.TARGET: row.target,
            Field.ACTUAL: row.actual,
            Field.WEIGHT: row.weight,
            Field.CLAIMED: row.claimed,
            Field.RATING: row.rating,
        }[field]
        return cell.text if cell else None

    given = RowCells(
        owner=owner,
        years=np.full(len(flat), 2021, np.int16),
        level1=pa.array([row.level1 for row in flat], pa.string()),
        level2=pa.array(["、".join(row.level2) or None for row in flat], pa.string()),
        name=pa.array([row.name for row in flat], pa.string()),
        cells={
            field: pa.array([text(field, row) for row in flat], pa.string())
            for field in FIELDS
        },
    )
    read = reader.read(given, size)
    wide = Wide(
        size=size,
        columns={**heads, **read.columns},
        assessment=lambda at: Assessment(
            year=2021,
            data={
                key.name: Cell(texts[at] or "")
                for key, texts in cells.items()
                if texts[at]
            },
            indicators=tuple(rows[at]),
        ),
        odd=read.odd,
        years=np.full(size, 2021, np.int16),
    )
    return Long(wide, read.rows)
