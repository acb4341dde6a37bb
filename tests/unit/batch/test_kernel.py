"""What a kernel promises beside equal scores: states, what is told, tiers, travel."""

import pickle
from collections.abc import Sequence

import numpy as np
from tests.batch.assembling import assembled

from perfscore.api.compiling import compile_set
from perfscore.batch.columns import Column, Field, Key, State, Wide
from perfscore.batch.kernel import CellState, Kernel, Result, Tier
from perfscore.source import Source

SET = """\
指标体系 "两行"
  编号 t/two
  版本 1
  依据 "办法"
  适用 2021年1月1日 至 2022年12月31日
  满分 100
  保留 2 位小数，四舍五入
  合计 按已取整得分
等级
  优：[90, 100]
  差：[0, 90)
数据
  甲：数值，必填，≥ 0
  乙：数值，必填，≥ 0
一级指标 一 60分
  得分 = 分值 × 至多(甲 / 乙, 100%)
一级指标 二 40分
  得分 = 分值 × 至多(甲 / 100, 100%)
校验 甲不大：甲 ≤ 300
  否则 警告 "甲大于 300"
"""
BLANK = None


def kernel() -> Kernel:
    outcome = compile_set(Source("set.perf", SET))
    assert outcome.value is not None, outcome.diagnostics
    return Kernel(outcome.value)


def column(texts: Sequence[str | None]) -> Column:
    """Make a column of whole numbers; 约 is a word that only people understand."""
    states = [
        State.MISSING if text is None else State.ODD if text[0] == "约" else State.VALUE
        for text in texts
    ]
    whole = [
        0 if state else int(text or 0)
        for text, state in zip(texts, states, strict=True)
    ]
    return Column(
        values=np.array(whole, np.int64),
        places=0,
        written=lambda row: texts[row],
        state=np.array(states, np.uint8) if any(states) else None,
    )


def wide(
    made: Kernel,
    one: Sequence[str | None],
    other: Sequence[str | None],
    years: Sequence[int] = (),
) -> Wide:
    columns = {
        Key(Field.DATUM, name="甲"): column(one),
        Key(Field.DATUM, name="乙"): column(other),
    }
    return Wide(
        size=len(one),
        columns=columns,
        assessment=lambda row: assembled(
            made.layout, columns, row, year=years[row] if years else None
        ),
        years=np.array(years, np.int16) if years else None,
    )


def scored(
    one: Sequence[str | None],
    other: Sequence[str | None],
    years: Sequence[int] = (),
    *,
    findings: bool = False,
) -> Result:
    made = kernel()
    return made.score(wide(made, one, other, years), findings=findings)


def test_scores_are_whole_numbers_of_the_last_place() -> None:
    result = scored(["75", "200"], ["100", "400"])
    assert result.scores.tolist() == [[4500, 3000], [3000, 4000]]
    assert (result.totals.tolist(), result.places) == ([7500, 7000], 2)
    assert result.grades.tolist() == [1, 1]
    assert result.state is None


def test_what_has_no_value_leaves_its_line_and_the_total_open() -> None:
    result = scored([BLANK, "50", "50"], ["100", "0", "100"])
    assert result.state is not None
    assert result.state[0].tolist() == [CellState.UNDEFINED, CellState.UNDEFINED, 0]
    assert result.state[1].tolist() == [CellState.UNDEFINED, 0, 0]
    assert result.open.tolist() == [True, True, False]
    assert result.grades.tolist() == [-1, -1, 1]
    assert result.scores[1, 1] == 2000
    assert result.tier.tolist() == [Tier.INTEGER, Tier.INTEGER, Tier.FLOAT]
    assert result.told.tolist() == [True, True, False]


def test_a_cell_that_needs_a_reader_goes_to_the_exact_scorer() -> None:
    result = scored(["约 50", "50"], ["100", "100"])
    assert list(result.exact) == [0]
    names = [each.rule.name for each in result.exact[0].findings]
    assert names == ["not-a-number", "total-open"]
    assert result.tier.tolist() == [Tier.EXACT, Tier.FLOAT]


def test_a_validation_that_fails_is_told_and_costs_no_score() -> None:
    result = scored(["301", "300"], ["400", "400"])
    assert result.told.tolist() == [True, False]
    assert result.totals.tolist() == [8515, 8500]
    assert not result.exact


def test_findings_are_those_of_the_exact_scorer() -> None:
    result = scored(["301", "300"], ["400", "400"], findings=True)
    assert [each.rule.name for each in result.exact[0].findings] == ["validation-fails"]
    assert list(result.exact) == [0]


def test_a_year_outside_of_the_period_is_told() -> None:
    result = scored(["1", "1", "1"], ["2", "2", "2"], [2020, 2022, 2023])
    assert result.told.tolist() == [True, False, True]


def test_a_column_that_is_not_there_is_blank_throughout() -> None:
    made = kernel()
    given = wide(made, ["50"], ["100"])
    part = {key: each for key, each in given.columns.items() if key.name == "甲"}
    result = made.score(Wide(1, part, given.assessment), findings=False)
    assert result.open.tolist() == [True]
    assert result.told.tolist() == [True]
    assert result.scores[1, 0] == 2000


def test_numbers_beyond_what_floats_hold_are_settled_exactly() -> None:
    third, whole = "333333333333333333", "999999999999999999"
    result = scored([third], [whole])
    assert result.scores[:, 0].tolist() == [2000, 4000]
    assert result.tier.tolist() == [Tier.INTEGER]


def test_a_kernel_can_be_taken_to_another_process() -> None:
    one = kernel()
    other = pickle.loads(pickle.dumps(one))  # noqa: S301 - our own bytes
    given = wide(one, ["75"], ["100"])
    assert other.score(given).totals.tolist() == one.score(given).totals.tolist()


def test_no_rows_give_no_results() -> None:
    result = scored([], [])
    assert (result.size, result.totals.tolist()) == (0, [])
