"""What differs in what decides beside the methods, worked out by hand."""

from pathlib import Path

import pytest
from tests.unit.compare.comparing import HEAD, differences, listed

from perfscore.api.differing import diff_sets

SET = (
    HEAD
    + """\
等级
  优：[8, 10]
  差：[0, 8)
数据
  甲：比率，必填，[0%, 100%]
  重大违规：是否，必填
  编制数：计数（人），必填
  区域：选项（东部、西部），必填
参数 下降目标 按 区域
  东部：10%
  西部：5%
函数 减半(值) = 值 / 2
明细表 表彰
  事项：文本
  级别：选项（中央、省部）
  级别分 = 若 级别 = “中央” 则 1分 否则 0.6分
一级指标 一 6分
  二级指标 二 2分
    汇总 取低
    三级指标 三 2分
      得分 = 分值 × 减半(甲)
      不适用 若 编制数 = 0 则 得满分
      须说明理由 若 得分 < 分值
    三级指标 四 2分
      指标值 = 甲
      评分 插值
        50%：0%
        90%：100%
      否决 若 甲 < 下降目标 则 得分 = 0分
  二级指标 五 4分
    三级指标 六 4分
      评分 加分
        基本分 2分
        每有 编制数 满 1人：加 1分，最多 2分
一级指标 七 4分
  二级指标 由单位填报
加分项 表彰加分 3分
  得分 = 至多(合计(表彰.级别分), 分值)
填报指标评分
  目标 ≥、>、=、数值：按完成比例
  目标 ≤、<：按反向比例
  目标 日期：达标得分
  目标 定性：评级
    好：[0%, 100%]
  不适用 由单位填报 则 剔除并按比例折算
  须说明理由
总分 = 至多(基本分 + 加分, 10分)
  否决 若 重大违规 则 总分 = 5分，等级 = 差
分级 监控灯 = 甲
  红灯：< 60%
  绿灯：否则
多单位汇总
  绝对值：合计
  相对值：按 编制数 加权平均
"""
)
ZHUZHOU = "hunan/zhuzhou/department-2021"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "西部：5%",
            "西部：6%",
            (
                "parameter-changed",
                "下降目标",
                "若 区域 = “西部” 则 5%",
                "若 区域 = “西部” 则 6%",
            ),
        ),
        (
            "值 / 2",
            "值 / 3",
            ("rule-changed", "一/二/三", "分值 × 甲 ÷ 2", "分值 × 甲 ÷ 3"),
        ),
        (
            "0.6分",
            "0.5分",
            (
                "column-changed",
                "表彰/级别分",
                "否则 0.6分",
                "否则 0.5分",
            ),
        ),
        (
            "选项（中央、省部）",
            "选项（中央、省部、市厅）",
            (
                "type-changed",
                "表彰/级别",
                "选项（中央、省部）",
                "选项（中央、省部、市厅）",
            ),
        ),
        ("汇总 取低", "汇总 取高", ("aggregation-changed", "一/二", "取低", "取高")),
        (
            "则 得满分",
            "则 取 1分",
            (
                "not-applicable-changed",
                "一/二/三",
                "若 编制数 = 0人 则 得满分",
                "若 编制数 = 0人 则 取 1分",
            ),
        ),
        (
            "须说明理由 若 得分 < 分值",
            "须说明理由",
            ("reason-changed", "一/二/三", "若 得分 < 分值", "总是"),
        ),
        ("50%：0%", "60%：0%", ("row-changed", "一/二/四", "50%：0%", "60%：0%")),
        (
            "得分 = 0分",
            "得分 = 1分",
            (
                "veto-changed",
                "一/二/四",
                "若 甲 < 下降目标 则 得分 = 0分",
                "若 甲 < 下降目标 则 得分 = 1分",
            ),
        ),
        (
            "最多 2分",
            "最多 1分",
            (
                "row-changed",
                "一/五/六",
                "每有 编制数 满 1人：加 1分，最多 2分",
                "每有 编制数 满 1人：加 1分，最多 1分",
            ),
        ),
        ("表彰加分 3分", "表彰加分 2分", ("weight-changed", "表彰加分", "3分", "2分")),
        (
            "则 剔除并按比例折算",
            "则 得满分",
            (
                "not-applicable-changed",
                "",
                "由单位填报 则 剔除并按比例折算",
                "由单位填报 则 得满分",
            ),
        ),
        (
            "加分, 10分)",
            "加分, 9分)",
            (
                "total-changed",
                "",
                "至多(基本分 + 加分, 10分)",
                "至多(基本分 + 加分, 9分)",
            ),
        ),
        (
            "  否决 若 重大违规 则 总分 = 5分，等级 = 差\n",
            "  否决 若 重大违规 则 总分 = 5分\n",
            (
                "veto-changed",
                "",
                "若 重大违规 则 总分 = 5分，等级 = 差",
                "若 重大违规 则 总分 = 5分",
            ),
        ),
        (
            "红灯：< 60%",
            "红灯：≤ 60%",
            ("band-changed", "监控灯", "红灯：< 60%", "红灯：≤ 60%"),
        ),
        (
            "按 编制数 加权平均",
            "合计",
            ("roll-up-changed", "相对值", "按 编制数 加权平均", "合计"),
        ),
    ],
)
def test_one_thing_that_was_changed_is_one_difference(
    old: str, new: str, expected: tuple[str, str, str | None, str | None]
) -> None:
    assert old in SET
    assert listed(SET, SET.replace(old, new, 1)) == [expected]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("至多(基本分 + 加分, 10分)", "至多(10分, 加分+基本分)"),
        ("总分 = 5分，等级 = 差", "等级 = 差，总分 = 5分"),
        ("减半(甲)", "甲 / 2"),
        ("函数 减半(值) = 值 / 2", "函数 减半(数) = 数 × 50%"),
        ("  绝对值：合计\n  相对值", "  相对值"),
    ],
)
def test_what_means_the_same_is_no_difference(old: str, new: str) -> None:
    assert old in SET
    kept = "  绝对值：合计\n" if "绝对值" in old else ""
    assert listed(SET, SET.replace(old, new, 1) + kept) == []


