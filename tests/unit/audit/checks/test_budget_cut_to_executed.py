"""T7: the budget is not set to what was spent."""

import pytest
from tests.audit.pages import page_case
from tests.audit.tables import case_of_table, found_by

from perfscore.audit.case import AuditCase
from perfscore.audit.checks.budget_cut_to_executed import CHECK
from perfscore.diagnostics.model import Severity

ROW = ("产出指标", "数量指标", "办件数", "≥10件", "10件", "10", "10")


def _case(first: str, annual: str, spent: str) -> AuditCase:
    fund = ("年度资金总额", first, annual, spent, "10", "100%", "10")
    return page_case([ROW], [fund])


@pytest.mark.parametrize(
    ("number", "working"),
    [("014", "132.912 ÷ 202.64 ≈ 65.59%"), ("047", "1.96 ÷ 5.28 ≈ 37.12%")],
)
def test_budgets_cut_to_what_was_spent(number: str, working: str) -> None:
    # 棠溪 2022 prints 0 in the total and the amounts in its part
    ((finding,), _) = found_by(CHECK, case_of_table(number))

    assert finding.severity is Severity.WARNING
    assert finding.working is not None
    assert finding.working.zh == working


def test_a_budget_raised_to_what_was_spent_is_a_note() -> None:
    ((finding,), _) = found_by(CHECK, _case("249.4", "467.03", "467.03"))

    assert finding.severity is Severity.NOTE
    assert finding.message.zh == (
        "全年预算数与全年执行数完全相等，为年初预算数的 187.26%"
    )


def test_a_budget_of_half_the_first_almost_all_spent_is_a_note() -> None:
    # 衡阳街道 2019: 480000 planned, 240000 arrived, 239335 spent
    ((finding,), _) = found_by(CHECK, case_of_table("074"))

    assert finding.severity is Severity.NOTE
    assert finding.message.zh == (
        "全年预算数只有年初预算数的 50%，执行率 99.72% 是除以它的；"
        "除以年初预算数是 49.86%"
    )
    assert finding.working is not None
    assert finding.working.zh == ("240000 ÷ 480000 = 50%；239335 ÷ 480000 ≈ 49.86%")


@pytest.mark.parametrize(
    "amounts",
    [
        ("100", "95", "95"),  # 5% is usual
        ("100", "60", "56.9"),  # 94.83% of what was left
        ("100", "94", "90"),  # and 90% of the first budget
        ("100", "119", "119"),
        ("0", "60", "60"),
        ("", "60", "60"),
        ("100", "100", "60"),
        ("1000000元", "100", "100"),
    ],
)
def test_other_budgets_are_right(amounts: tuple[str, str, str]) -> None:
    assert found_by(CHECK, _case(*amounts))[0] == []


@pytest.mark.parametrize(("carried", "count"), [("148.37", 0), ("40.00", 1)])
def test_a_budget_raised_by_what_was_carried_over_is_left(
    carried: str, count: int
) -> None:
    # 500.00 + 148.37 = 648.37; with 40.00 carried over, 608.37 is 121.67% of 500
    total = ("年度资金总额", "500.00", "648.37", "648.37", "10", "100%", "10")
    parts = ("上年结转资金", "0.00", carried, carried, "", "", "")
    found, _ = found_by(CHECK, page_case([ROW], [total, parts]))

    assert len(found) == count


def test_a_cut_that_the_form_tells_of_is_a_note() -> None:
    reason = "落实过紧日子要求，年中压减一般性支出"
    total = ("年度资金总额", "30.00", "24.60", "24.60", "10", "100%", "10")
    ((finding,), _) = found_by(CHECK, page_case([(*ROW, reason)], [total]))

    assert finding.severity is Severity.NOTE
