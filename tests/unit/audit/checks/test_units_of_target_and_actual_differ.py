"""T10: target and actual count one thing."""

import pytest
from tests.audit.pages import page_case
from tests.audit.tables import case_of_table, found_by

from perfscore.audit.case import AuditCase
from perfscore.audit.checks.units_of_target_and_actual_differ import CHECK
from perfscore.diagnostics.model import Severity


def _case(target: str, actual: str, heading: str = "质量指标") -> AuditCase:
    return page_case([("产出指标", heading, "实施项目", target, actual, "10", "10")])


@pytest.mark.parametrize(
    ("target", "actual"), [("37个", "100%"), ("100%", "12次"), ("50万元", "8个")]
)
def test_numbers_of_different_kinds_are_told(target: str, actual: str) -> None:
    ((finding,), _) = found_by(CHECK, _case(target, actual))

    assert finding.severity is Severity.WARNING
    assert finding.message.zh == (
        f"“实施项目”指标值“{target}”与完成值“{actual}”不是一类单位，不能相比"
    )


@pytest.mark.parametrize(
    ("target", "actual"),
    [
        ("100%", "100"),
        ("550", "20"),
        ("12人", "12人次"),
        ("8个", "8家"),
        ("200%", "2倍"),
        ("95%", "95分"),
        ("5万元", "50000元"),
        ("500元/户", "500元"),
        ("按时限完成", "100%"),
    ],
)
def test_what_can_be_of_one_kind_is_left_alone(target: str, actual: str) -> None:
    assert found_by(CHECK, _case(target, actual))[0] == []


def test_money_as_the_target_of_a_quantity_is_noted() -> None:
    # 黄石三中 2023: 完成校园维修改造及设备购置项目 800万元
    ((finding,), _) = found_by(CHECK, case_of_table("077"))

    assert finding.severity is Severity.NOTE
    assert finding.printed == "800万元"
