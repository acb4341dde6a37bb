"""T1: outputs have targets that can be counted."""

import pytest
from tests.audit.pages import page_case
from tests.audit.tables import case_of_table, found_by

from perfscore.audit.case import AuditCase
from perfscore.audit.checks.target_not_quantified import CHECK
from perfscore.diagnostics.model import Severity

NUMBER = ("产出指标", "质量指标", "合格率", "≥95%", "96%", "10", "10")


def _case(target: str, heading: str = "时效指标", name: str = "及时性") -> AuditCase:
    return page_case([("产出指标", heading, name, target, "完成", "10", "10"), NUMBER])


def test_words_for_a_quantity_a_time_or_a_cost_are_told_once_for_a_form() -> None:
    # 棠溪 2022: 提交报告及时性, 单项业务成本
    ((finding,), _) = found_by(CHECK, case_of_table("001"))

    assert finding.message.zh == (
        "“提交报告及时性”、“单项业务成本”的指标值只有文字，没有量化"
    )
    assert len(finding.related) == 1


@pytest.mark.parametrize(
    "target",
    [
        "12月底前",
        "第四季度",
        "全年",
        "6月完成文本;9月完成评审",
        "是",
        "2次",
        "控制在预算内",
    ],
)
def test_days_counts_and_wholes_are_quantified(target: str) -> None:
    assert found_by(CHECK, _case(target))[0] == []


def test_quality_and_names_with_the_day_are_left_alone() -> None:
    assert found_by(CHECK, _case("达标", "质量指标"))[0] == []
    assert found_by(CHECK, _case("按时完成", name="春节前完成走访"))[0] == []
    assert len(found_by(CHECK, _case("按时完成", name="走访及时性"))[0]) == 1


def test_a_form_of_words_only_is_told_as_a_whole() -> None:
    rows = [
        ("效益指标", "社会效益指标", name, "效果明显", "完成", "10", "10")
        for name in ("甲效果", "乙效果", "丙效果")
    ]
    ((finding,), _) = found_by(CHECK, page_case(rows))

    assert finding.message.zh == ("全表 3 个指标值都是文字，没有一个是数量、日期或比例")
    assert found_by(CHECK, page_case(rows[:2]))[0] == []


def test_counts_in_the_name_of_a_target_of_100_per_cent_are_noted() -> None:
    # 保山 2022: seven head counts in the name, target 100%
    ((finding,), _) = found_by(CHECK, case_of_table("067"))

    assert finding.severity is Severity.NOTE
    assert "（50人、50人、50人、6户、101人、8家、320人）" in finding.message.zh


@pytest.mark.parametrize(
    ("level2", "name", "target"),
    [
        ("数量指标", "培训 3 场 50 人", "100%"),  # two counts may be one thing
        ("质量指标", "慰问甲50人、乙6户、丙8家", "100%"),
        ("数量指标", "慰问甲50人、乙6户、丙8家", "64户次"),
    ],
)
def test_other_names_with_counts_are_left_alone(
    level2: str, name: str, target: str
) -> None:
    row = ("产出指标", level2, name, target, target, "10", "10")

    assert found_by(CHECK, page_case([row]))[0] == []