def test_a_derived_set_differs_in_what_it_changes(tmp_path: Path) -> None:
    derived = tmp_path / "derived.perf"
    derived.write_text(
        f"""\
指标体系 "派生"
  编号 x/derived
  版本 1
  沿用 {ZHUZHOU}@2021.1
修改 一级指标 产出指标 60分
修改 一级指标 效益指标 20分
""",
        "utf-8",
    )
    found = diff_sets(ZHUZHOU, derived).value
    assert found is not None
    assert [
        (each.kind, each.before.zh, each.after.zh)
        for each in found.comparison.differences[3:]
        if each.before and each.after
    ] == [("weight-changed", "50分", "60分"), ("weight-changed", "30分", "20分")]
    assert len(found.comparison.differences) == 5


def test_english_words_stand_for_the_kinds() -> None:
    new = (
        SET.replace("汇总 取低", "汇总 取高")
        .replace("则 剔除并按比例折算", "则 得满分")
        .replace("总分 = 5分，等级 = 差", "总分 = 5分")
        .replace("按 编制数 加权平均", "合计")
    )
    told = [
        (each.before.en, each.after.en)
        for each in differences(SET, new)
        if each.before is not None and each.after is not None
    ]
    assert set(told) == {
        ("lowest", "highest"),
        (
            "as the unit says then leave out, rescale the total",
            "as the unit says then full marks",
        ),
        (
            "if 重大违规 then total = 5 points, grade = 差",
            "if 重大违规 then total = 5 points",
        ),
        ("weighted mean by 编制数", "sum"),
    }


def test_of_a_table_of_parameters_only_rows_that_differ_are_shown() -> None:
    """A row more on one side alone: the whole is shown, since there is no pair."""
    more = SET.replace("  西部：5%", "  西部：6%")
    ((_, _, before, after),) = listed(SET, more)
    assert (before, after) == ("若 区域 = “西部” 则 5%", "若 区域 = “西部” 则 6%")
