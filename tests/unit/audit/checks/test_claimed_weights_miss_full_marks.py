"""K2: all points make up the full marks, as far as the form is there to its end."""

import pytest
from tests.audit.pages import page_case
from tests.audit.tables import case_of_table, found_by

from perfscore.api.loading import load_set
from perfscore.api.scoring import score_assessment
from perfscore.audit.building import audit_case
from perfscore.audit.case import AuditCase
from perfscore.audit.checks.claimed_weights_miss_full_marks import CHECK
from perfscore.diagnostics.model import Severity

NOTE = (
    "备注：一级指标分值统一设置为：产出指标50分、效益指标30分、满意度指标10分、"
    "预算资金执行率10分。"
)


def _case(
    *weights: str,
    fund: str = "10",
    total: str = "100",
    notes: tuple[str, ...] = (),
    side: str = "",
) -> AuditCase:
    heads = ("产出指标", "效益指标", "满意度指标")
    rows = [
        (head, f"{head}项", f"{head}一", "≥1件", "1件", each, each)
        for head, each in zip(heads, weights, strict=True)
    ]
    funds = [("年度资金总额", "10", "10", "10", fund, "100%", fund)]
    return page_case(
        rows, funds, total=(total, "100") if total else (), notes=notes, side=side
    )


def test_points_that_make_up_100_with_the_execution_are_verified() -> None:
    found, (verified,) = found_by(CHECK, _case("50", "30", "10"))

    assert found == []
    assert verified.text == "分值合计 100"
    assert verified.working.zh == "50 + 30 + 10 + 预算执行 10 = 100"


@pytest.mark.parametrize("weights", [("60", "30", "10"), ("50", "30", "10")])
def test_without_points_for_execution_100_and_90_are_both_right(
    weights: tuple[str, ...],
) -> None:
    assert found_by(CHECK, _case(*weights, fund=""))[0] == []


def test_110_points_below_a_printed_100_are_an_error() -> None:
    # 中江 2022: 70 + 20 + 10 + 10 = 110, printed 100; its note states 50/30/10/10
    ((finding,), _) = found_by(CHECK, case_of_table("009"))

    assert finding.severity is Severity.ERROR
    assert finding.message.zh.startswith("各项分值合计 110 分，合计行印 100 分")
    assert "产出指标50" in finding.message.zh
    assert finding.points == 10
    assert [each.text.zh for each in finding.related] == ["备注的规定"]


def test_80_points_that_are_also_printed_as_the_total_are_a_warning() -> None:
    ((finding,), _) = found_by(CHECK, _case("40", "20", "10", total="80"))

    assert finding.severity is Severity.WARNING
    assert finding.message.zh == "各项分值合计 80 分，满分应为 100 分"


def test_a_total_of_points_that_is_not_their_sum_is_told_at_the_total() -> None:
    ((finding,), _) = found_by(CHECK, _case("50", "30", "10", total="95"))

    assert finding.message.zh == "合计行的分值印 95，各项分值合计 100"
    assert finding.at is not None
    assert finding.at.text == "95"


def test_a_form_without_its_total_row_is_not_judged() -> None:
    case = _case("50", "20", "10", total="")

    assert CHECK.needs is not None
    assert not CHECK.needs(case)
    assert found_by(CHECK, case) == ([], [])


@pytest.mark.parametrize("number", ["007", "011", "022", "040"])
def test_published_forms_that_are_cut_off_are_not_accused(number: str) -> None:
    assert found_by(CHECK, case_of_table(number)) == ([], [])


def test_level_1_that_differs_from_the_notes_is_a_warning() -> None:
    # 60 + 20 + 10 + 10 = 100, the note states 50/30/10/10
    ((finding,), _) = found_by(CHECK, _case("60", "20", "10", notes=(NOTE,)))

    assert finding.severity is Severity.WARNING
    assert finding.printed == "产出指标60、效益指标20、满意度指标10、预算执行率10"
    assert finding.expected is not None
    assert "产出指标50、效益指标30" in finding.expected.zh


def test_one_of_several_divisions_that_a_note_states_is_enough() -> None:
    note = (
        "备注：设置成本指标的，成本指标20%、产出指标40%、效益指标20%、满意度指标10%，"
        "预算执行率10%；未设置成本指标的，产出指标50%、效益指标30%、满意度指标10%，"
        "预算执行率10%。"
    )

    assert found_by(CHECK, _case("50", "30", "10", notes=(note,)))[0] == []
    assert len(found_by(CHECK, _case("60", "20", "10", notes=(note,)))[0]) == 1


def test_a_total_typed_over_the_points_of_a_section_is_found() -> None:
    # 黄石 2023: 年度绩效目标（98分）beside 20 points for execution; 100 − 20 = 80
    ((finding,), _) = found_by(CHECK, case_of_table("077"))

    assert finding.severity is Severity.ERROR
    assert finding.printed == "年度绩效目标(98分)"
    assert finding.expected is not None
    assert finding.expected.zh == "80"


def test_level_1_is_held_against_the_set() -> None:
    case = _case("60", "20", "10")
    checked = load_set("national/project-2020").value
    assert checked is not None
    score = score_assessment(case.assessment, checked)

    found, _ = found_by(CHECK, audit_case(case.form, case.assessment, score))

    assert [each.message.zh for each in found] == [
        "“产出指标”共 60 分，指标体系定 50 分",
        "“效益指标”共 20 分，指标体系定 30 分",
    ]
    assert {each.severity for each in found} == {Severity.ERROR}


def test_points_for_execution_that_stand_in_the_head_and_below_count_once() -> None:
    rows = [
        ("产出指标", "数量指标", "办件数", "≥10件", "10件", "60", "60"),
        ("效益指标", "社会效益指标", "便民", "提升", "提升", "30", "30"),
        ("预算执行率", "预算执行率", "预算执行率", "100%", "100%", "10", "10"),
    ]
    funds = [("年度资金总额", "10", "10", "10", "10", "100%", "10")]

    assert found_by(CHECK, page_case(rows, funds, total=("100", "100")))[0] == []


@pytest.mark.parametrize("number", ["012", "023", "028", "046"])
def test_points_for_execution_printed_in_two_rows_are_a_note(number: str) -> None:
    ((finding,), _) = found_by(CHECK, case_of_table(number))

    assert finding.severity is Severity.NOTE
    assert "各行重复印出，只能算一次" in finding.message.zh


def test_decimals_that_round_to_the_heading_are_told_there_alone() -> None:
    # 3 × 16.67 = 50.01 below 50: K1 tells it; 50 + 30 + 10 + 10 = 100
    heads = ("产出指标（50分）", "效益指标（30分）", "满意度指标（10分）")
    rows = [
        (heads[0], "数量指标", f"办件数{at}", "≥1件", "1件", "16.67", "16.67")
        for at in "甲乙丙"
    ]
    rows += [
        (head, f"{head}项", "其一", "≥1件", "1件", weight, weight)
        for head, weight in zip(heads[1:], ("30", "10"), strict=True)
    ]
    funds = [("年度资金总额", "10", "10", "10", "10", "100%", "10")]

    assert found_by(CHECK, page_case(rows, funds, total=("100", "100")))[0] == []
