"""What a unit does with the form besides typing numbers: rows, words, pasted tables."""

import re
from pathlib import Path

from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect
from tests.browser.conftest import Served, Visits
from tests.browser.unit_form import begin, cell, paste, saved
from tests.web.people import program

from perfscore.store.sets import Content, insert_published

_TRAVEL = """指标体系 "差旅"
  编号 test/travel
  版本 1
  依据 "例"
  满分 10
  保留 2 位小数，四舍五入
  合计 按已取整得分

明细表 出差
  事由：文本，必填
  金额：金额（元），必填

一级指标 差旅费 10分
  评分 判定
    若 合计(出差.金额) ≤ 1000元：10分
    否则：0分
"""


def _exported(page: Page, path: Path) -> list[list[str]]:
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载").click()
        page.get_by_role("link", name="Excel").click()
    waiting.value.save_as(path)
    sheet = load_workbook(path).worksheets[0]
    return [
        [str(each.value) for each in row if each.value is not None]
        for row in sheet.iter_rows()
    ]


def _names(page: Page) -> Locator:
    return page.get_by_label("资金来源", exact=True)


def test_rows_of_funds_and_goals_and_a_title_reach_the_exported_form(
    visits: Visits, tmp_path: Path
) -> None:
    """What is added to the form is printed there; what is taken out is not."""
    page = visits("unit", "unit_a")
    begin(page)
    page.get_by_role("button", name="项目资金（万元）：加一行").click()
    added = _names(page).last
    expect(added).to_be_focused()
    added.fill("专项债券")
    page.get_by_label("专项债券：全年执行数", exact=True).fill("12.5")
    page.get_by_role("button", name="上年结转资金：删去这一行").click()
    expect(_names(page)).to_have_count(3)
    page.get_by_role("button", name="年度总体目标：加一行").click()
    goals = page.get_by_label("预期目标", exact=True)
    expect(goals).to_have_count(2)
    goals.nth(0).fill("修好校舍")
    goals.nth(1).fill("添置课桌")
    page.get_by_label("标题", exact=True).fill("校舍维修资金自评表")
    title = page.get_by_role("heading", name="校舍维修资金自评表")
    expect(title).to_be_visible()
    saved(page)
    rows = _exported(page, tmp_path / "自评表.xlsx")
    assert rows[0] == ["校舍维修资金自评表"]
    assert ["专项债券", "12.5"] in rows
    assert all("上年结转资金" not in each for each in rows)
    assert ["添置课桌"] in rows


def test_a_word_that_is_being_put_together_is_left_alone(visits: Visits) -> None:
    """Scores come in while an input method is at work; it keeps the cell it is in."""
    page = visits("unit", "unit_a")
    begin(page)
    keys = page.context.new_cdp_session(page)
    cell(page, "数量指标：目标值").fill("≥5个")
    name = page.get_by_label("指标名称").nth(0)
    name.focus()
    name.evaluate("(control) => control.setAttribute('data-mine', '')")
    for letters in ("m", "mian", "mian ji"):
        wish = {"text": letters, "selectionStart": 0, "selectionEnd": len(letters)}
        keys.send("Input.imeSetComposition", wish)
        page.wait_for_timeout(300)
    expect(name).to_have_attribute("data-mine", "")
    keys.send("Input.insertText", {"text": "面积"})
    expect(cell(page, "面积：目标值")).to_have_value("≥5个")
    expect(name).to_have_value("面积")
    expect(name).to_be_focused()
    saved(page)


