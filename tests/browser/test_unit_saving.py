"""What a unit typed is kept, whatever closes, breaks off or comes between."""

import re
from pathlib import Path

from playwright.sync_api import expect
from tests.browser.conftest import Visits
from tests.browser.unit_form import (
    begin,
    cell,
    command,
    paste,
    saved,
    total_of,
)


def test_a_closed_browser_loses_nothing(visits: Visits) -> None:
    """What was acknowledged is on the server, what was not is in the browser."""
    context = visits.context("unit", "unit_a")
    page = visits.page(context)
    begin(page)
    cell(page, "年度资金总额：全年预算数").fill("100")
    saved(page)
    address = page.url
    context.clear_cookies()
    cell(page, "年度资金总额：全年执行数").fill("77.7")
    expect(page.get_by_text(re.compile("没有保存"))).to_be_visible()
    page.close()
    visits.sign_in(context, "unit", "unit_a")

    again = visits.page(context)
    again.goto(address)
    expect(cell(again, "年度资金总额：全年预算数")).to_have_value("100")
    again.get_by_role("button", name="恢复").click()
    expect(cell(again, "年度资金总额：全年执行数")).to_have_value("77.7")
    saved(again)
    again.reload()
    expect(cell(again, "年度资金总额：全年执行数")).to_have_value("77.7")
    expect(again.get_by_role("button", name="恢复")).to_have_count(0)


def test_the_second_of_two_people_is_told_and_loses_nothing(visits: Visits) -> None:
    """Both values stand side by side; what only one changed is kept by itself."""
    one = visits("unit", "unit_a")
    begin(one)
    saved_address = one.url
    other = visits("unit", "unit_a")
    other.goto(saved_address)
    cell(one, "年度资金总额：年初预算数").fill("90")
    cell(one, "年度资金总额：全年执行数").fill("80")
    saved(one)
    cell(other, "年度资金总额：全年预算数").fill("100")
    cell(other, "年度资金总额：全年执行数").fill("85")
    dialog = other.get_by_role("dialog")
    expect(dialog).to_contain_text("两边都改了")
    row = dialog.locator("tr", has_text="年度资金总额：全年执行数")
    expect(row).to_contain_text("80")
    expect(row).to_contain_text("85")
    row.get_by_role("radio").nth(1).check()
    dialog.get_by_role("button", name="按选中的保存").click()
    saved(other)
    other.reload()
    for name, text in (
        ("年初预算数", "90"),
        ("全年预算数", "100"),
        ("全年执行数", "80"),
    ):
        expect(cell(other, f"年度资金总额：{name}")).to_have_value(text)


def test_rows_are_added_and_removed(visits: Visits) -> None:
    """An own indicator gets a row under its heading; a removed one can come back."""
    page = visits("unit", "unit_a")
    begin(page)
    page.get_by_role("button", name="数量指标：加一行").click()
    names = page.get_by_label("指标名称")
    expect(names).to_have_count(10)
    names.nth(0).fill("第一项")
    expect(cell(page, "第一项：目标值")).to_be_visible()
    names.nth(1).fill("第二项")
    expect(cell(page, "第二项：目标值")).to_be_visible()
    row = page.locator("tr", has=cell(page, "第一项：目标值"))
    row.hover()
    row.get_by_role("button", name="删去这一行").click()
    expect(cell(page, "第一项：目标值")).to_have_count(0)
    expect(cell(page, "第二项：目标值")).to_be_visible()
    page.get_by_role("button", name="恢复").click()
    expect(cell(page, "第一项：目标值")).to_be_visible()
    saved(page)


def test_a_column_from_a_spreadsheet_fills_the_cells_below(visits: Visits) -> None:
    """Rows and columns that were copied go where they would go in a spreadsheet."""
    page = visits("unit", "unit_a")
    begin(page)
    target = cell(page, "数量指标：目标值")
    paste(target, "≥5个\t6个\t20\r\n≥100%\t100%\t30\r\n")
    expect(cell(page, "数量指标：完成值")).to_have_value("6个")
    expect(cell(page, "质量指标：目标值")).to_have_value("≥100%")
    expect(cell(page, "质量指标：分值")).to_have_value("30")
    saved(page)


def test_what_was_typed_without_the_service_is_saved_and_scored(
    visits: Visits,
) -> None:
    """Once the service answers again, nothing has to be typed anew."""
    page = visits("unit", "unit_a")
    begin(page)
    cell(page, "年度资金总额：全年预算数").fill("100")
    saved(page)
    page.context.set_offline(True)
    cell(page, "年度资金总额：全年执行数").fill("96.8")
    expect(page.get_by_text(re.compile("没有保存"))).to_be_visible()
    expect(page.get_by_text(re.compile("得分没有更新"))).to_be_visible()
    page.context.set_offline(False)
    saved(page)
    expect(page.get_by_role("button", name=re.compile("得分 9.68"))).to_be_visible()
    expect(page.get_by_text(re.compile("得分没有更新"))).to_have_count(0)


def test_a_paste_over_what_was_typed_can_be_taken_back(visits: Visits) -> None:
    """A column that was pasted in the wrong place does not cost what stood there."""
    page = visits("unit", "unit_a")
    begin(page)
    target = cell(page, "数量指标：目标值")
    target.fill("≥7个")
    saved(page)
    paste(target, "≥5个\n≥100%\n")
    expect(cell(page, "质量指标：目标值")).to_have_value("≥100%")
    page.get_by_role("button", name="恢复").click()
    expect(target).to_have_value("≥7个")
    expect(cell(page, "质量指标：目标值")).to_have_value("")
    saved(page)


def test_a_character_that_is_not_seen_is_marked_at_its_cell(visits: Visits) -> None:
    """What came along with a copied text costs its cell, not the whole form."""
    page = visits("unit", "unit_a")
    begin(page)
    cell(page, "年度资金总额：全年预算数").fill("100")
    executed = cell(page, "年度资金总额：全年执行数")
    executed.fill("\u202e96.8\u202c")
    expect(executed).to_have_accessible_description(re.compile(r"U\+202E"))
    saved(page)
    page.reload()
    expect(executed).to_have_accessible_description(re.compile(r"U\+202E"))
    executed.fill("96.8")
    expect(page.get_by_role("button", name=re.compile("得分 9.68"))).to_be_visible()


def test_a_form_that_was_filled_in_before_is_read(
    visits: Visits, tmp_path: Path
) -> None:
    """The real form of 2021, as Excel under a hostile name, becomes a draft."""
    name = "hunan/zhuzhou/department-2021"
    path = tmp_path / "<img src=x onerror=alert(1)>.xlsx"
    command("score", name, "-o", str(path))
    page = visits("unit", "unit_a")
    page.goto("/assessments/new")
    page.get_by_label("文件").set_input_files(path)
    page.get_by_role("button", name="上传并打开").click()
    expect(page.get_by_role("dialog")).to_contain_text(path.name)
    page.get_by_role("button", name="知道了").click()
    expect(cell(page, "合计：全年预算数")).to_have_value("467.03")
    expect(total_of(page)).to_have_text("100")
    expect(page.locator(".official-title")).to_contain_text("部门整体支出绩效自评表")
