"""Sets ready to score by: the shipped ones by name, and small ones from text."""

from collections.abc import Mapping
from functools import cache

from perfscore.api.compiling import compile_set
from perfscore.check.checked import CheckedSet
from perfscore.diagnostics.model import Outcome
from perfscore.model.assessment import Assessment
from perfscore.resources import sets_folder
from perfscore.score.result import Score
from perfscore.score.scorer import Scorer
from perfscore.source import Source
from perfscore.wire.assessment import assessment_from_data, read_assessment

SHIPPED = tuple(
    sorted(
        path.relative_to(sets_folder()).with_suffix("").as_posix()
        for path in sets_folder().rglob("*.perf")
    )
)
"""The names of the shipped sets: their paths below ``indicator_sets``."""


def compiled(source: Source) -> Outcome[CheckedSet]:
    """Compile a set; bases that it takes over are shipped ones."""
    return compile_set(source)


@cache
def scorer_of(text: str) -> Scorer:
    """Make a scorer of a set that has nothing to be told about."""
    outcome = compiled(Source("set.perf", text))
    assert not outcome.diagnostics, [each.message.zh for each in outcome.diagnostics]
    assert outcome.value is not None
    return Scorer(outcome.value)


def set_source(name: str) -> Source:
    """Read a shipped set's text."""
    path = sets_folder() / f"{name}.perf"
    return Source(path.name, path.read_text("utf-8"))


def shipped(name: str) -> Scorer:
    """Give the scorer of a shipped set."""
    return scorer_of(set_source(name).text)


def example(name: str) -> Assessment:
    """Read the example beside a shipped set."""
    path = sets_folder() / f"{name}.example.yaml"
    outcome = read_assessment(Source(path.name, path.read_text("utf-8")))
    assert not outcome.diagnostics, [each.message.zh for each in outcome.diagnostics]
    assert outcome.value is not None
    return outcome.value


def score_of(text: str, assessment: Mapping[str, object]) -> Score:
    """Score what a program hands in by a small set."""
    outcome = assessment_from_data(assessment)
    assert outcome.value is not None, [each.message.zh for each in outcome.diagnostics]
    return scorer_of(text).score(outcome.value)
