"""Why lines did not earn all their points, said by what was reported."""

from tests.unit.report.test_next_grade import BODY, HEAD, at, of
from tests.unit.score.forms import row, scored

from perfscore.report.shortfall import shortfall
from perfscore.score.result import Score

YUEYANG = """
数据
  在职：计数（人）
  编制：计数（人），> 0
  安排率：比率
  已公开：是否
一级指标 控制率 5分
  指标值 = 在职 / 编制
  评分 扣分
    每高于 100% 满 1个百分点：扣 0.5分
一级指标 安排率 5分
  指标值 = 安排率
  评分 分档
    ≥ 90%：5分
    [80%, 90%)：4分
    < 80%：0分
一级指标 制度 4分
  评分 要点
    有办法：2分
    有执行：2分
减分项 迟报 3分
  得分 = 若 已公开 则 0分 否则 2分
总分 = 基本分 - 减分
"""


def told(score: Score, language: str = "zh") -> list[str]:
    made = shortfall(score, score.lines, "zh" if language == "zh" else "en")
    return [
        each.lead + each.value
        for section in made
        for each in (section, *section.children)
    ]


def test_targets_and_actuals_are_set_side_by_side_most_lost_first() -> None:
    score = of(
        at("培训人数", "≥200人", "180人", "40"),
        at("单位成本", "≤8万元", "10万元", "20"),
        at("合格率", "≥95%", "90%", "20"),
    )
    # 40 × 20/200 = 4, 20 - 20 × 8/10 = 4, 20 - 17.5 = 2.5, 20 × 5/95 = 1.05.
    assert told(score) == [
        "为什么没有得满分：共少得 11.55分",
        "培训人数：目标 ≥200人，完成 180人，少 20人 → 少得 4.00分",
        "单位成本：目标 ≤8万元，完成 10万元，多 2万元 → 少得 4.00分",
        "预算执行率：执行率 87.5% → 少得 2.50分",
        "合格率：目标 ≥95%，完成 90%，少 5个百分点 → 少得 1.05分",
    ]
    assert told(score, "en")[-1] == (
        "合格率: target ≥95%, achieved 90%, 5 percentage points less → 1.05 points lost"
    )


def test_a_line_without_a_score_says_what_is_missing() -> None:
    score = of(at("培训人数", "≥200人", "", "80"))
    first, rate, missing = told(score)
    assert first == "为什么没有得满分：共少得 2.50分"
    assert rate.startswith("预算执行率")
    assert missing.startswith("培训人数：")
    assert missing.endswith("没有得分")


def test_a_late_day_is_counted() -> None:
    body = BODY.replace("好：[0%, 100%]\n", "好：[0%, 100%]\n目标 日期：达标得分\n")
    score = of(at("完工", "2021年10月底前", "2021年11月2日", "80"), body=body)
    assert told(score)[1] == (
        "完工：目标 2021年10月底前，完成 2021年11月2日，晚 2天 → 少得 80.00分"
    )


def test_rows_steps_points_and_penalties_are_named() -> None:
    score = scored(
        YUEYANG,
        row("制度", points={"有办法": "是", "有执行": "否"}),
        data={"在职": "1024", "编制": "1000", "安排率": "85%", "已公开": "否"},
        head=HEAD.replace("满分 100", "满分 14"),
    )
    # 102.4 %: two whole points of 0.5; 85 % is worth 4 of 5; 2 of 4; 2 off.
    assert told(score) == [
        "为什么没有得满分：各行按本项分值共少得 4.00分，总分比满分少 6.00分",
        "制度：要点“有执行”不具备 → 少得 2.00分",
        "控制率：指标值 102.4%，高于 100%，整步数 2 × 0.5分 → 少得 1.00分",
        "安排率：指标值 85%，在档 [80%, 90%) 内 → 少得 1.00分",
        "迟报：已公开 否 → 减 2.00分",
    ]


def test_a_line_that_does_not_apply_says_how_it_is_treated() -> None:
    body = """
    数据
      有项目：是否
    一级指标 面积 10分
      不适用 若 非 有项目 则 取 4分
      得分 = 分值
    """
    score = scored(body, data={"有项目": "否"})
    assert told(score)[1] == "面积：不适用，取 4分 → 少得 6.00分"


def test_full_marks_need_no_reason() -> None:
    full = of(at("培训人数", "≥200人", "200人", "80"), executed="500")
    assert told(full) == []


