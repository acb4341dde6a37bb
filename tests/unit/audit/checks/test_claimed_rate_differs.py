"""K23: 执行率 is recomputed from the amounts beside it, rounding allowed for."""

import pytest
from tests.audit.tables import case_of_form, case_of_table, form_of, found_by

from perfscore.audit.case import AuditCase
from perfscore.audit.checks.claimed_rate_differs import CHECK
from perfscore.diagnostics.model import Severity


def _case(*row: str) -> AuditCase:
    return case_of_form(form_of(funds=[("年度资金总额", *row)]))


@pytest.mark.parametrize(
    ("budget", "executed", "rate"),
    [
        ("310.2", "154.74", "50%"),  # 49.88%
        ("300", "259.45", "86.5%"),  # 86.4833%
        ("200", "195.5", "97.75%"),
        ("20", "20", "100"),
        ("1.56", "1.56", "1"),
        ("387664.62元", "387664.62元", "100%"),
        ("100", "86", "0.86"),
        ("10000", "50", "0.5"),  # 0.5%, not a half
        ("300万元", "2594500元", "86.48%"),
    ],
)
def test_a_rate_that_the_amounts_give_is_verified(
    budget: str, executed: str, rate: str
) -> None:
    found, verified = found_by(CHECK, _case("", budget, executed, "10", rate, ""))

    assert found == []
    assert len(verified) == 1


def test_a_rate_that_no_amounts_can_give_is_an_error() -> None:
    # 80 ÷ 200 = 40%; at most 80.5 ÷ 199.5 = 40.35%
    ((finding,), _) = found_by(CHECK, _case("", "200", "80", "10", "90%", ""))

    assert finding.severity is Severity.ERROR
    assert finding.printed == "90%"
    assert finding.expected is not None
    assert finding.expected.zh == "40%"
    assert finding.at is not None
    assert finding.at.text == "90%"


def test_a_difference_that_rounding_explains_is_a_note() -> None:
    # 旺苍 2021: 1157.97 ÷ 2000 = 57.8985%, printed 57.89%; 2000 may be 2000.3
    ((finding, _), _) = found_by(CHECK, case_of_table("078"))

    assert finding.severity is Severity.NOTE
    assert finding.is_rounding
    assert "差 0.01个百分点，可由四舍五入解释" in finding.message.zh


def test_a_rate_of_the_initial_budget_is_a_note_that_says_so() -> None:
    # 150 ÷ 200 = 75% of 年初预算数, 150 ÷ 160 = 93.75% of 全年预算数
    case = _case("200.00", "160.00", "150.00", "10", "75%", "")

    ((finding,), _) = found_by(CHECK, case)

    assert finding.severity is Severity.NOTE
    assert "年初预算数" in finding.message.zh


def test_blank_zero_and_unreadable_amounts_are_not_judged() -> None:
    for row in (
        ("", "", "154.74", "10", "50%", ""),
        ("0", "0", "0", "10", "0", "0"),
        ("", "200", "详见附件", "10", "50%", ""),
        ("", "200万元", "100", "10", "50%", ""),
        ("", "200", "100", "10", "—", ""),
    ):
        assert found_by(CHECK, _case(*row)) == ([], [])


def test_a_total_row_of_zeros_is_left_to_its_sum_and_its_points() -> None:
    assert found_by(CHECK, case_of_table("001")) == ([], [])


def test_a_rate_that_stops_at_100_percent_is_a_note() -> None:
    case = _case("", "100.00", "120.00", "10", "100%", "10")

    ((finding,), _) = found_by(CHECK, case)

    assert finding.severity is Severity.NOTE
    assert finding.expected is not None
    assert finding.expected.zh == "120%"


def test_a_bare_rate_that_is_right_neither_as_a_share_nor_in_per_cents_is_wrong() -> (
    None
):
    # 80 ÷ 200 = 40%; 0.5 is 50%, or 0.5%
    ((finding,), _) = found_by(CHECK, _case("", "200", "80", "10", "0.5", ""))

    assert finding.severity is Severity.ERROR
    assert finding.expected is not None
    assert finding.expected.zh == "40%"


def test_a_rate_of_no_budget_is_told() -> None:
    # 0 ÷ 0 is no rate; the part prints 0.00%, which claims none
    total = ("年度资金总额", "200.00", "0.00", "0.00", "10", "100.00%", "10")
    part = ("其中：当年财政拨款", "200.00", "0.00", "0.00", "", "0.00%", "")
    other = ("其他资金", "0", "0", "0", "", "100%", "")
    found, _ = found_by(CHECK, case_of_form(form_of(funds=[total, part, other])))

    assert [each.severity for each in found] == [Severity.WARNING, Severity.NOTE]
    assert [each.path for each in found] == [("年度资金总额",), ("其他资金",)]


def test_a_total_left_at_0_is_no_budget_of_0() -> None:
    # 贵池 2022: 0 / 0 above 90 / 89.974; the sum is what is wrong
    names = [each.path for each in found_by(CHECK, case_of_table("001"))[0]]

    assert ("年度资金总额",) not in names
