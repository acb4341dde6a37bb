"""K22: the total of the funds is the sum of its sources, blanks being no zeros."""

import pytest
from tests.audit.tables import case_of_form, case_of_table, form_of, found_by

from perfscore.audit.case import AuditCase
from perfscore.audit.checks.fund_rows_do_not_sum import CHECK
from perfscore.diagnostics.model import Severity


def _case(*rows: tuple[str, str, str]) -> AuditCase:
    funds = [
        (name, "", budget, executed, "", "", "") for name, budget, executed in rows
    ]
    return case_of_form(form_of(funds=funds))


def test_a_sum_that_holds_is_verified_in_each_column() -> None:
    # 旺苍 2021: 442.43 + 1858.24 = 2300.67
    found, verified = found_by(CHECK, case_of_table("038"))

    assert found == []
    assert [each.working.zh for each in verified] == [
        "442.43 + 1858.24 = 2300.67",
        "442.43 + 1858.24 = 2300.67",
    ]


def test_a_total_left_at_0_above_a_part_is_one_error_for_all_columns() -> None:
    # 贵池 2022: 0 / 0 / 0 above 90 / 89.974 / 89.974
    ((finding,), verified) = found_by(CHECK, case_of_table("001"))

    assert finding.severity is Severity.ERROR
    assert finding.printed == "0、0、0"
    assert finding.expected is not None
    assert finding.expected.zh == "90、89.974、89.974"
    assert verified == []


def test_parts_that_are_all_0_do_not_make_up_20000() -> None:
    ((finding,), _) = found_by(CHECK, case_of_table("050"))

    assert finding.severity is Severity.ERROR
    assert "年初预算数印 20000.00元，各项合计 0元，差 20000元" in finding.message.zh
    assert "全年执行数" not in finding.message.zh


def test_what_rounding_of_five_parts_explains_is_a_note() -> None:
    # 临河 2022: parts 7165.29, printed 7165.32: six roundings of 0.005 are 0.03
    ((finding,), verified) = found_by(CHECK, case_of_table("029"))

    assert finding.severity is Severity.NOTE
    assert finding.is_rounding
    assert finding.message.zh.endswith("差 0.03，可由四舍五入解释")
    assert [each.text for each in verified] == ["年度资金总额 全年执行数 6992.95"]


def test_a_part_that_lacks_a_decimal_is_a_note() -> None:
    # 朝天 2023: 1157.97 above its only part 1157.9
    ((finding,), _) = found_by(CHECK, case_of_table("078"))

    assert finding.severity is Severity.NOTE
    assert finding.message.zh.endswith("差 0.07，少印了小数")


def test_blank_parts_are_not_zero() -> None:
    # all blank: nothing to say; one of two blank and 20 missing: a warning
    blank = _case(
        ("年度资金总额", "100", "100"), ("其中：财政拨款", "", ""), ("其他资金", "", "")
    )
    half = _case(
        ("年度资金总额", "100", "100"),
        ("其中：财政拨款", "80", "80"),
        ("其他资金", "", ""),
    )

    assert found_by(CHECK, blank) == ([], [])
    ((finding,), _) = found_by(CHECK, half)
    assert finding.severity is Severity.WARNING
    assert finding.message.zh.endswith("有的来源没有填或者没有列")


def test_levels_below_a_grant_are_its_parts_and_not_added_twice() -> None:
    # 100 = 90 + 10; 90 = 60 + 30
    rows = [
        ("年度资金总额", "100", "100"),
        ("其中：财政拨款", "90", "90"),
        ("其中：中央资金", "60", "60"),
        ("省级资金", "30", "30"),
        ("其他资金", "10", "10"),
    ]

    assert found_by(CHECK, _case(*rows))[0] == []
    rows[3] = ("省级资金", "25", "")
    ((finding,), _) = found_by(CHECK, _case(*rows))
    assert finding.path == ("其中：财政拨款",)
    assert finding.message.zh.startswith(
        "“其中：财政拨款”全年预算数印 90，各项合计 85，差 5"
    )


def test_rows_that_list_what_was_bought_are_not_sources() -> None:
    # 西乡塘 2019: 480000 = 市县财政; 239335 = 165200 + 74135 by what it was spent on
    found, verified = found_by(CHECK, case_of_table("074"))

    assert len(verified) == 3
    ((finding),) = found
    assert finding.severity is Severity.WARNING
    assert finding.message.zh.startswith("“办公支出”执行数 74135元 大于预算数 70000元")


