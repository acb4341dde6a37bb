"""Every page of the service: for everybody, on a desk and on a phone, and on paper."""

import re
from dataclasses import dataclass
from time import monotonic, sleep

import pytest
from fastapi.responses import HTMLResponse
from playwright.sync_api import Page
from starlette.routing import compile_path
from tests.browser.conftest import Served, Size, Visits, serious_findings
from tests.browser.reviewing import PROJECT, handed_in
from tests.laying.html import html_text
from tests.laying.published import paper_form, published
from tests.web.people import Place
from tests.web.security.test_matrix import routes_of
from tests.web.sets.texts import small_set

from perfscore.store.people import Role

_MOST_BYTES = 150_000
"""Of a page at its first look: what it is sent, packed, with styles and scripts."""
_LANGUAGES: dict[Size, str] = {"desk": "zh", "phone": "en"}
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_FACTS = """() => ({
  title: document.title,
  language: document.documentElement.lang,
  headings: [...document.querySelectorAll("h1")].map((each) => each.textContent.trim()),
  over: document.documentElement.scrollWidth - innerWidth,
  bytes: ["navigation", "resource"]
    .flatMap((each) => performance.getEntriesByType(each))
    .reduce((sum, each) => sum + each.encodedBodySize, 0),
  words: [...document.querySelectorAll(
    ".badge, nav a, table.list thead th, .page-head .button, .filters label",
  )].map((each) => each.textContent.trim()),
})"""
_COUNTED = """(() => {
  const fetched = window.fetch;
  window.open_fetches = 0;
  const done = () => { window.open_fetches -= 1; };
  window.fetch = async (...asked) => {
    window.open_fetches += 1;
    try {
      const response = await fetched(...asked);
      response.clone().arrayBuffer().then(done, done);
      return response;
    } catch (fault) {
      done();
      throw fault;
    }
  };
})()"""
_QUIET = """async () => {
  for (let quiet = 0; quiet < 5; quiet += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    quiet = window.open_fetches ? -1 : quiet;
  }
}"""
"""Until nothing is fetched any more; the browser says so half a second later."""
_ON_PAPER = """() => [".chrome", ".skip", ".toasts", ".filters", ".bar", ".tabs"]
  .filter((each) => document.querySelector(each)?.checkVisibility())"""


@dataclass(frozen=True, slots=True)
class Visit:
    """A page, and who looks at it; None where nobody has signed in."""

    path: str
    who: tuple[Role, Place] | None
    status: int = 200


@pytest.fixture
def pages(served: Served) -> list[Visit]:
    """Give every page of the service, the forms in each state among them."""
    unit = served.signing("unit", "unit_a")
    blank = unit.post("/v1/assessments", json={"set": PROJECT["指标体系"]}).json()["id"]
    waiting, returned, approved = (handed_in(served) for _ in range(3))
    _reviewed(served, returned, "return", {"comment": "请核实"})
    _reviewed(served, approved, "approve", {})
    evaluator = served.signing("evaluator", "county_a")
    form = html_text(paper_form(published()["009"])).encode()
    files = [("file", ("表.html", form)), ("file", ("坏的.txt", "没有表".encode()))]
    job = evaluator.post("/v1/jobs", data={"kind": "audit"}, files=files).json()["id"]
    _until_done(served, job)
    bureau = served.signing("bureau", "city_a")
    draft = bureau.post("/v1/set-drafts", json={"text": small_set()}).json()["id"]
    admin = served.signing("administrator", "city_a")
    user = served.org.user("unit", "unit_a")
    link = admin.post(f"/v1/users/{user.id}/invitation").json()["link"]
    a_unit: tuple[Role, Place] = ("unit", "unit_a")
    a_reviewer: tuple[Role, Place] = ("evaluator", "county_a")
    a_bureau: tuple[Role, Place] = ("bureau", "city_a")
    an_admin: tuple[Role, Place] = ("administrator", "city_a")
    return [
        Visit("/sign-in", None),
        Visit("/welcome/" + link.rpartition("/")[2], None),
        Visit("/welcome/none", None, 404),
        Visit("/assessments", a_unit),
        Visit("/assessments/new", a_unit),
        *(Visit(f"/assessments/{each}", a_unit) for each in (blank, waiting, returned)),
        Visit(f"/assessments/{approved}", ("auditor", "province")),
        Visit("/account", a_unit),
        Visit("/reviews", a_reviewer),
        Visit(f"/reviews/{waiting}", a_reviewer),
        Visit(f"/reviews/{approved}", a_reviewer),
        Visit("/reviews/upload", a_reviewer),
        *(Visit(f"/reviews/upload/{job}/{each}", a_reviewer) for each in (1, 2)),
        Visit("/dashboard", a_bureau),
        Visit("/sets", a_bureau),
        Visit("/sets/national~project-2020", a_bureau),
        Visit("/sets/national~project-2020/2020.1", a_bureau),
        Visit("/sets/drafts", a_bureau),
        Visit(f"/sets/drafts/{draft}", a_bureau),
        Visit(f"/sets/drafts/{draft}/publish", a_bureau),
        Visit("/people", an_admin),
        Visit("/log", an_admin),
        Visit("/people", a_unit, 403),
        Visit(f"/assessments/{'0' * 70}", a_unit, 422),
    ]


