"""The rows of a form that is being filled in: scored lines, and rows still blank."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from perfscore.api.working import Worked
from perfscore.model.assessment import IndicatorRow
from perfscore.score.reported.lines import Layout, with_headings
from perfscore.score.reported.names import plain
from perfscore.score.reported.places import Place
from perfscore.score.result import IndicatorScore, Score
from perfscore.wire.document import key_of
from perfscore.wire.shapes import ASSESSMENT, INDICATOR_ROW

Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A line of the form; ``row`` is its row in the document, None where it has none.

    ``number`` is its place among the scored lines, None for one still blank. ``place``
    is the number of its place in the set.
    """

    line: IndicatorScore
    row: int | None
    number: int | None
    place: int

    @property
    def is_declared(self) -> bool:
        """Whether the unit names it."""
        return self.line.indicator.declared


@dataclass(frozen=True, slots=True)
class SheetLines:
    """The lines in the order of the form; ``loose`` are rows that are no line's."""

    lines: tuple[SheetLine, ...]
    loose: tuple[int, ...]
    places: tuple[Place, ...]


def sheet_lines(made: Worked, score: Score) -> SheetLines:
    """Put the rows of the document among the scored lines.

    A place where units name their own indicators has a row in any case, a blank one
    where the document has none.
    """
    layout = Layout(score.set)
    own: dict[str, list[SheetLine]] = {}
    fixed: dict[int, SheetLine] = {}
    used: set[int] = set()
    for number, line in enumerate(score.lines):
        row = None if line.row is None else made.read.row_of(line.row.span)
        used |= set() if row is None else {row}
        place = _place_of(line, layout.places)
        found = SheetLine(line, row, number, place)
        if line.indicator.declared:
            own.setdefault(_top(layout.places[place]), []).append(found)
        else:
            fixed[place] = found
    loose = []
    for row, each in enumerate(_blank(made, layout, used)):
        if each is not None:
            own.setdefault(_top(layout.places[each.place]), []).append(each)
        elif row not in used:
            loose.append(row)
    return SheetLines(
        tuple(_ordered(layout.places, fixed, own)), tuple(loose), layout.places
    )


def _ordered(
    places: tuple[Place, ...],
    fixed: dict[int, SheetLine],
    own: dict[str, list[SheetLine]],
) -> list[SheetLine]:
    made: list[SheetLine] = []
    done: set[str] = set()
    for number, place in enumerate(places):
        if not place.indicator.declared:
            made += [fixed[number]] if number in fixed else []
            continue
        top = _top(place)
        if top not in done:
            done.add(top)
            rows = sorted(own.get(top, ()), key=lambda each: each.row or 0)
            made += _with_every_place(places, top, rows)
    return made


def _with_every_place(
    places: tuple[Place, ...], top: str, rows: list[SheetLine]
) -> list[SheetLine]:
    for number, place in enumerate(places):
        if not place.indicator.declared or _top(place) != top:
            continue
        if all(each.place != number for each in rows):
            after = [at for at, each in enumerate(rows) if each.place < number]
            line = _open_line(place, place.headings, None)
            rows.insert(
                after[-1] + 1 if after else 0, SheetLine(line, None, None, number)
            )
    return rows


def _blank(made: Worked, layout: Layout, used: set[int]) -> list[SheetLine | None]:
    """Give the rows that are no line yet, at their number; None for all others."""
    rows = document_rows(made.document)
    read = tuple(_row_of(each) for each in rows)
    found: list[SheetLine | None] = []
    for number, (row, headings) in enumerate(with_headings(read)):
        known = None if number in used else layout.declared_place(headings)
        if known is None:
            found.append(None)
            continue
        place, shown, _ = known
        index = next(at for at, each in enumerate(layout.places) if each is place)
        found.append(SheetLine(_open_line(place, shown, row), number, None, index))
    return found


def _open_line(
    place: Place, headings: tuple[tuple[str, ...], ...], row: IndicatorRow | None
) -> IndicatorScore:
    return IndicatorScore(
        indicator=place.indicator,
        headings=headings,
        name="" if row is None else row.name,
        row=row,
        scoring=None,
        weight=None,
        exact=None,
        score=None,
        trace=None,
    )


def _place_of(line: IndicatorScore, places: tuple[Place, ...]) -> int:
    same = [at for at, each in enumerate(places) if each.indicator is line.indicator]
    if len(same) == 1:
        return same[0]
    names = [frozenset(map(plain, each)) for each in line.headings]
    for at in same:
        wanted = places[at].plain_headings
        if all(a & b for a, b in zip(names, wanted, strict=False)):
            return at
    return same[0]


def _top(place: Place) -> str:
    return place.above[0].title if place.above else place.indicator.title


# ---- rows as the document has them


def document_rows(document: Mapping[str, Any]) -> list[Any]:
    """Give the rows of 指标, one alone as a list."""
    rows = document.get(key_of(document, ASSESSMENT, "indicators"))
    if isinstance(rows, list):
        return rows
    return [rows] if isinstance(rows, Mapping) else []


def text_at(row: object, name: str) -> str:
    """Give what a row of 指标 says under a field, however its key is written."""
    if not isinstance(row, Mapping):
        return ""
    value = row.get(key_of(row, INDICATOR_ROW, name))
    return "" if value is None or isinstance(value, Mapping | list) else str(value)


def _row_of(row: object) -> IndicatorRow:
    level3, name = text_at(row, "level3").strip(), text_at(row, "name").strip()
    level2: tuple[str, ...] = ()
    if isinstance(row, Mapping):
        stated = row.get(key_of(row, INDICATOR_ROW, "level2"))
        parts = stated if isinstance(stated, list) else str(stated or "").split("、")
        level2 = tuple(str(each).strip() for each in parts if str(each).strip())
    return IndicatorRow(
        level1=text_at(row, "level1").strip() or None,
        level2=level2,
        level3=level3 if name and level3 else None,
        name=name or level3,
    )
