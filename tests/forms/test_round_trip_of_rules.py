"""Forms of a set with every kind of rule come back as they were."""

from typing import get_args

import pytest
from tests.forms.round_trip import (
    Kind,
    facts,
    printed_facts,
    printed_rows,
    read_back,
    rows,
    written,
)
from tests.forms.shipped import assert_same_score

from perfscore.api.loading import load_set_text
from perfscore.api.scoring import score_assessment
from perfscore.check.checked import CheckedSet
from perfscore.model.assessment import Assessment, Cell, Goal, IndicatorRow
from perfscore.score.result import Score

SET = """指标体系 "试行"
  编号 test/one
  版本 1
  依据 "试行办法"
  满分 100
  保留 2 位小数，四舍五入
  合计 按已取整得分

等级
  优：[90, 110]
  良：[80, 90)
  中：[60, 80)
  差：[0, 60)
数据
  编制数：计数（人），必填
  重大违规：是否，必填
明细表 表彰
  事项：文本
  级别：选项（中央、省）
  奖金：金额（元）
一级指标 产出 60分
  二级指标 数量 40分
    三级指标 甲 20分
      得分 = 18分
    三级指标 乙 20分
      得分 = 分值
      不适用 若 编制数 = 0 则 {treatment}
  二级指标 质量 20分
    汇总 取低
    三级指标 丙 20分
      得分 = 16分
    三级指标 丁 20分
      得分 = 18分
一级指标 效益 40分
  二级指标 由单位填报的 20分
    三级指标 由单位填报
  二级指标 社会 20分
    得分 = 分值
    不适用 由单位填报 则 剔除并按比例折算
填报指标评分
  目标 ≥、>、=、数值：按完成比例
  目标 ≤、<：按反向比例
  目标 日期：达标得分
  目标 定性：评级
    好：[80%, 100%]
    差：[0%, 80%)
加分项 表彰事 3分
  得分 = 至多(计数(表彰) * 1分, 2分)
总分 = 至多(基本分 + 加分, 100分)
  否决 若 重大违规 则 总分 = 59分，等级 至多 差
  依据 "第二十条"
分级 监控灯 = 总分
  红灯：< 60分
  绿灯：否则
"""
TREATMENTS = {
    "得满分": "7",
    "剔除并按比例折算": "7",
    "上级内按比例折算": "7",
    "平均分摊": "11",
}
"""How 不适用 is treated, and a score of the rated row that fits its weight then."""


def checked(treatment: str) -> CheckedSet:
    loaded = load_set_text(SET.format(treatment=treatment)).value
    assert loaded is not None
    return loaded


def assessment(veto: str, claimed: str) -> Assessment:
    return Assessment(
        unit="某局",
        year=2022,
        set_id="test/one",
        project="某项目",
        supervisor="某部",
        data={"编制数": Cell("0"), "重大违规": Cell(veto), "多报": Cell("=1+1")},
        tables={
            "表彰": (
                {"事项": Cell("甲"), "级别": Cell("中央"), "奖金": Cell("300")},
                {"事项": Cell("乙（一）"), "级别": Cell("省")},
            )
        },
        goals=(Goal("建成\n投用", "已投用"),),
        indicators=(
            IndicatorRow("产出", ("数量",), None, "乙", reason="无编制\n无人员"),
            IndicatorRow(
                *("效益", ("由单位填报的",), None, "培训（甲）"),
                target=Cell("≥10人"),
                actual=Cell("9人"),
                weight=Cell("12"),
            ),
            IndicatorRow(
                *(None, (), None, "反响"),
                target=Cell("良好"),
                actual=Cell("较好"),
                rating=Cell("好"),
                weight=Cell("8"),
                claimed=Cell(claimed),
            ),
            IndicatorRow("效益", ("社会",), None, "社会", actual=Cell("不适用")),
        ),
    )


def score_of(treatment: str, veto: str) -> Score:
    reported = assessment(veto, TREATMENTS[treatment])
    return score_assessment(reported, checked(treatment))


@pytest.mark.parametrize("veto", ["否", "是"])
@pytest.mark.parametrize("to", get_args(Kind))
@pytest.mark.parametrize("treatment", TREATMENTS)
def test_what_does_not_apply_is_moved_once(treatment: str, to: Kind, veto: str) -> None:
    score = score_of(treatment, veto)
    first = written(score, to)

    back = read_back(first, to, checked(treatment))

    assert facts(back.assessment) == printed_facts(score, back.assessment)
    assert rows(back.score) == printed_rows(score)
    assert_same_score(score, back)
    assert written(back.score, to) == first
