"""Stored assessments are counted, one after the other, in bounded memory."""

import heapq
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import Any, NamedTuple

from perfscore.batch.dashboard.tally import Line, Tally, add_rate, ratio_of
from perfscore.batch.output.summary import cuts_of, nothing, set_name
from perfscore.batch.output.summary_rate import no_rates
from perfscore.model.indicator_set import IndicatorSet

_MOST_DISTINCT = 100_000
_AT_ONCE = 1_000
_USUAL_FULL = Fraction(100)
MOST_GROUPS = 100_000
COUNTED = ("approved", "under-review", "submitted")
"""The states in which an assessment's figures count, the last one first."""
STATES = (*COUNTED, "returned")

FindSet = Callable[[str], IndicatorSet | None]
"""Gives a set by ``id@version``, None where it cannot be had."""


class Figure(NamedTuple):
    """What a dashboard counts of one stored assessment.

    ``set_name`` is ``id@version``. Numbers are exact texts. ``lines`` is the text of
    :func:`perfscore.batch.dashboard.figures.line_figures`. ``days`` went by before it
    was handed in. ``groups`` are the names by which it is grouped, by heading.
    """

    id: str
    unit: str
    project: str
    year: int | None
    set_name: str
    state: str
    total: str | None
    grade: str | None
    execution_rate: str | None
    claimed_total: str | None = None
    lines: str | None = None
    days: int | None = None
    groups: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Deviation:
    """An assessment whose unit claimed another total than its score is."""

    figure: Figure
    claimed: Fraction
    total: Fraction

    @property
    def points(self) -> Fraction:
        """By how much more was claimed."""
        return self.claimed - self.total


@dataclass(frozen=True, slots=True)
class Counts:
    """What was counted of many assessments.

    ``summary`` is as a batch run counts. ``states`` are counted by state, and by
    heading, name and state. ``claims`` says how many claimed totals were compared and
    how many of them are not the total; ``deviations`` are the largest.
    """

    summary: Mapping[str, Any]
    states: Mapping[str, int]
    states_by: Mapping[str, Mapping[str, Mapping[str, int]]]
    days: Mapping[int, int]
    claims: tuple[int, int]
    deviations: tuple[Deviation, ...]
    sets: tuple[str, ...]
    least: int


def counted(
    figures: Iterable[Figure], find: FindSet, *, least: int = 10, most: int = 20
) -> Counts:
    """Count stored assessments.

    Those that were returned count in the overview of states alone. Indicators count
    where ``least`` assessments or more have them; ``most`` deviations are kept.
    """
    made = _Counting(find, most)
    for each in figures:
        made.take(each)
    return made.counts(least)