def test_rows_keep_their_cells_while_the_service_is_away(visits: Visits) -> None:
    """The form is not laid out anew without it; what is typed finds its row."""
    page = visits("unit", "unit_a")
    begin(page)
    cell(page, "质量指标：目标值").fill("≥90%")
    cell(page, "时效指标：目标值").fill("≥7天")
    saved(page)
    page.context.set_offline(True)
    row = page.locator("tr", has=cell(page, "数量指标：目标值"))
    row.hover()
    row.get_by_role("button", name="删去这一行").click()
    expect(cell(page, "数量指标：目标值")).to_be_disabled()
    cell(page, "质量指标：完成值").fill("95%")
    page.get_by_role("button", name=re.compile("成本指标：加一行")).click()
    cell(page, "时效指标：完成值").fill("8天")
    page.context.set_offline(False)
    saved(page)
    page.reload()
    for name, text in (("质量", "95%"), ("时效", "8天"), ("数量", "")):
        expect(cell(page, f"{name}指标：完成值")).to_have_value(text)
    expect(cell(page, "成本指标：完成值")).to_have_count(2)


def test_two_pages_of_one_draft_leave_both_their_edits(visits: Visits) -> None:
    """Neither page takes away what the other could not save before it was closed."""
    context = visits.context("unit", "unit_a")
    pages = [visits.page(context)]
    begin(pages[0])
    address = pages[0].url
    pages.append(visits.page(context))
    pages[1].goto(address)
    context.set_offline(True)
    typed = ("年度资金总额：年初预算数", "90"), ("年度资金总额：全年预算数", "100")
    for page, (name, text) in zip(pages, typed, strict=True):
        cell(page, name).fill(text)
        expect(page.get_by_text(re.compile("没有保存"))).to_be_visible()
    for page in pages:
        page.close()
    context.set_offline(False)
    again = visits.page(context)
    again.goto(address)
    expect(again.get_by_role("button", name="恢复")).to_have_count(2)
    again.get_by_role("button", name="恢复").first.click()
    saved(again)
    again.get_by_role("button", name="恢复").click()
    again.get_by_role("button", name="按选中的保存").click()
    saved(again)
    again.reload()
    for name, text in typed:
        expect(cell(again, name)).to_have_value(text)
    expect(again.get_by_role("button", name="恢复")).to_have_count(0)


def test_a_row_of_the_printed_form_is_pasted_cell_by_cell(visits: Visits) -> None:
    """得分 between 分值 and 偏差原因 is worked out: it is nobody's reason."""
    page = visits("unit", "unit_a")
    begin(page)
    paste(cell(page, "数量指标：目标值"), "≥5个\t4个\t20\t16\t雨季停工\n")
    expect(cell(page, "数量指标：分值")).to_have_value("20")
    expect(cell(page, "数量指标：偏差原因")).to_have_value("雨季停工")
    page.keyboard.press("Control+z")
    expect(cell(page, "数量指标：偏差原因")).to_have_value("")
    cell(page, "数量指标：目标值").fill("效果明显")
    page.get_by_label("指标名称").nth(0).fill("成效")
    expect(page.get_by_label("成效：评级")).to_be_visible()
    paste(cell(page, "成效：完成值"), "明显\n96%\n")
    expect(cell(page, "成效：完成值")).to_have_value("明显")
    expect(cell(page, "质量指标：完成值")).to_have_value("96%")
    paste(cell(page, "年度资金总额：全年预算数"), "467.03\r\n")
    expect(cell(page, "年度资金总额：全年预算数")).to_have_value("467.03")
    saved(page)


def test_rows_of_a_table_are_pasted_below_its_last(
    served: Served, visits: Visits
) -> None:
    """A 明细表 that was kept in a spreadsheet comes over whole."""
    with served.service.database.changing() as connection:
        content = Content(_TRAVEL, "test/travel", "1", "差旅", "")
        insert_published(connection, content, program(), unit_id=None)
    unit = served.signing("unit", "unit_a")
    made = unit.post("/v1/assessments", json={"set": "test/travel", "year": 2025})
    page = visits("unit", "unit_a")
    page.goto(f"/assessments/{made.json()['id']}")
    paste(cell(page, "事由").first, "培训\t400\n调研\t350.5\n开会\t200\n")
    expect(cell(page, "金额")).to_have_count(3)
    expect(cell(page, "金额").last).to_have_value("200")
    expect(page.locator("#bar strong")).to_have_text("10")
    saved(page)
