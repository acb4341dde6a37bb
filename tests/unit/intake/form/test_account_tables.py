"""A table of the accounts is never taken for a form; a form below accounts is found."""

from perfscore.intake.form.recognise import claimed_forms
from perfscore.intake.html.reading import read_html
from perfscore.intake.rules import FORM_NOT_FOUND

THREE_PUBLIC = """
<p>一般公共预算财政拨款“三公”经费支出决算表</p><p>公开07表</p><p>部门：某局</p>
<table><tr><td colspan=2>预算数</td><td colspan=2>决算数</td></tr>
<tr><td>合计</td><td>公务接待费</td><td>合计</td><td>公务接待费</td></tr>
<tr><td>1</td><td>2</td><td>3</td><td>4</td></tr>
<tr><td>3.00</td><td>3.00</td><td>1.82</td><td>1.82</td></tr></table>
"""
UNTITLED = """
<table><tr><td>项目</td><td>预算数</td><td>决算数</td></tr>
<tr><td>合计</td><td>8.50</td><td>5.06</td></tr>
<tr><td>1.因公出国（境）费</td><td>0</td><td>0</td></tr></table>
"""
FORM = """
<p>部门整体支出绩效自评表</p>
<table><tr><td>部门名称</td><td colspan=5>某局</td></tr>
<tr><td></td><td>年初预算数</td><td>全年预算数</td><td>全年执行数</td><td>执行率</td>
<td>得分</td></tr>
<tr><td>年度资金总额</td><td>10.00</td><td>10.00</td><td>9.00</td><td>90%</td>
<td>9</td></tr>
<tr><td>一级指标</td><td>三级指标</td><td>年度指标值</td><td>实际完成值</td>
<td>分值</td><td>得分</td></tr>
<tr><td>产出指标</td><td>培训场次</td><td>5场</td><td>5场</td><td>90</td><td>90</td></tr>
</table>
"""


def units(page: str) -> list[str] | None:
    document = read_html(page.encode(), "公开.html").value
    assert document is not None
    read = claimed_forms(document)
    if read.value is None:
        assert [each.rule for each in read.diagnostics] == [FORM_NOT_FOUND]
        return None
    return [each.unit.text if each.unit else "" for each in read.value]


def test_accounts_alone_are_no_form() -> None:
    assert units(THREE_PUBLIC) is None
    assert units(UNTITLED) is None


def test_the_form_below_accounts_is_the_only_one() -> None:
    assert units(THREE_PUBLIC + UNTITLED + FORM) == ["某局"]
