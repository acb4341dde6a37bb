"""K19: full marks rest on an actual that says something."""

import pytest
from tests.audit.pages import page_case
from tests.audit.tables import case_of_table, found_by

from perfscore.audit.case import AuditCase
from perfscore.audit.checks.full_marks_without_evidence import CHECK

OTHER = ("产出指标", "质量指标", "合格率", "≥95%", "96%", "10", "10")


def _case(target: str, actual: str, score: str = "90") -> AuditCase:
    row = ("成本指标", "经济成本指标", "成本控制数", target, actual, "90", score)
    return page_case([row, OTHER])


def test_a_number_that_is_only_done_is_told() -> None:
    # 大英 2023: ≤30万元 → 完成, all 90 points
    ((finding,), _) = found_by(CHECK, _case("≤30万元", "完成"))

    assert finding.message.zh == (
        "“成本控制数”得满分，完成值只写“完成”，没有实际达到的数"
    )
    assert finding.points == 90


@pytest.mark.parametrize(
    ("target", "actual", "score"),
    [
        ("≤30万元", "29.6万元", "90"),
        ("≤30万元", "完成", "80"),
        ("12月底前", "已完成", "90"),
        ("符合规定", "完成", "90"),
        ("100%", "已完成", "90"),
    ],
)
def test_words_for_words_and_days_are_right(
    target: str, actual: str, score: str
) -> None:
    assert found_by(CHECK, _case(target, actual, score))[0] == []


def test_blank_actuals_are_told_at_once() -> None:
    # 银川 2021: seven of the eight rows of 决策 and 管理 have all points, no actual
    ((finding,), _) = found_by(CHECK, case_of_table("005"))

    assert finding.message.zh == (
        "“完整性”、“相关性”、“可行性”等 7 项得满分，没有填写完成值"
    )
    assert len(finding.related) == 6
    assert finding.points == 4 + 2 + 2 + 2 + 7 + 2 + 6


@pytest.mark.parametrize("number", ["007", "040", "043"])
def test_forms_with_standards_for_targets_are_left_alone(number: str) -> None:
    assert found_by(CHECK, case_of_table(number))[0] == []


def test_satisfaction_is_no_work_that_is_done() -> None:
    # 黄石 2022: 群众满意度 满意 → 完成
    ((finding,), _) = found_by(CHECK, case_of_table("025"))

    assert finding.path[-1] == "群众满意度"
