"""The published accounts are read alike whatever file they stand in."""

from collections.abc import Callable, Sequence

import pytest
from tests.unit.intake.accounts.laid import (
    SEED,
    Sheet,
    amounts,
    in_docx,
    in_html,
    in_text,
    in_xlsx,
    read,
    table,
)
from tests.unit.intake.accounts.made_up import EXPORTED, LIBRARY

from perfscore.intake.accounts.model import TableKind
from perfscore.intake.accounts.reading import accounts_of
from perfscore.intake.accounts.titles import title_kind
from perfscore.intake.grid import Document
from perfscore.intake.text.cleaning import clean
from perfscore.intake.text.tables import tabular
from perfscore.source import Source

LAY = pytest.mark.parametrize("lay", [in_html, in_docx, in_xlsx])
Lay = Callable[[Sequence[Sheet]], Document]


def _seed() -> str:
    return SEED.read_text("utf-8")


def test_all_nine_tables_of_the_seed_are_read() -> None:
    accounts = read(in_text(_seed()))
    assert [each.kind for each in accounts.tables] == list(TableKind)
    assert {each.unit for each in accounts.tables} == {"万元"}
    assert accounts.unit is not None
    assert accounts.unit.text == "株洲市政府驻北京联络处"
    assert accounts.year == 2021


def test_the_halves_of_the_seed_are_told_apart() -> None:
    totals = table(read(in_text(_seed())), TableKind.TOTALS)
    assert sorted(amounts(totals)) == sorted(
        [
            ("收入", "一、一般公共预算财政拨款收入", "金额", "467.02"),
            ("收入", "八、其他收入", "金额", "2.23"),
            ("收入", "本年收入合计", "金额", "469.25"),
            ("收入", "年初结转和结余", "金额", "18.28"),
            ("收入", "总计", "金额", "487.53"),
            ("支出", "一、一般公共服务支出", "金额", "275.05"),
            ("支出", "十五、商业服务业等支出", "金额", "191.97"),
            ("支出", "本年支出合计", "金额", "467.03"),
            ("支出", "结余分配", "金额", "2.22"),
            ("支出", "年末结转和结余", "金额", "18.28"),
            ("支出", "总计", "金额", "487.53"),
        ]
    )
    blank = [e.name.text for e in totals.items if e.amount is None and e.side == "收入"]
    assert "二、政府性基金预算财政拨款收入" in blank
    assert "使用非财政拨款结余" in blank


def test_codes_and_columns_of_the_seed() -> None:
    income = table(read(in_text(_seed())), TableKind.INCOME)
    row = [each for each in amounts(income) if each[1] == "2010301"]
    assert row == [
        ("", "2010301", "本年收入合计", "243.78"),
        ("", "2010301", "财政拨款收入", "241.55"),
        ("", "2010301", "其他收入", "2.23"),
    ]


def test_three_groups_side_by_side() -> None:
    basic = table(read(in_text(_seed())), TableKind.BASIC_SPENDING)
    by_code = {e.code: e for e in basic.items if e.code}
    assert len(by_code) == 80
    reception = by_code["30217"].amount
    assert reception is not None
    assert reception.text == "40.78"
    assert by_code["30217"].columns == ("公用经费", "决算数")
    assert by_code["30309"].columns == ("人员经费", "决算数")
    assert by_code["31013"].amount is None
    totals = [each for each in amounts(basic) if each[1].endswith("合计")]
    assert totals == [
        ("", "人员经费合计", "决算数", "84.71"),
        ("", "公用经费合计", "决算数", "382.31"),
    ]


def test_headings_of_two_rows_over_one_row_of_amounts() -> None:
    three = table(read(in_text(_seed())), TableKind.THREE_PUBLIC)
    given = {e.columns: e.amount.text for e in three.items if e.amount}
    cars = "公务用车购置及运行费"
    assert given == {
        ("预算数", "合计"): "67.00",
        ("预算数", cars, "小计"): "26.00",
        ("预算数", cars, "公务用车运行费"): "26.00",
        ("预算数", "公务接待费"): "41.00",
        ("决算数", "合计"): "66.05",
        ("决算数", cars, "小计"): "25.27",
        ("决算数", cars, "公务用车运行费"): "25.27",
        ("决算数", "公务接待费"): "40.78",
    }


