"""What plain groups come to is written into cells, as one assessment would state it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from perfscore.batch.columns import Field, Key
from perfscore.batch.layout import BatchLayout
from perfscore.batch.reading.wide import row_of
from perfscore.batch.rolling.plain import PlainSums
from perfscore.batch.rolling.tallies import Alike, Number, Reported, grown
from perfscore.exact import MAX_DIGITS
from perfscore.model.assessment import Assessment, Cell, IndicatorRow
from perfscore.model.units import Quantity, Style
from perfscore.score.reported.lines import with_headings
from perfscore.score.reported.rolled import (
    MOST_NAMED,
    WHOLE_PLACES,
    cell_of,
)

_HUNDRED = 2


@dataclass(frozen=True, slots=True)
class Made:
    """The cells of some groups, and whose they are; a group's are None where blank."""

    cells: Mapping[Key, Sequence[Cell | None]]
    present: Mapping[int, NDArray[np.bool_]]
    reasons: Mapping[int, Sequence[str]]
    units: Sequence[str]
    projects: Sequence[str]
    years: NDArray[np.int16]


class Making:
    """Makes cells of what has been added up."""

    def __init__(self, layout: BatchLayout, sums: PlainSums) -> None:
        self._data = layout.indicator_set.data
        self._rules = sums.rules
        self._sums = sums
        self._rows: dict[int, IndicatorRow] = {}
        for index, place in enumerate(layout.places):
            ((row, headings),) = with_headings((IndicatorRow(*row_of(place)),))
            levels = [*headings, (), (), ()]
            self._rows[index] = IndicatorRow(
                level1="、".join(levels[0]) or None,
                level2=levels[1],
                level3="、".join(levels[2]) or None,
                name=row.name,
            )

    def made(self, first: int, end: int, plain: NDArray[np.bool_]) -> Made:
        """Make the cells of the plain groups from ``first`` to ``end``.

        ``plain`` says which of them are; others have no cells.
        """
        tallies, sums = self._sums.made, self._sums
        present = sorted(tallies.present.items())
        return Made(
            cells=dict(self._cells(first, end, plain)),
            present={line: grown(each, end)[first:end] for line, each in present},
            reasons={
                line: [_listed(kept.get(at, ())) for at in range(first, end)]
                for line, kept in tallies.reasons.items()
            },
            units=self._joined(sums.texts[0], first, end),
            projects=self._joined(sums.texts[1], first, end),
            years=sums.years(first, end),
        )

    def assessment(self, made: Made, row: int) -> Assessment:
        """Give one of them as the exact scorer is given it."""
        data: dict[str, Cell] = {}
        lines: dict[int, dict[Key, Cell]] = {}
        for key, cells in made.cells.items():
            cell = cells[row]
            if cell is not None and key.field is Field.DATUM:
                data[key.name] = cell
            elif cell is not None:
                lines.setdefault(key.line, {})[key] = cell
        return Assessment(
            unit=made.units[row],
            project=made.projects[row],
            year=int(made.years[row]) or None,
            data={x.name: data[x.name] for x in self._data if x.name in data},
            indicators=tuple(
                self._row(line, lines.get(line, {}), made, row)
                for line, present in made.present.items()
                if present[row]
            ),
        )

    def _row(
        self, line: int, cells: Mapping[Key, Cell], made: Made, row: int
    ) -> IndicatorRow:
        fields = {key.field: cell for key, cell in cells.items()}
        points = [
            (key.name, cell) for key, cell in cells.items() if key.field is Field.POINT
        ]
        reasons = made.reasons.get(line)
        return replace(
            self._rows[line],
            target=fields.get(Field.TARGET),
            actual=fields.get(Field.ACTUAL),
            points=tuple(points),
            rating=fields.get(Field.RATING),
            weight=fields.get(Field.WEIGHT),
            reason="" if reasons is None else reasons[row],
        )

    def _cells(
        self, first: int, end: int, plain: NDArray[np.bool_]
    ) -> Iterator[tuple[Key, Sequence[Cell | None]]]:
        tallies = self._sums.made
        weights = {
            name: each.sums.of(first, end, WHOLE_PLACES)
            for name, each in tallies.weights.items()
        }
        for datum in self._data:
            number = tallies.numbers.get(datum.name)
            rule = self._rules.of_datum(datum)
            kind = datum.type
            if number is None or rule is None or not isinstance(kind, Quantity):
                continue
            chosen = np.flatnonzero(plain & (number.cells.filled[first:end] > 0))
            unit = "%" if kind.style is Style.PERCENT else kind.label
            scale = _HUNDRED if unit == "%" else 0
            by = weights[rule.weight] if rule.weight else None
            rows = _Rows(first, end, chosen.tolist(), unit, scale)
            key = Key(Field.DATUM, name=datum.name)
            yield key, _numbers(number, rows, by)
        keys = sorted({*tallies.reported, *tallies.alike}, key=lambda each: each.line)
        for key in keys:
            cells: list[Cell | None] = [None] * (end - first)
            if key in tallies.reported:
                self._report(tallies.reported[key], first, plain, weights, cells)
            if key in tallies.alike:
                _say(tallies.alike[key], first, plain, cells)
            yield key, cells

    def _report(
        self,
        reported: Reported,
        first: int,
        plain: NDArray[np.bool_],
        weights: Mapping[str, Sequence[int]],
        cells: list[Cell | None],
    ) -> None:
        """Give the targets or 完成值, unit by unit."""
        end = first + len(cells)
        units = reported.units[first:end]
        for at, sample in enumerate(reported.samples):
            chosen = np.flatnonzero(plain & (units == at)).tolist()
            rule = self._rules.of_kind(is_rate=sample.unit == "%")
            if not chosen or rule is None:
                continue
            by = weights[rule.weight] if rule.weight else None
            shown = sample.value * (100 if sample.unit == "%" else 1)
            rows = _Rows(first, end, chosen, sample.unit, 0, shown)
            made = _numbers(reported, rows, by)
            for row in chosen:
                cells[row] = made[row]

    def _joined(
        self, texts: Sequence[Sequence[str]], first: int, end: int
    ) -> list[str]:
        counts = self._sums.counts
        return [
            "、".join(own)
            if len(own) <= MOST_NAMED
            else f"{'、'.join(own[:MOST_NAMED])}……（共 {counts[first + at]} 份）"
            for at, own in enumerate(texts[first:end])
        ]


