from tests.unit.intake.form.tables import form, text, told

from perfscore.model.assessment import FundRow

HEAD = "项目名称|甲项目||||||\n"
INDICATORS = "一级指标|三级指标|指标值|得分\n产出|人数|5|9\n"


def amounts(row: FundRow) -> list[str | None]:
    cells = (row.initial_budget, row.annual_budget, row.executed)
    return [text(each) for each in (*cells, row.weight, row.execution_rate, row.score)]


def test_rows_and_their_amounts_are_read_by_the_headings() -> None:
    table = HEAD + (
        "{3,1}项目资金⏎（万元）||年初预算数|全年预算数（A）|全年执行数（B）|分值|"
        "执行率（B/A）|得分\n"
        "|年度资金总额|100|90|80|10|88.89%|8.89\n"
        "|其中：当年财政拨款||90|80|—||—\n"
    )
    first, second = form(table).funds

    assert first.name == "年度资金总额"
    assert amounts(first) == ["100", "90", "80", "10", "88.89%", "8.89"]
    assert second.name == "其中：当年财政拨款"
    assert amounts(second) == [None, "90", "80", "—", None, "—"]


def test_a_budget_beside_the_block_is_its_label() -> None:
    table = HEAD + (
        "{3,1}年度预算（万元）||年初预算数|全年预算数|全年执行数|分值|执行率|得分\n"
        "|年度资金总额|142.36|151.02|148.77|10|98.51%|9.85\n"
        "|其中：基本支出|112.36|118.52|118.52|—|100.00%|—\n"
    )
    first, second = form(table).funds

    assert first.name == "年度资金总额"
    assert amounts(first)[:3] == ["142.36", "151.02", "148.77"]
    assert second.name == "其中：基本支出"
    assert told(table) == []


def test_what_a_budget_was_adjusted_by_is_not_the_budget() -> None:
    table = HEAD + (
        "{2,1}项目资金（万元）||年初预算数|调整预算数|全年预算数|全年执行数|执行率\n"
        "|年度资金总额|100.00|-20.00|80.00|78.40|98.00%\n"
    )
    (row,) = form(table).funds

    assert amounts(row)[:3] == ["100.00", "80.00", "78.40"]


def test_amounts_under_a_heading_in_yuan_get_their_unit_and_this_is_told() -> None:
    table = HEAD + (
        "项目资金（元）|全年预算数|全年执行数|执行率\n年度资金总额|100,000|9.48万元|94.8%\n"
    )
    (row,) = form(table).funds

    assert amounts(row)[1:3] == ["100,000元", "9.48万元"]
    assert told(table) == [
        (
            "unit-from-heading",
            "0!3-2",
            "表头写明金额单位是元；“100,000”读作 100,000元，其余金额同样",
        )
    ]


def test_the_unit_of_amounts_can_stand_above_the_table() -> None:
    table = HEAD + "资金|全年预算数|全年执行数\n合计|100|90\n"
    (row,) = form("项目支出绩效自评表", "填报单位：乙局  金额单位：千元", table).funds

    assert amounts(row)[1:3] == ["100千元", "90千元"]


def test_points_that_only_a_heading_states_are_the_total_s_weight() -> None:
    table = HEAD + (
        "{2,1}预算执行情况（万元）（20分）||预算数（A）|执行数（B）|得分（20分*执行率）\n"
        "|部门整体支出|420|400|19.05\n"
    )
    (row,) = form(table).funds

    assert amounts(row) == [None, "420", "400", "20", None, "19.05"]


def test_headings_with_numbers_to_their_right_are_the_total() -> None:
    table = HEAD + "全年预算数|309|全年执行数|300|执行率|97.1%\n" + INDICATORS
    (row,) = form(table).funds

    assert (row.name, amounts(row)[1:3]) == ("合计", ["309", "300"])


def test_the_remarks_on_how_funds_are_managed_are_listed_as_unread() -> None:
    table = (
        HEAD
        + (
            "资金||全年预算数|全年执行数|执行率\n|合计|10|10|100%\n"
            "{2,1}资金管理情况||情况说明|存在问题和改进措施\n|分配科学性|科学|无\n"
        )
        + INDICATORS
    )
    found = form(table)

    assert len(found.funds) == 1
    assert [each.text for each in found.unread] == [
        "资金管理情况",
        "情况说明",
        "存在问题和改进措施",
        "分配科学性",
        "科学",
        "无",
    ]
