"""Groups, 不适用, 否决, 加分项 and the total come out as worked out a second time."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.property.whole_by_hand import ByHand, Worked
from tests.property.whole_sets import Whole, made

from perfscore.api.compiling import compile_set
from perfscore.diagnostics.model import Language
from perfscore.score.result import Score
from perfscore.score.scorer import Scorer
from perfscore.source import Source
from perfscore.syntax.formatter import format_text

seeds = st.integers(0, 10**9)


def seeded(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - hypothesis chose the seed


def scored(text: str, whole: Whole) -> Score:
    outcome = compile_set(Source("set.perf", text))
    assert outcome.value is not None, [each.message.zh for each in outcome.diagnostics]
    scorer = Scorer(outcome.value)
    score = scorer.score(whole.assessment())
    assert scorer.score(whole.assessment()) == score
    return score


def results(score: Score) -> Worked:
    lines = {line.name: line.score for line in score.lines}
    lines |= {group.path[0]: group.score for group in score.groups}
    grade = None if score.grade is None else score.grade.name
    return Worked(lines, score.base, score.bonus, score.penalty, score.total, grade)


@settings(max_examples=40)
@given(seeds)
def test_the_whole_is_what_its_order_of_working_out_makes_it(seed: int) -> None:
    whole = made(seeded(seed))
    expected = ByHand(whole).work_out()
    assert results(scored(whole.text(seeded(seed)), whole)) == expected


@settings(max_examples=12)
@given(seeds, seeds)
def test_the_order_of_sections_and_of_vetoes_changes_nothing(
    seed: int, other: int
) -> None:
    whole = made(seeded(seed))
    one, two = (scored(whole.text(seeded(each)), whole) for each in (seed, other))
    assert results(one) == results(two)
    assert {(each.rule.name, each.path) for each in one.findings} == {
        (each.rule.name, each.path) for each in two.findings
    }


@settings(max_examples=12)
@given(seeds, st.sampled_from([None, "zh", "en"]))
def test_a_set_scores_the_same_when_it_is_laid_out(
    seed: int, language: Language | None
) -> None:
    whole = made(seeded(seed))
    text = whole.text(seeded(seed))
    laid_out = format_text(Source("set.perf", text), keywords=language).value
    assert laid_out is not None
    one, two = scored(text, whole), scored(laid_out, whole)
    assert results(one) == results(two)
    assert [each.message for each in one.findings] == [
        each.message for each in two.findings
    ]
