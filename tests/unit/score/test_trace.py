"""A score is a tree of steps down to what was reported, and it recomputes."""

from collections.abc import Callable

import pytest
from tests.unit.score.declared import BENEFIT, BODY, DATA, OUTPUT, met
from tests.unit.score.forms import one, row, scored, trace
from tests.unit.score.recomputing import recomputed, steps

from perfscore.model.expressions import Defined, Input, Literal, Local, Slot
from perfscore.score.result import Score

EVERYTHING = """
数据
  子：金额（万元），> 0
  丑：金额（元），> 0
  寅：计数（人），> 0
  辰：是否
定义 率 = 丑 / 子
定义 人均 = 四舍五入(平均(子, 丑) / 寅, 2)
定义 幂 = (至多(率, 2) + 1) ^ 3 - 绝对值(-率)
一级指标 甲 2分
  指标值 = 率
  评分 扣分
    每高于 100% 达 1个百分点，不足按一步：扣 0.1分
    每低于 100% 满 1个百分点：扣 0.1分
一级指标 乙 2分
  目标 ≥3个
  评分 按完成比例，及格线 10%
一级指标 丙 2分
  目标 ≤3天
  评分 反向递减
一级指标 丁 2分
  得分 = 若 非 辰 或 幂 > 1 则 至多(至少(人均 / 1元 × 1人 × 1分, 0), 分值) 否则 0分
一级指标 戊 2分
  评分 要点
    前置 一：50%
    二：50%
"""


def everything() -> Score:
    return scored(
        EVERYTHING,
        row("乙", "2个"),
        row("丙", "4天"),
        row("戊", points={"一": "是", "二": "否"}),
        data={"子": "1.5", "丑": "14321.5", "寅": "7", "辰": "是"},
    )


CASES: dict[str, Callable[[], Score]] = {
    "all methods": everything,
    "the unit's own": lambda: scored(
        BODY,
        *OUTPUT,
        met("好评", "0", "产出指标", "质量指标", target="效果好", actual="好"),
        *BENEFIT,
        data=DATA,
    ),
    "nothing reported": lambda: scored(EVERYTHING),
    "nothing declared": lambda: scored(BODY),
    "a rating": lambda: one("评分 评级\n好：[80%, 100%]\n差：[0%, 80%)", claimed="9"),
}


@pytest.mark.parametrize("case", CASES)
def test_every_step_is_what_its_inputs_make_it(case: str) -> None:
    score = CASES[case]()
    traces = [each.trace for each in score.lines if each.trace is not None]
    assert traces
    for made in (*traces, *(step for _, step in score.definitions.values())):
        for step in steps(made):
            assert step.value == recomputed(step)


@pytest.mark.parametrize("case", CASES)
def test_every_trace_ends_at_what_was_reported_or_stated(case: str) -> None:
    for line in CASES[case]().lines:
        for step in steps(line.trace) if line.trace else ():
            if not step.inputs:
                is_leaf = isinstance(step.expression, Literal | Local | Input)
                assert is_leaf or step.value is None


def test_what_was_written_is_kept_beside_what_it_means() -> None:
    score = one("目标 ≥50%\n评分 按完成比例", "４０")
    cells = {
        step.expression.slot: (step.cell, step.value)
        for step in steps(trace(score))
        if isinstance(step.expression, Local)
    }
    actual, target = cells[Slot.ACTUAL], cells[Slot.TARGET]
    assert actual[0] == "４０"
    assert target[0] == "≥50%"
    assert actual[1] is not None
    assert target[1] is not None
    assert cells[Slot.WEIGHT][1] == 10


def test_a_definition_is_worked_out_once_for_all_lines() -> None:
    body = """
数据
  子：数值，[0, 1]
定义 率 = 子
一级指标 甲 5分
  得分 = 分值 × 率
一级指标 乙 5分
  得分 = 分值 × 率
"""
    score = scored(body, data={"子": "0.5"})
    traces = [each.trace for each in score.lines if each.trace is not None]
    reads = [
        step
        for made in traces
        for step in steps(made)
        if isinstance(step.expression, Defined)
    ]
    assert len(reads) == 2
    assert reads[0] is reads[1]


def test_a_definition_that_no_line_needs_is_worked_out_all_the_same() -> None:
    body = "数据\n子：数值\n定义 倍 = 子 × 2\n一级指标 甲 10分\n得分 = 分值\n"
    score = scored(body, data={"子": "4"})
    assert score.definitions["倍"][1].value == 8
    assert scored(body).definitions["倍"][1].value is None


def test_the_default_limits_stand_in_the_trace() -> None:
    labels = {
        step.expression.label.zh
        for step in steps(trace(one("目标 ≥50个\n评分 按完成比例", "40")))
        if step.expression.label is not None
    }
    assert {"完成比例", "封顶 100%（默认）", "不低于 0（默认）"} <= labels
    clauses = "评分 扣分\n每有 情形 满 1例：扣 1分"
    score = one(clauses, data="情形：计数（例）", reported={"情形": "1"})
    label = trace(score).expression.label
    assert label is not None
    assert label.zh == "扣完为止（默认）"
