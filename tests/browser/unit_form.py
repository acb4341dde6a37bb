"""A unit's form in the browser: begun, filled in, saved."""

import re
import subprocess
import sys

from playwright.sync_api import Locator, Page, expect

SET = "项目支出绩效自评（财预〔2020〕10号）"
_SAVED = re.compile(r"已保存 \d\d:\d\d")
_LINES = (
    # heading, name, target, actual, weight
    ("数量指标", "维修校舍面积", "≥1200平方米", "1200平方米", "20"),
    ("质量指标", "工程验收合格率", "≥100%", "100%", "15"),
    ("时效指标", "按期完工率", "≥100%", "90%", "15"),
    ("社会效益指标", "受益学生数", "≥800人", "820人", "30"),
    ("服务对象满意度指标", "师生满意度", "≥90%", "95%", "10"),
)
"""50 points of output, 30 of benefit, 10 of satisfaction, and 10 of the execution."""
EXECUTED = "96.8"
TOTAL = "98.18"
"""9.68 of the execution, 13.5 of 15 for what was late, all else in full."""


def begin(page: Page, project: str = "校舍维修") -> None:
    """Begin a draft through the pages, as a unit does."""
    page.goto("/")
    page.get_by_role("link", name="新建自评表").first.click()
    page.get_by_label("指标体系", exact=True).fill("项目支出绩效自评（财预")
    page.get_by_label(SET).check()
    page.get_by_label("年度").fill("2025")
    page.get_by_label(re.compile("项目名称")).fill(project)
    page.get_by_role("button", name="开始填报").click()
    expect(page.locator("table.official")).to_be_visible()


def cell(page: Page, label: str) -> Locator:
    """Give the cell to write in that has a label."""
    return page.get_by_label(label, exact=True)


def fill_in(page: Page) -> None:
    """Type what a good year of the project was."""
    for name, text in (
        ("年初预算数", "100"),
        ("全年预算数", "100"),
        ("全年执行数", EXECUTED),
    ):
        cell(page, f"年度资金总额：{name}").fill(text)
    for heading, name, target, actual, weight in _LINES:
        own_row = page.locator("tr", has=cell(page, f"{heading}：目标值"))
        own_row.get_by_label("指标名称").fill(name)
        cell(page, f"{heading}：目标值").fill(target)
        cell(page, f"{heading}：完成值").fill(actual)
        cell(page, f"{heading}：分值").fill(weight)
        expect(cell(page, f"{name}：完成值")).to_have_value(actual)
    cell(page, "按期完工率：偏差原因").fill("雨季停工，已于次年一月完工")


def total_of(page: Page) -> Locator:
    """Give the total that stays in sight."""
    return page.locator("#bar strong")


def saved(page: Page) -> None:
    """Wait until the page says that everything is saved."""
    expect(page.get_by_text(_SAVED)).to_be_visible()


def paste(target: Locator, text: str) -> None:
    """Paste a text that was copied out of a spreadsheet."""
    target.focus()
    target.evaluate(
        """(element, text) => {
          const data = new DataTransfer();
          data.setData("text/plain", text);
          const wish = { clipboardData: data, bubbles: true, cancelable: true };
          element.dispatchEvent(new ClipboardEvent("paste", wish));
        }""",
        text,
    )


def command(*words: str) -> str:
    """Run the command line and give what it printed."""
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "perfscore", *words],
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
    )
    return done.stdout + done.stderr
