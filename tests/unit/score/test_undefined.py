"""What has no value: a finding for each cause, and never a guess."""

import pytest
from tests.unit.score.forms import exact, found, one, rules_of, scored

NUMBERS = "子：数值\n丑：数值\n有：是否\n无：是否"


def test_nothing_is_divided_by_zero() -> None:
    score = one(
        "得分 = 分值 × 至多(至少(子 / 丑, 0%), 100%)",
        data=NUMBERS,
        reported={"子": "1", "丑": "0"},
    )
    finding = found(score, "divided-by-zero")
    assert finding.message.zh == "除数“丑”为 0"
    assert finding.path == ("甲",)
    assert score.total is None


def test_zero_by_zero_is_not_full_marks_either() -> None:
    score = one(
        "得分 = 分值 × 至多(至少(子 / 丑, 0%), 100%)",
        data=NUMBERS,
        reported={"子": "0", "丑": "0"},
    )
    assert rules_of(score) == ["divided-by-zero", "total-open"]


def test_a_branch_that_is_not_taken_may_be_undefined() -> None:
    clauses = "得分 = 若 丑 = 0 则 3分 否则 分值 × 至多(至少(子 / 丑, 0%), 100%)"
    reported = {"子": "1", "丑": "0"}
    assert exact(one(clauses, data=NUMBERS, reported=reported)) == 3
    reported = {"丑": "0"}
    assert exact(one(clauses, data=NUMBERS, reported=reported)) == 3


@pytest.mark.parametrize(
    ("condition", "reported", "points"),
    [
        ("有 且 无", {"有": "否"}, 0),
        ("有 且 无", {"无": "否"}, 0),
        ("有 且 无", {"有": "是"}, None),
        ("有 且 无", {"无": "是"}, None),
        ("有 或 无", {"有": "是"}, 1),
        ("有 或 无", {"无": "是"}, 1),
        ("有 或 无", {"有": "否"}, None),
        ("非 有", {}, None),
        ("有 且 (无 或 非 有)", {"有": "是"}, None),
        ("子 / 丑 > 1 且 有", {"子": "1", "丑": "0", "有": "否"}, 0),
        ("子 / 丑 > 1 或 有", {"子": "1", "丑": "0", "有": "是"}, 1),
        ("子 / 丑 > 1 且 有", {"子": "1", "丑": "0", "有": "是"}, None),
    ],
)
def test_an_operand_without_value_matters_only_if_no_other_decides(
    condition: str, reported: dict[str, str], points: int | None
) -> None:
    clauses = f"得分 = 若 {condition} 则 1分 否则 0分"
    assert exact(one(clauses, data=NUMBERS, reported=reported)) == points


def test_a_datum_that_several_lines_miss_is_told_once() -> None:
    body = """
数据
  子：数值，必填，≥ 0
一级指标 甲 5分
  得分 = 分值 × 至多(子, 1)
一级指标 乙 5分
  指标值 = 子
  评分 分档
    ≥ 0：至多(子 × 1分, 分值)
    否则：0分
"""
    score = scored(body)
    assert rules_of(score) == ["missing-value", "total-open"]
    assert found(score, "missing-value").path == ("子",)
    assert found(score, "total-open").message.zh.startswith("“甲”、“乙”未能计分")


def test_a_definition_that_several_lines_need_is_told_once() -> None:
    body = """
数据
  子：数值，≥ 0
  丑：数值，≥ 0
定义 率 = 子 / 丑
定义 倍 = 率 + 率
一级指标 甲 5分
  得分 = 分值 × 至多(率, 100%)
一级指标 乙 5分
  得分 = 分值 × 至多(倍, 100%)
"""
    score = scored(body, data={"子": "1", "丑": "0"})
    assert rules_of(score) == ["divided-by-zero", "total-open"]
    assert found(score, "divided-by-zero").path == ("率",)


def test_each_of_several_causes_is_told() -> None:
    clauses = "得分 = 至多(至少(子 + 丑 / 子, 0) × 1分, 分值)"
    score = one(clauses, data=NUMBERS, reported={"子": "0"})
    # 子 is 0 and 丑 is missing: what is divided is missing, and told first
    assert rules_of(score) == ["missing-value", "total-open"]
    clauses = "得分 = 至多(至少(子 + 丑, 0) × 1分, 分值)"
    told = rules_of(one(clauses, data=NUMBERS))
    assert told == ["missing-value", "missing-value", "total-open"]


def test_a_datum_that_cannot_be_read_is_not_told_as_missing_as_well() -> None:
    clauses = "得分 = 分值 × 至多(至少(子, 0), 1)"
    score = one(clauses, data=NUMBERS, reported={"子": "五"})
    assert rules_of(score) == ["not-a-number", "total-open"]


def test_bands_and_rows_that_leave_out_a_value_give_none() -> None:
    clauses = "指标值 = 子\n评分 分档\n≥ 1：1分\n< 1：0分"
    assert exact(one(clauses, data=NUMBERS, reported={"子": "1"})) == 1
    score = one(clauses, data=NUMBERS)
    assert rules_of(score) == ["missing-value", "total-open"]


def test_the_parts_that_are_defined_are_added_all_the_same() -> None:
    body = "数据\n子：数值，≥ 0\n一级指标 甲 4分\n得分 = 分值\n一级指标 乙 6分\n"
    score = scored(f"{body}得分 = 分值 × 至多(子, 1)")
    assert score.total is None
    assert score.grade is None
    assert score.partial == 4
