"""One set in several spellings is one set: Chinese, English, full-width, half-width."""

from dataclasses import replace

import pytest
from tests.unit.lower.sets import the_set

from perfscore.model.indicator_set import Indicator, IndicatorSet

CHINESE = """
指标体系 "试行"
  编号 test/one
  版本 1
  依据 "甲"，"乙"
  适用 2021年1月1日 至 2021年12月31日
  满分 100
  保留 2 位小数，四舍六入五成双
  合计 按未取整得分
  表样 转移支付
  备注 "说"
等级
  优：[90, 100]
数据
  万：金额（万元），必填，> 0，"注"
  人数：计数（人），默认 0
  率：比率，[0%, 上限]
  数：数值，可为负
  日：日期
  有：是否，默认 否
  类：选项（甲、乙）
  话：文本
参数 上限 = 120%
定义 求 = 若 非 有 且 日 ≤ 2021年6月1日 或 类 = "甲" 则 四舍五入(率, 1) 否则 率
  依据 "丙"
定义 余 = 至多(1, 至少(2, 3)) + 合计(4, 绝对值(-5)) - 向下取整(数) + 向上取整(数) ^ 2
定义 舍 = 平均(四舍六入五成双(数, 1), 1) × 舍去(数) / 进位(数)
校验 甲：万 > 1万元
  否则 提示 "少"
校验 乙：数 ≠ 0
一级指标 产出 60分
  二级指标 甲、乙
    三级指标 由单位填报
  二级指标 丙
    三级指标 子 5分
      说明 "说明"
      目标 ≥95%
      评分 按完成比例，及格线 60%，封顶 120%
    三级指标 丑 5分
      指标值 = 率
      评分 扣分
        每高于 100% 满 1个百分点：扣 0.5分
        每低于 100% 达 基准的 1%，按比例：扣 1%
        每有 人数 达 2人，不足按一步：扣 1分
        至少 1分
    三级指标 寅 5分
      评分 判定
        若 有 = 是：分值
        否则：至少(0, 目标 - 完成值) × 1分
    三级指标 卯 5分
      评分 要点
        前置 一：50%
        二：50%
一级指标 效益 40分
  依据 "丁"
  二级指标 申 40分
    得分 = 分值 × 至多(求, 100%)
填报指标评分
  目标 ≥、＞、数值：按完成比例，不封顶
  目标 ≤、＜：按反向比例
  目标 ＝：反向递减
  目标 日期：达标得分
  目标 定性：评级
    好：[80%, 100%]
    差：[0%, 80%)
"""
ENGLISH = """
indicator_set "试行"
  id test/one
  version 1
  basis "甲", "乙"
  effective 2021-01-01 until 2021-12-31
  full_score 100
  keep 2 decimals, half_even
  total_of exact_scores
  form transfer
  remark "说"
grades
  优: [90, 100]
data
  万: amount(万元), required, > 0, "注"
  人数: count(人), default 0
  率: ratio, [0%, 上限]
  数: number, may_be_negative
  日: date
  有: yes_no, default no
  类: choice(甲、乙)
  话: text
parameter 上限 = 120%
define 求 = if not 有 and 日 <= 2021-06-01 or 类 = "甲" then half_up(率, 1) else 率
  basis "丙"
define 余 = min(1, max(2, 3)) + sum(4, abs(-5)) - floor(数) + ceil(数) ^ 2
define 舍 = mean(half_even(数, 1), 1) * round_down(数) / round_up(数)
validate 甲: 万 > 1万元
  else notice "少"
validate 乙: 数 != 0
level1 产出 60points
  level2 甲、乙
    level3 declared_by_unit
  level2 丙
    level3 子 5points
      explanation "说明"
      target ≥95%
      scoring by_completion, pass_line 60%, cap 120%
    level3 丑 5points
      value = 率
      scoring deductions
        per_above 100% full_step 1percentage_points: deduct 0.5points
        per_below 100% step of_base 1%, pro_rata: deduct 1%
        per_case 人数 step 2人, part_counts: deduct 1points
        at_least 1points
    level3 寅 5points
      scoring decision
        if 有 = yes: weight
        else: at_least(0, target - actual) * 1points
    level3 卯 5points
      scoring checklist
        prerequisite 一: 50%
        二: 50%
level1 效益 40points
  basis "丁"
  level2 申 40points
    score = weight * at_most(求, 100%)
declared_scoring
  target >=、>、number: by_completion, uncapped
  target <=、<: by_inverse_ratio
  target =: inverse_decreasing
  target date: by_attainment
  target qualitative: rating
    好: [80%, 100%]
    差: [0%, 80%)
"""
_WIDE = {code: code + 0xFEE0 for code in range(ord("!"), ord("~") + 1)}


def full_width(text: str) -> str:
    """Write everything outside quotes full-width, as an input method may."""
    parts = text.split('"')
    return '"'.join(
        part if index % 2 else part.translate(_WIDE) for index, part in enumerate(parts)
    )


def meaning(text: str) -> IndicatorSet:
    """Lower a set; the targets that it prints as written are left out."""
    made = the_set(text.strip() + "\n")
    return replace(made, indicators=tuple(map(without_target_text, made.indicators)))


def without_target_text(indicator: Indicator) -> Indicator:
    children = tuple(map(without_target_text, indicator.children))
    return replace(indicator, children=children, target_text="")


def test_english_keywords_make_the_set_that_chinese_ones_make() -> None:
    assert meaning(ENGLISH) == meaning(CHINESE)


@pytest.mark.parametrize("text", [CHINESE, ENGLISH])
def test_full_width_makes_the_set_that_half_width_makes(text: str) -> None:
    half = meaning(text)
    full = meaning(full_width(text))
    assert full == half


def test_indentation_and_blank_lines_mean_nothing() -> None:
    flat = "\n\n".join(line.strip() for line in CHINESE.splitlines() if line.strip())
    assert meaning(flat) == meaning(CHINESE)
