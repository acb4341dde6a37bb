"""Every set of every page of ``tests/spec``, in the page as by the command line.

What the first worked case of a set hands in is opened as a draft: total, grade, the
score of every line and all that is told of it stand in the page as the command line
writes them; so does, for some lines, how the score came about.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Served, Visits
from tests.test_spec import PAGES, SPEC, cases
from tests.web.people import program
from tests.web.rest.commands import Commands

from perfscore.api.loading import load_set_text
from perfscore.store.sets import Content, insert_published
from perfscore.wire.assessment_document import assessment_document
from perfscore.wire.assessment_text import assessment_yaml

Plain = dict[str, Any]

DERIVED = 8
"""Of one set of so many, how the total came about is opened and read too."""
EVERY = 1 if os.environ.get("PERFSCORE_WHOLE_SPEC") else 12
"""One set of so many is opened: the whole takes minutes."""
_SHOWN = """() => {
  const score = (button) => {
    const row = button.closest("tr");
    const isOfFunds = row.querySelector("[data-at*=预算数]");
    const cell = isOfFunds ? null : row.querySelector("td.name");
    const written = cell && cell.querySelector("textarea");
    const name = cell ? (written ? written.value : cell.textContent) : "";
    return [name, button.textContent];
  };
  const all = (wish) => [...document.querySelectorAll(wish)];
  document.querySelector(".bar-side button").click();
  return {
    total: document.querySelector(".bar-total").textContent,
    grade: document.querySelector(".bar-grade").textContent,
    lines: all("table.official .score-button[aria-label^=得分]").map(score),
    told: all(".summary-said").map((each) => each.textContent),
  };
}"""
_SAID = """() => [...document.querySelectorAll("#side-body .derivation .said")].map(
  (each) => each.parentElement.textContent.trim())"""


@dataclass(frozen=True, slots=True)
class First:
    """A set of a page, and what its first worked case hands in."""

    page: str
    text: str
    document: Plain
    as_file: str


def firsts() -> Iterator[First]:
    """Give the sets of all pages that have worked cases."""
    for name in PAGES:
        for case in cases((SPEC / name).read_text("utf-8")):
            checked = load_set_text(case.source.text, name="set.perf").value
            if checked is not None and checked.indicator_set.cases:
                handed_in = checked.indicator_set.cases[0].assessment
                yield First(
                    str(name),
                    case.source.text,
                    assessment_document(handed_in),
                    assessment_yaml(handed_in),
                )


def drafts(served: Served, found: list[First]) -> list[str]:
    """Put the sets on the shelf, and begin a draft by each; give their ids."""
    with served.service.database.changing() as connection:
        for number, each in enumerate(found):
            content = Content(each.text, f"spec/{number}", "1", each.page, "project")
            insert_published(connection, content, program(), unit_id=None)
    unit = served.signing("unit", "unit_a")
    made = []
    for number, each in enumerate(found):
        answer = unit.post(
            "/v1/assessments",
            json={"set": f"spec/{number}@1", "document": each.document},
        )
        assert answer.status_code == 201, answer.text
        made.append(answer.json()["id"])
    return made


def flat(node: Plain) -> list[str]:
    """Give what a derivation says, line by line."""
    inner = [line for child in node["children"] for line in flat(child)]
    return [f"{node['text']} {node['value']}".strip(), *inner]


@pytest.fixture
def commands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Commands:
    """Give the command line in a folder of its own."""
    folder = tmp_path / "commands"
    folder.mkdir()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return Commands(folder, monkeypatch, capsys)


def test_the_page_shows_what_the_command_line_says(
    served: Served, visits: Visits, commands: Commands
) -> None:
    found = list(firsts())[::EVERY]
    made = drafts(served, found)
    page = visits("unit", "unit_a")
    wrong = []
    for number, (each, draft) in enumerate(zip(found, made, strict=True)):
        page.goto(f"/assessments/{draft}")
        commands.file("set.perf", each.text)
        commands.file("自评.yaml", each.as_file)
        shown, said = page.evaluate(_SHOWN), said_of(commands)
        wrong += [(each.page, what, shown, said) for what in differing(shown, said)]
        if number % DERIVED == 0:
            is_derived_alike(page, each.page, commands)
    assert wrong == []


def said_of(commands: Commands) -> Plain:
    """Give what the command line says, as a page is to show it."""
    words = ("score", "自评.yaml", "--set", "set.perf")
    (said,) = json.loads(commands.written("得分.json", *words))
    is_vetoed = bool(said["vetoes"])
    return {
        "total": said["total"] or "—",
        "grade": said["grade"] or "",
        "lines": sorted(
            (score_of(each, is_vetoed=is_vetoed), each["path"][-1])
            for each in said["indicators"]
        ),
        "told": sorted(each["message"] for each in said["findings"]),
    }


def score_of(line: Plain, *, is_vetoed: bool) -> str:
    """Give what the official form writes as the score of a line."""
    if not line["applicable"]:
        return line["score"] or "不适用"
    return line["score"] or ("未评分" if is_vetoed else "—")


def differing(shown: Plain, said: Plain) -> list[str]:
    """Name what a page shows otherwise; a line without a name is known by its score."""
    lines = [(score, name) for name, score in shown["lines"]]
    even = {
        "total": shown["total"] == said["total"],
        "grade": shown["grade"] == said["grade"],
        "scores": sorted(one for one, _ in lines) == [one for one, _ in said["lines"]],
        "names": all(
            any(one == score and name.startswith(each) for one, each in said["lines"])
            for score, name in lines
            if name
        ),
        "told": sorted(shown["told"]) == said["told"],
    }
    return [name for name, is_even in even.items() if not is_even]


def is_derived_alike(page: Page, where: str, commands: Commands) -> None:
    """Compare how the total came about in the page and by the command line."""
    page.locator(".bar-score").click()
    expect(page.locator("#side-body .derivation")).to_be_visible()
    words = ("explain", "自评.yaml", "总分", "--set", "set.perf")
    said = json.loads(commands.written("推导.json", *words))
    assert page.evaluate(_SAID) == flat(said)[1:], where
