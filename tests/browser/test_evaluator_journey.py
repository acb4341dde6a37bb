"""An evaluator's day in the browser: take up, look, score, return, approve, export."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect
from tests.browser.conftest import Served, Size, Visits, serious_findings
from tests.browser.reviewing import PROJECT, ROWS, handed_in, tab_to

MARKUP = "<img src=x onerror=alert(1)><script>alert(2)</script>"
SCHOOLS = "产出指标 / 数量指标 / 维修校舍"


def opened(page: Page, assessment_id: str) -> None:
    page.goto(f"/reviews/{assessment_id}")
    expect(page.locator("#review")).not_to_have_attribute("aria-busy", "true")


def taken(served: Served, document: dict[str, object] | None = None) -> str:
    """Hand an assessment in, and have 甲县's evaluator take it up."""
    assessment_id = handed_in(served, document)
    evaluator = served.signing("evaluator", "county_a")
    etag = evaluator.get(f"/v1/assessments/{assessment_id}").headers["ETag"]
    answer = evaluator.post(
        f"/v1/assessments/{assessment_id}/take", json={}, headers={"If-Match": etag}
    )
    assert answer.status_code == 200, answer.text
    return assessment_id


def fill_by_keys(page: Page, selector: str, text: str) -> None:
    tab_to(page, selector)
    page.keyboard.press("Control+a")
    page.keyboard.type(text)


def test_from_the_queue_to_the_exported_sheet_by_keyboard(
    served: Served, visits: Visits, tmp_path: Path, shot: Callable[[Page, str], None]
) -> None:
    handed_in(served)
    page = visits("evaluator", "county_a")
    page.goto("/reviews")
    expect(page.locator("#queue-rows tr")).to_have_count(1)
    shot(page, "evaluator-queue")
    tab_to(page, "#queue-rows a")
    page.keyboard.press("t")
    page.wait_for_url("**/reviews/*")
    expect(page.locator("#review")).not_to_have_attribute("aria-busy", "true")

    totals = page.locator(".total-value")
    # Without a score of the evaluator's own, what was recomputed counts.
    expect(totals).to_have_text(["98.67", "97.63", "97.63"])

    # 9 in place of 9.17, the rest as recomputed: 97.63 - 0.17 = 97.46.
    fill_by_keys(page, "#own-score-0", "9.62")
    page.keyboard.press("Tab")
    page.keyboard.type("462.38 ÷ 480.5 × 10")
    fill_by_keys(page, "#own-score-1", "9")
    expect(page.locator("#own-fault-1")).to_contain_text("没有写理由")
    page.keyboard.press("Tab")
    page.keyboard.type("12 所只完成 11 所")
    expect(page.locator(".save-state")).to_have_text("已保存")
    expect(page.locator("#own-fault-1")).to_be_empty()
    expect(totals).to_have_text(["98.67", "97.63", "97.46"])
    page.get_by_role("tab", name="计算过程").click()
    derivation = page.locator("#panel-derivation .derivation")
    expect(derivation.first).to_contain_text("维修校舍（分值 10分，复核得分）")
    expect(derivation.last).to_contain_text("维修校舍（分值 10分，按完成比例")
    shot(page, "evaluator-review")

    tab_to(page, ".review-head .button.primary")
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("97.46")
    tab_to(page, "dialog button[value=send]")
    page.keyboard.press("Enter")
    expect(page.locator(".review-head .badge")).to_have_text("已批准")

    page.get_by_role("tab", name="文件").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="复核表 Excel").click()
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    sheet = load_workbook(path).active
    assert sheet is not None
    assert path.suffix == ".xlsx"
    listed = [
        [each for each in row if each is not None]
        for row in sheet.iter_rows(values_only=True)
    ]
    by_name = {
        str(name): row for row in listed for name in row if isinstance(name, str)
    }
    assert numbers(by_name["维修校舍"]) == [10, 10, 9, -1]
    assert by_name["维修校舍"][-1] == "12 所只完成 11 所"
    assert numbers(by_name["按期完工率"]) == [10, 9, 9.17, 0.17]
    assert by_name["按期完工率"][-1] == "按指标体系重算"
    # 10 + 9.67 + 10 + 9 + 10 = 48.67 claimed, 9 + 9.67 + 10 + 9.17 + 10 reviewed.
    assert numbers(by_name["产出指标小计"]) == [50, 48.67, 47.84, -0.83]
    assert numbers(by_name["总分"]) == [100, 98.67, 97.46, -1.21]


def numbers(row: Sequence[object]) -> list[float]:
    found = [each for each in row if isinstance(each, int | float)]
    return [round(float(each), 2) for each in found]


def test_a_finding_and_its_cell_find_each_other(served: Served, visits: Visits) -> None:
    page = visits("evaluator", "county_a")
    opened(page, taken(served))
    finding = page.locator(".finding", has_text="维修校舍").first
    finding.get_by_role("button").click()
    expect(page.locator("td.is-meant")).to_have_text("101")
    expect(page.locator("td.is-meant")).to_have_id("r0-score")
    expect(finding).to_contain_text("应为")
    page.keyboard.press("Enter")
    expect(page.locator(".is-meant")).to_have_count(0)
    badge = page.locator("#f0-score .badge-finding")
    badge.focus()
    page.keyboard.press("Enter")
    chosen = page.locator(".finding.is-chosen")
    expect(chosen).to_contain_text("预算执行得分")
    expect(chosen.get_by_role("button")).to_be_focused()


