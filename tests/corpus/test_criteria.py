"""The real criteria: each has a page that quotes it as it was collected."""

import re

import pytest
from tests.criteria_page import MISSING, PAGES, criteria, quoted, stated


@pytest.mark.parametrize("criterion", criteria(), ids=lambda each: each["id"])
def test_a_criterion_is_quoted_and_stated_with_cases(
    criterion: dict[str, str],
) -> None:
    if criterion["id"] in MISSING:
        return
    page = (PAGES / f"{criterion['id']}.md").read_text("utf-8")
    assert quoted(page) == criterion["text"]
    assert "来源：" in page
    assert stated(page) is not None
    assert len(re.findall("^用例 ", page, re.MULTILINE)) >= 2


def test_almost_all_are_stated() -> None:
    assert len(criteria()) == 113
    assert len(MISSING) <= 3
