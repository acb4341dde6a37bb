"""An audit as a workbook that evaluators sort and filter."""

from dataclasses import replace
from io import BytesIO

from openpyxl import Workbook, load_workbook
from tests.unit.render.audits import SCORE_WRONG, audit, full, since, unreadable

from perfscore.audit.batch.audited_form import AuditedForm
from perfscore.diagnostics.model import Text
from perfscore.model.assessment import Cell
from perfscore.render.xlsx.audit import audit_workbook

FORMS = [full(), unreadable(), since(AuditedForm("丙.docx", audit("丙.docx")), 3, 1)]


def opened(forms: list[AuditedForm]) -> Workbook:
    return load_workbook(BytesIO(audit_workbook(forms)))


def rows(book: Workbook, name: str) -> list[dict[object, object]]:
    heads, *rest = book[name].values
    return [dict(zip(heads, each, strict=True)) for each in rest]


def test_there_is_a_sheet_for_each_list() -> None:
    assert opened(FORMS).sheetnames == [
        *("汇总", "发现", "得分对照", "核对无误", "没有查的")
    ]


def test_the_summary_has_a_row_a_form_with_numbers_that_are_numbers() -> None:
    first, second, third = rows(opened(FORMS), "汇总")
    assert (first["文件"], first["单位"], first["项目"]) == (
        "甲局.xlsx",
        "甲局",
        "办公自动化",
    )
    assert (first["自评总分"], first["重算总分"], first["年度"]) == (98, 96, 2021)
    assert (first["错误"], first["警告"], first["提示"], first["其中取整"]) == (
        2,
        1,
        2,
        1,
    )
    assert (first["核对无误"], first["未看懂句"]) == (2, 3)
    assert second["说明"] == "没有读出：读不了“坏.docx”：没有这个文件"
    assert second["错误"] is None
    assert third["说明"] == "与基线相比：只列新的；以前已有 3 项，不再出现 1 项"


def test_a_finding_is_a_row_the_gravest_first_and_rounding_last() -> None:
    found = rows(opened(FORMS), "发现")
    assert [
        (each["轻重"], each["编号"], each["可由四舍五入解释"]) for each in found
    ] == [
        ("错误", "K5", None),
        ("错误", "N1", None),
        ("警告", "K8", None),
        ("提示", "T1", None),
        ("提示", "K7", "是"),
    ]
    assert found[0]["位置"] == "自评表!G5"
    assert found[1]["位置"] == "甲局说明.txt:2:15"
    assert (found[0]["印的"], found[0]["应为"], found[0]["涉及分"]) == ("20", "18", 2)
    assert found[0]["检查"] == "指标得分重算"


def test_claimed_scores_stand_beside_recomputed_ones() -> None:
    lines = rows(opened(FORMS), "得分对照")
    assert [(each["自评得分"], each["重算得分"], each["比对"]) for each in lines][
        :2
    ] == [
        (20, 18, "不一致"),
        (30, 30, "一致"),
    ]
    assert lines[0]["差"] == 2
    assert lines[3]["自评得分"] is None


def test_lists_can_be_filtered_and_their_heads_stay_in_sight_and_print() -> None:
    book = opened(FORMS)
    for sheet in book.worksheets:
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.page_setup.orientation == "landscape"
        assert str(sheet.page_setup.paperSize) == "9"
        assert sheet.page_setup.fitToHeight == 0
    tones = [each[2].fill.fgColor.rgb for each in book["发现"].iter_rows(min_row=2)]
    assert tones == ["FFFDECEA", "FFFDECEA", "FFFFF4DC", "FFEAF3FA", "FFEAF3FA"]


def test_what_others_wrote_is_no_formula_and_fits() -> None:
    evil = '=HYPERLINK("http://x")'
    form = AuditedForm(
        evil,
        replace(
            audit(
                "x",
                replace(
                    SCORE_WRONG,
                    printed="+1",
                    message=Text(evil, evil),
                    working=Text("甲\x1b" * 40_000, ""),
                ),
                unit="@SUM(A1)",
            ),
            claimed_grade=Cell("-2+3"),
        ),
    )
    book = opened([form])
    for name in ("汇总", "发现"):
        for row in book[name].iter_rows():
            assert all(each.data_type in "sn" for each in row)
    (found,) = rows(book, "发现")
    assert (found["文件"], found["印的"], found["单位"]) == (evil, "+1", "@SUM(A1)")
    long = str(found["算法"])
    assert "\x1b" not in long
    assert len(long) <= 32_767
    (summary,) = rows(book, "汇总")
    assert summary["自评等级"] == "-2+3"


def test_equal_audits_give_equal_bytes_and_no_forms_give_empty_lists() -> None:
    assert audit_workbook(FORMS) == audit_workbook(FORMS)
    assert rows(opened([]), "汇总") in ([], [dict.fromkeys(rows_of_head(), None)])


def rows_of_head() -> list[object]:
    heads, *_ = opened([])["汇总"].values
    return list(heads)


def test_in_english() -> None:
    book = load_workbook(BytesIO(audit_workbook(FORMS, language="en")))
    assert book.sheetnames[0] == "summary"
    heads, first, *_ = book["findings"].values
    assert first[list(heads).index("check")] == "claimed-points-differ"