def test_tables_without_amounts_are_blank_and_not_zero() -> None:
    accounts = read(in_text(_seed()))
    assert amounts(table(accounts, TableKind.FUNDS)) == []
    assert amounts(table(accounts, TableKind.STATE_CAPITAL)) == []


def test_text_with_a_form_gives_the_same_accounts() -> None:
    document = tabular(clean(Source("seed.txt", _seed())))
    assert document is not None
    assert read(document) == read(in_text(_seed()))


@LAY
def test_another_unit_in_other_files(lay: Lay) -> None:
    accounts = read(lay(LIBRARY))
    assert [each.kind for each in accounts.tables] == list(TableKind)[:7]
    assert {each.unit for each in accounts.tables} == {"元"}
    assert accounts.unit is not None
    assert (accounts.unit.text, accounts.year) == ("青河县图书馆", 2022)
    assert ("收入", "五、事业收入", "决算数", "120,000.00") in amounts(
        table(accounts, TableKind.TOTALS)
    )
    library = [
        (each.columns, each.amount.text)
        for each in table(accounts, TableKind.INCOME).items
        if each.code == "2070104" and each.amount
    ]
    assert library == [
        (("本年收入合计",), "2,935,000.00"),
        (("财政拨款收入",), "2,806,480.50"),
        (("事业收入", "小计"), "120,000.00"),
        (("事业收入", "其中：教育收费"), "20,000.00"),
        (("其他收入",), "8,519.50"),
    ]
    assert ("", "3.公务接待费", "决算数", "26,000.00") in amounts(
        table(accounts, TableKind.THREE_PUBLIC)
    )


@LAY
def test_tables_with_their_titles_inside_and_numbers_of_their_own(lay: Lay) -> None:
    accounts = read(lay(EXPORTED))
    assert [(each.kind, each.number, each.unit) for each in accounts.tables] == [
        (TableKind.TOTALS, "公开01表", "万元"),
        (TableKind.BASIC_SPENDING, "公开06表", "万元"),
        (TableKind.THREE_PUBLIC, "公开09表", ""),
        (TableKind.FUNDS, "公开07表", "万元"),
    ]
    assert accounts.unit is not None
    assert accounts.unit.text == "青河县图书馆"
    assert amounts(accounts.tables[3])[:5] == [
        ("", "合计", "年初结转和结余", "1.00"),
        ("", "合计", "本年收入", "10.00"),
        ("", "合计", "小计", "10.00"),
        ("", "合计", "项目支出", "10.00"),
        ("", "合计", "年末结转和结余", "1.00"),
    ]


@LAY
def test_every_amount_has_its_place(lay: Lay) -> None:
    document = lay(LIBRARY)
    total = table(read(document), TableKind.SPENDING).items[0].amount
    assert total is not None
    assert total.span is not None
    place = document.source.mark(total.span.start)
    assert place in {"表3 第2行第3列", "Sheet3!C5"}


def test_a_table_with_other_headings_is_told_and_left_out() -> None:
    sheet = Sheet(("收入决算表", "单位：元"), ("甲|乙", "丙|1.00"))
    outcome = accounts_of(in_html([sheet, LIBRARY[2]]))
    assert [e.rule.name for e in outcome.diagnostics] == ["accounts-table-not-read"]
    assert outcome.value is not None
    assert [each.kind for each in outcome.value.tables] == [TableKind.SPENDING]


def test_a_second_table_of_a_kind_is_told() -> None:
    outcome = accounts_of(in_html([LIBRARY[2], LIBRARY[2]]))
    assert [e.rule.name for e in outcome.diagnostics] == ["accounts-table-repeated"]


