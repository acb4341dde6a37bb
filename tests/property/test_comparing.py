"""Comparing sets: nothing that is only writing differs, and both ways say the same."""

import random
from functools import cache
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfscore.api.compiling import compile_set
from perfscore.api.formatting import format_set
from perfscore.api.loading import shipped_text
from perfscore.api.shipped import shipped_ids
from perfscore.compare.difference import Change, Difference
from perfscore.compare.sets import compare_sets
from perfscore.model.indicator_set import IndicatorSet
from perfscore.source import Source

TEXTS = {name: shipped_text(name).value or "" for name in shipped_ids()}
MIRRORED = {Change.ADDED: Change.REMOVED, Change.REMOVED: Change.ADDED}
SECTIONS = ("等级", "数据", "参数", "定义", "校验", "一级指标", "填报指标评分")


@cache
def lowered(text: str) -> IndicatorSet:
    outcome = compile_set(Source("set.perf", text))
    assert outcome.value is not None, outcome.diagnostics
    return outcome.value.indicator_set


def kinds(before: IndicatorSet, after: IndicatorSet) -> list[str]:
    return [each.kind for each in compare_sets(before, after).differences]


def sections(text: str) -> list[str]:
    """Cut a set before each section; the head comes first."""
    parts = [""]
    for line in text.splitlines(keepends=True):
        if line.startswith(SECTIONS):
            parts.append("")
        parts[-1] += line
    return parts


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("keywords", ["zh", "en"])
def test_layout_and_keywords_make_no_difference(name: str, keywords: str) -> None:
    laid_out = format_set(
        TEXTS[name], keywords="en" if keywords == "en" else "zh"
    ).value
    assert laid_out is not None
    assert kinds(lowered(TEXTS[name]), lowered(laid_out)) == []
    squeezed = "".join(
        line.lstrip(" ") for line in laid_out.splitlines(keepends=True) if line.strip()
    )
    assert kinds(lowered(squeezed), lowered(TEXTS[name])) == []


@settings(max_examples=25)
@given(name=st.sampled_from(sorted(TEXTS)), seed=st.integers(0, 2**32))
def test_the_order_of_sections_makes_no_difference(name: str, seed: int) -> None:
    head, *rest = sections(TEXTS[name])
    random.Random(seed).shuffle(rest)  # noqa: S311 - hypothesis chose the seed
    assert kinds(lowered(TEXTS[name]), lowered(head + "".join(rest))) == []


def mirrored(each: Difference) -> tuple[object, ...]:
    """Turn a difference round; the path is that of either set."""
    change = MIRRORED.get(each.change, each.change)
    return each.section, each.topic, change, each.after, each.before


@pytest.mark.parametrize("pair", [*combinations(sorted(TEXTS), 2)])
def test_the_other_way_round_the_same_differs(pair: tuple[str, str]) -> None:
    one, other = (lowered(TEXTS[name]) for name in pair)
    there = compare_sets(one, other).differences
    back = compare_sets(other, one).differences
    plain = {
        (each.section, each.topic, each.change, each.before, each.after)
        for each in back
    }
    assert {mirrored(each) for each in there} == plain
    assert len(there) == len(back) > 0
