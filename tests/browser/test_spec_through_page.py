"""Every set of every page of ``tests/spec``, in the unit's page as by the command line.

What the first worked case of a set hands in is opened as a draft. Total, grade, what
the official form prints, all that is told, and, by a click on each score, how it came
about: all of it stands in the page as the command line writes it.
"""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from lxml.html import fromstring
from playwright.sync_api import Page
from tests.browser.conftest import Served, Visits
from tests.test_spec import PAGES, SPEC, cases
from tests.web.people import program
from tests.web.rest.commands import Commands

from perfscore.api.loading import load_set_text
from perfscore.store.sets import Content, insert_published
from perfscore.wire.assessment_document import assessment_document
from perfscore.wire.assessment_text import assessment_yaml

Plain = dict[str, Any]
Element = Any
"""Of HTML: lxml states no narrower type for what XPath finds."""

_PARTS = 8
"""The pages are tried in so many parts, which workers share among them."""
_SHOWN = """async () => {
  const all = (wish, within = document) => [...within.querySelectorAll(wish)];
  const text = (element) => (element ? element.textContent : "");
  const step = (item) => {
    const holder = item.querySelector(":scope > details") || item;
    const rule = holder.querySelector(":scope > .rule");
    return {
      words: text(holder.children[0]),
      rule: text(rule && rule.querySelector(".rule-text")),
      basis: text(rule && rule.querySelector(".basis")),
      below: all(":scope > ol > li", holder).map(step),
    };
  };
  const side = document.querySelector("#side-body");
  const derived = async (button) => {
    button.click();
    const until = Date.now() + 15000;
    while (side.querySelector(":scope > .quiet") && Date.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    const name = text(document.querySelector("#side-title"));
    const steps = all(":scope > div > .derivation > li", side).map(step);
    return { score: button.textContent, name, steps };
  };
  const lines = [];
  for (const each of all("table.official .score-button[aria-label^=得分]")) {
    lines.push(await derived(each));
  }
  const whole = await derived(document.querySelector(".bar-score"));
  document.querySelector(".bar-side > .button").click();
  const printed = all("table.official :is(.score, .group, .total, .grade)").map(
    (cell) => text(cell.querySelector(".cell-text, .score-button")));
  return {
    total: text(document.querySelector(".bar-total")),
    grade: text(document.querySelector(".bar-grade")),
    told: all(".summary-said").map(text).sort(),
    whole: whole.steps,
    lines,
    printed,
  };
}"""
_PRINTED = "//table//*[{}]".format(
    " or ".join(
        f"contains(concat(' ', @class, ' '), ' {each} ')"
        for each in ("score", "group", "total", "grade")
    )
)
_UNDEFINED = {"", "—", "等级：—"}


@dataclass(frozen=True, slots=True)
class First:
    """A set of a page, and what its first worked case hands in."""

    page: str
    text: str
    document: Plain
    as_file: str


def firsts(part: int) -> Iterator[First]:
    """Give the sets of some pages that have worked cases."""
    for name in PAGES[part::_PARTS]:
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


def draft(served: Served, first: First, number: int) -> str:
    """Put a set on the shelf, and begin a draft by it; give its id."""
    content = Content(first.text, f"spec/{number}", "1", first.page, "project")
    with served.service.database.changing() as connection:
        insert_published(connection, content, program(), unit_id=None)
    answer = served.signing("unit", "unit_a").post(
        "/v1/assessments",
        json={"set": f"spec/{number}@1", "document": first.document},
    )
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


@pytest.fixture
def commands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Commands:
    """Give the command line in a folder of its own."""
    folder = tmp_path / "commands"
    folder.mkdir()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return Commands(folder, monkeypatch, capsys)


@pytest.mark.parametrize("part", range(_PARTS))
def test_the_page_shows_what_the_command_line_says(
    served: Served, visits: Visits, commands: Commands, part: int
) -> None:
    page = visits("unit", "unit_a")
    wrong = []
    for number, each in enumerate(firsts(part)):
        page.goto(f"/assessments/{draft(served, each, number)}")
        wrong += [f"{each.page}: {one}" for one in differing(page, each, commands)]
    assert wrong == []


def differing(page: Page, first: First, commands: Commands) -> Iterator[str]:
    """Say what a page shows otherwise than the command line."""
    commands.file("set.perf", first.text)
    commands.file("自评.yaml", first.as_file)
    said, shown = said_of(commands), page.evaluate(_SHOWN)
    for name in ("total", "grade", "told", "whole"):
        if shown[name] != said[name]:
            yield f"{name}: {shown[name]} is not {said[name]}"
    lines = [{**each, "steps": each["steps"][:1]} for each in shown["lines"]]
    if in_order(lines) != in_order(said["lines"]):
        yield f"lines: {in_order(lines)} are not {in_order(said['lines'])}"
    # What a line lacks is said of it alone, and of the whole beside what others lack.
    known = set(words_in(said["whole"]))
    for each in shown["lines"]:
        below = [one for section in each["steps"][1:] for one in section["below"]]
        if not known.issuperset(words_in(below)):
            yield f"what {each['name']} lacks: {words_in(below)}"
    # Rows that a unit may still add stand in the page alone, with their headings.
    printed: Counter[str] = Counter(said["printed"])
    printed -= Counter(shown["printed"])
    if set(printed) - _UNDEFINED:
        yield f"printed: {dict(printed)} is not in {shown['printed']}"


def in_order(lines: list[Plain]) -> list[str]:
    """Give lines so that it makes no difference which stands above which."""
    return sorted(json.dumps(each, ensure_ascii=False) for each in lines)


def words_in(steps: list[Plain]) -> list[str]:
    """Give what a derivation says, step by step."""
    inner = (one for each in steps for one in words_in(each["below"]))
    return [*(each["words"] for each in steps), *inner]


def said_of(commands: Commands) -> Plain:
    """Give what the command line says, as a page is to show it."""
    words = ("自评.yaml", "--set", "set.perf")
    (scored,) = json.loads(commands.written("得分.json", "score", *words))
    form: Element = fromstring(commands.written("表.html", "score", *words))
    derived: Element = fromstring(commands.written("推导.html", "explain", *words))
    (root,) = derived.xpath("//section[@class='derivation']/*[not(self::h2)]")
    steps = [step_of(each) for each in root.xpath("./details | ./div")]
    count = len(scored["indicators"])
    return {
        "total": scored["total"] or "—",
        "grade": scored["grade"] or "",
        "told": sorted(each["message"] for each in scored["findings"]),
        "lines": [
            {
                "score": score_of(line, step["words"]),
                "name": line["path"][-1],
                "steps": [step],
            }
            for line, step in zip(scored["indicators"], steps[:count], strict=True)
        ],
        "whole": steps[count:],
        "printed": ["\n".join(each.itertext()) for each in form.xpath(_PRINTED)],
    }


def step_of(element: Element) -> Plain:
    """Read a step of a derivation, and those below it."""
    (own,) = element.xpath("self::div | ./summary")
    basis = "".join(own.xpath("./span[@class='said']/span[@class='basis']/text()"))
    (said,) = own.xpath("./span[@class='said']")
    return {
        "words": said.text_content().removesuffix(f" {basis}" if basis else ""),
        "rule": own.xpath("string(./span[@class='rule']/code)"),
        "basis": basis,
        "below": [step_of(each) for each in element.xpath("./details | ./div")],
    }


def score_of(line: Plain, words: str) -> str:
    """Give what the official form writes as the score of a line."""
    for each in ("不计分", "未评分", "不适用"):
        if words.endswith(f"：{each}"):
            return each.removesuffix("不计分")
    return line["score"] or "—"