def test_the_derivation_opens_down_to_the_working(
    served: Served, visits: Visits
) -> None:
    page = visits("evaluator", "county_a")
    opened(page, taken(served))
    page.get_by_role("tab", name="计算过程").click()
    tree = page.locator(".derivation")
    expect(tree).to_contain_text("97.63")
    line = tree.locator("summary", has_text="维修校舍").first
    line.focus()
    page.keyboard.press("Enter")
    expect(tree).to_contain_text("分值 10 × 完成比例 ≈91.67%")


def test_it_is_returned_with_a_reason_and_comments_at_rows(
    served: Served, visits: Visits
) -> None:
    assessment_id = taken(served)
    page = visits("evaluator", "county_a")
    opened(page, assessment_id)
    page.get_by_role("button", name=f"写意见：{SCHOOLS}").click()
    page.locator("#comment-text").fill(f"少一所 {MARKUP}")
    page.get_by_role("button", name="加上意见").click()
    comment = page.locator(".comment")
    expect(comment).to_contain_text(MARKUP)
    expect(comment).to_contain_text(SCHOOLS)
    page.locator("#comment-text").fill("写错了")
    page.get_by_role("button", name="加上意见").click()
    expect(comment).to_have_count(2)
    page.get_by_role("button", name="删除意见：写错了").click()
    expect(comment).to_have_count(1)

    page.get_by_role("button", name="退回").click()
    send = page.locator("dialog button[value=send]")
    send.click()
    expect(page.locator("#return-fault")).to_contain_text("要求写明")
    page.locator("#return-comment").fill(f"请补验收单 {MARKUP}")
    send.click()
    expect(page.locator(".review-head .badge")).to_have_text("已退回")
    page.get_by_role("tab", name="经过").click()
    history = page.locator(".history")
    expect(history).to_contain_text(MARKUP)
    expect(history).to_contain_text("甲县evaluator")
    expect(page.locator(".own-score")).to_have_count(0)
    unit = served.signing("unit", "unit_a").get(f"/v1/assessments/{assessment_id}")
    assert unit.json()["state"] == "returned"


def test_the_second_window_is_told_and_loses_nothing(
    served: Served, visits: Visits
) -> None:
    assessment_id = taken(served)
    context = visits.context("evaluator", "county_a")
    first, second = visits.page(context), visits.page(context)
    opened(first, assessment_id)
    opened(second, assessment_id)
    first.locator("#own-score-1").fill("9")
    first.locator("#own-reason-1").fill("第一个窗口")
    expect(first.locator(".save-state")).to_have_text("已保存")
    # What only one of them changed is kept of both.
    second.locator("#own-score-2").fill("9")
    second.locator("#own-reason-2").fill("第二个窗口")
    expect(second.locator(".toast")).to_contain_text("已并入本页")
    expect(second.locator("#own-reason-1")).to_have_value("第一个窗口")
    expect(second.locator(".save-state")).to_have_text("已保存")
    # What both changed is asked about.
    first.locator("#own-reason-2").fill("又是第一个")
    first.locator("#own-score-1").fill("8.5")
    dialog = first.get_by_role("dialog")
    expect(dialog).to_contain_text("又是第一个")
    expect(dialog).to_contain_text("第二个窗口")
    dialog.get_by_role("button", name="采用已保存的").click()
    expect(first.locator(".save-state")).to_have_text("已保存")
    kept = served.signing("evaluator", "county_a").get(
        f"/v1/assessments/{assessment_id}/review-scores"
    )
    scores = [(each["score"], each["reason"]) for each in kept.json()["items"][1:3]]
    assert scores == [("8.5", "第一个窗口"), ("9", "第二个窗口")]


def test_scores_survive_a_closed_browser(served: Served, visits: Visits) -> None:
    assessment_id = taken(served)
    page = visits("evaluator", "county_a")
    opened(page, assessment_id)
    page.locator("#own-score-1").fill("11")
    expect(page.locator("#own-fault-1")).to_contain_text("大于分值 10")
    expect(page.locator("#own-score-1")).to_have_attribute("aria-invalid", "true")
    page.close()
    again = visits("evaluator", "county_a")
    opened(again, assessment_id)
    expect(again.locator("#own-score-1")).to_have_value("11")
    expect(again.locator("#own-fault-1")).to_contain_text("大于分值 10")
    again.get_by_role("button", name="批准").click()
    again.locator("dialog button[value=send]").click()
    expect(again.locator(".toast.error")).to_be_visible()
    expect(again.locator(".review-head .badge")).to_have_text("复核中")


def test_what_a_unit_wrote_is_shown_as_text(served: Served, visits: Visits) -> None:
    rows = [dict(each) for each in ROWS]
    rows[3]["偏差原因"] = MARKUP
    assessment_id = taken(served, {**PROJECT, "项目": MARKUP, "指标": rows})
    page = visits("evaluator", "county_a")
    opened(page, assessment_id)
    expect(page.locator("h1")).to_have_text(MARKUP)
    expect(page.locator("#r3-reason")).to_have_text(MARKUP)
    page.goto("/reviews")
    expect(page.locator("#queue-rows a")).to_have_text(MARKUP)
    assert page.locator("img[src=x]").count() == 0


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_everybody_can_use_the_pages(
    served: Served, visits: Visits, size: Size, shot: Callable[[Page, str], None]
) -> None:
    assessment_id = taken(served)
    page = visits("evaluator", "county_a", size)
    page.goto("/reviews")
    expect(page.locator("#queue-rows tr")).to_have_count(1)
    opened(page, assessment_id)
    assert serious_findings(page) == []
    shot(page, f"evaluator-review-{size}")
    for tab in ("计算过程", "意见"):
        page.get_by_role("tab", name=tab).click()
        assert serious_findings(page) == []
    page.get_by_role("button", name="退回").click()
    assert serious_findings(page) == []
    width = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert width <= 0
