"""The figures of a unit and of all below it are counted."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from perfscore.api.dashboards import (
    COUNTED,
    STATES,
    Counts,
    Figure,
    Scope,
    dashboard_counts,
)
from perfscore.api.told import Language, Text
from perfscore.store.connecting import Connection
from perfscore.store.dashboards import (
    Choices,
    Chosen,
    StoredFigure,
    choices,
    level_below,
    log_number,
    stored_figures,
)
from perfscore.store.sets import versions
from perfscore.store.units import Unit, unit_of, units_below
from perfscore.web.problem_kinds import NOT_FOUND
from perfscore.web.problems import ProblemError
from perfscore.web.security.principal import Principal
from perfscore.web.service import Service

By = Literal["unit", "year", "set"]
State = Literal["submitted", "under-review", "approved"]
BYS: tuple[By, ...] = ("unit", "year", "set")
PICKED: tuple[State, ...] = ("submitted", "under-review", "approved")
_LEVELS_SHOWN = 3
_DATE = len("2026-01-31")
_HEADINGS: dict[By, Text] = {
    "unit": Text("单位", "unit"),
    "year": Text("年度", "year"),
    "set": Text("指标体系", "set"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody wants to see figures of.

    ``set_name`` is ``id`` or ``id@version``. Without states all that count are meant.
    ``least``: an indicator is shown where so many assessments have it.
    """

    unit_id: str = ""
    year: int | None = None
    set_name: str = ""
    by: tuple[By, ...] = ("unit",)
    states: tuple[State, ...] = ()
    least: int = 10


@dataclass(frozen=True, slots=True)
class Dashboard:
    """What was counted, and of what."""

    counts: Counts
    scope: Scope


def dashboard_of(
    serving: Service, asking: Principal, asked: Asked, language: Language
) -> Dashboard:
    """Count what is asked for.

    Raises:
        ProblemError: ``not-found`` for a unit that is not the asking one's.
    """
    set_id, _, version = asked.set_name.partition("@")
    states: tuple[str, ...] = asked.states or STATES
    with serving.database.reading() as connection:
        unit = _unit(connection, asking, asked.unit_id)
        chosen = Chosen(unit.path, states, asked.year, set_id, version)
        names = level_below(connection, unit.path) if "unit" in asked.by else {}
        titled = titled_sets(connection)
        number = log_number(connection)
        key = chosen, asked.by, asked.least, language
        counts = serving.counted.find(connection, key)
    if counts is None:
        naming = _Naming(names, unit.path, asked.by, language, titled)
        counts = dashboard_counts(
            _figures(serving, chosen, naming),
            lambda name: serving.shelf.load(name).value,
            least=asked.least,
        )
        serving.counted.keep(number, key, counts)
    at = datetime.now().astimezone().strftime("%Y-%m-%d %H:%M")
    return Dashboard(counts, Scope(unit.name, asked.year, at, titled))


def _figures(serving: Service, chosen: Chosen, naming: "_Naming") -> Iterator[Figure]:
    # The connection is given back before sets are loaded, which takes another one.
    with serving.database.reading() as connection:
        yield from map(naming.figure, stored_figures(connection, chosen))


@dataclass(frozen=True, slots=True)
class Filters:
    """What a dashboard can be narrowed to: units with their level, years, sets."""

    units: tuple[tuple[Unit, int], ...]
    years: tuple[int, ...]
    sets: tuple[tuple[str, str], ...]
    """What each is called by programs, and by people."""


def filters_of(serving: Service, asking: Principal) -> Filters:
    """Say what the asking one can choose from."""
    with serving.database.reading() as connection:
        units = units_below(connection, asking.unit_path)
        found: Choices = choices(connection, asking.unit_path, STATES)
        titled = titled_sets(connection)
    top = min((each.level for each in units), default=0)
    shown = tuple(
        (each, each.level - top)
        for each in units
        if each.level - top < _LEVELS_SHOWN and each.kind != "unit"
    )
    names = map("@".join, found.sets)
    sets = tuple((each, titled.get(each, each)) for each in names)
    return Filters(shown, found.years, sets)


def titled_sets(connection: Connection) -> dict[str, str]:
    """Give the names of all versions of sets with their titles, by their names."""
    rows = versions(connection, states=("published", "withdrawn"))
    return {each.name: f"{each.title}（{each.name}）" for each in rows if each.title}


@dataclass(frozen=True, slots=True)
class _Naming:
    """Names the groups of what is stored."""

    names: Mapping[str, str]
    unit_path: str
    by: Iterable[By]
    language: Language
    titled: Mapping[str, str]
    known: dict[tuple[str, int | None, str], Mapping[str, str]] = field(
        default_factory=dict
    )

    def figure(self, stored: StoredFigure) -> Figure:
        set_name = f"{stored.set_id}@{stored.set_version}"
        of = stored.unit_path, stored.year, set_name
        if of not in self.known:
            self.known[of] = dict(self._groups(*of))
        return Figure(
            id=stored.id,
            unit=stored.unit_name,
            project=stored.project,
            year=stored.year,
            set_name=set_name,
            state=stored.state,
            total=stored.total,
            grade=stored.grade,
            execution_rate=stored.execution_rate,
            claimed_total=stored.claimed_total,
            lines=stored.lines,
            days=_days(stored),
            groups=self.known[of],
        )

    def _groups(
        self, unit_path: str, year: int | None, set_name: str
    ) -> Iterator[tuple[str, str]]:
        for each in self.by:
            heading = _HEADINGS[each].in_language(self.language)
            if each == "unit":
                branch = branch_of(unit_path, self.unit_path)
                yield heading, self.names.get(branch, "")
            elif each == "year":
                yield heading, "" if year is None else str(year)
            else:
                yield heading, self.titled.get(set_name, set_name)


def branch_of(path: str, above: str) -> str:
    """Give the path of the unit right below ``above`` that a unit belongs to."""
    below = path.removeprefix(above).partition("/")[0]
    return f"{above}{below}/" if below else above


def _unit(connection: Connection, asking: Principal, unit_id: str) -> Unit:
    unit = unit_of(connection, unit_id or asking.unit_id)
    if unit is None or not asking.reaches(unit.path):
        raise ProblemError(
            NOT_FOUND, Text("没有找到这个单位", "there is no such unit here")
        )
    return unit


def _days(stored: StoredFigure) -> int | None:
    if stored.submitted_at is None or stored.state not in COUNTED:
        return None
    if stored.made_at[:_DATE] == stored.submitted_at[:_DATE]:
        return 0
    moments = (
        datetime.fromisoformat(each) for each in (stored.made_at, stored.submitted_at)
    )
    made, submitted = moments
    return max((submitted - made).days, 0)
