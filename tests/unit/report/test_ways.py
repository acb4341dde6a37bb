"""Which number of a line would bring the next grade, worked by hand."""

from tests.unit.report.test_next_grade import GRADES, HEAD, told
from tests.unit.score.forms import row, scored

BANDED = """
数据
  重点：金额（万元）
  支出：金额（万元），> 0
  在职：计数（人）
  编制：计数（人），> 0
一级指标 安排率 50分
  指标值 = 重点 / 支出
  评分 分档
    ≥ 90%：50分
    [80%, 90%)：40分
    < 80%：30分
一级指标 控制率 50分
  指标值 = 在职 / 编制
  评分 扣分
    每高于 100% 满 1个百分点：扣 5分
"""


def test_the_nearest_number_is_named_where_points_come_in_leaps() -> None:
    data = {"重点": "75", "支出": "100", "在职": "1024", "编制": "1000"}
    _, lines = told(scored(GRADES + BANDED, data=data, head=HEAD))
    # 30 + 50 - 2 × 5 = 70, 80 is wanted: 80 % are worth 40; up to 100.9 %, which are
    # 1009 of 1000, nothing is taken off.
    assert lines == [
        "安排率：最多还能得 20.00分 → 重点达到 80万元即可",
        "控制率：最多还能得 10.00分 → 在职降到 1009人即可",
    ]


def test_what_does_not_apply_cannot_earn_more() -> None:
    body = """
    数据
      有项目：是否
      完成率：比率，[0%, 100%]
    一级指标 面积 10分
      不适用 若 非 有项目 则 取 4分
      得分 = 分值
    一级指标 任务 90分
      得分 = 分值 × 完成率
    """
    data = {"有项目": "否", "完成率": "90%"}
    head, lines = told(scored(GRADES + body, data=data, head=HEAD))
    # 4 + 81 = 85; 86 of 90 are 95.5556 %.
    assert head == "距离“优”：还差 5.00分（总分须达到 90分）"
    assert lines == ["任务：最多还能得 9.00分 → 完成率达到 95.56%即可"]


def test_a_line_that_may_exceed_its_weight_has_no_most() -> None:
    body = """
    一级指标 能耗 60分
      目标 ≥4%
      评分 按完成比例
      加分 每高于 目标 满 基准的 10%：加 5分，最多 10分
    一级指标 任务 40分
      目标 ≥100人
      评分 按完成比例
    """
    grades = GRADES.replace("100]", "110]")
    rows = (row("能耗", "3.8%"), row("任务", "80人"))
    head, lines = told(scored(grades + body, *rows, head=HEAD))
    # 57 + 32 = 89; 58 = 60 × x ÷ 4 gives 3.8667 %.
    assert head == "距离“优”：还差 1.00分（总分须达到 90分）"
    assert lines[1] == (
        "能耗：离本项分值 3.00分，还可以超过分值 → 完成值达到 3.87%即可"
    )
    # 57 + 24 = 81: 3 points more to the weight are not 9, but 加分 could bring them.
    rows = (row("能耗", "3.8%"), row("任务", "60人"))
    _, lines = told(scored(grades + body, *rows, head=HEAD))
    assert lines[1] == "能耗：离本项分值 3.00分，还可以超过分值"


def test_bonus_and_penalty_are_named_beside_the_lines() -> None:
    body = """
    数据
      完成率：比率，[0%, 100%]
      获奖：计数（次）
      通报：计数（次）
    一级指标 任务 100分
      得分 = 分值 × 完成率
    加分项 表彰 5分
      评分 加分
        每有 获奖 满 1次：加 1分
    减分项 批评 10分
      评分 加分
        每有 通报 满 1次：加 2分
    总分 = 至多(至少(基本分 + 加分 - 减分, 0分), 100分)
    """
    data = {"完成率": "90%", "获奖": "1", "通报": "2"}
    head, lines = told(scored(GRADES + body, data=data, head=HEAD))
    # 90 + 1 - 4 = 87; 93 + 1 - 4 = 90.
    assert head == "距离“优”：还差 3.00分（总分须达到 90分）"
    assert lines == [
        "任务：本项最多还能得 10.00分 → 完成率达到 93%即可",
        "表彰：最多还能加 4.00分（加分项）",
        "批评：已减 4.00分（减分项）",
    ]


def test_points_of_a_line_are_not_called_points_of_a_weighted_total() -> None:
    body = """
    数据
      职工：比率，[0%, 100%]
      领导：比率，[0%, 100%]
    一级指标 评价 100分
      汇总 加权平均
      二级指标 甲 100分
        权重 80%
        得分 = 分值 × 职工
      二级指标 乙 100分
        权重 20%
        得分 = 分值 × 领导
    """
    data = {"职工": "85%", "领导": "60%"}
    head, lines = told(scored(GRADES + body, data=data, head=HEAD))
    # 0.8 × 85 + 0.2 × 60 = 80. All of 乙 brings 88; 甲 at 97.5 % brings 78 + 12.
    assert head == "距离“优”：还差 10.00分（总分须达到 90分）"
    assert lines == [
        "乙：本项最多还能得 40.00分 → 单凭这一项不够",
        "甲：本项最多还能得 15.00分 → 职工达到 97.5%即可",
    ]


def test_a_rate_of_amounts_in_two_units_is_turned_too() -> None:
    body = (
        GRADES
        + """
    数据
      全年预算数：金额（万元），> 0
      全年执行数：金额（元）
    定义 执行率 = 全年执行数 / 全年预算数
    一级指标 执行 20分
      得分 = 分值 × 至多(执行率, 100%)
    一级指标 任务 80分
      目标 ≥10场
      评分 按完成比例
    """
    )
    data = {"全年预算数": "500", "全年执行数": "4000000"}
    _, lines = told(scored(body, row("任务", "9场"), data=data, head=HEAD))
    # 16 + 72 = 88; 18 of 20 are 90 % of 5 million.
    assert lines == [
        "任务：最多还能得 8.00分 → 完成值达到 10场即可",
        "执行：最多还能得 4.00分 → 全年执行数达到 4500000元（执行率 90%）即可",
    ]