def test_the_set_s_own_line_stands_beside_each_reason() -> None:
    score = of(at("培训人数", "≥200人", "180人", "80"))
    (section,) = shortfall(score, score.lines, "zh")
    first, second = section.children
    assert first.rule_text == "目标 ≥、＞、＝、数值：按完成比例"
    assert second.rule_text == "得分 = 分值 × 至多(执行率, 100%)"


def test_the_total_lacks_something_else_than_the_lines_where_they_are_averaged() -> (
    None
):
    body = """
    数据
      职工：比率，[0%, 100%]
      领导：比率，[0%, 100%]
    一级指标 评价 10分
      汇总 加权平均
      二级指标 甲 10分
        权重 80%
        得分 = 分值 × 职工
      二级指标 乙 10分
        权重 20%
        得分 = 分值 × 领导
    """
    score = scored(body, data={"职工": "85%", "领导": "60%"})
    # 1.5 and 4 of 10 each; 0.8 × 8.5 + 0.2 × 6 = 8 of 10.
    assert told(score)[0] == (
        "为什么没有得满分：各行按本项分值共少得 5.50分，总分比满分少 2.00分"
    )
    some = [score.lines[0], score.lines[1]]
    (section,) = shortfall(score, some, "zh")
    assert section.value == "各行按本项分值共少得 5.50分"
    (section,) = shortfall(score, some[1:], "zh")
    assert section.value == "共少得 4.00分"


def test_a_veto_of_the_grade_is_no_reason_for_lost_points() -> None:
    body = """
    等级
      优：[90, 100]
      差：[0, 90)
    一级指标 能耗 60分
      目标 ≥4%
      评分 按完成比例
      否决 若 完成值 < 目标 则 等级 = 差
    一级指标 任务 40分
      目标 ≥100人
      评分 按完成比例
      否决 若 完成值 < 目标 × 50% 则 得分 = 0分
    """
    score = scored(body, row("能耗", "3.8%"), row("任务", "40人"), head=HEAD)
    # 60 × 3.8 / 4 = 57; 40 of 100 people are below half: nothing.
    assert told(score)[1:] == [
        "任务：否决：完成值 < 目标 × 50% → 少得 40.00分",
        "能耗：目标 ≥4%，完成 3.8%，少 0.2个百分点 → 少得 3.00分",
    ]


CONVERTED = """
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


def test_a_change_of_unit_is_no_reason() -> None:
    data = {"全年预算数": "500", "全年执行数": "4000000"}
    score = scored(CONVERTED, row("任务", "10场"), data=data, head=HEAD)
    assert told(score)[1] == "执行：执行率 80% → 少得 4.00分"


def test_a_limit_that_was_met_is_named() -> None:
    body = """
    数据
      率：比率
      差错：计数（处）
    一级指标 执行 50分
      指标值 = 率
      评分 扣分
        每低于 100% 达 1个百分点，不足按一步：扣 2分，最多 30分
    一级指标 质量 50分
      评分 扣分
        每有 差错 满 1处：扣 10分
    """
    score = scored(body, data={"率": "80.5%", "差错": "7"}, head=HEAD)
    # 19.5 points below are 20 steps, 40 points, of which 30 count; 70 of 50 are 50.
    assert told(score)[1:] == [
        "质量：差错 7处，整步数 7 × 10分，扣完为止 → 少得 50.00分",
        "执行：指标值 80.5%，低于 100%，步数 20 × 2分，本行最多 30分 → 少得 30.00分",
    ]


def test_rows_of_parameters_are_no_reasons() -> None:
    body = """
    数据
      空气：比率
      目标率：比率，> 0
    参数 年度进度 按 年度
      2021：35%
      否则：65%
    一级指标 空气质量 100分
      目标值 ≥ 目标率 × 年度进度
      指标值 = 空气
      评分 按完成比例
    """
    score = scored(body, data={"空气": "21%", "目标率": "80%"}, head=HEAD)
    # 21 % of 28 %, which are 35 % of 80 %.
    assert told(score)[1] == (
        "空气质量：年度进度 35%，指标值 21%，完成比例 75% → 少得 25.00分"
    )


def test_beside_a_judgement_stands_what_asked_for_it() -> None:
    body = """
    数据
      合乎要求：是否
    一级指标 编制 10分
      评分 判定
        若 合乎要求：10分
        否则：酌定 [0分, 7分)
    """
    score = scored(body, row("编制", claimed="6"), data={"合乎要求": "否"})
    assert told(score)[1] == "编制：自评得分 6分，合乎要求 否 → 少得 4.00分"
