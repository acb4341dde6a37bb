"""Which row of the assessment is which line of the set."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from perfscore.diagnostics.model import Rule, Text
from perfscore.diagnostics.suggest import nearest
from perfscore.model.assessment import Assessment, IndicatorRow
from perfscore.model.indicator_set import IndicatorSet
from perfscore.score import rules
from perfscore.score.reported.names import plain
from perfscore.score.reported.places import Place, holders_of, places_of
from perfscore.score.result import Finding


@dataclass(slots=True)
class Line:
    """A line to score: a place of the set, and the row that was reported for it."""

    place: Place
    headings: tuple[tuple[str, ...], ...]
    name: str
    row: IndicatorRow | None

    @property
    def path(self) -> tuple[str, ...]:
        """The headings and the name, joint headings joined by 、."""
        return (*("、".join(each) for each in self.headings), self.name)


@dataclass(slots=True)
class Bound:
    """The lines of an assessment in the set's order, and what did not fit."""

    lines: list[Line]
    findings: list[Finding] = field(default_factory=list)
    lost: bool = False
    """Whether a row found no place, so that the total is open."""


_Declared = tuple[Place, tuple[tuple[str, ...], ...], bool]


class Layout:
    """The places of a set, worked out once."""

    def __init__(self, indicator_set: IndicatorSet) -> None:
        self.places = tuple(places_of(indicator_set.indicators))
        self.holders = holders_of(self.places)
        self._fixed: dict[str, list[Place]] = {}
        self._declared: dict[str, list[Place]] = {}
        self._level1: dict[str, str] = {}
        for place in self.places:
            top = place.above[0] if place.above else place.indicator
            for name in top.names:
                self._level1[plain(name)] = name
            if place.indicator.declared:
                for name in top.names:
                    self._declared.setdefault(plain(name), []).append(place)
            else:
                self._fixed.setdefault(plain(place.indicator.title), []).append(place)

    def bind(self, assessment: Assessment) -> Bound:
        """Find the place of every row; places without a row are lines all the same."""
        bound = Bound([])
        fixed: dict[int, Line] = {}
        declared: dict[str, list[Line]] = {}
        known: dict[tuple[tuple[str, ...], ...], _Declared | None] = {}
        for row, headings in with_headings(assessment.indicators):
            place = self._fixed_place(row, headings)
            if place is not None:
                line = Line(place, place.headings, place.indicator.title, row)
                self._keep_fixed(line, fixed, bound)
                continue
            if headings not in known:
                known[headings] = self.declared_place(headings)
            found = known[headings]
            if found is None:
                bound.findings.append(self._no_place(row, headings))
                bound.lost = True
                continue
            place, shown, fits = found
            if not fits:
                bound.findings.append(self._unknown_level2(row, headings))
            top = place.above[0].title
            declared.setdefault(top, []).append(Line(place, shown, row.name, row))
        bound.lines = list(self._ordered(fixed, declared))
        return bound

    def _ordered(
        self, fixed: dict[int, Line], declared: dict[str, list[Line]]
    ) -> Iterator[Line]:
        for place in self.places:
            if place.indicator.declared:
                yield from declared.pop(place.above[0].title, ())
            else:
                title = place.indicator.title
                yield fixed.get(id(place)) or Line(place, place.headings, title, None)

    def _keep_fixed(self, line: Line, fixed: dict[int, Line], bound: Bound) -> None:
        key = id(line.place)
        if key in fixed:
            bound.findings.append(
                _finding(
                    rules.INDICATOR_TWICE,
                    line.row,
                    line.path,
                    Text(
                        f"指标“{line.name}”填了两行，只用第一行",
                        f"“{line.name}” stands in two rows; the first is used",
                    ),
                )
            )
        else:
            fixed[key] = line

    def _fixed_place(
        self, row: IndicatorRow, headings: tuple[tuple[str, ...], ...]
    ) -> Place | None:
        matches = self._fixed.get(plain(row.name), [])
        standing = [each for each in matches if _stands_below(each, headings)]
        if standing:
            named = (each for each in standing if each.indicator.title == row.name)
            return next(named, standing[0])
        if not matches:
            return None
        declared = self.declared_place(headings)
        is_own = declared is not None and declared[2]
        return None if is_own else matches[0]

    def declared_place(self, headings: tuple[tuple[str, ...], ...]) -> _Declared | None:
        """Give the place of units' rows under ``headings``, and the headings to show.

        The flag says whether every heading is the set's; level 1 is in any case.
        """
        top = plain(headings[0][0]) if headings and headings[0] else ""
        places = self._declared.get(top)
        if places is None:
            return None
        for place in places:
            if _fits(place, headings):
                return place, _shown(headings, place), True
        return places[0], headings, False

    def _no_place(
        self, row: IndicatorRow, headings: tuple[tuple[str, ...], ...]
    ) -> Finding:
        path = _path(row, headings)
        top = plain(headings[0][0]) if headings and headings[0] else ""
        if top and top not in self._level1:
            near = nearest(headings[0][0], self._level1.values())
            known = "、".join(near or dict.fromkeys(self._level1.values()))
            return _finding(
                rules.UNKNOWN_HEADING,
                row,
                path,
                Text(
                    f"指标体系没有一级指标“{headings[0][0]}”",
                    f"the set has no level-1 heading “{headings[0][0]}”",
                ),
                Text(f"一级指标有 {known}", f"level-1 headings: {known}"),
            )
        names = [place.indicator.title for place in self.places]
        near = nearest(row.name, [name for name in names if name != "由单位填报"])
        shown = "、".join(f"“{each}”" for each in near)
        return _finding(
            rules.UNKNOWN_INDICATOR,
            row,
            path,
            Text(
                f"指标体系没有指标“{row.name}”，这里也不由单位填报",
                f"the set has no indicator “{row.name}”, and units declare none here",
            ),
            Text(f"名称相近的有 {shown}", f"near names: {shown}") if near else None,
        )

    def _unknown_level2(
        self, row: IndicatorRow, headings: tuple[tuple[str, ...], ...]
    ) -> Finding:
        places = self._declared[plain(headings[0][0])]
        given = "、".join(headings[1]) if len(headings) > 1 else ""
        known = "、".join(
            dict.fromkeys(
                place.above[1].title for place in places if len(place.above) > 1
            )
        )
        return _finding(
            rules.HEADING_NOT_IN_SET,
            row,
            _path(row, headings),
            Text(
                f"指标体系在“{headings[0][0]}”下没有二级指标“{given}”",
                f"the set has no level-2 heading “{given}” under “{headings[0][0]}”",
            ),
            Text(f"二级指标有 {known}", f"level-2 headings: {known}")
            if known
            else None,
        )


