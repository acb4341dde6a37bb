"""The literate pages of ``spec/``: a set, and what is to be said of it or made of it.

A page is prose with fenced blocks. A block ``perf`` is a set; the blocks behind it say
what is expected: ``diagnostics`` (always; empty where nothing is wrong), ``formatted``,
and ``formatted zh`` or ``formatted en`` with the keywords of that language; ``cases``
is what ``perfscore test`` prints; ``derivation`` is how the first worked case came
about. The worked cases of a set pass in any case.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest

from perfscore.api.compiling import compile_set
from perfscore.api.explaining import explain
from perfscore.api.testing import cases_as_text, cases_summary, run_checked
from perfscore.diagnostics.model import Language
from perfscore.diagnostics.text import render
from perfscore.source import Source
from perfscore.syntax.formatter import format_text

SPEC = Path(__file__).parent / "spec"
PAGES = sorted(path.relative_to(SPEC) for path in SPEC.rglob("*.md"))
FENCE = re.compile(r"^```(?P<kind>.+)\n(?P<text>(?:(?!```).*\n)*)```$", re.MULTILINE)


def diagnostics(source: Source) -> str:
    found = compile_set(source).diagnostics
    return "".join(f"{render(each, language='zh')}\n" for each in found)


def formatted(source: Source, *, keywords: Language | None = None) -> str:
    return format_text(source, keywords=keywords).value or ""


def worked_cases(source: Source) -> str:
    checked = compile_set(source).value
    if checked is None:
        return ""
    run = run_checked(checked)
    return cases_as_text(run) + cases_summary(run)


def first_case_explained(source: Source) -> str:
    checked = compile_set(source).value
    if checked is None:
        return ""
    first, *_ = run_checked(checked).results
    return explain(first.score) or ""


EXPECTATIONS: Mapping[str, Callable[[Source], str]] = {
    "diagnostics": diagnostics,
    "cases": worked_cases,
    "derivation": first_case_explained,
    "formatted": formatted,
    "formatted zh": partial(formatted, keywords="zh"),
    "formatted en": partial(formatted, keywords="en"),
}


@dataclass(frozen=True)
class Case:
    """A set on a page, and the blocks that say what is expected of it, by kind."""

    source: Source
    expected: dict[str, re.Match[str]] = field(default_factory=dict)


def cases(page: str) -> list[Case]:
    """Read a page; it fails where a block would go untested."""
    found: list[Case] = []
    blocks = list(FENCE.finditer(page))
    assert page.count("```") == 2 * len(blocks), "a fence is not closed, or has no kind"
    for block in blocks:
        kind = block["kind"]
        if kind == "perf":
            found.append(Case(Source("set.perf", block["text"])))
            continue
        assert kind in EXPECTATIONS, f"no block is of the kind {kind}"
        assert found, f"{kind} stands before the first set"
        assert kind not in found[-1].expected, f"{kind} stands twice behind one set"
        found[-1].expected[kind] = block
    assert found, "no set stands on the page"
    assert all("diagnostics" in case.expected for case in found), (
        "what is wrong with a set is always stated"
    )
    return found


def as_it_should_be(page: str) -> str:
    """Give the page with each expectation as the program now fulfils it."""
    pieces, position = [], 0
    for case in cases(page):
        for kind, block in case.expected.items():
            start, end = block.span("text")
            pieces += [page[position:start], EXPECTATIONS[kind](case.source)]
            position = end
    return "".join([*pieces, page[position:]])


@pytest.mark.parametrize("name", PAGES, ids=str)
def test_a_page_says_what_the_program_does(
    name: Path, request: pytest.FixtureRequest
) -> None:
    path = SPEC / name
    page = path.read_text("utf-8")
    if request.config.getoption("--update-spec"):
        path.write_text(as_it_should_be(page), "utf-8", newline="\n")
    else:
        assert as_it_should_be(page) == page


@pytest.mark.parametrize("name", PAGES, ids=str)
def test_the_worked_cases_of_a_page_pass(name: Path) -> None:
    for case in cases((SPEC / name).read_text("utf-8")):
        checked = compile_set(case.source).value
        if checked is not None and checked.indicator_set.cases:
            run = run_checked(checked)
            assert run.is_passed, cases_as_text(run)


def test_each_trap_of_the_texts_has_a_page() -> None:
    names = [path.name for path in (SPEC / "ambiguities").iterdir()]
    assert sorted(name[:3] for name in names) == [f"{n:02}_" for n in range(1, 19)]


def test_nothing_but_pages_lies_in_the_folder() -> None:
    files = [path for path in SPEC.rglob("*") if path.is_file()]
    assert [path.name for path in files if path.suffix != ".md"] == []


@pytest.mark.parametrize(
    "page",
    [
        "no set\n",
        "```diagnostics\n```\n",
        "```perf\n指标体系 “甲”\n```\n",
        "```perf\n```\n```diagnostics\n```\n```diagnostics\n```\n",
        "```perf\n```\n```diagnostic\n```\n",
        "```perf\n```\n```diagnostics\n```\n```\nno kind\n```\n",
        "```perf\n```\n```diagnostics\n",
    ],
)
def test_a_block_that_nothing_would_test_is_found(page: str) -> None:
    with pytest.raises(AssertionError):
        cases(page)
