"""T2: a target can be missed."""

import pytest
from tests.audit.pages import page_case
from tests.audit.tables import found_by

from perfscore.audit.case import AuditCase
from perfscore.audit.checks.target_always_met import CHECK


def _case(target: str, name: str) -> AuditCase:
    return page_case([("产出指标", "质量指标", name, target, "1", "10", "10")])


@pytest.mark.parametrize(
    ("target", "name"),
    [
        ("≥0", "培训次数"),
        ("≥0%", "合格率"),
        ("≤100%", "群众满意度"),
        ("不低于0件", "办件"),
    ],
)
def test_what_holds_whatever_is_done_is_told(target: str, name: str) -> None:
    ((finding,), _) = found_by(CHECK, _case(target, name))

    assert finding.message.zh == f"“{name}”的指标值“{target}”怎样都能达到"


@pytest.mark.parametrize(
    ("target", "name"),
    [
        ("≥1", "培训次数"),
        ("≥0%", "产值增长率"),
        ("≤100%", "成本控制率"),
        ("≤100%", "“三公经费”变动率"),
        ("＞0", "培训次数"),
        ("=0", "安全事故数"),
    ],
)
def test_what_can_be_missed_is_right(target: str, name: str) -> None:
    assert found_by(CHECK, _case(target, name))[0] == []
