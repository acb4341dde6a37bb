"""A2: an amount that two accounts print has to be one amount."""

import pytest
from tests.unit.audit.accounts.cases import found, held, seed_with, wrong
from tests.unit.intake.accounts.laid import Sheet, in_html, read
from tests.unit.intake.accounts.made_up import LIBRARY

from perfscore.audit.accounts.judging import judged
from perfscore.audit.case import AuditCase
from perfscore.audit.checks import accounts_do_not_sum
from perfscore.audit.checks.accounts_disagree import CHECK
from perfscore.intake.accounts.reading import accounts_of
from perfscore.intake.claimed import ClaimedForm
from perfscore.intake.html.reading import read_html
from perfscore.model.assessment import Assessment


def test_the_tables_of_the_seed_agree() -> None:
    case = seed_with()
    assert found(CHECK, case) == []
    texts = [each.working.zh for each in held(CHECK, case)]
    for text in (
        "公开02表“合计 本年收入合计” = 公开01表“本年收入合计”：469.25",
        "公开03表“合计 本年支出合计” = 公开01表“本年支出合计”：467.03",
        "公开04表“本年收入合计” = 公开02表“合计 财政拨款收入”：467.02",
        (
            "公开05表“合计 基本支出” = 公开06表人员经费与公用经费之和："
            "84.71 + 382.31 = 467.02"
        ),
        "公开06表“30217 公务接待费” = 公开07表“决算数 公务接待费”：40.78",
        "公开06表“30231 公务用车运行维护费” = 公开07表“决算数 公务用车运行费”：25.27",
    ):
        assert text in texts


def test_a_whole_table_that_differs_is_told_here() -> None:
    case = seed_with(
        ("66.05\t\t25.27\t\t25.27\t40.78", "66.15\t\t25.27\t\t25.27\t40.88")
    )
    assert wrong(accounts_do_not_sum.CHECK, case) == []
    (finding,) = found(CHECK, case)
    assert finding.printed in ("40.78", "40.88")
    assert "40.78" in finding.message.zh
    assert "40.88" in finding.message.zh


def test_a_fault_within_a_table_is_not_told_twice() -> None:
    case = seed_with(("本年收入合计\t27\t469.25", "本年收入合计\t27\t496.25"))
    assert wrong(accounts_do_not_sum.CHECK, case) == [("496.25", "469.25")]
    assert found(CHECK, case) == []


def test_basic_spending_is_a_part_of_receptions_where_there_are_projects() -> None:
    assert judged(read(in_html(LIBRARY))).faults == ()
    rows = [
        row.replace("|20,000.00", "|27,000.00").replace("|400,000.00", "|393,000.00")
        for row in LIBRARY[5].rows
    ]
    changed = [*LIBRARY[:5], Sheet(LIBRARY[5].front, rows), *LIBRARY[6:]]
    (fault,) = judged(read(in_html(changed))).faults
    assert fault.is_across
    assert [each.is_bound for each in fault.broken] == [True]
    assert fault.broken[0].total.text == "27,000.00"


@pytest.mark.parametrize(
    ("old", "new"),
    [("467.02", "467.03"), ("467.02", "467.01")],
)
def test_a_hundredth_between_tables_is_rounding(old: str, new: str) -> None:
    case = seed_with(
        (f"一、一般公共预算财政拨款\t1\t{old}", f"一、一般公共预算财政拨款\t1\t{new}")
    )
    assert wrong(CHECK, case) == []
    assert [e.is_rounding for e in found(CHECK, case)] == [True]


BASIC = """
<p>一般公共预算财政拨款支出决算表</p><p>公开05表</p><p>金额单位：万元</p>
<table><tr><td colspan=2>项目</td><td>本年支出合计</td><td>基本支出</td>
<td>项目支出</td></tr>
<tr><td colspan=2>合计</td><td>100.00</td><td>100.00</td><td></td></tr>
<tr><td>201</td><td>一般公共服务支出</td><td>100.00</td><td>100.00</td><td></td></tr>
</table>
<p>一般公共预算财政拨款基本支出决算表</p><p>公开06表</p><p>金额单位：万元</p>
<table><tr><td colspan=3>人员经费</td><td colspan=3>公用经费</td></tr>
<tr><td>科目编码</td><td>科目名称</td><td>决算数</td>
<td>科目编码</td><td>科目名称</td><td>决算数</td></tr>
<tr><td>301</td><td>工资福利支出</td><td>60.00</td>
<td>302</td><td>商品和服务支出</td><td>{0}</td></tr>
<tr><td colspan=2>人员经费合计</td><td>60.00</td>
<td colspan=2>公用经费合计</td><td>{0}</td></tr></table>
"""


@pytest.mark.parametrize(
    ("printed", "differing"),
    [
        ("40.00", []),
        ("40.0 0", []),  # broken by a narrow column
        ("4o.00", []),  # no number: nothing can be added up
        ("41.00", ["101.00"]),
    ],
)
def test_basic_spending_is_added_up_where_both_parts_are_read(
    printed: str, differing: list[str]
) -> None:
    document = read_html(BASIC.format(printed).encode(), "公开.html").value
    assert document is not None
    case = AuditCase(
        ClaimedForm(), Assessment(), (), accounts=accounts_of(document).value
    )

    assert [each.expected.zh for each in found(CHECK, case) if each.expected] == (
        differing
    )
