"""A bureau writes a set in the browser: typed, checked, completed, tried, kept."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Served, Size, Visits, serious_findings
from tests.web.sets.texts import small_set

Shot = Callable[[Page, str], None]


def drafted(served: Served, text: str) -> str:
    """Begin a draft of 甲市's bureau; give its id."""
    bureau = served.signing("bureau", "city_a")
    answer = bureau.post("/v1/set-drafts", json={"text": text})
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


def opened(page: Page, draft_id: str) -> None:
    page.goto(f"/sets/drafts/{draft_id}")
    expect(page.locator("#counts")).not_to_be_empty()


def kept(served: Served, draft_id: str) -> str:
    answer = served.signing("bureau", "city_a").get(f"/v1/set-drafts/{draft_id}")
    return str(answer.json()["text"])


def test_a_set_is_typed_and_checked(served: Served, visits: Visits, shot: Shot) -> None:
    draft_id = drafted(served, small_set())
    page = visits("bureau", "city_a")
    opened(page, draft_id)
    expect(page.locator("#counts")).to_have_text("错误 0，警告 0，提示 0")
    shot(page, "editor")
    box = page.locator("#painted .t-keyword", has_text="满分").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 5, box["y"] + 5)
    expect(page.get_by_role("tooltip")).to_contain_text("各一级指标的分值之和")

    # 90 of 100 points: said at the line of the points, underlined, and listed.
    page.goto(f"/sets/drafts/{draft_id}#20:12")
    expect(page.locator("#place")).to_have_text("20:12")
    page.keyboard.press("Delete")
    page.keyboard.press("Delete")
    page.keyboard.press("Delete")
    page.keyboard.type("90")
    expect(page.locator("#problems li")).to_have_count(1)
    expect(page.locator("#problems .said")).to_contain_text("90")
    marked = page.locator("#painted div", has=page.locator(".mark.error"))
    expect(marked).to_have_text(["  满分 100"])
    page.locator("#problems a.at").first.click()
    expect(page.locator("#place")).to_have_text("6:3")
    expect(page.locator("#here")).to_contain_text("90")
    shot(page, "editor-faults")
    expect(page.locator("#saved")).to_contain_text("已保存")
    assert "培训完成率 90分" in kept(served, draft_id)

    # What was typed is taken back by the browser's own undo.
    for _ in range(12):
        page.keyboard.press("Control+z")
    expect(page.locator("#text")).to_have_value(small_set())
    expect(page.locator("#problems li")).to_have_count(0)


def test_names_and_keywords_are_completed(
    served: Served, visits: Visits, shot: Shot
) -> None:
    draft_id = drafted(served, small_set())
    page = visits("bureau", "city_a")
    opened(page, draft_id)
    page.locator("#text").press("Control+End")
    page.keyboard.type("定义 比例 = 培")
    options = page.locator("#completions [role=option]")
    expect(options).to_have_text(["培训人数培训人数：计数（人），必填"])
    shot(page, "editor-completion")
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    page.keyboard.type(" / ")
    page.keyboard.press("Control+Space")
    expect(options.first).to_contain_text("计划人数")
    page.keyboard.press("Escape")
    expect(page.locator("#completions")).to_be_hidden()
    page.keyboard.press("Enter")
    lines = page.locator("#text").input_value().splitlines()
    assert lines[-1] == "定义 比例 = 培训人数 / "


def test_tab_indents_and_escape_lets_out(served: Served, visits: Visits) -> None:
    draft_id = drafted(served, "指标体系 “甲”\n满分 100\n")
    page = visits("bureau", "city_a")
    opened(page, draft_id)
    field = page.locator("#text")
    page.goto(f"/sets/drafts/{draft_id}#2:1")
    expect(field).to_be_focused()
    page.keyboard.press("Tab")
    expect(field).to_have_value("指标体系 “甲”\n  满分 100\n")
    page.keyboard.press("Shift+Tab")
    expect(field).to_have_value("指标体系 “甲”\n满分 100\n")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(field).not_to_be_focused()
    expect(field).to_have_value("指标体系 “甲”\n满分 100\n")


