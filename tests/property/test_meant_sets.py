"""Whatever a set that means something is given, it is scored, or said why not."""

import json
from collections.abc import Iterator
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from tests.property.any_reports import Unit
from tests.property.meant_sets import Composer
from tests.unit.score.recomputing import steps

from perfscore.api.compiling import compile_set
from perfscore.api.explaining import explain
from perfscore.api.rendering import render_score
from perfscore.diagnostics.model import Language
from perfscore.diagnostics.text import render
from perfscore.score.result import IndicatorScore, Score
from perfscore.score.scorer import Scorer
from perfscore.source import Source
from perfscore.wire.schemas import schema

SCHEMA = Draft202012Validator(schema("score"))
LANGUAGES: tuple[Language, ...] = ("zh", "en")


def causes(line: IndicatorScore) -> Iterator[str]:
    """Name the line, and each datum, table and definition that it rests on."""
    yield line.name
    for step in steps(line.trace) if line.trace is not None else ():
        for name in ("name", "table"):
            yield getattr(step.expression, name, "")


def assert_told(score: Score) -> None:
    """Hold every line and the total to having a value, or a finding."""
    named = {each for finding in score.findings for each in finding.path}
    for line in score.lines:
        if line.score is None and not (line.is_left_out or line.is_skipped):
            assert named.intersection(causes(line)), line.path
    if score.total is None and not any(line.is_skipped for line in score.lines):
        assert any(each.rule.severity.value == "error" for each in score.findings)


def assert_written(score: Score) -> None:
    """Write a score in every form."""
    for language in LANGUAGES:
        assert render_score(score, to="table", language=language)
        assert render_score(score, to="html", language=language)
        assert render_score(score, to="md", language=language)
        made = json.loads(render_score(score, to="json", language=language))
        assert list(SCHEMA.iter_errors([made])) == []
        assert explain(score, to="html", language=language)
        assert explain(score, "综合", to="text", language=language)


@settings(max_examples=6)
@given(st.integers(0, 10**9))
def test_any_report_is_scored_or_said_why_not(seed: int) -> None:
    random = Random(seed)  # noqa: S311 - hypothesis chose the seed
    outcome = compile_set(Source("set.perf", Composer(random).write()))
    assert all(render(each, language="en") for each in outcome.diagnostics)
    if outcome.value is None:
        assert outcome.has_errors
        return
    scorer = Scorer(outcome.value)
    for care in (3, 8, 10):
        report = Unit(random, care).report()
        score = scorer.score(report)
        assert scorer.score(report) == score
        assert_told(score)
    assert_written(score)
