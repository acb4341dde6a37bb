"""A unit fills in its form in the browser, from sign-in to the exported file."""

import re
from collections.abc import Callable
from pathlib import Path

from openpyxl import load_workbook
from playwright.sync_api import Page, expect
from tests.browser.conftest import Served, Visits, serious_findings
from tests.browser.unit_form import (
    EXECUTED,
    TOTAL,
    begin,
    cell,
    command,
    fill_in,
    saved,
    total_of,
)
from tests.web.people import program

from perfscore.store import people
from perfscore.store.people import NewUser
from perfscore.web.security.passwords import hasher


def test_from_sign_in_to_the_exported_form(
    served: Served, visits: Visits, tmp_path: Path, shot: Callable[[Page, str], None]
) -> None:
    """The exported Excel form holds what was typed; the command line agrees."""
    unit = served.org.units["unit_a"]
    digest = hasher(served.service.settings.passwords).digest("一个-很长的-口令")
    new = NewUser("zhang.san", "张三", "unit", unit.id, password_hash=digest)
    with served.service.database.changing() as connection:
        people.add_user(connection, new, program())
    page = visits.page(visits.nobody())
    page.goto("/")
    page.get_by_label("登录名").fill("zhang.san")
    page.get_by_label("密码").fill("一个-很长的-口令")
    page.get_by_role("button", name="登录").click()
    begin(page)
    fill_in(page)
    expect(total_of(page)).to_have_text(TOTAL)
    expect(page.locator(".bar-grade")).to_have_text("优")
    saved(page)
    shot(page, "unit-filled")

    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载").click()
        page.get_by_role("link", name="Excel").click()
    path = tmp_path / "自评表.xlsx"
    waiting.value.save_as(path)
    sheet = load_workbook(path).worksheets[0]
    texts = {str(each.value) for row in sheet.iter_rows() for each in row}
    assert {"维修校舍面积", "雨季停工，已于次年一月完工"} <= texts
    assert "项目支出绩效自评表" in texts
    printed = command("score", str(path), "--set", "national/project-2020")
    assert TOTAL in printed

    page.get_by_role("button", name="关闭").last.click()
    page.get_by_role("button", name="提交").click()
    page.get_by_role("dialog").get_by_role("button", name="提交").click()
    expect(page.get_by_text("已提交", exact=True)).to_be_visible()
    expect(page.locator("table.official textarea")).to_have_count(0)
    expect(page.locator("table.official")).to_contain_text("维修校舍面积")


def test_the_keyboard_alone_is_enough(visits: Visits) -> None:
    """Cells are gone through as in a spreadsheet; a derivation opens and closes."""
    page = visits("unit", "unit_a")
    begin(page)
    first = cell(page, "年度资金总额：全年预算数")
    first.focus()
    page.keyboard.type("100")
    page.keyboard.press("Tab")
    page.keyboard.type(EXECUTED)
    score = page.get_by_role("button", name=re.compile("得分 9.68"))
    expect(score).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(cell(page, "其中：当年财政拨款：全年执行数")).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(cell(page, "年度资金总额：全年执行数")).to_be_focused()
    page.keyboard.press("Enter")
    expect(cell(page, "其中：当年财政拨款：全年执行数")).to_be_focused()

    score.focus()
    page.keyboard.press("Enter")
    side = page.get_by_role("complementary")
    expect(side).to_contain_text("执行率")
    expect(side).to_contain_text("依据")
    expect(score).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(score).to_be_focused()
    expect(score).to_have_attribute("aria-expanded", "false")


def test_what_is_open_is_marked_and_leads_to_its_cell(visits: Visits) -> None:
    """The list beside the form jumps to the cell; submitting waits for it."""
    page = visits("unit", "unit_a")
    begin(page)
    page.get_by_role("button", name="提交").click()
    side = page.get_by_role("complementary")
    side.get_by_role("button", name=re.compile("全年执行数")).click()
    executed = cell(page, "年度资金总额：全年执行数")
    expect(executed).to_be_focused()
    expect(executed).to_have_accessible_description(re.compile("没有填"))


