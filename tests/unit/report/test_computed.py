"""Formulas as they were computed, each part with its own value and unit."""

from fractions import Fraction

from tests.unit.report.explaining import outline
from tests.unit.report.test_next_grade import HEAD
from tests.unit.score.forms import row, scored

from perfscore.report.derivation import derivation


def test_parts_of_one_name_keep_their_own_values() -> None:
    body = """
    数据
      产量：数值
      计划量：数值，> 0
      差错：计数（处）
    一级指标 质量 10分
      指标值 = 产量
      评分 扣分
        每偏离 计划量 满 3%：扣 1分
        每有 差错 满 1处：扣 0.1分
    """
    score = scored(body, data={"产量": "110", "计划量": "100", "差错": "4"})
    # 10 apart are three whole steps of 3; four faults: 3 + 0.4.
    lines = outline(derivation(score, wanted="质量").children)
    assert "    扣分合计 = 整步数 3 × 1分 + 整步数 4 × 0.1分 = 3.4分" in lines


def test_a_veto_reads_target_and_actual_as_they_are_written() -> None:
    body = """
    等级
      优：[90, 100]
      差：[0, 90)
    一级指标 能耗 100分
      目标 ≥4%
      评分 按完成比例
      否决 若 完成值 < 目标 则 等级 = 差
    """
    score = scored(body, row("能耗", "3.8%"), head=HEAD)
    (_, after, *_) = derivation(score, wanted="总分").children
    assert outline(after.children) == [
        "否决：完成值 < 目标 → 等级 = 差",
        "  完成值 = 3.8%",
        "  目标（填报“≥4%”） = 4%",
    ]


def test_what_comes_of_the_group_is_printed_with_its_value() -> None:
    body = """
    数据
      编制：计数（人），> 0
      人口：计数（人），> 0
    一级指标 配置 10分
      指标值 = 编制 / 人口
      评分 按名次，从低到高
        第 1 名：10分
        其余：10分 × 至多(同组最优(指标值) / 指标值, 100%)
    """
    group = {"配置/指标值": (Fraction(1, 100), Fraction(1, 125), Fraction(1, 50))}
    score = scored(body, data={"编制": "10", "人口": "1000"}, peers=group)
    # 1 % is second behind 0.8 %: 10 × 0.8 / 1.
    (line,) = derivation(score, wanted="配置").children
    told = outline([line])
    assert told[1].startswith(
        "  得分 = 10分 × 至多(同组最低(配置/指标值) 0.8% ÷ 指标值 1%, 100%) = 8分"
    )
    assert told[2] == "    第 1 名：名次（从低到高）(配置/指标值) 2 ≤ 1 → 不成立"
