"""K13: indicators in full while money is left are a lead for the evaluator."""

import pytest
from tests.audit.pages import page_case
from tests.audit.tables import case_of_table, found_by

from perfscore.audit.case import AuditCase
from perfscore.audit.checks.scores_and_execution_apart import CHECK
from perfscore.diagnostics.model import Severity


def _case(executed: str, score: str = "90") -> AuditCase:
    row = ("产出指标", "数量指标", "办件数", "≥10件", "12件", "90", score)
    funds = [("年度资金总额", "100.00", "100.00", executed, "10", "", "9")]
    return page_case([row], funds, total=("100", str(int(score) + 9)))


@pytest.mark.parametrize("executed", ["100.00", "95.00", "120.00"])
def test_up_to_5_per_cent_apart_is_verified(executed: str) -> None:
    found, verified = found_by(CHECK, _case(executed))

    assert found == []
    assert len(verified) == 1


@pytest.mark.parametrize(
    ("executed", "severity"),
    [("90.00", Severity.NOTE), ("89.00", Severity.WARNING)],
)
def test_more_than_10_per_cent_apart_is_a_warning(
    executed: str, severity: Severity
) -> None:
    # all 90 points: 1 − 0.90 = 10% is a lead, 1 − 0.89 = 11% a warning
    ((finding,), _) = found_by(CHECK, _case(executed))

    assert finding.severity is severity


def test_it_is_a_note_where_the_form_says_why_little_was_spent() -> None:
    row = ("产出指标", "数量指标", "办件数", "≥10件", "9件", "90", "81")
    reason = "受疫情影响，项目延期，尾款次年支付"
    funds = [("年度资金总额", "100.00", "100.00", "60.00", "10", "", "6")]
    ((finding,), _) = found_by(CHECK, page_case([(*row, reason)], funds))

    # 81 ÷ 90 = 90%; (90% − 60%) ÷ 90% = 33.33%
    assert finding.severity is Severity.NOTE


def test_more_than_5_per_cent_apart_is_a_note_with_its_working() -> None:
    # all 90 points, 94% spent: (1 − 0.94) ÷ 1 = 6%
    ((finding,), _) = found_by(CHECK, _case("94.00"))

    assert finding.severity is Severity.NOTE
    assert finding.working is not None
    assert finding.working.zh == (
        "得分率 90 ÷ 90 = 100%；全年执行数 94.00 ÷ 全年预算数 100.00 = 94%；"
        "（得分率 − 执行率）÷ 得分率 = 6%"
    )


def test_low_scores_beside_low_execution_are_not_apart() -> None:
    # 72 ÷ 90 = 80% and 80% spent
    assert found_by(CHECK, _case("80.00", "72"))[0] == []


def test_totals_tell_where_rows_are_not_all_there() -> None:
    # 梁平 2022: (97.93 − 7.93) ÷ (100 − 10) = 100%, 79.27% spent
    ((finding,), _) = found_by(CHECK, case_of_table("028"))

    assert "得分率 100%，执行率 79.27%，相差 20.73%" in finding.message.zh


def test_full_marks_for_half_the_money_are_found() -> None:
    # 四川: 100 points, 109.8 of 208 spent: 52.79%
    ((finding,), _) = found_by(CHECK, case_of_table("034"))

    assert "相差 ≈47.21%" in finding.message.zh


def test_without_scores_a_fifth_unspent_for_a_reason_is_noted() -> None:
    # 2380.91 unspent; 名山 2024: 30.8 of 52.8 and no reason, as K10 tells
    ((finding,), _) = found_by(CHECK, case_of_table("069"))

    assert finding.message.zh.startswith("预算有 100% 没有支出，超过 20%")
    assert finding.severity is Severity.NOTE
    assert found_by(CHECK, case_of_table("031"))[0] == []
    assert found_by(CHECK, case_of_table("029")) == ([], [])


def test_a_total_of_0_above_a_part_is_no_budget_of_0() -> None:
    assert found_by(CHECK, case_of_table("001"))[0] == []


def test_a_budget_of_0_is_told() -> None:
    row = ("产出指标", "数量指标", "办件数", "≥10件", "12件", "90", "90")
    case = page_case([row], [("年度资金总额", "0", "0", "0", "10", "", "")])

    ((finding,), _) = found_by(CHECK, case)

    assert finding.message.zh.startswith("全年预算数是 0")
