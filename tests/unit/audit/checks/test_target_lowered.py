"""T6: targets are not lowered within the year."""

import pytest
from tests.audit.pages import page_case
from tests.audit.tables import found_by

from perfscore.audit.case import AuditCase
from perfscore.audit.checks.indicators_changed import CHECK as CHANGED
from perfscore.audit.checks.target_lowered import CHECK

HEADS = (
    "一级指标",
    "二级指标",
    "三级指标",
    "年初指标值",
    "调整后指标值",
    "全年完成值",
    "分值",
    "得分",
)


def _case(first: str, now: str, name: str = "办件数") -> AuditCase:
    row = ("产出指标", "数量指标", name, first, now, "10件", "10", "10")
    return page_case([row], heads=HEADS)


@pytest.mark.parametrize(
    ("first", "now"),
    [("≥100件", "≥80件"), ("100件", "80件"), ("≤5天", "≤7天"), ("≥1万元", "≥8000元")],
)
def test_easier_targets_are_told_once(first: str, now: str) -> None:
    ((finding,), _) = found_by(CHECK, _case(first, now))

    assert finding.message.zh == (
        f"“办件数”的指标值由 {first} 调为 {now}，更容易达到，要求有批准调整的依据"
    )
    assert found_by(CHANGED, _case(first, now))[0] == []


@pytest.mark.parametrize(
    ("first", "now"),
    [("≥80件", "≥100件"), ("≤7天", "≤5天"), ("≥100件", ""), ("≥100件", "≥80人")],
)
def test_harder_and_other_targets_are_not(first: str, now: str) -> None:
    assert found_by(CHECK, _case(first, now))[0] == []


def test_where_less_may_be_better_a_bare_number_is_not_judged() -> None:
    assert found_by(CHECK, _case("10起", "5起", "安全事故数"))[0] == []
