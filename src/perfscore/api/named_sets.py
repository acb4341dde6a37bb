"""Where the sets are that assessments name, and those that were needed so far."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from perfscore.api.files import Found
from perfscore.api.inheriting import FindBase, find_base
from perfscore.api.loading import load_set, set_path
from perfscore.api.reading import about
from perfscore.api.rules import SET_UNUSABLE
from perfscore.check.checked import CheckedSet
from perfscore.diagnostics.model import Diagnostic, Outcome, Severity, Text
from perfscore.score.scorer import Scorer


@dataclass(frozen=True, slots=True)
class Sets:
    """Where sets are found by the names that people write.

    ``load`` and ``scorer`` take a name and, where ``is_by_year``, the year of the
    assessment, which tells what version is meant. ``find_base`` finds what a set takes
    over, seen from the file that ``path`` gives, if the set is one.
    """

    load: Callable[[str, int | None], Outcome[CheckedSet]]
    scorer: Callable[[str, int | None], Outcome[Scorer]]
    find_base: FindBase = find_base
    path: Callable[[str], Path | None] = lambda _: None
    is_by_year: bool = False


def _loaded(name: str, _: int | None) -> Outcome[CheckedSet]:
    return load_set(name)


def _scorer(name: str, _: int | None) -> Outcome[Scorer]:
    loaded = load_set(name)
    value = None if loaded.value is None else Scorer(loaded.value)
    return Outcome(value, loaded.diagnostics)


HERE = Sets(_loaded, _scorer, path=set_path)
"""The sets that ship with perfscore, and those in files."""


class Scorers:
    """The sets that were needed so far, each loaded once."""

    def __init__(self, sets: Sets = HERE) -> None:
        self._sets = sets
        self._known: dict[tuple[str, int | None], Scorer | None] = {}

    @property
    def is_by_year(self) -> bool:
        """Whether the year of an assessment tells which version is meant."""
        return self._sets.is_by_year

    def get(self, name: str, file: Found, year: int | None = None) -> Outcome[Scorer]:
        """Give the scorer, or why there is none; at length the first time only."""
        told: tuple[Diagnostic, ...] = ()
        key = (name, year)
        if key not in self._known:
            loaded = self._sets.scorer(name, year)
            self._known[key] = loaded.value
            told = tuple(
                each
                for each in loaded.diagnostics
                if each.rule.severity is Severity.ERROR
            )
        scorer = self._known[key]
        if scorer is not None:
            return Outcome(scorer)
        return Outcome(None, (*told, _set_unusable(name, file)))


def _set_unusable(name: str, file: Found) -> Diagnostic:
    return about(
        SET_UNUSABLE,
        file.name,
        Text(
            f"“{file.name}”没有评分：指标体系“{name}”不能用",
            f"“{file.name}” was not scored: the set “{name}” cannot be used",
        ),
        hint=Text(f"perfscore check {name}", f"perfscore check {name}"),
    )