def test_a_budget_is_no_account() -> None:
    budget = Sheet(
        ("部门收支总表", "单位：万元"),
        (
            "收入|>|支出|>",
            "项目|预算数|项目|预算数",
            "一、财政拨款收入|10|一、教育支出|10",
        ),
    )
    assert accounts_of(in_html([budget])).value is None


def test_a_drifted_title_is_known_by_headings_and_number() -> None:
    sheet = Sheet(("部门收支总表", "公开01表", "单位：元"), LIBRARY[0].rows)
    accounts = read(in_html([sheet]))
    assert [each.kind for each in accounts.tables] == [TableKind.TOTALS]


def test_a_table_goes_on_behind_the_end_of_a_page() -> None:
    head, *rows = LIBRARY[2].rows
    first = Sheet(LIBRARY[2].front, (head, *rows[:2]))
    rest = Sheet((), (head, *rows[2:]))
    whole = table(read(in_html([LIBRARY[2]])), TableKind.SPENDING)
    assert table(read(in_html([first, rest])), TableKind.SPENDING) == whole


def test_a_document_without_accounts_has_none() -> None:
    outcome = accounts_of(in_text("部门概况\n\n甲\t乙\n1\t2\n"))
    assert (outcome.value, outcome.diagnostics) == (None, ())


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("收 入 支 出 决 算 总 表", TableKind.TOTALS),
        ("青河县图书馆2022年度部门收支总表", TableKind.TOTALS),
        ("表2：收入决算表", TableKind.INCOME),
        ("（二）部门收入总表", TableKind.INCOME),
        ("附表三 支出决算表（公开03表）", TableKind.SPENDING),
        ("部门支出总表", TableKind.SPENDING),
        ("财政拨款收支决算总表", TableKind.GRANT_TOTALS),
        ("一般公共预算支出决算表", TableKind.GENERAL_SPENDING),
        ("一般公共预算财政拨款基本支出决算表", TableKind.BASIC_SPENDING),
        ("财政拨款“三公”经费支出决算表", TableKind.THREE_PUBLIC),
        ("表三公经费支出决算表", TableKind.THREE_PUBLIC),
        ("政府性基金预算财政拨款收入支出决算表", TableKind.FUNDS),
        ("国有资本经营预算财政拨款支出决算表", TableKind.STATE_CAPITAL),
        ("项目支出决算表", None),
        ("机关运行经费支出决算表", None),
        ("2022年度部门整体支出绩效自评表", None),
        ("2022年部门预算收支总表", None),
        ("政府采购支出情况表", None),
    ],
)
def test_titles_drift(title: str, kind: TableKind | None) -> None:
    assert title_kind(title) == (True, kind)


def test_running_text_is_no_title() -> None:
    assert title_kind("收入决算表显示，本年收入合计469.25万元") == (False, None)


def test_a_continuation_that_does_not_fit_leaves_the_table_out() -> None:
    cut = Sheet((), ("221|住房保障支出|150,000.00|150,000.00",))
    first = Sheet(LIBRARY[2].front, LIBRARY[2].rows[:-1])
    outcome = accounts_of(in_html([first, cut]))
    assert outcome.value is None
    assert [e.rule.name for e in outcome.diagnostics] == ["accounts-table-not-read"]


def test_amounts_below_no_heading_are_told() -> None:
    rows = (*LIBRARY[2].rows[:2], "207|文化|1.00|1.00||9.99")
    outcome = accounts_of(in_html([Sheet(LIBRARY[2].front, rows)]))
    (told,) = outcome.diagnostics
    assert told.rule.name == "accounts-cell-not-read"
    assert told.at.span.text == "9.99"


def test_a_number_broken_over_lines_is_whole_again_where_nothing_else_is_meant() -> (
    None
):
    rows = (
        LIBRARY[2].rows[0],
        "207|文化|120,0<br>00.00|467.<br>02|467<br>02",
    )
    spending = table(read(in_html([Sheet(LIBRARY[2].front, rows)])), TableKind.SPENDING)
    assert [e.amount.text for e in spending.items if e.amount] == [
        "120,000.00",
        "467.02",
        "467 02",
    ]
