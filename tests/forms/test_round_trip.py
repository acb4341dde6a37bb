"""What is written as a form says, read back, all that was assessed."""

from typing import get_args

import pytest
from tests.forms.round_trip import (
    Back,
    Kind,
    facts,
    printed_facts,
    printed_rows,
    read_back,
    rows,
    written,
)
from tests.forms.shipped import assert_same_score, checked

from perfscore.api.scoring import read_assessment, score_assessment
from perfscore.api.shipped import shipped_ids
from perfscore.exact import exact_text
from perfscore.model.assessment import Cell
from perfscore.score.result import Score

KINDS: tuple[Kind, ...] = get_args(Kind)


def scored(name: str) -> Score:
    assessment = read_assessment(name).value
    assert assessment is not None
    return score_assessment(assessment, checked(name))


def allowed(score: Score, back: Back) -> set[str]:
    """Give the rules by which something may be told of a form of ours.

    A form prints more than an assessment holds, and what is printed and not used is
    told: values that the set works out; scores of headings and 分级, which the
    assessment has no place for. Level 1 points of the set that the unit's weights do
    not add up to are doubted by the reader as by the scorer.
    """
    classes = {*score.classifications} | {
        str(each.value) for each in score.classifications.values()
    }
    unread = [each.text for each in back.form.unread]
    assert [each for each in unread if "得分" not in each and each not in classes] == []
    has_sums = any(
        each.rule.name == "reported-weights-do-not-sum" for each in score.findings
    )
    return {
        "printed-value-not-used",
        *(["not-read"] if unread else []),
        *(["uncertain-reading"] if has_sums else []),
    }


@pytest.mark.parametrize("to", KINDS)
@pytest.mark.parametrize("name", shipped_ids())
def test_a_shipped_example_comes_back_as_it_was(name: str, to: Kind) -> None:
    score = scored(name)

    back = read_back(written(score, to), to, checked(name))

    assert facts(back.assessment) == printed_facts(score, back.assessment)
    assert rows(back.score) == printed_rows(score)
    assert back.assessment.claimed_total == (
        None if score.total is None else Cell(exact_text(score.total))
    )
    assert back.assessment.claimed_grade == (
        None if score.grade is None else Cell(score.grade.name)
    )
    assert_same_score(score, back)
    assert {each.rule.name for each in back.told} <= allowed(score, back)


@pytest.mark.parametrize("to", KINDS)
@pytest.mark.parametrize("name", shipped_ids())
def test_written_again_the_form_is_the_same(name: str, to: Kind) -> None:
    first = written(scored(name), to)
    back = read_back(first, to, checked(name))

    second = written(back.score, to)

    assert second == first
    assert read_back(second, to, checked(name)).assessment == back.assessment
