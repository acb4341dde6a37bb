"""K11: completion beyond the window that no other check tells of."""

from dataclasses import replace

from tests.audit.pages import page_case
from tests.audit.tables import found_by

from perfscore.audit.case import AuditCase
from perfscore.audit.checks.completion_out_of_window import CHECK

HEADS = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "自评分")


def _case(target: str, actual: str, *rest: str) -> AuditCase:
    return page_case([("效益指标", "社会效益指标", "受训人数", target, actual, *rest)])


def test_a_low_completion_with_full_marks_that_is_not_recomputed_is_told() -> None:
    # a bare target of an effect: whether more is better is not certain, so the score
    # is not recomputed; 69 of 100 has to be explained all the same
    ((finding,), _) = found_by(CHECK, _case("100人", "69人", "10", "10"))

    assert finding.message.zh == (
        "“受训人数”完成值 69人 是指标值 100人 的 69%，得满分，没有说明原因"
    )
    assert finding.points == 10


def test_inside_the_window_or_explained_is_right() -> None:
    assert found_by(CHECK, _case("100人", "70人", "10", "10"))[0] == []
    assert found_by(CHECK, _case("100人", "69人", "10", "10", "场地受限"))[0] == []


def test_full_marks_that_are_wrong_and_points_lost_are_told_elsewhere() -> None:
    assert found_by(CHECK, _case("≥100人", "50人", "10", "10"))[0] == []
    assert found_by(CHECK, _case("100人", "50人", "10", "5"))[0] == []


def test_a_narrower_window_reaches_up_to_over_achievement() -> None:
    narrow = replace(CHECK, threshold="[80%, 120%]")

    assert len(found_by(narrow, _case("100人", "125人", "10", "10"))[0]) == 1
    assert found_by(narrow, _case("100人", "130人", "10", "10"))[0] == []
    assert found_by(CHECK, _case("100人", "125人", "10", "10"))[0] == []
