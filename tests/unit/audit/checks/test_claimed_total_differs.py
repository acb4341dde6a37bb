"""K7: the printed total is the sum of the printed scores."""

import pytest
from tests.audit.tables import case_of_form, case_of_table, form_of, found_by

from perfscore.audit.checks.claimed_total_differs import CHECK
from perfscore.diagnostics.model import Severity

FUND = ("年度资金总额", "", "100.00", "90.00", "10", "90%", "9")


@pytest.mark.parametrize("number", ["020", "025", "026", "034", "043", "067"])
def test_published_totals_that_add_up_are_verified(number: str) -> None:
    found, verified = found_by(CHECK, case_of_table(number))

    assert found == []
    assert len(verified) == 1


def test_parts_of_110_under_a_printed_100_are_an_error() -> None:
    # 中江 2022: 10 + 70 + 20 + 10
    ((finding,), _) = found_by(CHECK, case_of_table("009"))

    assert finding.severity is Severity.ERROR
    assert finding.printed == "100"
    assert finding.expected is not None
    assert finding.expected.zh == "110"
    assert finding.points == 10


def test_a_total_above_full_marks_less_deductions_is_an_error() -> None:
    # 银川 2021: 98 is printed, 1 + 1 + 2 + 2 were deducted in the rows there are
    ((finding,), _) = found_by(CHECK, case_of_table("005"))

    assert finding.severity is Severity.ERROR
    assert finding.expected is not None
    assert finding.expected.zh == "至多 94"


@pytest.mark.parametrize("number", ["007", "011", "022", "028"])
def test_a_total_that_rows_not_printed_can_make_up_is_not_judged(number: str) -> None:
    assert found_by(CHECK, case_of_table(number)) == ([], [])


def test_decimals_of_the_scores_allow_for_rounding() -> None:
    # 9 + 29.67 + 29.67 + 29.67 = 98.01; thirds of 89 are 29.666…
    rows = [
        ("数量指标", name, "", "", "30", "29.67")
        for name in ("甲指标", "乙指标", "丙指标")
    ]

    form = form_of(rows, [FUND], total="98.00")
    ((finding,), _) = found_by(CHECK, case_of_form(form))

    assert finding.severity is Severity.NOTE
    assert finding.is_rounding


def test_whole_points_allow_for_none() -> None:
    rows = [("数量指标", "甲指标", "", "", "90", "80")]

    ((finding,), _) = found_by(CHECK, case_of_form(form_of(rows, [FUND], total="90")))

    assert finding.severity is Severity.ERROR
    assert finding.working is not None
    assert finding.working.zh == "9 + 80 = 89"


def test_no_printed_total_is_no_finding() -> None:
    rows = [("数量指标", "甲指标", "", "", "90", "80")]

    assert found_by(CHECK, case_of_form(form_of(rows, [FUND]))) == ([], [])


def test_a_score_that_is_missing_is_not_zero() -> None:
    rows = [
        ("数量指标", "甲指标", "", "", "60", "60"),
        ("质量指标", "乙指标", "", "", "30", ""),
    ]

    form = form_of(rows, [FUND], total="95")

    assert found_by(CHECK, case_of_form(form)) == ([], [])


@pytest.mark.parametrize("deducted", ["-1", "1"])
def test_bonuses_and_deductions_count_with_their_signs(deducted: str) -> None:
    # 9 + 88 + 2 - 1
    rows = [
        ("数量指标", "甲指标", "", "", "90", "88"),
        ("加分项", "获奖", "1项", "1项", "5", "2"),
        ("扣分项", "审计问题", "0个", "1个", "5", deducted),
    ]
    right = case_of_form(form_of(rows, [FUND], total="98"))
    wrong = case_of_form(form_of(rows, [FUND], total="100"))

    assert len(found_by(CHECK, right)[1]) == 1
    ((finding,), _) = found_by(CHECK, wrong)
    assert finding.expected is not None
    assert finding.expected.zh == "98"
    assert finding.working is not None
    assert finding.working.zh == "9 + 88 + 2 − 1 = 98"