def test_layout_is_mended_and_taken_back(served: Served, visits: Visits) -> None:
    untidy = small_set().replace("  编号 city", "编号    city")
    draft_id = drafted(served, untidy)
    page = visits("bureau", "city_a")
    opened(page, draft_id)
    page.get_by_role("button", name="排版").click()
    expect(page.locator("#text")).to_have_value(small_set())
    page.locator("#text").press("Control+z")
    expect(page.locator("#text")).to_have_value(untidy)


def test_form_sample_and_cases_are_seen(
    served: Served, visits: Visits, shot: Shot
) -> None:
    text = small_set().replace("期望 总分 = 80", "期望 总分 = 81")
    page = visits("bureau", "city_a")
    opened(page, drafted(served, text))
    page.get_by_role("tab", name="表样").click()
    expect(page.locator("#panel-form td", has_text="培训完成率")).to_be_visible()
    shot(page, "editor-form")
    page.get_by_role("tab", name="试评").click()
    result = page.locator("#panel-sample .result strong")
    expect(result).to_have_text(["80", "良"])
    shot(page, "editor-sample")
    page.get_by_label("按哪个试评").select_option("typed")
    page.get_by_label("计划人数").fill("40")
    page.get_by_label("培训人数").fill("38")
    page.get_by_label("培训人数").press("Tab")
    expect(result).to_have_text(["95", "优"])
    page.get_by_role("tab", name="用例").click()
    panel = page.locator("#panel-cases")
    expect(panel).to_contain_text("用例 1 个，通过 0 个")
    expect(panel.locator("li")).to_contain_text("80")
    expect(page.locator("#gutter .failed")).to_have_text(["23", "26"])
    unmet = page.locator("#painted div", has=page.locator(".mark.error"))
    expect(unmet).to_have_text(["  期望 总分 = 81"])
    shot(page, "editor-cases")


def test_what_an_input_method_composes_is_left_alone(
    served: Served, visits: Visits
) -> None:
    page = visits("bureau", "city_a")
    opened(page, drafted(served, "指标体系 “甲”\n"))
    field = page.locator("#text")
    field.press("Control+End")
    devtools = page.context.new_cdp_session(page)
    devtools.send(
        "Input.imeSetComposition",
        {"text": "man'fen", "selectionStart": 7, "selectionEnd": 7},
    )
    expect(page.locator("#layers")).to_have_class("layers composing")
    expect(page.locator("#completions")).to_be_hidden()
    # Neither Enter nor Tab means anything to the editor while something is composed.
    field.dispatch_event("keydown", {"key": "Enter", "isComposing": True})
    field.dispatch_event("keydown", {"key": "Tab", "isComposing": True})
    devtools.send("Input.insertText", {"text": "满分"})
    expect(field).to_have_value("指标体系 “甲”\n满分")
    expect(page.locator("#layers")).to_have_class("layers")
    expect(page.locator("#painted")).to_contain_text("满分")
    field.type(" 100")
    expect(field).to_have_value("指标体系 “甲”\n满分 100")
    expect(page.locator("#painted .t-number")).to_have_text(["100"])


MARKUP = "<img src=x onerror=alert(1)><script>alert(2)</script>"


def test_markup_is_shown_as_text(served: Served, visits: Visits) -> None:
    text = (
        small_set(title=f"甲{MARKUP}")
        .replace("计划人数", f"“{MARKUP}”")
        .replace("“市财政局通知”", f"“{MARKUP}”  # {MARKUP}")
        .replace("“完成八成”", f"“{MARKUP}”")
        .replace("期望 总分 = 80", f"期望 总分 = 81\n  {MARKUP}")
    )
    page = visits("bureau", "city_a")
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    opened(page, drafted(served, text))
    expect(page.locator("#draft-title")).to_have_text(f"甲{MARKUP}")
    expect(page.locator("#painted")).to_contain_text(MARKUP)
    expect(page.locator("#problems")).to_contain_text("<img")
    for name in ("表样", "试评", "用例", "大纲"):
        page.get_by_role("tab", name=name).click()
        expect(page.locator(".panel:visible")).not_to_have_attribute(
            "aria-busy", "true"
        )
    page.goto("/sets/drafts")
    expect(page.get_by_role("link", name=f"甲{MARKUP}")).to_be_visible()
    assert page.locator("main img, main script[src]").count() == 0


