"""K5: claimed scores beside those of the set, or of common practice."""

import pytest
from tests.audit.tables import case_of_form, case_of_table, form_of, found_by

from perfscore.api.loading import load_set
from perfscore.api.scoring import read_assessment, score_assessment
from perfscore.audit.building import audit_case, claimed_form_of
from perfscore.audit.case import AuditCase
from perfscore.audit.checks.claimed_points_differ import CHECK
from perfscore.diagnostics.model import Severity


def _case(*row: str) -> AuditCase:
    return case_of_form(form_of([row]))


def test_full_marks_for_missed_targets_are_warnings() -> None:
    # 濉溪 2020: ≥4754人 and 4604人; ≤5300元/户 and 5830元/户
    (found, _) = found_by(CHECK, case_of_table("012"))

    assert [(each.severity, each.printed) for each in found] == [
        (Severity.WARNING, "5"),
        (Severity.WARNING, "10"),
    ]
    short, over = found
    assert short.working is not None
    assert over.working is not None
    assert "5 × 4604/4754 ≈ 4.84" in short.working.zh
    assert "10 × 5300/5830 ≈ 9.09" in over.working.zh
    assert "= 9" in over.working.zh


@pytest.mark.parametrize("number", ["001", "003", "009", "014", "023", "028", "067"])
def test_published_forms_without_such_a_fault_are_left_alone(number: str) -> None:
    assert found_by(CHECK, case_of_table(number))[0] == []


def test_less_is_better_is_told_from_the_name_where_a_target_has_no_sign() -> None:
    # 重庆 2022: 控制率 100% → 92%, 结转结余率 2% → 0 are reached, 执行率 72.74% is not
    ((finding,), _) = found_by(CHECK, case_of_table("011"))

    assert finding.path[-1] == "政府采购执行率"


def test_points_other_than_in_proportion_are_a_note_with_both_numbers() -> None:
    # ═100% and 98%: 9 claimed, 9.8 in proportion
    ((finding,), _) = found_by(CHECK, case_of_table("020"))

    assert finding.severity is Severity.NOTE
    assert not finding.is_rounding
    assert "自评 9 分，按完成比例是 9.8 分" in finding.message.zh


def test_points_in_proportion_are_verified() -> None:
    case = _case("数量指标", "培训人数", "≥200人", "150人", "20", "15")

    found, (verified,) = found_by(CHECK, case)

    assert found == []
    assert "20 × 150/200 = 15" in verified.working.zh


def test_a_weight_times_the_actual_value_is_told_as_that() -> None:
    # 黄冈 2020: target 98%, actual 98%, 20 points, 19.6 claimed
    case = _case("质量指标", "验收合格率", "≥98%", "98%", "20", "19.6")

    ((finding,), _) = found_by(CHECK, case)

    assert finding.severity is Severity.WARNING
    assert "20 × 98% = 19.6" in finding.message.zh
    assert finding.expected is not None
    assert finding.expected.zh == "20"


def test_a_reached_target_with_points_off_is_left_to_the_reason() -> None:
    assert found_by(CHECK, _case("质量指标", "合格率", "≥98%", "98%", "20", "18")) == (
        [],
        [],
    )


def test_a_day_that_was_passed_has_no_full_marks() -> None:
    late = ("时效指标", "完工时间", "2021年6月30日前", "2021年9月15日", "10", "10")
    same_month = ("时效指标", "完工时间", "2021年12月1日前", "2021年12月", "10", "10")

    ((finding,), _) = found_by(CHECK, _case(*late))

    assert finding.severity is Severity.WARNING
    assert found_by(CHECK, _case(*same_month)) == ([], [])


@pytest.mark.parametrize(
    ("target", "actual"),
    [
        ("100", "72.74%"),  # 100 what?
        ("≥95%", "0.9"),  # a share or per cents?
        ("≥20公里", "12个"),
        ("效果明显", "基本达到"),
        ("≥33.33%", "33.3%"),  # which 33.33% prints as
        ("≥95%", "≥90%"),  # the sign leaves open what was reached
        ("", "90%"),
    ],
)
def test_what_cannot_be_compared_is_not_judged(target: str, actual: str) -> None:
    case = _case("数量指标", "建设里程", target, actual, "10", "10")

    assert found_by(CHECK, case) == ([], [])


def test_the_targets_sign_in_the_actual_value_is_said() -> None:
    _, (verified,) = found_by(
        CHECK, _case("数量指标", "安装水标尺", "≥266米", "≥266米", "10", "10")
    )

    assert "带比较符号" in verified.working.zh


def test_a_set_says_what_a_line_comes_to_and_by_which_rule() -> None:
    checked = load_set("national/project-2020").value
    assessment = read_assessment("national/project-2020").value
    assert checked is not None
    assert assessment is not None
    score = score_assessment(assessment, checked)
    case = audit_case(claimed_form_of(assessment), assessment, score)

    (found, verified) = found_by(CHECK, case)

    # 甘谷 2022: 100% of ═100% claimed 7 of 10; 98% of ═100% claimed 9 of 10
    assert [(each.path[-1], each.printed) for each in found] == [
        ("资金到位及时率", "7"),
        ("政策知晓率", "9"),
    ]
    assert [each.severity for each in found] == [Severity.ERROR, Severity.ERROR]
    assert [each.expected and each.expected.zh for each in found] == ["10", "9.8"]
    assert len(verified) > 0


def test_points_filled_in_for_target_and_actual_are_not_verified() -> None:
    # 学院路 2016: target, actual and weight are all 12.5
    assert found_by(CHECK, case_of_table("032")) == ([], [])


def test_a_broken_ceiling_says_that_the_score_is_below_full_marks() -> None:
    # 濉溪 2019: ≤5300, 5830 paid, 10 of 10
    found, _ = found_by(CHECK, case_of_table("012"))

    assert [each.expected.zh for each in found if each.expected] == [
        "≈4.84",
        "低于 10",
    ]