def with_headings(
    rows: tuple[IndicatorRow, ...],
) -> Iterator[tuple[IndicatorRow, tuple[tuple[str, ...], ...]]]:
    """Give each row its headings; a blank one continues the cell above it."""
    level1: tuple[str, ...] = ()
    level2: tuple[str, ...] = ()
    level3: tuple[str, ...] = ()
    for row in rows:
        if row.level1:
            if (row.level1,) != level1:
                level2 = level3 = ()
            level1 = (row.level1,)
        if row.level2:
            level2, level3 = row.level2, ()
        if row.level3:
            level3 = (row.level3,)
        yield row, tuple(each for each in (level1, level2, level3) if each)


def _fits(place: Place, headings: tuple[tuple[str, ...], ...]) -> bool:
    """Whether a row's headings are those of the place; joint ones may be a part."""
    return all(
        known.issuperset(map(plain, names))
        for names, known in zip(headings, place.plain_headings, strict=False)
    )


def _stands_below(place: Place, headings: tuple[tuple[str, ...], ...]) -> bool:
    """Whether a row below ``headings`` can be the place itself, not one of its name."""
    own = frozenset(map(plain, place.indicator.names))
    further = headings[len(place.above) :]
    return _fits(place, headings) and all(
        own.issuperset(map(plain, names)) for names in further
    )


def _shown(
    headings: tuple[tuple[str, ...], ...], place: Place
) -> tuple[tuple[str, ...], ...]:
    """Print the headings by the set's names, and further ones as the row has them."""
    if headings == place.headings:
        return headings
    given = headings[: len(place.above)]
    named = []
    for names, known in zip(given, place.headings, strict=False):
        wanted = {plain(each) for each in names}
        named.append(tuple(each for each in known if plain(each) in wanted))
    return (*named, *place.headings[len(given) :], *headings[len(place.above) :])


def _path(row: IndicatorRow, headings: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    return (*("、".join(each) for each in headings), row.name)


def _finding(
    rule: Rule,
    row: IndicatorRow | None,
    path: tuple[str, ...],
    message: Text,
    hint: Text | None = None,
) -> Finding:
    return Finding(rule, message, path, row.span if row else None, hint)
