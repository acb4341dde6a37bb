"""K4: no score is above its points, but where points on top are told of."""

import pytest
from tests.audit.pages import HEADS, page_case
from tests.audit.tables import case_of_table, found_by

from perfscore.audit.case import AuditCase
from perfscore.audit.checks.score_above_weight import CHECK
from perfscore.diagnostics.model import Severity


def _case(weight: str, score: str, target: str = "≥10件") -> AuditCase:
    return page_case(
        [("产出指标", "数量指标", "办件数", target, "12件", weight, score)],
        total=("100", score),
    )


def test_a_score_above_its_points_is_an_error() -> None:
    ((finding,), _) = found_by(CHECK, _case("10", "12"))

    assert finding.severity is Severity.ERROR
    assert finding.message.zh == "“办件数”得 12 分，超过分值 10"
    assert finding.points == 2
    assert finding.at is not None
    assert finding.at.text == "12"


@pytest.mark.parametrize(
    ("weight", "score"),
    [
        ("10", "10"),
        ("10", "9.5"),
        ("20%", "20"),
        ("10分", "10.00"),
        ("", "12"),
        ("-5", "-1"),
    ],
)
def test_scores_up_to_the_points_are_right(weight: str, score: str) -> None:
    assert found_by(CHECK, _case(weight, score))[0] == []


def test_decimals_that_can_be_equal_are_a_note() -> None:
    # 8.3 may be 8.33; 8 is 8
    ((finding,), _) = found_by(CHECK, _case("8.3", "8.33"))
    ((other,), _) = found_by(CHECK, _case("8", "8.33"))

    assert (finding.severity, finding.is_rounding) == (Severity.NOTE, True)
    assert (other.severity, other.is_rounding) == (Severity.ERROR, False)


def test_points_on_top_that_the_form_tells_of_are_a_note() -> None:
    # 铜陵 2021: 工作安排 has 1 point and scores 2; 一个加1分,最多加2分
    ((finding,), _) = found_by(CHECK, case_of_table("040"))

    assert finding.severity is Severity.NOTE
    assert finding.path[-1] == "工作安排"


def test_shares_as_weights_are_points_of_100() -> None:
    rows = [
        ("产出指标", "数量指标", f"办件数{at}", "≥1件", "1件", weight, score)
        for at, weight, score in (("甲", "0.5", "50"), ("乙", "0.3", "30"))
    ]
    rows.append(("满意度指标", "满意度", "满意度", "≥90%", "95%", "0.1", "10"))

    assert found_by(CHECK, page_case(rows))[0] == []


def test_a_reviewers_score_and_a_coefficient_are_held_to_the_points_too() -> None:
    heads = (*HEADS[:7], "复核得分", "得分系数")
    row = ("产出指标", "数量指标", "办件数", "≥1件", "1件", "10", "10", "11", "120%")
    case = page_case([row], total=("100", "10"), heads=heads)

    found, _ = found_by(CHECK, case)

    assert [each.message.zh for each in found] == [
        "“办件数”的得分系数是 120%，超过 100%",
        "“办件数”得 11 分，超过分值 10",
    ]


def test_a_rate_in_the_column_of_scores_is_no_score() -> None:
    assert found_by(CHECK, _case("10", "100%"))[0] == []


@pytest.mark.parametrize(("score", "count"), [("11", 1), ("10", 0), ("", 0)])
def test_the_points_for_execution_have_their_limit_too(score: str, count: int) -> None:
    row = ("产出指标", "数量指标", "办件数", "≥10件", "12件", "90", "90")
    fund = ("年度资金总额", "130.00", "130.00", "143.00", "10", "110.00%", score)
    found, _ = found_by(CHECK, page_case([row], [fund]))

    assert [each.message.zh for each in found] == [
        "“预算执行”得 11 分，超过分值 10"
    ] * count
