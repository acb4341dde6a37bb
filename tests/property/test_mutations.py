"""A slip of the pen in a good set is told, and told where it is.

``tests/benchmarks/measure_mutations.py`` measures more slips: of those that are told,
93 in 100 are told on the line of the slip or on one beside it. The others are told
where the thing is missed: a datum that was dropped, where it is read.
"""

from collections import Counter
from random import Random

import pytest
from tests.mutation_outcomes import Became, compile_text, outcome
from tests.mutations import MUTATIONS, Mutant, mutants

from perfscore.diagnostics.model import Severity
from perfscore.resources import sets_folder

SHIPPED = [path.read_text("utf-8") for path in sorted(sets_folder().rglob("*.perf"))]
OF_EACH_SET = 4


@pytest.fixture(scope="module")
def slips() -> list[tuple[str, Mutant]]:
    random = Random(2021)  # noqa: S311 - a sample, no secret
    return [
        (text, each) for text in SHIPPED for each in mutants(text, OF_EACH_SET, random)
    ]


def test_a_set_that_cannot_be_used_has_an_error_and_only_such_a_set(
    slips: list[tuple[str, Mutant]],
) -> None:
    for _, mutant in slips:
        compiled = compile_text(mutant.text)
        errors = [
            each
            for each in compiled.diagnostics
            if each.rule.severity is Severity.ERROR
        ]
        assert (compiled.value is None) == bool(errors), mutant


def test_what_is_told_is_told_on_or_beside_the_line(
    slips: list[tuple[str, Mutant]],
) -> None:
    became = Counter(outcome(text, mutant) for text, mutant in slips)
    there, elsewhere = became[Became.TOLD_THERE], became[Became.TOLD_ELSEWHERE]
    assert there >= len(slips) // 4
    assert there / (there + elsewhere) >= 0.85


def test_every_kind_of_slip_can_be_made_in_every_set() -> None:
    random = Random(7)  # noqa: S311 - a sample, no secret
    for text in SHIPPED:
        made = [mutate(text, random) for mutate in MUTATIONS]
        kinds = {each.kind for each in made if each is not None and each.text != text}
        assert len(kinds) >= len(MUTATIONS) - 1
