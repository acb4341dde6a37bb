"""K1: what stands below a heading adds up to the points that it prints."""

import pytest
from tests.audit.pages import ABOVE, page_case
from tests.audit.tables import case_of_table, found_by

from perfscore.audit.checks.claimed_weights_do_not_sum import CHECK
from perfscore.diagnostics.model import Severity

BENEFIT = ("效益指标（30分）", "社会效益指标", "便民", "提升", "提升", "30", "30")
TOTAL = ("100", "100")


def _output(name: str, weight: str, *, level2: str = "数量指标") -> tuple[str, ...]:
    return ("产出指标（50分）", level2, name, "≥10件", "10件", weight, weight)


def test_a_heading_whose_rows_miss_its_points_is_an_error_at_the_heading() -> None:
    # 30 + 15 = 45, the heading prints 50
    rows = [_output("办件数", "30"), _output("接待数", "15"), BENEFIT]

    found, verified = found_by(CHECK, page_case(rows, total=TOTAL))

    (finding,) = found
    assert finding.severity is Severity.ERROR
    assert finding.message.zh == "“产出指标”印 50 分，各项相加 45 分，相差 5 分"
    assert finding.printed == "50"
    assert finding.points == 5
    assert finding.working is not None
    assert finding.working.zh == "30 + 15 = 45"
    assert finding.at is not None
    assert "产出指标" in finding.at.text
    assert [each.text for each in verified] == ["效益指标 30"]


def test_sub_rows_and_open_rows_without_points_are_not_zero() -> None:
    rows = [
        _output("种植面积", "50"),
        ("产出指标（50分）", "数量指标", "其中：蔬菜", "≥3件", "3件"),
        ("产出指标（50分）", "质量指标", "指标1：", "", ""),
        BENEFIT,
    ]

    found, verified = found_by(CHECK, page_case(rows, total=TOTAL))

    assert found == []
    assert len(verified) == 2


def test_points_of_a_cell_beside_several_rows_count_once() -> None:
    rows = [_output("办件数", "30"), _output("接待数", ABOVE), _output("培训数", "20")]

    assert found_by(CHECK, page_case([*rows, BENEFIT], total=TOTAL))[0] == []


def test_an_indicator_without_points_makes_a_warning_of_the_gap() -> None:
    # 30 of 50, and nothing is printed for the second indicator
    rows = [_output("办件数", "30"), _output("接待数", ""), BENEFIT]

    ((finding,), _) = found_by(CHECK, page_case(rows, total=TOTAL))

    assert finding.severity is Severity.WARNING
    assert "“接待数”没有印分值" in finding.message.zh


def test_the_last_heading_of_a_form_that_is_cut_off_is_not_judged() -> None:
    cut = ("效益指标（30分）", "社会效益指标", "便民", "提升", "提升", "10", "10")

    found, verified = found_by(CHECK, page_case([_output("办件数", "50"), cut]))

    assert found == []
    assert [each.text for each in verified] == ["产出指标 50"]


def test_the_last_heading_is_judged_where_it_has_too_much_already() -> None:
    # 20 + 15 = 35 of 30: rows that were cut off cannot mend it
    rows = [_output("办件数", "50"), ("效益指标（30分）", *BENEFIT[1:5], "20", "20")]
    rows.append(
        ("效益指标（30分）", "社会效益指标", "增收", "提升", "提升", "15", "15")
    )

    ((finding,), _) = found_by(CHECK, page_case(rows))

    assert finding.message.zh == "“效益指标”印 30 分，各项相加 35 分，相差 5 分"


def test_points_of_level_2_stand_between() -> None:
    # 数量 prints 30 and has 20 + 5: that is told; 30 + 20 make up level 1
    rows = [
        _output("办件数", "20", level2="数量指标（30分）"),
        _output("接待数", "5", level2="数量指标（30分）"),
        _output("合格率", "20", level2="质量指标（20分）"),
        BENEFIT,
    ]

    ((finding,), verified) = found_by(CHECK, page_case(rows, total=TOTAL))

    assert finding.message.zh == "“数量指标”印 30 分，各项相加 25 分，相差 5 分"
    assert "产出指标 50" in [each.text for each in verified]


@pytest.mark.parametrize(
    ("heading", "weights"),
    [
        ("产出指标（50%）", ("30%", "20%")),
        ("产出指标（60%）", ("50%", "50%")),  # shares of the heading's own 60%
        ("产出指标（50分）", ("30分", "20分")),
    ],
)
def test_points_in_per_cents_add_up_alike(
    heading: str, weights: tuple[str, ...]
) -> None:
    rows = [
        (heading, "数量指标", f"办件数{at}", "≥10件", "10件", each)
        for at, each in enumerate(weights)
    ]

    assert found_by(CHECK, page_case([*rows, BENEFIT]))[0] == []


def test_equal_parts_that_were_rounded_are_a_note() -> None:
    # 50 ÷ 4 = 12.5, rounded to 13 each: 52
    rows = [_output(f"办件数{at}", "13") for at in "甲乙丙丁"]

    ((finding,), _) = found_by(CHECK, page_case([*rows, BENEFIT], total=TOTAL))

    assert finding.severity is Severity.NOTE
    assert finding.is_rounding
    assert finding.message.zh.endswith("相差 2 分，可由均分后四舍五入解释")


def test_published_forms_whose_points_are_right_are_not_accused() -> None:
    # 银川 005: 项目产出 30 = 10 + 5 + 5 + 10, the last heading is cut off
    found, verified = found_by(CHECK, case_of_table("005"))

    assert found == []
    assert "项目产出 30" in [each.text for each in verified]
    assert found_by(CHECK, case_of_table("040"))[0] == []


def test_a_gap_beside_a_merged_cell_of_points_stays_an_error() -> None:
    # 30 for two rows together, and 10: 40 of 50
    rows = [_output("办件数", "30"), _output("接待数", ABOVE), _output("培训数", "10")]

    ((finding,), _) = found_by(CHECK, page_case([*rows, BENEFIT], total=TOTAL))

    assert finding.severity is Severity.ERROR
    assert "没有印分值" not in finding.message.zh


def test_a_small_number_in_brackets_may_count_headings() -> None:
    rows = [
        ("产出指标", "数量指标（2）", "办件数", "≥10件", "10件", "50", "50"),
        BENEFIT,
    ]

    assert found_by(CHECK, page_case(rows, total=TOTAL))[0] == []


def test_points_taken_away_do_not_count_below_a_heading() -> None:
    rows = [_output("办件数", "50"), _output("扣分项：通报批评", "-5"), BENEFIT]

    assert found_by(CHECK, page_case(rows, total=TOTAL))[0] == []
