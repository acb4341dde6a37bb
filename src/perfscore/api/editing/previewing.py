"""A set that is being written is tried: its form, a scored sample, its cases."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from perfscore.api.scoring import assessment_from_data, score_assessment
from perfscore.api.set_papers import Json, blank_as_json, samples_of, scored_as_json
from perfscore.api.testing import cases_as_json, run_checked
from perfscore.check.checked import CheckedSet
from perfscore.diagnostics.model import Language, Outcome
from perfscore.exact import short_text
from perfscore.model.assessment import Assessment
from perfscore.score.result import Score
from perfscore.wire.score import finding_to_json


@dataclass(frozen=True, slots=True)
class Tried:
    """A sample that was scored: its title, its score, and the form that it makes."""

    title: str
    total: str | None
    grade: str | None
    findings: list[Json]
    tables: list[Json]


def form_of(checked: CheckedSet) -> list[Json]:
    """Give the tables of the blank form, for a page to draw."""
    return blank_as_json(checked)


def data_of(checked: CheckedSet) -> list[Json]:
    """Give the data that a set asks for, to be typed in for a trial."""
    return [
        {
            "name": each.name,
            "type": each.type_name,
            "is_required": each.required,
            "choices": list(each.choices),
        }
        for each in checked.indicator_set.data
    ]


def sample_titles(checked: CheckedSet) -> list[str]:
    """Name the 用例 of a set, which can be shown as filled forms."""
    return [each.title for each in samples_of(checked)]


def tried_case(
    checked: CheckedSet, number: int, language: Language = "zh"
) -> Tried | None:
    """Score a 用例 of a set by its number from 0; None if there is none."""
    samples = samples_of(checked)
    if not 0 <= number < len(samples):
        return None
    sample = samples[number]
    return _tried(sample.title, checked, sample.assessment, language)


def tried_document(
    checked: CheckedSet, document: Mapping[str, object], language: Language = "zh"
) -> Outcome[Tried]:
    """Score an assessment that somebody typed; its faults are told."""
    read = assessment_from_data(document)
    if read.value is None:
        return Outcome(None, read.diagnostics)
    tried = _tried(read.value.unit, checked, read.value, language)
    return Outcome(tried, read.diagnostics)


def cases_of(checked: CheckedSet, language: Language = "zh") -> dict[str, Any]:
    """Run the 用例 of a set; the object of the schema ``case``, with their lines."""
    made = json.loads(cases_as_json([run_checked(checked)], language=language))
    found: dict[str, Any] = made[0]
    return found


def _tried(
    title: str, checked: CheckedSet, assessment: Assessment, language: Language
) -> Tried:
    score: Score = score_assessment(assessment, checked)
    return Tried(
        title=title,
        total=None if score.total is None else short_text(score.total),
        grade=None if score.grade is None else score.grade.name,
        findings=[finding_to_json(each, language) for each in score.findings],
        tables=scored_as_json(score, language),
    )
