"""K6: the points for budget execution are recomputed from the form's own columns."""

import pytest
from tests.audit.tables import (
    case_of_form,
    case_of_table,
    claimed_form_of_table,
    form_of,
    found_by,
)

from perfscore.api.loading import load_set
from perfscore.api.scoring import score_assessment
from perfscore.audit.case import AuditCase
from perfscore.audit.checks.claimed_fund_score_differs import CHECK
from perfscore.diagnostics.model import Severity
from perfscore.intake.settle import settled


@pytest.mark.parametrize(
    ("number", "score"),
    [("003", "10"), ("025", "19.55"), ("028", "7.93"), ("032", "5"), ("011", "7.6")],
)
def test_published_points_that_the_amounts_or_the_rate_give_are_verified(
    number: str, score: str
) -> None:
    # 025: 20 × 97.75%; 028: 10 × 79.27%; 032: 10 × 154.74 ÷ 310.2 = 4.988
    found, (verified,) = found_by(CHECK, case_of_table(number))

    assert found == []
    assert verified.text.endswith(f"得分 {score}")


@pytest.mark.parametrize("number", ["001", "014"])
def test_a_total_row_of_zeros_beside_a_part_with_amounts_is_told_once(
    number: str,
) -> None:
    # 贵池 2022: the total row is 0/0/0, 本年财政拨款 is 89.974 of 89.974
    ((finding,), verified) = found_by(CHECK, case_of_table(number))

    assert verified == []
    assert finding.severity is Severity.WARNING
    assert finding.printed == "0"
    assert finding.expected is not None
    assert finding.expected.zh == "10"
    assert "合计行的金额是 0" in finding.message.zh


def test_an_execution_scored_among_the_indicators_is_looked_at_too() -> None:
    # 银川 2021: 64.8 ÷ 64.8 = 100%, 10 points, 9 claimed
    ((finding,), _) = found_by(CHECK, case_of_table("005"))

    assert finding.path == ("预算执行率",)
    assert finding.printed == "9"
    assert finding.points == 1


def test_points_of_the_printed_rounded_rate_are_a_matter_of_rounding() -> None:
    # 154.74 ÷ 310.20 = 49.88%, 10 × that = 4.99; the printed 50% gives 5.00
    fund = ("年度资金总额", "", "310.20", "154.74", "10", "50%", "5.00")

    ((finding,), _) = found_by(CHECK, case_of_form(form_of(funds=[fund])))

    assert finding.severity is Severity.NOTE
    assert finding.is_rounding


def test_points_that_follow_from_a_wrong_rate_are_told_at_the_rate_only() -> None:
    fund = ("年度资金总额", "", "200.00", "80.00", "10", "90%", "9")

    assert found_by(CHECK, case_of_form(form_of(funds=[fund]))) == ([], [])


def test_full_marks_for_half_the_money_are_a_warning_that_names_local_rules() -> None:
    fund = ("年度资金总额", "", "208.00", "109.80", "10", "52.79%", "10")

    ((finding,), _) = found_by(CHECK, case_of_form(form_of(funds=[fund])))

    assert finding.severity is Severity.WARNING
    assert finding.working is not None
    assert "10 × 52.79% ≈ 5.28" in finding.working.zh
    assert "地方另有规定" in finding.message.zh


def test_more_than_the_budget_earns_full_marks() -> None:
    fund = ("年度资金总额", "", "100.00", "120.00", "10", "120%", "10")

    found, verified = found_by(CHECK, case_of_form(form_of(funds=[fund])))

    assert found == []
    assert len(verified) == 1


def test_points_on_the_total_and_on_a_part_are_one() -> None:
    _, verified = found_by(CHECK, case_of_table("012"))

    assert len(verified) == 1


def test_an_execution_with_a_target_of_its_own_is_judged_by_that() -> None:
    # 96% reaches ≥95%, so that 40 points are full marks and no 40 × 96%
    row = ("预算管理", "预算执行率", "≥95%", "96%", "40", "40")
    fund = ("年度资金总额", "", "100.00", "96.00", "", "96%", "")

    assert found_by(CHECK, case_of_form(form_of([row], [fund]))) == ([], [])


def _by_set(number: str) -> AuditCase:
    checked = load_set("national/project-2020").value
    assert checked is not None
    form = claimed_form_of_table(number)
    assessment = settled(form, checked.indicator_set).value
    assert assessment is not None
    return case_of_form(form, score_assessment(assessment, checked))


def test_a_set_with_another_weight_says_so() -> None:
    # 黄石 2022 gives the execution 20 points; the set has 10, and 97.75% of it is 9.78
    ((finding,), _) = found_by(CHECK, _by_set("025"))

    assert finding.severity is Severity.ERROR
    assert finding.expected is not None
    assert finding.expected.zh == "9.78"
    assert "表上分值是 20，指标体系规定 10" in finding.message.zh


def test_where_the_set_cannot_score_the_form_the_common_rule_is_a_warning() -> None:
    ((finding,), _) = found_by(CHECK, _by_set("001"))

    assert finding.severity is Severity.WARNING
    assert finding.expected is not None
    assert finding.expected.zh == "10"


def test_a_bare_rate_below_one_per_cent_is_read_as_the_amounts_give_it() -> None:
    # 50 ÷ 10000 = 0.5%, 10 × that = 0.05
    fund = ("年度资金总额", "", "10000", "50", "10", "0.5", "0.05")

    found, verified = found_by(CHECK, case_of_form(form_of(funds=[fund])))

    assert found == []
    assert [each.text for each in verified] == ["年度资金总额 得分 0.05"]


def test_a_weight_of_the_whole_form_is_told_at_the_weight() -> None:
    # 上饶 2021: 分值 100, 执行率 100%, 得分 10; so the weight is 10 ÷ 100%
    ((finding,), _) = found_by(CHECK, case_of_table("046"))

    assert finding.severity is Severity.WARNING
    assert finding.printed == "100"
    assert finding.message.zh == (
        "预算执行的分值印作 100，与全表的满分相同，得分是 10；按执行率推算，分值是 10"
    )
    assert finding.expected is not None
    assert finding.expected.zh == "10"
