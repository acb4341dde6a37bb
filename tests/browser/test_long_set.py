"""A long set in the editor: typed in, pasted, laid out, printed."""

from playwright.sync_api import expect
from tests.browser.conftest import Served, Visits
from tests.browser.test_editor import drafted, opened
from tests.web.sets.texts import small_set


def test_a_long_set_is_typed_in_as_a_short_one(served: Served, visits: Visits) -> None:
    """Lines beyond the screen are drawn when they are looked at, and on paper."""
    notes = "".join(f"# 第 {number} 条说明\n" for number in range(1, 2001))
    text = small_set() + notes
    count = text.count("\n")
    page = visits("bureau", "city_a")
    opened(page, drafted(served, text))
    field, rows = page.locator("#text"), page.locator("#painted > div:not(.sizer)")
    assert rows.count() < 200
    field.press("Control+End")
    page.keyboard.type("满份 1")
    row = rows.filter(has_text="满份 1")
    expect(row).to_have_count(1)
    number = page.locator("#gutter div").filter(has_text=f"{count + 1}")
    expect(page.locator("#problems a.at")).to_have_text([f"{count + 1}:1"])
    boxes = row.bounding_box(), number.bounding_box()
    assert boxes[0] is not None
    assert boxes[1] is not None
    assert abs(boxes[0]["y"] - boxes[1]["y"]) < 1
    expect(page.locator("#painted .mark.error").first).to_have_text("满份")

    # What is marked moves with its line at once; the list follows when it is checked.
    page.goto(f"{page.url.partition('#')[0]}#1:1")
    expect(rows.first).to_have_text("指标体系 “培训绩效自评”")
    page.keyboard.press("Enter")
    page.locator("#text").press("Control+End")
    expect(page.locator("#gutter .error")).to_have_text(f"{count + 2}")

    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(rows).to_have_count(count + 2)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert rows.count() < 200


def test_many_lines_are_laid_out_and_taken_back_at_once(
    served: Served, visits: Visits
) -> None:
    """Signs of markup among them stay as they are."""
    names = [f"人数{number}" for number in range(300)]
    tidy, untidy = (
        small_set().replace(
            "  计划人数：",
            "".join(f"{lead}{each}：计数（人）  # <b>&amp;“{each}”\n" for each in names)
            + "  计划人数：",
        )
        for lead in ("  ", "     ")
    )
    page = visits("bureau", "city_a")
    opened(page, drafted(served, untidy))
    field = page.locator("#text")
    page.get_by_role("button", name="排版").click()
    expect(field).to_have_value(tidy)
    field.press("Control+z")
    expect(field).to_have_value(untidy)
    field.press("Control+Shift+z")
    expect(field).to_have_value(tidy)
