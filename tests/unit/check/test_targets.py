"""A method and the sign of its target ask for the same, more or less."""

import pytest

from perfscore.api.compiling import compile_set
from perfscore.source import Source

HEAD = """指标体系 “甲”
  编号 a/b
  版本 1
  依据 “示例”
  满分 10
  保留 2 位小数，四舍五入
  合计 按已取整得分
"""


def found(rest: str) -> list[tuple[str, str]]:
    compiled = compile_set(Source("set.perf", HEAD + rest))
    return [(each.rule.name, each.message.zh) for each in compiled.diagnostics]


def fixed(target: str, method: str) -> list[tuple[str, str]]:
    return found(f"一级指标 甲 10分\n  目标 {target}\n  评分 {method}\n")


@pytest.mark.parametrize(
    ("target", "method", "said"),
    [
        ("≤20件", "按完成比例", "目标写“≤”是越少越好，“按完成比例”却是越多得分越高"),
        ("＜20件", "按完成比例", "目标写“＜”是越少越好，“按完成比例”却是越多得分越高"),
        ("≥20件", "按反向比例", "目标写“≥”是越多越好，“按反向比例”却是越少得分越高"),
        ("＞20件", "反向递减", "目标写“＞”是越多越好，“反向递减”却是越少得分越高"),
    ],
)
def test_a_method_against_the_sign_is_told(target: str, method: str, said: str) -> None:
    assert fixed(target, method) == [("method-against-target", said)]


@pytest.mark.parametrize(
    ("target", "method"),
    [
        ("≥20件", "按完成比例"),
        ("20件", "按完成比例"),
        ("20件", "按反向比例"),
        ("＝20件", "按反向比例"),
        ("≤20件", "反向递减"),
        ("≤20件", "达标得分"),
    ],
)
def test_a_method_with_the_sign_or_without_one_is_good(
    target: str, method: str
) -> None:
    assert fixed(target, method) == []


def test_a_bonus_on_top_hides_nothing() -> None:
    said = fixed("≤20件", "按完成比例\n  加分 每高于 目标 满 1件：加 1分，最多 1分")
    assert [rule for rule, _ in said] == ["method-against-target"]


def test_more_of_a_penalty_is_taken_off() -> None:
    assert (
        found(
            "一级指标 乙 10分\n  目标 ≥1件\n  评分 达标得分\n"
            "减分项 投诉 5分\n  目标 ≤20件\n  评分 按完成比例\n"
            "总分 = 至少(基本分 - 减分, 0分)\n"
        )
        == []
    )


def test_rows_that_units_declare_are_looked_at() -> None:
    said = found(
        "一级指标 产出 10分\n  二级指标 由单位填报\n填报指标评分\n"
        "  目标 ≥、＞、≤、＜、数值：按完成比例\n  目标 ＝、日期：达标得分\n"
        "  目标 定性：评级\n    好：[60%, 100%]\n    差：[0%, 60%)\n"
    )
    assert said == [
        (
            "method-against-target",
            "目标写“≤、＜”是越少越好，“按完成比例”却是越多得分越高",
        )
    ]


DECLARED = (
    "填报指标评分\n  目标 ≥、＞、数值：按完成比例\n  目标 ≤、＜：按反向比例\n"
    "  目标 ＝、日期：达标得分\n  目标 定性：评级\n    好：[60%, 100%]\n"
)
GROUPS = (
    "一级指标 产出 10分\n  二级指标 数量\n    三级指标 由单位填报\n"
    "  二级指标 质量\n    三级指标 由单位填报\n"
)


def test_a_rating_without_a_number_in_it_is_told() -> None:
    assert found(f"{GROUPS}{DECLARED}    差：[0%, 60%)\n") == []
    said = found(f"{GROUPS}{DECLARED}    差：[0%, 0%)\n")
    assert ("band-empty", "区间 [0%, 0%) 内没有任何数，要求下限不大于上限") in said


def test_a_lost_heading_leaves_two_places_for_declared_indicators() -> None:
    groups = GROUPS.replace("  二级指标 质量\n", "")
    assert found(f"{groups}{DECLARED}    差：[0%, 60%)\n") == [
        ("declared-place-twice", "“数量”下写了两次“由单位填报”")
    ]
