"""K20: forms are filed in time."""

import pytest
from tests.audit.pages import page_case
from tests.audit.tables import found_by

from perfscore.audit.case import AuditCase
from perfscore.audit.checks.filed_late import CHECK
from perfscore.diagnostics.model import Severity

ROW = ("产出指标", "数量指标", "办件数", "≥10件", "10件", "10", "10")


def _case(filed: str, title: str = "项目支出绩效自评表") -> AuditCase:
    return page_case([ROW], title=title, notes=(filed,))


@pytest.mark.parametrize(
    "filed", ["填报日期：2024年3月1日", "填表时间: 2024-08-10", "填报日期 2024.5.6"]
)
def test_a_unit_files_by_the_end_of_february(filed: str) -> None:
    # the form is of 2023
    ((finding,), _) = found_by(CHECK, _case(filed))

    assert finding.severity is Severity.NOTE
    assert finding.message.zh.endswith("晚于次年2月底（单位）")
    assert finding.at is not None
    assert finding.at.text == filed


@pytest.mark.parametrize(
    "filed",
    [
        "填报日期：2024年2月29日",
        "填报日期：2024年13月1日",
        "填报人：张某",
        "2024年8月1日",
    ],
)
def test_earlier_days_and_other_texts_are_no_matter(filed: str) -> None:
    assert found_by(CHECK, _case(filed))[0] == []


def test_a_department_has_until_15_march() -> None:
    title = "部门整体支出绩效自评表"

    assert found_by(CHECK, _case("填报日期：2024年3月15日", title))[0] == []
    ((finding,), _) = found_by(CHECK, _case("填报日期：2024年3月16日", title))
    assert "3月15日（部门）" in finding.message.zh