@dataclass(frozen=True, slots=True)
class _Rows:
    """Groups whose sums become cells with a unit.

    What was added up is shown times ``shown``, the point moved ``scale`` places.
    """

    first: int
    end: int
    chosen: Sequence[int]
    unit: str
    scale: int
    shown: Fraction = Fraction(1)


def _numbers(
    tally: Number | Reported, rows: _Rows, weights: Sequence[int] | None
) -> list[Cell | None]:
    cells: list[Cell | None] = [None] * (rows.end - rows.first)
    hundred = 100 if rows.unit == "%" else 1
    if weights is not None:
        tops = tally.weighted.of(rows.first, rows.end, 2 * WHOLE_PLACES)
        one = 10**WHOLE_PLACES
        factor = rows.shown * 10**rows.scale / hundred
        for row in rows.chosen:
            value = Fraction(tops[row], weights[row] * one) * factor
            cells[row] = cell_of(value, rows.unit)
        return cells
    totals = tally.sums.of(rows.first, rows.end, WHOLE_PLACES)
    if rows.shown.denominator != 1:
        for row in rows.chosen:
            value = Fraction(totals[row], 10**WHOLE_PLACES) * rows.shown
            cells[row] = cell_of(value / hundred, rows.unit)
        return cells
    whole = int(rows.shown)
    for row in rows.chosen:
        text = _written(totals[row] * whole, WHOLE_PLACES - rows.scale)
        if len(text) >= MAX_DIGITS:
            value = Fraction(totals[row] * whole, 10 ** (WHOLE_PLACES - rows.scale))
            cells[row] = cell_of(value / hundred, rows.unit)
        else:
            cells[row] = Cell(text + rows.unit)
    return cells


def _say(
    alike: Alike, first: int, plain: NDArray[np.bool_], cells: list[Cell | None]
) -> None:
    """Give the texts that all units say."""
    texts = [Cell(each) for each in alike.texts]
    codes = grown(alike.codes, first + len(cells), -1)[first : first + len(cells)]
    for row in np.flatnonzero(plain & (codes >= 0)).tolist():
        cells[row] = texts[codes[row]]


def _written(whole: int, places: int) -> str:
    """Write a whole number of 10^-places without closing zeros."""
    digits = str(abs(whole)).rjust(places + 1, "0")
    tail = digits[-places:].rstrip("0")
    sign = "-" if whole < 0 else ""
    return sign + digits[:-places] + (f".{tail}" if tail else "")


def _listed(reasons: Iterable[str]) -> str:
    """Join reasons; of very many the first."""
    shown = list(reasons)
    more = "……" if len(shown) > MOST_NAMED else ""
    return "；".join(shown[:MOST_NAMED]) + more
