"""Sets of which units declare the indicators, with every way of scoring them."""

from random import Random

MODES = ("四舍五入", "四舍六入五成双", "舍去", "进位")
MORE = (
    "按完成比例",
    "按完成比例，及格线 60%",
    "按完成比例，封顶 80%",
    "按完成比例，阶梯 10%",
    "按完成比例，目标为零不超过得满分",
    "按完成比例，不封顶",
    "达标得分",
)
LESS = ("按反向比例", "反向递减", "达标得分")
WORDS = (
    "评级\n    好：[80%, 100%]\n    中：[60%, 80%)\n    差：[0%, 60%)",
    "酌定 [0分, 分值]",
)


def declared_set(random: Random) -> str:
    """Write a set; not every one passes the check."""
    any_ = random.choice
    reasons = any_(("", "", "  须说明理由 若 得分 < 分值\n"))
    return f"""\
指标体系 "自报"
  编号 t/declared
  版本 1
  依据 "办法"
  满分 100
  保留 {any_("0122")} 位小数，{any_(MODES)}
  合计 按已取整得分
等级
  优：[90, 100000]
  良：[60, 90)
  差：[0, 60)
数据
  预算：金额（万元），必填，> 0
  支出：金额（万元），必填
一级指标 预算执行率 10分
  得分 = 分值 × 至多(支出 / 预算, 100%)
一级指标 产出指标 50分
  二级指标 数量指标
    三级指标 由单位填报
  二级指标 质量指标 20分
    三级指标 由单位填报
一级指标 效益指标 40分
  二级指标 由单位填报
填报指标评分
  目标 ≥、＞、数值：{any_(MORE)}
  目标 ≤、＜：{any_(LESS)}
  目标 ＝：{any_(("达标得分", "按完成比例"))}
  目标 日期：达标得分
  目标 定性：{any_(WORDS)}
{reasons}"""
