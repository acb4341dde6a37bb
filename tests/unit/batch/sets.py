"""Sets and tables that the tests of many assessments share."""

from perfscore.api.loading import load_set_text
from perfscore.check.checked import CheckedSet

HEAD = """\
指标体系 "成批试验"
  编号 test/wide
  版本 1
  满分 100
  保留 2 位小数，四舍五入
  合计 按已取整得分
  表样 项目支出

等级
  优：[90, 100]
  良：[80, 90)
  中：[60, 80)
  差：[0, 60)

数据
  全年预算数：金额（万元），必填，> 0
  全年执行数：金额（万元），必填

定义 执行率 = 全年执行数 / 全年预算数

一级指标 预算执行率 10分
  得分 = 分值 × 至多(执行率, 100%)
  依据 "自评表"

"""

WIDE = (
    HEAD
    + """\
一级指标 产出指标 60分
  依据 "自评表"
  二级指标 数量指标
    三级指标 培训人数 30分
      目标 ≥50人
      评分 按完成比例
    三级指标 检查次数 30分
      目标 ≥12次
      评分 按完成比例

一级指标 满意度指标 30分
  依据 "自评表"
  二级指标 服务对象满意度指标
    三级指标 群众满意度 30分
      目标 ≥90%
      评分 按完成比例
"""
)
"""Every indicator is fixed: an assessment is a row."""

ZHUZHOU = "hunan/zhuzhou/department-2021"
"""Units declare their indicators: an assessment is as many rows."""


def checked(text: str = WIDE) -> CheckedSet:
    """Check a set of these tests."""
    made = load_set_text(text).value
    assert made is not None
    return made
