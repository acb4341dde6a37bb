"""What the rows of a case can name: the set's indicators, tables and results."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from perfscore.diagnostics.model import Text
from perfscore.diagnostics.suggest import nearest
from perfscore.lower import case_rules, rules
from perfscore.lower.cases.parts import split_path
from perfscore.lower.ground.findings import Findings
from perfscore.model.indicator_set import Indicator, IndicatorSet
from perfscore.source import Span
from perfscore.syntax.normal import half_width

Titles = tuple[str, ...]


def plain(name: str) -> str:
    """Give ``name`` as names are compared: width, case and blanks do not count."""
    return "".join(half_width(name).split()).casefold()


@dataclass(frozen=True, slots=True)
class Place:
    """An indicator or group of the set, or a row that a case declares.

    ``titles`` go from level 1 down; ``names`` hold what each of them is known by.
    """

    titles: Titles
    names: tuple[frozenset[str], ...]
    indicator: Indicator | None
    above: tuple[Indicator, ...] = ()

    @property
    def is_line(self) -> bool:
        """Whether it is scored itself."""
        return self.indicator is None or self.indicator.is_leaf


Own = Mapping[str, Sequence[Place]]
"""The rows that a case declares, by what they are known by."""

NO_ROWS: Own = MappingProxyType({})


class Places:
    """The places of a set, found by a title or by titles in their order."""

    def __init__(self, indicator_set: IndicatorSet) -> None:
        self._by_name: dict[str, list[Place]] = {}
        self.declared: list[tuple[Indicator, ...]] = []
        self.titles: list[str] = []
        for above, indicator in _nodes(indicator_set.indicators, ()):
            if indicator.declared:
                self.declared.append(above)
                continue
            nodes = (*above, indicator)
            titles = tuple(node.title for node in nodes)
            names = tuple(_known_by(node) for node in nodes)
            self.titles.append(titles[-1])
            for name in names[-1]:
                place = Place(titles, names, indicator, above)
                self._by_name.setdefault(name, []).append(place)

    def find(self, wanted: Sequence[str], own: Own = NO_ROWS) -> list[Place]:
        """Give the places whose titles hold ``wanted`` in this order, the last last.

        ``own`` are the rows that a case declares besides. A title that holds a stroke
        itself is no path.
        """
        names = [plain(each) for each in wanted]
        joined = "/".join(names)
        if joined in self._by_name:
            names = [joined]
        named = [*self._by_name.get(names[-1], ()), *own.get(names[-1], ())]
        found = [each for each in named if _holds(each, names)]
        whole = [each for each in found if len(each.titles) == len(names)]
        return whole if len(whole) == 1 else found


def declared_place(titles: Titles) -> Place:
    """Give the place of a row that a case declares."""
    return Place(titles, tuple(frozenset({plain(each)}) for each in titles), None)


def only(
    found: Sequence[Place], text: str, span: Span, findings: Findings
) -> Place | None:
    """Give the one place that was found; report it where there are several."""
    if len(found) > 1:
        shown = "、".join("/".join(each.titles) for each in found[:3])
        findings.add(
            case_rules.CASE_PART_UNCLEAR,
            span,
            Text(
                f"有 {len(found)} 个名为“{text}”的指标",
                f"there are {len(found)} indicators named “{text}”",
            ),
            hint=Text(f"写出路径：{shown}", f"write the path: {shown}"),
        )
        return None
    return found[0] if found else None


def unknown(
    findings: Findings, span: Span, name: str, candidates: Sequence[str]
) -> None:
    """Report a name that stands for nothing, with those that may have been meant.

    Of a path it is the first title that stands nowhere, if there is one.
    """
    titles, known = split_path(name), {plain(each) for each in candidates}
    missing = next((each for each in titles if plain(each) not in known), titles[-1])
    offset = span.text.find(missing)
    if len(titles) > 1 and missing and plain(missing) not in known and offset >= 0:
        start = span.start + offset
        name, span = missing, Span(span.source, start, start + len(missing))
    near = nearest(missing, candidates)
    shown = "、".join(f"“{each}”" for each in near)
    findings.add(
        rules.UNKNOWN_NAME,
        span,
        Text(
            f"指标体系里没有“{name[:40]}”", f"the set has nothing named “{name[:40]}”"
        ),
        hint=Text(f"名称相近的有 {shown}", f"near names: {shown}") if near else None,
    )


def _nodes(
    indicators: Sequence[Indicator], above: tuple[Indicator, ...]
) -> Iterator[tuple[tuple[Indicator, ...], Indicator]]:
    for indicator in indicators:
        yield above, indicator
        yield from _nodes(indicator.children, (*above, indicator))


def _known_by(indicator: Indicator) -> frozenset[str]:
    return frozenset(map(plain, (indicator.title, *indicator.names)))


def _holds(place: Place, wanted: Sequence[str]) -> bool:
    """Whether the titles hold ``wanted`` in order, and end with its last."""
    levels = iter(place.names[:-1])
    above = all(any(name in names for names in levels) for name in wanted[:-1])
    return above and wanted[-1] in place.names[-1]
