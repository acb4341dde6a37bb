"""A set with a bit of everything that a worked case can name."""

from tests.unit.lower.sets import whole

SET = """
等级
  优：[9, 10]
  差：[0, 9)
数据
  预算：金额（万元）
  报价：金额（元）
  区域：选项（东部、西部）
  率：比率
明细表 表彰
  事项：文本
  级别：选项（中央、省部）
定义 折算率 = 率 × 2
定义 执行率 = 率
分级 监控灯
  绿灯：若 率 > 50%
  红灯：否则
一级指标 执行率 2分
  得分 = 分值 × 率
一级指标 产出 6分
  二级指标 数量指标 4分
    三级指标 培训人数 2分
      目标 ≥50人
      评分 按完成比例
    三级指标 健全 2分
      评分 要点
        有制度：1分
        有执行：1分
  二级指标 质量指标、时效指标 2分
    三级指标 由单位填报
一级指标 效益 2分
  二级指标 数量指标 2分
    三级指标 培训人数 2分
      目标 ≥50人
      评分 按完成比例
填报指标评分
  目标 数值：按完成比例
"""


def text(*rows: str) -> str:
    """Put a case of these rows behind the set."""
    return whole(SET + "用例 “甲”\n" + "".join(f"  {row}\n" for row in rows))