def test_a_phone_is_enough(visits: Visits, shot: Callable[[Page, str], None]) -> None:
    """Each line is a card that fits; total and saving stay in sight."""
    page = visits("unit", "unit_a", "phone")
    begin(page)
    fill_in(page)
    expect(total_of(page)).to_have_text(TOTAL)
    saved(page)
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= 390
    page.get_by_role("button", name=re.compile("得分 13.5")).click()
    expect(page.get_by_role("complementary")).to_contain_text("按期完工率")
    shot(page, "unit-phone")
    assert serious_findings(page) == []


def test_the_open_panel_has_no_serious_findings(visits: Visits) -> None:
    """The form with what is missing beside it keeps to what axe looks at."""
    page = visits("unit", "unit_a")
    begin(page)
    page.get_by_role("button", name=re.compile("要处理")).click()
    assert serious_findings(page) == []


def test_what_is_typed_is_shown_as_text_never_run(visits: Visits) -> None:
    """Markup in names, reasons and the project stays text, wherever it is shown."""
    hostile = '<img src=x onerror="document.title=1"><script>alert(1)</script>{{7*7}}'
    page = visits("unit", "unit_a")
    page.on("dialog", lambda dialog: visits.faults.append(dialog.message))
    begin(page, hostile)
    page.get_by_label("指标名称").nth(0).fill(hostile)
    cell(page, f"{hostile}：偏差原因").fill("</textarea>" + hostile)
    cell(page, f"{hostile}：目标值").fill("≥1<b>个")
    cell(page, f"{hostile}：完成值").fill("2<b>个")
    cell(page, f"{hostile}：分值").fill("50")
    saved(page)
    score = page.locator("tr", has=cell(page, f"{hostile}：目标值"))
    score.locator(".score-button").click()
    expect(page.get_by_role("complementary")).to_contain_text(hostile)
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text(hostile)
    expect(page.get_by_label("指标名称").nth(0)).to_have_value(hostile)
    page.goto("/assessments")
    expect(page.get_by_role("link", name=hostile)).to_be_visible()
    assert page.locator("main img, main script").count() == 0


def test_comments_of_a_returned_form_stand_at_their_rows(
    served: Served, visits: Visits
) -> None:
    """Who gets a form back sees why, and where; it can be changed again."""
    unit = served.signing("unit", "unit_a")
    row = {"一级": "产出指标", "二级": "数量指标", "三级": "面积", "目标值": "≥5平方米"}
    rows = [
        {**row, "完成值": "5平方米", "分值": "50"},
        {**row, "一级": "效益指标", "二级": "社会效益指标", "分值": "30"},
        {**row, "一级": "满意度指标", "二级": "服务对象满意度指标", "分值": "10"},
    ]
    document = {
        "年度": "2025",
        "资金": [{"名称": "合计", "全年预算数": "100", "全年执行数": "96.8"}],
        "指标": [{**each, "完成值": "5平方米"} for each in rows],
    }
    made = unit.post(
        "/v1/assessments", json={"set": "national/project-2020", "document": document}
    ).json()
    path = f"/v1/assessments/{made['id']}"
    evaluator = served.signing("evaluator", "city_a")
    etag = {"If-Match": f'"{made["etag"]}"'}
    for client, move, body in (
        (unit, "submit", {}),
        (evaluator, "take", {}),
        (
            evaluator,
            "comments",
            {"place": ["产出指标", "数量指标", "面积"], "text": "<b>请附验收单"},
        ),
        (evaluator, "return", {"comment": "请补充佐证材料"}),
    ):
        answer = client.post(f"{path}/{move}", json=body, headers=etag)
        assert answer.status_code in {200, 201}, answer.text
        etag = {"If-Match": client.get(path).headers["ETag"]}
    page = visits("unit", "unit_a")
    page.goto(f"/assessments/{made['id']}")
    expect(page.get_by_text("请补充佐证材料")).to_be_visible()
    place = page.locator("td", has_text="<b>请附验收单")
    expect(place.get_by_label("指标名称")).to_have_value("面积")
    place.get_by_role("button", name="已处理").click()
    expect(page.get_by_text("<b>请附验收单")).to_have_count(0)
    expect(page.get_by_role("button", name="提交")).to_be_visible()
