"""Rows scored with their groups are what the exact scorer gives of listed values."""

from random import Random

import numpy as np
import pytest
from tests.batch.comparing import unlike
from tests.batch.grouped import (
    group_cells,
    group_set,
    grouped,
    grouped_long,
    one_by_one,
)
from tests.batch.long_rows import long_of
from tests.batch.wide import table

from perfscore.api.compiling import compile_set
from perfscore.batch.declared.rows import RowReader
from perfscore.batch.groups.gathering import Gatherer
from perfscore.batch.kernel import Kernel
from perfscore.score.scorer import Scorer
from perfscore.source import Source


@pytest.mark.parametrize("first", range(0, 48, 12))
def test_sets_that_rank_and_average_score_groups_as_they_score_one(first: int) -> None:
    scored = 0
    for seed in range(first, first + 12):
        random = Random(seed)  # noqa: S311 - the same each time
        checked = compile_set(Source("set.perf", group_set(random))).value
        if checked is None:
            continue
        kernel, gatherer = Kernel(checked), Gatherer(checked)
        size = random.choice([1, 2, 7, 20])
        wide = table(
            kernel.layout, group_cells(kernel.layout, random, size), size, None
        )
        groups = random.randrange(1, 4)
        codes = [random.randrange(-(seed % 2), groups) for _ in range(size)]
        given = grouped(gatherer, wide, np.array(codes, np.int32), groups)
        result = kernel.score(given, native=False)
        wanted = one_by_one(checked, gatherer, wide, codes)
        for row, score in enumerate(wanted):
            assert list(unlike(kernel, score, result, row)) == [], (seed, row)
            assert not score.findings or result.told[row], (seed, row)
            if row in result.exact:
                assert result.exact[row].findings == score.findings, (seed, row)
            scored += 1
    assert scored > 20


OWN = """\
指标体系 “单位填报”
  编号 test/own
  版本 1
  依据 “示例”
  满分 100
  保留 2 位小数，四舍五入
  合计 按已取整得分

数据
  全年预算数：金额（万元），必填，> 0
  全年执行数：金额（万元），必填

定义 执行率 = 全年执行数 / 全年预算数

一级指标 执行 10分
  得分 = 若 执行率 ≥ 同组平均(执行率) 则 分值 否则 分值 / 从高到低名次(执行率)

一级指标 产出指标 50分
  二级指标 数量指标
    三级指标 由单位填报
  二级指标 质量指标
    三级指标 由单位填报

一级指标 效益指标 40分
  二级指标 由单位填报

填报指标评分
  目标 ≥、＞、数值：按完成比例
  目标 ≤、＜：达标得分
  目标 ＝：达标得分
  目标 日期：达标得分
  目标 定性：评级
    好：[80%, 100%]
    差：[0%, 80%)

校验 名次：从高到低名次(总分) ≤ 2
  否则 提示 “不在前两名”
"""


def test_units_with_indicators_of_their_own_are_ranked_too() -> None:
    made = compile_set(Source("set.perf", OWN))
    checked = made.value
    assert checked is not None, made.diagnostics
    kernel, gatherer = Kernel(checked), Gatherer(checked)
    random = Random(6)  # noqa: S311 - the same each time
    long = long_of(RowReader(checked), kernel.layout, random, 40)
    codes = [at % 3 for at in range(40)]
    given = grouped_long(gatherer, long, np.array(codes, np.int32), 3)
    result = kernel.score_long(given, native=False).heads
    wanted = one_by_one(checked, gatherer, long.heads, codes)
    for row, score in enumerate(wanted):
        total = None if result.open[row] else int(result.totals[row])
        assert total == (None if score.total is None else score.total * 100)
        assert not score.findings or result.told[row]


def test_without_a_group_rows_are_scored_alone() -> None:
    checked = compile_set(Source("set.perf", group_set(Random(3)))).value  # noqa: S311 - the same each time
    assert checked is not None
    kernel, scorer = Kernel(checked), Scorer(checked)
    random = Random(4)  # noqa: S311 - the same each time
    wide = table(kernel.layout, group_cells(kernel.layout, random, 5), 5, None)
    result = kernel.score(wide, native=False)
    for row in range(5):
        score = scorer.score(wide.assessment(row))
        assert list(unlike(kernel, score, result, row)) == []
        assert result.exact[row].findings == score.findings
