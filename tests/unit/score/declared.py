"""A set of 10 points whose indicators are partly fixed and partly the unit's own."""

from tests.unit.score.forms import row

from perfscore.model.assessment import IndicatorRow

BODY = """
数据
  全年预算数：金额（万元），必填，> 0
  全年执行数：金额（万元），必填
定义 执行率 = 全年执行数 / 全年预算数
一级指标 预算执行率 2分
  得分 = 分值 × 至多(执行率, 100%)
一级指标 产出指标 5分
  二级指标 数量指标
    三级指标 制度建设 1分
      得分 = 分值
    三级指标 由单位填报
  二级指标 质量指标、时效指标
    三级指标 由单位填报
一级指标 效益指标 3分
  二级指标 经济效益 2分
    三级指标 由单位填报
  二级指标 社会效益
    三级指标 由单位填报 1分
填报指标评分
  目标 ≥、＞、数值：按完成比例
  目标 ≤、＜：按反向比例
  目标 ＝：达标得分
  目标 定性：评级
    好：[80%, 100%]
    差：[0%, 80%)
"""
DATA = {"全年预算数": "10", "全年执行数": "8"}


def met(
    name: str,
    weight: str | None,
    level1: str | None = None,
    *level2: str,
    target: str | None = "≥1",
    actual: str | None = "1",
) -> IndicatorRow:
    """Fill in an indicator of the unit's own, which is met unless said."""
    return row(name, actual, target=target, weight=weight, level1=level1, level2=level2)


OUTPUT = (
    met("修路", "2", "产出指标", "数量指标"),
    met("验收", "2", "产出指标", "质量指标"),
)
BENEFIT = (
    met("增收", "2", "效益指标", "经济效益"),
    met("就业", "1", "效益指标", "社会效益"),
)
