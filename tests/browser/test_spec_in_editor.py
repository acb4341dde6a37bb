"""Every set of every page of ``tests/spec``, in the bureau's editor as on its page.

Each is typed into one draft. What the page says is wrong with it is listed below it,
word for word with places and remedies, and its worked cases pass beside it.
"""

import os
import re
from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Page, expect
from tests.browser.conftest import Served, Visits
from tests.test_spec import PAGES, SPEC, Case, cases
from tests.web.sets.texts import small_set

Plain = dict[str, Any]

_EVERY = 1 if os.environ.get("PERFSCORE_WHOLE_SPEC") else 8
"""One page in so many is tried; all of them take minutes."""
_LOOKS = 25
_AT_ONCE = """(() => {
  const later = window.setTimeout;
  window.setTimeout = (action, wait) => later(action, Math.min(wait, 2));
})()"""
"""Nobody types while the editor waits for the next key."""
_TYPED = """async (typed) => {
  const field = document.querySelector("#text");
  const counts = document.querySelector("#counts");
  const panel = document.querySelector("#panel-cases");
  counts.textContent = "";
  panel.replaceChildren();
  field.focus();
  field.select();
  document.execCommand("insertText", false, typed);
  const until = Date.now() + 15000;
  while ((!counts.textContent || !panel.hasChildNodes()) && Date.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}"""
_SHOWN = """() => {
  const all = (wish, within = document) => [...within.querySelectorAll(wish)];
  const text = (element) => (element ? element.textContent : "");
  const panel = document.querySelector("#panel-cases");
  return {
    problems: all("#problems > li").map((each) => ({
      kind: text(each.querySelector(".badge")),
      at: text(each.querySelector(".at")),
      rule: text(each.querySelector(":scope > .small")),
      said: text(each.querySelector(":scope > .said")),
      hint: text(each.querySelector(".hint")),
      related: all(".related", each).map(text),
    })),
    cases: all(".case", panel).map((each) => [
      text(each.querySelector(".badge")), text(each.querySelector("a"))]),
    summary: panel.textContent,
  };
}"""
_PROBLEM = re.compile(
    r"^(?P<kind>错误|警告|提示)\[(?P<rule>[a-z0-9-]+)\]: (?P<said>.*)\n"
    r" *--> (?P<at>.*)\n(?P<rest>(?:[ \d].*\n)*)",
    re.MULTILINE,
)
_KIND = re.compile(r"^(?:错误|警告|提示)\[", re.MULTILINE)
_HINT = re.compile(r"^ *= (改法：.*)$", re.MULTILINE)
_PASSED = re.compile(r"^✓ 用例 “(.*)”（\d+ 项期望）$", re.MULTILINE)
_TAKEN = re.compile(r"评分的行和分支用到 (\d+)/(\d+)")


def test_the_editor_says_of_a_set_what_its_page_says(
    served: Served, visits: Visits
) -> None:
    answer = served.signing("bureau", "city_a").post(
        "/v1/set-drafts", json={"text": small_set()}
    )
    page = visits("bureau", "city_a")
    page.add_init_script(_AT_ONCE)
    page.goto(f"/sets/drafts/{answer.json()['id']}")
    page.get_by_role("tab", name="用例").click()
    expect(page.locator("#panel-cases")).to_contain_text("用例")
    wrong = [
        f"{name}: {each}"
        for name in PAGES[::_EVERY]
        for case in cases((SPEC / name).read_text("utf-8"))
        for each in differing(page, case)
    ]
    assert wrong == []


def differing(page: Page, case: Case) -> list[str]:
    """Type a set; say what the editor tells otherwise than the page it stands on.

    What was asked of the set before may be answered late, and be shown for a moment.
    """
    page.evaluate(_TYPED, case.source.text)
    for _ in range(_LOOKS):
        found = list(differences(page.evaluate(_SHOWN), case))
        if not found:
            break
        page.wait_for_timeout(200)
    return found


def differences(shown: Plain, case: Case) -> Iterator[str]:
    """Say in what that which is shown is not what the page of a set says."""
    told = case.expected["diagnostics"]["text"]
    said = [problem(each) for each in _PROBLEM.finditer(told)]
    assert len(said) == len(_KIND.findall(told))
    problems = [{**each, "related": None} for each in shown["problems"]]
    if problems != said:
        yield f"{problems} are not {said}"
    related = [one for each in shown["problems"] for one in each["related"]]
    if not all(one.partition(" ")[2] in told for one in related):
        yield f"{related} is not in {told}"
    if "cases" in case.expected:
        expected = case.expected["cases"]["text"]
        if shown["cases"] != [["通过", each] for each in _PASSED.findall(expected)]:
            yield f"{shown['cases']} are not {expected}"
        for taken, rows in _TAKEN.findall(expected):
            if f"规则 {rows} 行，用到 {taken} 行" not in shown["summary"]:
                yield f"{shown['summary']} is not {taken} of {rows}"
    elif {kind for kind, _ in shown["cases"]} - {"通过"}:
        yield f"{shown['cases']} have not passed"


def problem(found: re.Match[str]) -> Plain:
    """Read what a page says of a fault."""
    hint = _HINT.search(found["rest"])
    return {
        "kind": found["kind"],
        "at": found["at"].removeprefix("set.perf:"),
        "rule": found["rule"],
        "said": found["said"],
        "hint": hint[1] if hint else "",
        "related": None,
    }
