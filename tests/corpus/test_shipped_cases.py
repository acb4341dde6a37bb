"""The worked cases of the shipped sets pass."""

import pytest
from tests.corpus.sets import SHIPPED, compiled, set_source

from perfscore.api.testing import cases_as_text, run_checked


@pytest.mark.parametrize("name", SHIPPED)
def test_the_cases_of_a_shipped_set_pass(name: str) -> None:
    checked = compiled(set_source(name)).value
    assert checked is not None
    run = run_checked(checked)
    assert run.is_passed, cases_as_text(run)