def test_two_who_change_a_draft_lose_nothing(
    served: Served, visits: Visits, shot: Shot
) -> None:
    draft_id = drafted(served, small_set())
    page = visits("bureau", "city_a")
    opened(page, draft_id)
    other = served.signing("bureau", "province")
    theirs = small_set(title="省里改的")
    address = f"/v1/set-drafts/{draft_id}"
    answer = other.put(address, json={"text": theirs}, headers={"If-Match": '"1"'})
    assert answer.status_code == 200, answer.text

    page.locator("#text").press("Control+End")
    page.keyboard.type("# 我改的")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("省财政厅bureau也改了这份草稿")
    expect(dialog.locator("pre").first).to_contain_text("# 我改的")
    expect(dialog.locator("pre").last).to_contain_text("省里改的")
    shot(page, "editor-conflict")
    assert kept(served, draft_id) == theirs
    dialog.get_by_role("button", name="用已保存的").click()
    expect(page.locator("#text")).to_have_value(theirs)
    page.locator("#text").press("Control+z")
    expect(page.locator("#text")).to_have_value(f"{small_set()}# 我改的")


def test_what_could_not_be_saved_is_kept_here(served: Served, visits: Visits) -> None:
    draft_id = drafted(served, small_set())
    page = visits("bureau", "city_a")
    opened(page, draft_id)
    page.route("**/v1/set-drafts/*", lambda route: route.abort())
    page.locator("#text").press("Control+End")
    page.keyboard.type("# 没有网")
    expect(page.locator("#saved")).to_contain_text("没有保存")
    page.on("dialog", lambda dialog: dialog.accept())
    page.unroute("**/v1/set-drafts/*")
    again = visits.page(page.context)
    page.close(run_before_unload=False)
    opened(again, draft_id)
    expect(again.locator("#text")).to_have_value(small_set())
    again.get_by_role("button", name="接着那一稿").click()
    expect(again.locator("#text")).to_have_value(f"{small_set()}# 没有网")
    expect(again.locator("#saved")).to_contain_text("已保存")
    assert kept(served, draft_id) == f"{small_set()}# 没有网"


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_nobody_is_kept_out(
    served: Served, visits: Visits, shot: Shot, size: Size
) -> None:
    draft_id = drafted(served, small_set(points=90))
    page = visits("bureau", "city_a", size)
    page.goto(f"/sets/drafts/{draft_id}")
    expect(page.locator("#problems li")).to_have_count(1)
    shot(page, f"sets-editor-{size}")
    assert serious_findings(page) == []
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0


def test_from_a_published_set_to_a_draft_of_it(visits: Visits) -> None:
    page = visits("bureau", "city_a")
    page.goto("/sets")
    page.get_by_label("查找").first.fill("财预 2020")
    page.get_by_role("button", name="查找").click()
    page.get_by_role(
        "link", name="项目支出绩效自评（财预〔2020〕10号）", exact=True
    ).click()
    with page.expect_download() as download:
        page.get_by_role("link", name="空表 Excel").click()
    assert download.value.suggested_filename.endswith(".xlsx")
    page.get_by_role("button", name="沿用它起草").click()
    page.wait_for_url("**/sets/drafts/*")
    expect(page.locator("#counts")).to_have_text("错误 0，警告 0，提示 0")
    page.locator("#text").press("Control+End")
    page.keyboard.type("修改 一级指标 预算执行率 1")
    expect(page.locator("#problems li").first).to_be_visible()
    page.get_by_role("tab", name="改动").click()
    expect(page.locator("#panel-changes")).to_contain_text("有错误")
    page.locator("#text").press("Control+Shift+Home")
    page.keyboard.press("ArrowRight")
    for _ in range(16):
        page.keyboard.press("Control+z")
    expect(page.locator("#counts")).to_have_text("错误 0，警告 0，提示 0")
    expect(page.locator("#panel-changes pre")).to_contain_text("本地")
