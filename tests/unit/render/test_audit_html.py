"""An audit as one page."""

from dataclasses import replace
from typing import Any, cast

from lxml import html
from tests.unit.render.audits import (
    REASON_MISSING,
    SCORE_WRONG,
    audit,
    full,
    since,
    unreadable,
)

from perfscore.audit.batch.audited_form import AuditedForm
from perfscore.diagnostics.model import Text
from perfscore.render.audit_html import audit_page


def found(page: str, path: str) -> list[Any]:
    return cast("list[Any]", html.fromstring(page).xpath(path))


def texts(page: str, path: str) -> list[str]:
    return [" ".join(each.text_content().split()) for each in found(page, path)]


def test_each_form_has_a_row_that_leads_to_its_section() -> None:
    page = audit_page([full(), unreadable()])
    assert [each.get("href") for each in found(page, "//table[1]//a")] == [
        "#form-1",
        "#form-2",
    ]
    assert texts(page, "//section/h2") == ["甲局.xlsx", "坏.docx"]
    assert [each.get("id") for each in found(page, "//section")] == ["form-1", "form-2"]
    (first, second) = texts(page, "(//table)[1]/tbody/tr")
    assert first == "甲局.xlsx甲局 办公自动化202198 优96 优2212"
    assert second == "坏.docx没有读出"


def test_a_finding_has_its_colour_and_all_that_is_known() -> None:
    page = audit_page([full()])
    kinds = found(page, "//div[contains(@class,'finding')]/@class")
    assert kinds == [
        "finding error",
        "finding error",
        "finding warning",
        "finding note",
    ]
    first = "//div[contains(@class,'finding')][1]"
    assert texts(page, f"({first})[1]//dt") == [
        *("指标", "位置", "印的", "应为", "算法", "涉及分", "另见", "规则", "依据"),
    ]
    assert texts(page, f"({first})[1]//dd")[:4] == [
        "产出指标 / 数量指标 / 办文",
        "自评表!G5",
        "20",
        "18",
    ]


def test_lists_open_and_close_and_scores_that_differ_are_open() -> None:
    page = audit_page([full()])
    assert [
        (each.find("summary").text, each.get("open") is not None)
        for each in found(page, "//details")
    ] == [
        ("可由四舍五入解释 1 项", False),
        ("得分对照 4 项", True),
        ("核对无误 2 项", False),
        ("读取时的提示 1 项", False),
    ]


def test_why_a_file_was_not_read_is_open() -> None:
    page = audit_page([unreadable()])
    assert texts(page, "//details[@open]//td")[1] == ("读不了“坏.docx”：没有这个文件")


def test_what_others_wrote_is_shown_and_never_markup() -> None:
    evil = "<script>alert(1)</script><b>&\x1b\u202e"
    form = AuditedForm(
        f"{evil}.xlsx",
        audit(
            "x",
            replace(SCORE_WRONG, message=Text(evil, evil), printed=evil, path=(evil,)),
            replace(REASON_MISSING, is_rounding=True, message=Text(evil, evil)),
            unit=evil,
        ),
    )
    page = audit_page([form])
    assert "<script" not in page
    assert "<b>" not in page
    assert not any(each in page for each in "\x1b\u202e")
    assert texts(page, "//p[@class='message']") == [
        "<script>alert(1)</script><b>&<U+001B><U+202E>"
    ]


def test_it_loads_and_runs_nothing() -> None:
    page = audit_page([full()])
    assert not found(
        page, "//script | //img | //link | //iframe | //@style | //@onclick"
    )
    assert "default-src 'none'" in page


def test_in_english() -> None:
    page = audit_page([since(full(), known=3, gone=1)], language="en")
    assert texts(page, "//h1") == ["Audit of self-assessments"]
    assert "new ones only; 3 known, 1 gone" in page
    assert texts(page, "//summary")[1] == "Scores compared: 4"
    assert texts(page, "(//div[@class='finding error'])[1]//dt")[0] == "line"
