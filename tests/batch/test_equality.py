"""Every cell that is scored by column is what the exact scorer gives."""

from random import Random

import pytest
from tests.batch import handed_in, long_rows
from tests.batch.comparing import differences, differences_of_rows
from tests.batch.declared_sets import declared_set
from tests.batch.fixed_sets import FixedComposer
from tests.batch.wide import Filler, table
from tests.test_spec import PAGES, SPEC, cases

from perfscore.api.compiling import compile_set
from perfscore.api.loading import load_set
from perfscore.api.shipped import shipped_ids
from perfscore.api.testing import run_checked
from perfscore.batch.declared.rows import RowReader
from perfscore.batch.kernel import Kernel, Tier
from perfscore.check.checked import CheckedSet
from perfscore.model.assessment import Assessment
from perfscore.score.scorer import Scorer
from perfscore.source import Source

YEAR = 2021


def shipped(name: str) -> CheckedSet:
    checked = load_set(name).value
    assert checked is not None
    return checked


@pytest.mark.parametrize("name", shipped_ids())
def test_shipped_sets_score_tables_as_they_score_forms(name: str) -> None:
    checked, random = shipped(name), Random(name)  # noqa: S311 - the same each time
    kernel, scorer = Kernel(checked), Scorer(checked)
    if kernel.layout.has_declared:
        long = long_rows.long_of(RowReader(checked), kernel.layout, random, 60)
        made = kernel.score_long(long, findings=False, native=False)
        assert differences_of_rows(kernel, scorer, long, made) == []
        return
    wide = table(kernel.layout, Filler(random).cells(kernel.layout, 60), 60, YEAR)
    result = kernel.score(wide, findings=False, native=False)
    assert differences(kernel, scorer, wide, result) == []


@pytest.mark.parametrize("first", range(0, 120, 10))
def test_sets_of_every_form_score_tables_as_they_score_forms(first: int) -> None:
    for seed in range(first, first + 10):
        random = Random(seed)  # noqa: S311 - the same each time
        checked = compile_set(Source("set.perf", FixedComposer(random).write())).value
        if checked is None:
            continue
        kernel = Kernel(checked)
        cells = Filler(random, 0.1).cells(kernel.layout, 30)
        wide = table(kernel.layout, cells, 30, YEAR)
        result = kernel.score(wide, findings=False, native=False)
        assert differences(kernel, Scorer(checked), wide, result) == [], seed


@pytest.mark.parametrize("first", range(0, 30, 10))
def test_rows_of_units_own_score_as_their_forms_do(first: int) -> None:
    for seed in range(first, first + 10):
        random = Random(seed)  # noqa: S311 - the same each time
        checked = compile_set(Source("set.perf", declared_set(random))).value
        assert checked is not None
        kernel = Kernel(checked)
        reader = RowReader(checked)
        long = long_rows.long_of(reader, kernel.layout, random, 30, 0.005)
        result = kernel.score_long(long, findings=False, native=False)
        found = differences_of_rows(kernel, Scorer(checked), long, result)
        assert found == [], seed


def assert_cases_are_as_handed_in(checked: CheckedSet) -> None:
    """Score each case as a table of its own: another one has other columns."""
    kernel, scorer = Kernel(checked), Scorer(checked)
    for each in run_checked(checked).results:
        assert_as_handed_in(kernel, scorer, [each.score.assessment])


def assert_as_handed_in(
    kernel: Kernel, scorer: Scorer, given: list[Assessment]
) -> None:
    checked = kernel.checked
    if kernel.layout.has_declared:
        long = handed_in.long_of(checked, given)
        made = kernel.score_long(long, findings=False, native=False)
        assert differences_of_rows(kernel, scorer, long, made) == []
        return
    wide = handed_in.wide_of(checked, given)
    result = kernel.score(wide, findings=False, native=False)
    assert differences(kernel, scorer, wide, result) == []


@pytest.mark.parametrize("name", PAGES, ids=str)
def test_the_cases_of_every_page_score_the_same_by_column(name: str) -> None:
    for case in cases((SPEC / name).read_text("utf-8")):
        checked = compile_set(case.source).value
        if checked is not None and checked.indicator_set.cases:
            assert_cases_are_as_handed_in(checked)


@pytest.mark.parametrize("name", shipped_ids())
def test_the_cases_of_shipped_sets_score_the_same_by_column(name: str) -> None:
    assert_cases_are_as_handed_in(shipped(name))


def test_what_is_told_of_a_row_is_what_the_exact_scorer_tells() -> None:
    checked = shipped("hunan/yueyang/department")
    kernel, scorer = Kernel(checked), Scorer(checked)
    random = Random(5)  # noqa: S311 - the same each time
    wide = table(kernel.layout, Filler(random).cells(kernel.layout, 40), 40, YEAR)
    result = kernel.score(wide, native=False)
    assert differences(kernel, scorer, wide, result) == []
    for row in range(wide.size):
        score = scorer.score(wide.assessment(row))
        known = result.exact.get(row)
        assert (score if score.findings else None) == (
            known if known is not None and known.findings else None
        )
        assert (result.tier[row] == Tier.EXACT) == (known is not None)