class _Counting:
    def __init__(self, find: FindSet, most: int) -> None:
        self._find = find
        self._most = most
        self._sets: dict[str, IndicatorSet | None] = {}
        self._by_set: Counter[str] = Counter()
        self._scored = self._open = 0
        self._states: Counter[str] = Counter()
        self._states_by: dict[str, dict[str, Counter[str]]] = defaultdict(
            lambda: defaultdict(Counter)
        )
        self._days: Counter[int] = Counter()
        self._grades: Counter[str] = Counter()
        self._totals = Tally(has_classes=True)
        self._groups: dict[str, dict[str, tuple[Counter[str], Tally]]] = {}
        self._lines: dict[tuple[str, str, int], Line] = {}
        self._unread: dict[str, list[str]] = defaultdict(list)
        self._waiting: dict[str, Counter[str]] = defaultdict(Counter)
        self._rates: Counter[tuple[str | None, str | None, str]] = Counter()
        self._rated = no_rates()
        self._compared = self._differ = 0
        self._largest: list[tuple[Fraction, _Last, Deviation]] = []

    def take(self, figure: Figure) -> None:
        self._states[figure.state] += 1
        for heading, name in figure.groups.items():
            states = self._states_by[heading]
            if name in states or len(states) < MOST_GROUPS:
                states[name][figure.state] += 1
        if figure.state not in COUNTED:
            return
        self._scored += 1
        self._by_set[figure.set_name] += 1
        self._open += figure.total is None
        self._grades[figure.grade or ""] += 1
        if figure.days is not None:
            self._days[figure.days] += 1
        if figure.total is not None:
            self._totals.add(figure.total)
        self._take_groups(figure)
        self._take_lines(figure)
        self._rates[figure.execution_rate, figure.total, figure.set_name] += 1
        if len(self._rates) > _MOST_DISTINCT:
            self._settle_rates()
        self._compare(figure)

    def _take_groups(self, figure: Figure) -> None:
        for heading, name in figure.groups.items():
            groups = self._groups.setdefault(heading, {})
            if name not in groups:
                if len(groups) > MOST_GROUPS:
                    continue
                groups[name] = Counter(), Tally()
            grades, totals = groups[name]
            grades[figure.grade or ""] += 1
            if figure.total is not None:
                totals.add(figure.total)

    def _take_lines(self, figure: Figure) -> None:
        if not figure.lines:
            return
        set_id = figure.set_name.partition("@")[0]
        unread = self._unread[set_id]
        unread.append(figure.lines)
        if len(unread) >= _AT_ONCE:
            self._read_lines(set_id)

    def _read_lines(self, set_id: str) -> None:
        waiting = self._waiting[set_id]
        waiting.update("\n".join(self._unread.pop(set_id)).split("\n"))
        if len(waiting) > _MOST_DISTINCT:
            self._settle_lines()

    def _settle_lines(self) -> None:
        for set_id, waiting in self._waiting.items():
            for written, times in waiting.items():
                path, weight, score, declared = json.loads(written)
                key = set_id, path, declared
                if key not in self._lines:
                    self._lines[key] = Line()
                self._lines[key].add(weight, score, times)
        self._waiting.clear()

    def _settle_rates(self) -> None:
        for (rate, total, name), times in self._rates.items():
            found = self._set(name)
            full = _USUAL_FULL if found is None else found.full
            add_rate(self._rated, (ratio_of(rate), ratio_of(total)), full, times)
        self._rates.clear()

    def _compare(self, figure: Figure) -> None:
        claimed, total = ratio_of(figure.claimed_total), ratio_of(figure.total)
        if claimed is None or total is None:
            return
        self._compared += 1
        points = claimed[0] * total[1] - total[0] * claimed[1]
        if points == 0:
            return
        self._differ += 1
        full = len(self._largest) >= self._most
        if full:
            least, last, _ = self._largest[0]
            under = claimed[1] * total[1]
            more = abs(points) * least.denominator - least.numerator * under
            if more < 0 or (more == 0 and figure.id > str(last)):
                return
        made = Deviation(figure, Fraction(*claimed), Fraction(*total))
        entry = abs(made.points), _Last(figure.id), made
        if full:
            heapq.heapreplace(self._largest, entry)
        else:
            heapq.heappush(self._largest, entry)

    def _set(self, name: str) -> IndicatorSet | None:
        if name not in self._sets:
            self._sets[name] = self._find(name)
        return self._sets[name]

    def counts(self, least: int) -> Counts:
        for set_id in tuple(self._unread):
            self._read_lines(set_id)
        self._settle_lines()
        self._settle_rates()
        made = nothing()
        made["scored"], made["open"] = self._scored, self._open
        made["total"], made["classes"] = self._totals.spread(), self._totals.classes()
        made["rates"] = self._rated
        self._add_sets(made)
        # All grades of the sets are told, also those that nobody has.
        names = dict.fromkeys(made["cuts"], 0)
        made["grades"] = {**names, **dict(self._grades)}
        made["groups"] = {
            heading: {"of": self._grouped(groups)}
            for heading, groups in self._groups.items()
        }
        self._add_lines(made, least)
        largest = sorted(self._largest, key=lambda each: each[:2], reverse=True)
        return Counts(
            summary=made,
            states=dict(self._states),
            states_by=self._states_by,
            days=dict(self._days),
            claims=(self._compared, self._differ),
            deviations=tuple(each for *_, each in largest),
            sets=tuple(sorted(self._by_set)),
            least=least,
        )

    def _add_sets(self, made: dict[str, Any]) -> None:
        for name, size in sorted(self._by_set.items()):
            found = self._set(name)
            if found is None:
                made["sets"][name] = size
                continue
            title = set_name(found)
            made["sets"][title] = made["sets"].get(title, 0) + size
            full = str(found.full)
            made["full"][full] = made["full"].get(full, 0) + size
            for grade, begins in cuts_of(found, size).items():
                there = made["cuts"].setdefault(grade, {})
                for begin, times in begins.items():
                    there[begin] = there.get(begin, 0) + times

    def _grouped(
        self, groups: Mapping[str, tuple[Counter[str], Tally]]
    ) -> dict[str, Any] | None:
        if len(groups) > MOST_GROUPS:
            return None
        found = {}
        for name, (grades, totals) in groups.items():
            spread = totals.spread()
            found[name] = {
                "grades": dict(grades),
                "count": spread["count"],
                "sum": spread["sum"],
            }
        return found

    def _add_lines(self, made: dict[str, Any], least: int) -> None:
        several = len({set_id for set_id, *_ in self._lines}) > 1
        for (set_id, path, declared), line in sorted(self._lines.items()):
            counted_line = line.counted()
            if counted_line["count"] + counted_line["lacking"] < least:
                continue
            shown = f"{set_id}：{path}" if several else path
            made["declared" if declared else "lines"][shown] = counted_line
            if not declared:
                made["weights"][shown] = dict(line.weights)


class _Last(str):
    """An id that comes before lesser ones: of equal deviations, the first made stay."""

    __slots__ = ()

    def __lt__(self, other: str) -> bool:
        """Say that the greater id comes first."""
        return str(self) > str(other)
