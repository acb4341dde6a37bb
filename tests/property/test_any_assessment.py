"""Whatever a form holds, there is a score, or a finding that says why there is none."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.score.declared import BODY
from tests.unit.score.forms import scorer_of
from tests.unit.score.recomputing import recomputed, steps

from perfscore.model.assessment import Assessment, Cell, FundRow, IndicatorRow
from perfscore.score.result import Score, Step

LIKELY = (
    "50个",
    "≥95%",
    "96",
    "0",
    "-1",
    "好",
    "是",
    "2021年12月",
    "不适用",
    "1e9",
    "",
)
texts = st.one_of(st.none(), st.sampled_from(LIKELY), st.text(max_size=12))
cells = texts.map(lambda text: None if text is None else Cell(text))


headings = st.one_of(
    st.none(), st.sampled_from(["产出指标", "效益指标", "甲"]), st.text(max_size=5)
)
any_rows = st.builds(
    IndicatorRow,
    level1=headings,
    level2=st.lists(
        st.sampled_from(["数量指标", "时效指标", "质量指标", "", "乙"]), max_size=2
    ).map(tuple),
    level3=st.one_of(st.none(), st.text(max_size=3)),
    name=st.one_of(st.sampled_from(["制度建设", "预算执行率"]), st.text(max_size=5)),
    target=cells,
    actual=cells,
    points=st.lists(
        st.tuples(st.one_of(st.just("一"), st.text(max_size=3)), texts).map(
            lambda pair: (pair[0], Cell(pair[1] or ""))
        ),
        max_size=3,
    ).map(tuple),
    rating=cells,
    weight=cells,
    claimed=cells,
)
assessments = st.builds(
    Assessment,
    year=st.one_of(st.none(), st.integers(-(10**9), 10**9)),
    data=st.dictionaries(
        st.one_of(
            st.sampled_from(["全年预算数", "全年执行数", "日"]), st.text(max_size=3)
        ),
        texts.map(lambda text: Cell(text or "")),
        max_size=5,
    ),
    funds=st.lists(
        st.builds(
            FundRow,
            name=st.text(max_size=3),
            initial_budget=cells,
            annual_budget=cells,
            executed=cells,
        ),
        max_size=2,
    ).map(tuple),
    indicators=st.lists(any_rows, max_size=5).map(tuple),
)
MIXED = """
数据
  日：日期
  有：是否
  类：选项（好、差），默认 "差"
  率：比率
一级指标 甲 5分
  二级指标 预算执行率 2分
    评分 要点
      前置 一：50%
      二：50%
  二级指标 制度建设 1分
    评分 扣分
      每低于 100% 满 1个百分点：扣 0.1分
  二级指标 乙
    三级指标 由单位填报
一级指标 产出指标 5分
  二级指标 数量指标 2分
    得分 = 分值 × (若 日 < 2021年5月1日 且 有 或 类 = "好" 则 1 否则 至多(率 ^ 2, 1))
  二级指标 质量指标、时效指标
    三级指标 由单位填报
填报指标评分
  目标 ≥、＞、数值：反向递减
  目标 ≤、＜、＝：按反向比例
  目标 定性：评级
    好：[80%, 100%]
    差：0%
"""


def values_of(score: Score) -> Iterator[object]:
    traces: list[Step | None] = [line.trace for line in score.lines]
    traces += [step for _, step in score.definitions.values()]
    for trace in traces:
        for step in steps(trace) if trace is not None else ():
            assert step.value == recomputed(step)
            yield step.value
    yield from (score.total, score.partial, score.execution_rate)
    for line in score.lines:
        yield from (line.weight, line.exact, line.score)


@pytest.mark.parametrize("body", [BODY, MIXED])
@settings(max_examples=150)
@given(assessments)
def test_any_text_in_any_cell_gives_a_score_or_findings(
    body: str, assessment: Assessment
) -> None:
    scorer = scorer_of(body)
    score = scorer.score(assessment)
    kinds = (Fraction, bool, str, date, type(None))
    assert all(isinstance(each, kinds) for each in values_of(score))
    assert scorer.score(assessment) == score
    if score.total is None:
        assert any(each.rule.severity.value == "error" for each in score.findings)
    for line in score.lines:
        if line.exact is not None and line.weight is not None:
            assert 0 <= line.exact <= line.weight
