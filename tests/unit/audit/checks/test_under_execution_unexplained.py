"""K10: budgets that were not spent are explained."""

from collections.abc import Sequence

import pytest
from tests.audit.pages import HEADS, page_case
from tests.audit.tables import case_of_form, case_of_table, found_by

from perfscore.audit.case import AuditCase
from perfscore.audit.checks.under_execution_unexplained import CHECK
from perfscore.intake.form.recognise import claimed_forms
from perfscore.intake.html.reading import read_html

ROW = ("产出指标", "数量指标", "办件数", "≥10件", "10件", "10", "10")


def _case(spent: str, reason: str = "", notes: tuple[str, ...] = ()) -> AuditCase:
    return page_case(
        [(*ROW, reason)],
        [("年度资金总额", "100", "100", spent, "10", "", "8")],
        notes=notes,
    )


def _read(lines: Sequence[Sequence[str]]) -> AuditCase:
    rows = "".join(
        f"<tr>{''.join(f'<td>{cell}</td>' for cell in line)}</tr>" for line in lines
    )
    page = f"<p>项目支出绩效自评表（2023年度）</p><table>{rows}</table>"
    document = read_html(page.encode(), "表.html").value
    assert document is not None
    forms = claimed_forms(document).value
    assert forms
    return case_of_form(forms[0])


def test_a_low_rate_without_a_reason_is_told() -> None:
    ((finding,), _) = found_by(CHECK, _case("89.99"))

    assert finding.message.zh == "执行率 89.99%，全表没有说明执行率低的原因"
    assert finding.working is not None
    assert finding.working.zh == "89.99 ÷ 100 = 89.99%"
    assert finding.path == ("年度资金总额",)
    assert finding.points == 2


@pytest.mark.parametrize("spent", ["90", "100", ""])
def test_other_rates_need_none(spent: str) -> None:
    assert found_by(CHECK, _case(spent))[0] == []


@pytest.mark.parametrize("reason", ["部分合同尾款未到付款期", "受疫情影响采购推迟"])
def test_a_reason_that_speaks_of_money_settles_it(reason: str) -> None:
    assert found_by(CHECK, _case("50", reason))[0] == []


def test_a_measure_for_another_thing_does_not() -> None:
    # 原州 2022: 86.5%, the one reason is 多做技术指导和宣传，并增加项目支持
    ((finding,), _) = found_by(CHECK, case_of_table("022"))

    assert finding.working is not None
    assert finding.working.zh == "259.45 ÷ 300 ≈ 86.48%"


def test_notes_that_name_a_cause_settle_it_and_instructions_do_not() -> None:
    told = ("备注：由于财力紧张，部分资金未拨付",)
    later = ("备注：飞防作业费尾款按合同在验收后支付",)
    asked = ("备注：执行率不到90%的，要在100字以内写明原因",)

    assert found_by(CHECK, _case("50", notes=told))[0] == []
    assert found_by(CHECK, _case("50", notes=later))[0] == []
    assert len(found_by(CHECK, _case("50", notes=asked))[0]) == 1


def test_a_reason_behind_the_amounts_settles_it() -> None:
    fund = ("年度资金总额", "100", "100", "50", "10", "50%", "5")
    heads = ("项目资金（万元）", "年初预算数", "全年预算数", "全年执行数")
    lines = [
        ("项目名称", "甲项目"),
        (*heads, "分值", "执行率", "得分", "原因"),
        (*fund, "质保金次年支付"),
        HEADS,
        ROW,
    ]
    assert found_by(CHECK, _read(lines))[0] == []
    lines[2] = (*fund, "无")
    assert len(found_by(CHECK, _read(lines))[0]) == 1


def test_a_reason_in_a_row_below_the_amounts_settles_it() -> None:
    fund = ("年度资金总额", "100", "100", "50", "10", "50%", "5")
    reason = "执行率偏低的原因及改进：设备招标流标，款项跨年支付；今后提前启动采购。"
    heads = ("项目资金（万元）", "年初预算数", "全年预算数", "全年执行数")
    lines = [
        ("项目名称", "甲项目"),
        (*heads, "分值", "执行率", "得分"),
        fund,
        (reason,),
        HEADS,
        ROW,
    ]
    assert found_by(CHECK, _read(lines))[0] == []
    lines[3] = ("执行率偏低的原因及改进：无",)
    assert len(found_by(CHECK, _read(lines))[0]) == 1


@pytest.mark.parametrize(
    ("number", "rate"),
    [("011", "76%"), ("028", "79.27%"), ("032", "49.88%"), ("050", "45.17%")],
)
def test_published_forms_that_say_nothing(number: str, rate: str) -> None:
    # 011 and 028 print a rate only; 032 has no 全年预算数: 154.74 ÷ 310.2
    ((finding,), _) = found_by(CHECK, case_of_table(number))

    assert finding.message.zh.startswith(f"执行率 {rate}")


def test_a_form_that_tells_why_nothing_was_spent() -> None:
    assert found_by(CHECK, case_of_table("069"))[0] == []


def test_totals_of_zero_give_no_rate() -> None:
    # 贵池 2022 prints 0/0/0 in the total
    assert found_by(CHECK, case_of_table("014"))[0] == []
