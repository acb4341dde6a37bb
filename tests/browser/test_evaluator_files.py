"""An evaluator drops many files, and goes through what was found in them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect
from tests.browser.conftest import Served, Size, Visits, serious_findings
from tests.browser.many_files import ACCOUNTS, BROKEN, NO_FORM, written
from tests.browser.reviewing import tab_to
from tests.web.people import program

from perfscore.store import people
from perfscore.store.people import NewUser
from perfscore.web.security.passwords import hasher

_DROP = """([name, text]) => {
  const transfer = new DataTransfer();
  transfer.items.add(new File([text], name, { type: "text/html" }));
  const event = new DragEvent("drop", { dataTransfer: transfer, bubbles: true });
  document.getElementById("drop").dispatchEvent(event);
}"""


@pytest.fixture
def working(served: Served) -> Iterator[Served]:
    """Give the service with the thread that does its jobs."""
    jobs = served.signing.app.state.jobs
    jobs.start()
    yield served
    jobs.stop()


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return written(tmp_path_factory.mktemp("files"))


def with_password(served: Served, login: str, password: str) -> None:
    unit = served.org.units["county_a"]
    digest = hasher(served.service.settings.passwords).digest(password)
    new = NewUser(login, "复核人", "evaluator", unit.id, digest)
    with served.service.database.changing() as connection:
        people.add_user(connection, new, program())


def handed_in(page: Page, files: list[Path]) -> None:
    page.goto("/reviews/upload")
    page.locator("#drop-files").set_input_files(files)
    page.get_by_role("button", name="开始审核").click()
    expect(page.locator("#job-result")).to_be_visible(timeout=60_000)


def test_from_sign_in_to_the_exported_findings_by_keyboard(
    working: Served,
    visits: Visits,
    files: list[Path],
    tmp_path: Path,
    shot: Callable[[Page, str], None],
) -> None:
    password = "three blind mice 3"  # noqa: S105
    with_password(working, "fuhe", password)
    context = visits.context("evaluator", "county_a")
    context.clear_cookies()
    page = visits.page(context)
    page.goto("/reviews/upload")
    tab_to(page, "#login")
    page.keyboard.type("fuhe")
    page.keyboard.press("Tab")
    page.keyboard.type(password)
    page.keyboard.press("Enter")
    expect(page.locator("#drop")).to_be_visible()

    tab_to(page, "#drop-files")
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Space")
    chooser.value.set_files(files)
    expect(page.locator("#drop-picked")).to_contain_text(f"已选 {len(files)} 个文件")
    tab_to(page, "#drop-send")
    page.keyboard.press("Enter")
    result = page.locator("#job-result")
    expect(result).to_be_visible(timeout=60_000)
    expect(page.locator("#job-status")).to_contain_text("没有读出 2")

    # What was not read stands first, then the one with the most errors: 009 has two.
    names = page.locator(".file-name")
    expect(names.nth(2)).to_contain_text("009.")
    assert {names.nth(0).inner_text(), names.nth(1).inner_text()} == {BROKEN, NO_FORM}
    assert ACCOUNTS not in names.all_inner_texts()
    assert page.locator("img[src=x]").count() == 0

    tab_to(page, "#f-q")
    page.keyboard.type("总分印作 100")
    expect(names).to_have_count(1)
    expect(page.locator("#job-count")).to_have_text("1 份")
    tab_to(page, "#job-files summary")
    page.keyboard.press("Enter")
    findings = page.locator(".finding-line")
    expect(findings).to_have_count(1)
    expect(findings).to_contain_text("由各项得分得出的是 110，差 10")
    shot(page, "evaluator-files")

    link = page.get_by_role("link", name="导出 Excel")
    link.focus()
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    book = load_workbook(path)
    heads, first, *_ = book.worksheets[0].iter_rows(values_only=True)
    row = dict(zip(heads, first, strict=True))
    assert str(row["文件"]).startswith("009.")
    assert (row["自评总分"], row["重算总分"], row["涉及分"]) == (100, 110, 10)
    assert (row["错误"], row["单位"]) == (2, "中江县水利局")


@pytest.mark.usefixtures("working")
def test_a_file_opens_with_findings_at_its_cells(
    visits: Visits, files: list[Path]
) -> None:
    page = visits("evaluator", "county_a")
    handed_in(page, [each for each in files if each.stem in {"009", "016"}])
    page.locator("summary", has_text="009.").click()
    page.get_by_role("link", name="打开这份表").first.click()
    expect(page.locator("#file")).not_to_have_attribute("aria-busy", "true")
    expect(page.locator(".total-value")).to_have_text(["100", "110"])
    page.locator(".finding-head", has_text="总分印作 100").click()
    expect(page.locator(".is-meant")).to_have_id("foot-total_score")
    page.get_by_role("tab", name="计算过程").click()
    expect(page.locator(".derivation")).to_contain_text("10 × 100% = 10")
    assert serious_findings(page) == []
    page.go_back()
    expect(page.locator("#job-result")).to_be_visible()


@pytest.mark.usefixtures("working")
def test_dropped_files_with_markup_are_shown_as_text(visits: Visits) -> None:
    page = visits("evaluator", "county_a")
    page.goto("/reviews/upload")
    name = "<script>alert(1)</script>.html"
    text = "<title>没有表</title><script>alert(2)</script>"
    page.evaluate(_DROP, [name, text])
    page.get_by_role("button", name="开始审核").click()
    shown = page.locator(".file-name")
    expect(shown).to_have_text(["<script>alert(1)</script>.html"], timeout=60_000)


@pytest.mark.usefixtures("working")
@pytest.mark.parametrize("size", ["desk", "phone"])
def test_everybody_can_use_the_list(
    visits: Visits, files: list[Path], size: Size
) -> None:
    page = visits("evaluator", "county_a", size)
    wanted = [e for e in files if e.stem in {"005", "009"} or e.name == BROKEN]
    handed_in(page, wanted)
    page.locator("summary").first.click()
    assert serious_findings(page) == []
    width = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert width <= 0


def test_jobs_of_others_are_not_there(
    working: Served, visits: Visits, files: list[Path]
) -> None:
    page = visits("evaluator", "county_a")
    handed_in(page, files[:1])
    job = page.url.partition("job=")[2]
    other = working.signing("evaluator", "city_a")
    for path in ("", "/findings", "/items/1/desk", "/items", "/result"):
        assert other.get(f"/v1/jobs/{job}{path}").status_code == 404
