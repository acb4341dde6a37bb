"""Every set of every page of ``tests/spec``, through REST as by the command line.

What is wrong with a set, how it is laid out and what comes of its worked cases stand on
its page. What the first case hands in is scored and explained, posted as a file beside
the set, and has to come out letter for letter as the command line writes it.
"""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.test_spec import PAGES, SPEC, Case, cases
from tests.web.rest.commands import Commands

from perfscore.api.loading import load_set_text
from perfscore.api.told import Language
from perfscore.wire.assessment_text import assessment_yaml

EVERY = 10
"""One page of so many is tried in English too, with each form of JSON."""


def sets_of(name: Path) -> list[Case]:
    return cases((SPEC / name).read_text("utf-8"))


def first_of(case: Case) -> str | None:
    """Give what the first worked case of a set hands in, as an assessment file."""
    checked = load_set_text(case.source.text, name="set.perf").value
    if checked is None or not checked.indicator_set.cases:
        return None
    return assessment_yaml(checked.indicator_set.cases[0].assessment)


@pytest.mark.parametrize("name", PAGES, ids=str)
def test_the_service_does_what_a_page_says(
    name: Path, caller: TestClient, commands: Commands
) -> None:
    for case in sets_of(name):
        body = {"name": "set.perf", "text": case.source.text}
        answer = caller.post("/v1/check?format=text", json=body)
        assert answer.status_code == 200
        assert answer.text.split() == case.expected["diagnostics"]["text"].split()
        if "formatted" in case.expected:
            laid_out = caller.post("/v1/format", json=body)
            assert laid_out.text == case.expected["formatted"]["text"]
        if "cases" in case.expected:
            run = caller.post("/v1/cases?format=text", json=body)
            assert run.text == case.expected["cases"]["text"]
        first = first_of(case)
        if first is not None:
            is_scored_alike(first, case, "zh", caller, commands)


@pytest.mark.parametrize("name", PAGES[::EVERY], ids=str)
def test_the_service_says_it_in_english(
    name: Path, caller: TestClient, commands: Commands
) -> None:
    for case in sets_of(name):
        set_file = {
            "file": (commands.file("set.perf", case.source.text), case.source.text)
        }
        checked = caller.post("/v1/check?lang=en", files=set_file)
        by_command = commands("check", "set.perf", "--format", "json", language="en")
        assert checked.text == by_command
        first = first_of(case)
        if first is None:
            continue
        is_scored_alike(first, case, "en", caller, commands)
        tried = caller.post("/v1/cases?lang=en", files=set_file)
        assert tried.text == commands(
            "test", "set.perf", "--format", "json", language="en"
        )


def is_scored_alike(
    first: str, case: Case, language: Language, caller: TestClient, commands: Commands
) -> None:
    """Score and explain an assessment by a set, both as posted and as files."""
    text = case.source.text
    commands.file("set.perf", text)
    commands.file("自评.yaml", first)
    arguments = ("自评.yaml", "--set", "set.perf", "--format", "json")
    files = {"file": ("自评.yaml", first), "set": ("set.perf", text)}
    scored = caller.post(f"/v1/score?lang={language}", files=files)
    assert scored.text == commands("score", *arguments, language=language)
    explained = caller.post(f"/v1/explain?lang={language}", files=files)
    assert explained.text == commands("explain", *arguments, language=language)