def _until_done(served: Served, job: str) -> None:
    jobs = served.signing.app.state.jobs
    evaluator = served.signing("evaluator", "county_a")
    jobs.start()
    try:
        until = monotonic() + 30
        while monotonic() < until:
            if evaluator.get(f"/v1/jobs/{job}").json()["state"] == "done":
                return
            sleep(0.05)
        pytest.fail("the file is not audited")
    finally:
        jobs.stop()


def _reviewed(
    served: Served, assessment_id: str, action: str, body: dict[str, str]
) -> None:
    evaluator = served.signing("evaluator", "county_a")
    path = f"/v1/assessments/{assessment_id}"
    for step, said in (("take", {}), (action, body)):
        etag = evaluator.get(path).headers["ETag"]
        answer = evaluator.post(f"{path}/{step}", json=said, headers={"If-Match": etag})
        assert answer.status_code == 200, answer.text


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_every_page_is_for_everybody(
    visits: Visits, pages: list[Visit], size: Size
) -> None:
    """Chinese on a desk, English on a phone; scripts and styles within the policy."""
    language = _LANGUAGES[size]
    opened: dict[tuple[Role, Place] | None, Page] = {}
    for each in pages:
        if each.who not in opened:
            context = (
                visits.context(*each.who, size) if each.who else visits.nobody(size)
            )
            context.add_init_script(_COUNTED)
            opened[each.who] = visits.page(context)
        page = opened[each.who]
        answer = page.goto(f"{each.path}?lang={language}")
        assert answer is not None
        assert answer.status == each.status, each.path
        page.evaluate(_QUIET)
        page.wait_for_selector("[aria-busy=true]", state="detached")
        _is_whole(page, each.path, language)
        assert serious_findings(page) == [], each.path
        if size == "desk":
            page.emulate_media(media="print")
            assert page.evaluate(_ON_PAPER) == [], each.path
            page.emulate_media(media="screen")


def _is_whole(page: Page, path: str, language: str) -> None:
    found = page.evaluate(_FACTS)
    assert found["title"].partition(" · ")[0], path
    assert found["language"] == {"zh": "zh-CN", "en": "en"}[language], path
    assert len(found["headings"]) == 1, path
    assert found["headings"][0], path
    assert found["over"] <= 0, path
    assert 0 < found["bytes"] < _MOST_BYTES, path
    if language == "en":
        mixed = [each for each in found["words"] if _CHINESE.search(each)]
        assert mixed == [], path


def test_no_page_is_left_out(served: Served, pages: list[Visit]) -> None:
    """A page that is added to the service is added here."""
    seen = {each.path for each in pages}
    missed = {
        path
        for method, path, route in routes_of(served.signing.app)
        if method == "GET"
        and route is not None
        and route.response_class is HTMLResponse
        and not any(compile_path(path)[0].match(each) for each in seen)
    }
    assert missed == set()