def test_rows_without_a_total_are_not_summed() -> None:
    case = _case(("财政拨款", "90", "90"), ("其他资金", "10", "10"))

    assert found_by(CHECK, case) == ([], [])


def test_amounts_in_other_units_are_converted() -> None:
    case = _case(("年度资金总额", "30", "30"), ("其中：财政拨款", "30万元", "300000元"))

    found, verified = found_by(CHECK, case)

    assert found == []
    assert len(verified) == 2


def test_more_spent_than_budgeted_is_a_warning_at_the_total_alone() -> None:
    # 南湖 2016: 170 arrived, 170 + 9.6 = 179.6 spent
    found, _ = found_by(CHECK, case_of_table("044"))

    assert [each.severity for each in found] == [Severity.ERROR, Severity.WARNING]
    assert found[0].message.zh.endswith("全年预算数印 170，各项合计 179.6，差 9.6")
    assert found[1].working is not None
    assert found[1].working.zh == "179.6 ÷ 170 ≈ 105.65%"


@pytest.mark.parametrize("number", ["002", "013", "034", "054", "060", "069"])
def test_published_funds_that_are_right_are_not_accused(number: str) -> None:
    found, verified = found_by(CHECK, case_of_table(number))

    assert found == []
    assert verified


def test_parts_that_only_name_some_sources_are_a_warning() -> None:
    # 其中 may name one source of several
    case = _case(("年度资金总额", "100", "100"), ("其中：财政拨款", "80", "80"))

    ((finding,), _) = found_by(CHECK, case)

    assert finding.severity is Severity.WARNING
    assert finding.message.zh.endswith("有的来源没有填或者没有列")


def test_a_source_of_a_level_below_a_grant_may_stand_beside_it() -> None:
    # 38.00 + 20.00 = 58.00: the second row is no part of the first
    found, verified = found_by(
        CHECK,
        _case(
            ("年度资金总额", "58.00", "55.68"),
            ("其中：当年财政拨款", "38.00", "35.68"),
            ("上级转移支付", "20.00", "20.00"),
        ),
    )

    assert found == []
    assert [each.working.zh for each in verified] == [
        "38.00 + 20.00 = 58",
        "35.68 + 20.00 = 55.68",
    ]


@pytest.mark.parametrize("among", ["其中：", ""])
def test_basic_spending_is_divided_into_staff_and_running_costs(among: str) -> None:
    # 171.20 + 72.41 = 243.61; 148.40 + 22.80 = 171.20
    found, verified = found_by(
        CHECK,
        _case(
            ("部门整体支出", "243.61", "230.48"),
            ("基本支出", "171.20", "171.06"),
            (f"{among}人员经费", "148.40", "148.40"),
            ("公用经费", "22.80", "22.66"),
            ("项目支出", "72.41", "59.42"),
        ),
    )

    assert found == []
    assert {each.working.zh for each in verified} == {
        "171.20 + 72.41 = 243.61",
        "171.06 + 59.42 = 230.48",
        "148.40 + 22.80 = 171.2",
        "148.40 + 22.66 = 171.06",
    }


def test_running_costs_that_do_not_add_up_leave_the_total_alone() -> None:
    # 148.40 + 21.80 = 170.20, printed 171.20; 171.20 + 72.41 = 243.61 holds
    ((finding,), _) = found_by(
        CHECK,
        _case(
            ("部门整体支出", "243.61", ""),
            ("基本支出", "171.20", ""),
            ("其中：人员经费", "148.40", ""),
            ("公用经费", "21.80", ""),
            ("项目支出", "72.41", ""),
        ),
    )

    assert finding.path == ("基本支出",)
    assert finding.expected is not None
    assert finding.expected.zh == "170.2"


def test_tasks_and_sources_in_one_list_are_not_added_up() -> None:
    found, _ = found_by(
        CHECK,
        _case(
            ("政务大厅运行", "320.00", ""),
            ("平台升级", "180.50", ""),
            ("金额合计", "500.50", ""),
            ("年度资金总额", "500.50", ""),
            ("其中：财政拨款", "470.50", ""),
            ("其他资金", "30.00", ""),
        ),
    )

    assert found == []


def test_sums_of_several_columns_name_their_columns() -> None:
    # 棠溪 2022: the total row is 0, the one part 202.64, 132.912 and 132.912
    ((finding,), _) = found_by(CHECK, case_of_table("014"))

    assert finding.working is not None
    assert finding.working.zh == (
        "年初预算数 202.64 = 202.64；全年预算数 132.912 = 132.912；"
        "全年执行数 132.912 = 132.912"
    )
