"""The worked cases (用例) of indicator sets are run."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from perfscore.api.files import Found
from perfscore.api.loading import check_source, load_set, set_path, set_source
from perfscore.check.checked import CheckedSet
from perfscore.diagnostics.model import Language, Outcome
from perfscore.model.indicator_set import IndicatorSet
from perfscore.render.cases_json import cases_object
from perfscore.render.cases_text import cases_text, coverage_text, summary_text
from perfscore.score.cases import CaseResult, run_case
from perfscore.score.coverage import Covered, coverage
from perfscore.score.scorer import Scorer


@dataclass(frozen=True, slots=True)
class CasesRun:
    """What came of the cases of one set, and which rows of it they took."""

    set: IndicatorSet
    results: tuple[CaseResult, ...]
    coverage: tuple[Covered, ...]

    @property
    def is_passed(self) -> bool:
        """Whether every case passed; true of a set without cases."""
        return all(each.is_passed for each in self.results)


@dataclass(frozen=True, slots=True)
class RunFile:
    """What came of one file; ``is_read`` is false where there was no text."""

    file: Found
    outcome: Outcome[CasesRun]
    is_read: bool


def run_cases(name: str | Path) -> Outcome[CasesRun]:
    """Run the worked cases of a set: a path, ``-`` for stdin, a shipped set's id.

    There is no value where the set has errors; they are in the diagnostics.

    Example:
        >>> outcome = run_cases("hunan/zhuzhou/department-2021")
        >>> outcome.value.is_passed
        True
    """
    return run_loaded(load_set(name))


def run_loaded(loaded: Outcome[CheckedSet]) -> Outcome[CasesRun]:
    """Run the cases of a set, if it could be loaded."""
    if loaded.value is None:
        return Outcome(None, loaded.diagnostics)
    return Outcome(run_checked(loaded.value), loaded.diagnostics)


def run_checked(checked: CheckedSet) -> CasesRun:
    """Run the cases of a set that is loaded."""
    indicator_set, scorer = checked.indicator_set, Scorer(checked)
    results = tuple(run_case(scorer, case) for case in indicator_set.cases)
    covered = coverage(indicator_set, [each.score for each in results])
    return CasesRun(indicator_set, results, tuple(covered))


def run_files(files: Iterable[Found]) -> Iterator[RunFile]:
    """Run the cases of one file after the other; one that fails stops no other."""
    for file in files:
        source = set_source(file.path, shown=file.name)
        if source.value is None:
            outcome: Outcome[CasesRun] = Outcome(None, source.diagnostics)
            yield RunFile(file, outcome, is_read=False)
        else:
            checked = check_source(source.value, path=set_path(file.path))
            yield RunFile(file, run_loaded(checked), is_read=True)


def cases_as_text(
    run: CasesRun,
    *,
    with_coverage: bool = False,
    width: int = 80,
    language: Language = "zh",
) -> str:
    """Write what came of each case, and on request which rows none of them took."""
    text = cases_text(run.results, width=width, language=language)
    if with_coverage:
        text += coverage_text(run.coverage, language=language)
    return text


def cases_summary(run: CasesRun, *, language: Language = "zh") -> str:
    """Write in one line how many cases passed, and the share of rows they took."""
    return summary_text(run.results, run.coverage, language=language)


def cases_as_json(runs: Sequence[CasesRun], *, language: Language = "zh") -> str:
    """Write the JSON array of the schema ``case``, one object a set."""
    listed = [
        cases_object(run.set, run.results, run.coverage, language) for run in runs
    ]
    return json.dumps(listed, ensure_ascii=False, indent=2) + "\n"
