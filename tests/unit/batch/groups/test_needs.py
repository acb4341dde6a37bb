"""What a set asks of groups, and in which order it can be settled."""

import pytest

from perfscore.api.loading import load_set_text
from perfscore.batch.groups.needs import Needs, needs_of

HEAD = """\
指标体系 “同组”
  编号 test/needs
  版本 1
  依据 “示例”
  满分 10
  保留 2 位小数，四舍五入
  合计 按已取整得分

等级
  优：[8, 10]
  差：[0, 8)

数据
  报价：金额（万元），必填
"""
LINE = """\
一级指标 甲 10分
  得分 = 若 报价 ≥ 1万元 则 分值 否则 0分
"""


def needs(body: str) -> Needs:
    checked = load_set_text(HEAD + body).value
    assert checked is not None
    return needs_of(checked.indicator_set)


def names(found: Needs) -> list[list[str]]:
    return [sorted(key.name for key in level) for level in found.levels]


def test_a_set_that_asks_nothing_needs_no_pass() -> None:
    assert needs(LINE) == Needs()


def test_a_rank_of_what_rests_on_a_mean_waits_for_the_mean() -> None:
    found = needs("""\
定义 离均 = 绝对值(报价 - 同组平均(报价))
一级指标 甲 10分
  得分 = 若 从低到高名次(离均) ≤ 3 则 分值 否则 0分
校验 平均：同组平均(总分) ≤ 8分
  否则 警告 “高”
""")
    assert names(found) == [["报价"], ["离均"], ["总分"]]


def test_a_rank_of_the_own_value_is_no_circle() -> None:
    found = needs("""\
一级指标 甲 10分
  指标值 = 报价 / 2
  评分 按名次，从高到低
    第 1 名：10分
    其余：10分 × 至多(指标值 / 同组最优(指标值), 100%)
""")
    assert names(found) == [["甲/指标值"]]


def test_a_mean_of_scores_waits_for_what_they_rest_on() -> None:
    found = needs("""\
一级指标 甲 10分
  不适用 若 报价 = 0万元 则 取同组平均分
  得分 = 若 报价 ≥ 同组平均(报价) 则 分值 否则 0分
""")
    assert names(found) == [["报价"], ["甲/得分"]]


def test_a_grade_that_a_rank_of_the_total_bounds_is_no_circle() -> None:
    rule = "  否决 若 从高到低名次(总分) / 同组个数(总分) > 30% 则 等级 至多 差\n"
    assert names(needs("总分\n" + rule + LINE)) == [["总分"]]


@pytest.mark.parametrize(
    ("body", "circle"),
    [
        (
            "一级指标 甲 10分\n  得分 = 若 同组平均(总分) ≥ 1分 则 分值 否则 0分\n",
            ("总分", "总分"),
        ),
        (
            (
                "定义 乙 = 同组平均(总分)\n"
                "一级指标 甲 10分\n  得分 = 若 从高到低名次(乙) ≤ 1 则 分值 否则 0分\n"
            ),
            ("乙", "总分", "乙"),
        ),
    ],
)
def test_what_rests_on_itself_is_named(body: str, circle: tuple[str, ...]) -> None:
    found = needs(body)
    assert found.levels == ()
    assert found.circle == circle
