"""A bureau's year in the browser: draft, cases, impact, publish, figures, export."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect
from tests.browser.conftest import Served, Size, Visits, serious_findings
from tests.web.bureau.stored import TEXT, keep_all
from tests.web.people import program

from perfscore.store import people
from perfscore.store.people import NewUser
from perfscore.web.security.passwords import hasher

OWN = TEXT.replace("编号 test/small", "编号 city/own").replace(
    "  适用 2025年1月1日\n", ""
)
STRICTER = (
    OWN.replace("版本 2025.1", "版本 2099.1")
    .replace("≥ 80%", "≥ 90%")
    .replace("期望 总分 = 70分", "期望 总分 = 50分")
)
PASSWORD = "一个足够长的密码-2026"  # noqa: S105 - of this test alone


def base_in_force(served: Served) -> None:
    """Publish the first version from 甲市, and keep the assessments by it."""
    bureau = served.signing("bureau", "city_a")
    draft = bureau.post("/v1/set-drafts", json={"text": OWN}).json()["id"]
    wanted = {
        "sha256": sha256(OWN.encode()).hexdigest(),
        "effective_from": "2025-01-01",
        "reason": "补发",
    }
    answer = bureau.post(
        f"/v1/set-drafts/{draft}/publish", json=wanted, headers={"If-Match": '"1"'}
    )
    assert answer.status_code == 200, answer.text
    keep_all(served.service, served.org, "city/own@2025.1")


def signed_in_by_password(served: Served, visits: Visits) -> Page:
    """Sign in at the page, as a bureau user of 甲市 with a password."""
    settings = served.service.settings
    new = NewUser(
        "zhang",
        "张三",
        "bureau",
        served.org.units["city_a"].id,
        hasher(settings.passwords).digest(PASSWORD),
    )
    with served.service.database.changing() as connection:
        people.add_user(connection, new, program())
    context = visits.context("bureau", "city_b")
    context.clear_cookies()
    page = visits.page(context)
    page.goto("/dashboard")
    page.fill("input[name=login]", "zhang")
    page.fill("input[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/dashboard")
    return page


@pytest.fixture
def working(served: Served) -> Iterator[Served]:
    """Give the service with the threads that do its jobs."""
    jobs = served.signing.app.state.jobs
    jobs.start()
    yield served
    jobs.stop()


@pytest.mark.usefixtures("working")
def test_from_sign_in_to_the_exported_figures(
    served: Served, visits: Visits, tmp_path: Path, shot: Callable[[Page, str], None]
) -> None:
    """乙 falls from 70 to 50 by the draft; the figures are of the version before."""
    base_in_force(served)
    page = signed_in_by_password(served, visits)

    page.goto("/sets/drafts")
    page.select_option("#from", "city/own@2025.1")
    page.click("#begin-from button[type=submit]")
    page.wait_for_url("**/sets/drafts/*")
    text = page.locator("#text")
    text.fill(STRICTER)
    expect(page.locator("#saved")).to_contain_text("已保存")
    draft = page.url.rsplit("/", 1)[1]
    bureau = served.signing("bureau", "city_a")
    for _ in range(50):
        if bureau.get(f"/v1/set-drafts/{draft}").json()["text"] == STRICTER:
            break
        page.wait_for_timeout(100)

    page.goto(f"/sets/drafts/{draft}/publish")
    expect(page.locator("#cases .badge")).to_have_text("1 个全部通过")
    expect(page.locator("#changes tbody tr")).to_have_count(2)
    page.fill("#reason", "写到一半")
    page.click("#try-form button")
    expect(page.locator("#impact .facts")).to_contain_text("−10.00")
    expect(page.locator("#reason")).to_have_value("写到一半")
    shot(page, "bureau-publish")
    with page.expect_download() as saved:
        page.locator("#impact").get_by_role("link", name="导出 Excel").click()
    saved.value.save_as(tmp_path / "impact.xlsx")
    moved = load_workbook(tmp_path / "impact.xlsx")["降得最多"]
    totals = [[x.value for x in row] for row in moved.iter_rows()]
    assert any(70 in row and 50 in row and -20 in row for row in totals)

    page.fill("#from", "2099-01-01")
    page.click("#publish-form button")
    page.click("dialog button[value=yes]")
    page.wait_for_url("**/sets/city~own")
    expect(page.locator("main")).to_contain_text("2099.1")

    unit = served.signing("unit", "unit_a")
    for year, version in ((2098, "2025.1"), (2099, "2099.1")):
        begun = unit.post("/v1/assessments", json={"set": "city/own", "year": year})
        assert begun.json()["set"]["version"] == version

    page.goto("/dashboard")
    page.fill("#least", "1")
    page.check("input[name=by][value=year]")
    page.click(".choose button")
    page.wait_for_url("**least=1**")
    expect(page.locator(".facts")).to_contain_text("85.00")
    shot(page, "bureau-dashboard")
    with page.expect_download() as saved:
        page.get_by_role("link", name="导出 Excel").click()
    saved.value.save_as(tmp_path / "figures.xlsx")
    book = load_workbook(tmp_path / "figures.xlsx")
    rows = [[x.value for x in row[:5]] for row in book["按单位"].iter_rows()]
    # 甲县 submitted 100 (优) and 70 (良).
    assert ["甲县", 2, 1, 1, 0] in rows


def test_a_day_in_the_past_wants_a_reason_at_its_field(
    served: Served, visits: Visits
) -> None:
    """It is told on the page, and the field is where the cursor is."""
    bureau = served.signing("bureau", "city_a")
    made = bureau.post("/v1/set-drafts", json={"text": OWN}).json()
    page = visits("bureau", "city_a")
    page.goto(f"/sets/drafts/{made['id']}/publish")
    year = datetime.now(UTC).year - 1
    page.fill("#from", f"{year}-01-01")
    page.click("#publish-form button")
    expect(page.locator("#publish-fault")).to_contain_text("理由")
    expect(page.locator("#reason")).to_be_focused()
    page.keyboard.type("去年漏发")
    page.click("#publish-form button")
    page.keyboard.press("Enter")
    page.wait_for_url("**/sets/city~own")

    # Nobody has used it: it can be withdrawn, with a reason.
    withdraw = page.get_by_role("button", name="撤回这个版本")
    withdraw.click()
    page.get_by_role("dialog").get_by_role("button", name="撤回").click()
    expect(page.locator("#toasts")).to_contain_text("要求写明理由")
    withdraw.click()
    page.get_by_label("理由").fill("分值有误")
    page.get_by_role("dialog").get_by_role("button", name="撤回").click()
    expect(page.locator(".page-head .badge")).to_have_text("已撤回")
    expect(withdraw).to_have_count(0)


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_the_pages_can_be_used_by_everybody(
    served: Served,
    visits: Visits,
    shot: Callable[[Page, str], None],
    size: Size,
) -> None:
    """Nothing serious by axe; nothing is wider than the screen."""
    base_in_force(served)
    bureau = served.signing("bureau", "city_a")
    made = bureau.post("/v1/set-drafts", json={"text": STRICTER}).json()
    bureau.post(f"/v1/set-drafts/{made['id']}/impact", json={})
    served.signing.app.state.jobs.do_all()
    page = visits("bureau", "city_a", size)
    for name, path in (
        ("dashboard", "/dashboard?least=1"),
        ("empty", "/dashboard?year=1999"),
        ("publish", f"/sets/drafts/{made['id']}/publish"),
    ):
        page.goto(path)
        assert serious_findings(page) == []
        wide = page.evaluate("document.documentElement.scrollWidth")
        viewport = page.viewport_size
        assert viewport is not None
        assert wide <= viewport["width"]
        shot(page, f"bureau-{name}-{size}")
