"""T11: values are no points."""

from tests.audit.pages import page_case
from tests.audit.tables import case_of_table, found_by

from perfscore.audit.case import AuditCase
from perfscore.audit.checks.points_in_value_cells import CHECK


def _case(*rows: tuple[str, str, str]) -> AuditCase:
    return page_case(
        [
            ("产出指标", "数量指标", f"工作{at}", target, actual, weight, weight)
            for at, (target, actual, weight) in enumerate(rows)
        ]
    )


def test_targets_and_actuals_that_are_the_points_are_told() -> None:
    ((finding,), _) = found_by(CHECK, _case(("20", "20", "20"), ("30", "30", "30")))

    assert finding.message.zh == "2 个指标的指标值和完成值都等于分值，填的是分数"


def test_a_broken_number_is_no_chance() -> None:
    # 学院路 2016: 12.5, 12.5, 12.5 points
    assert len(found_by(CHECK, case_of_table("032"))[0]) == 1


def test_values_of_100_in_a_form_without_points_are_told() -> None:
    # 阆中 2021
    ((finding,), _) = found_by(CHECK, case_of_table("006"))

    assert "合计 100（20 + 20 + 10 + 10 + 10 + 10 + 20）" in finding.message.zh


def test_counts_that_happen_to_be_the_points_are_right() -> None:
    assert found_by(CHECK, _case(("10个", "10个", "10"), ("5次", "5次", "5")))[0] == []
    one_of_three = (("10", "10", "10"), ("8", "8", "20"), ("95%", "96%", "20"))
    assert found_by(CHECK, _case(*one_of_three))[0] == []
    assert found_by(CHECK, case_of_table("026"))[0] == []


def test_an_actual_of_points_beside_a_target_with_a_unit_is_told() -> None:
    ((finding,), _) = found_by(CHECK, _case(("≤10个工作日", "10分", "10")))

    assert finding.printed == "10分"
    assert found_by(CHECK, _case(("≤15分钟", "10分", "10")))[0] == []
    assert found_by(CHECK, _case(("≥9分", "9.5分", "10")))[0] == []
    assert found_by(CHECK, _case(("≥90%", "9.5分", "10")))[0] == []
