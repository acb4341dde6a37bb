"""The fund rows, and what stands beside the total."""

from fractions import Fraction

import pytest
from tests.unit.report.building import (
    apply,
    datum,
    definition,
    fixed,
    indicator,
    indicator_set,
    number,
    scored,
    scoring,
)
from tests.unit.report.tables import at, texts
from tests.unit.score.forms import scored as scored_by_text

from perfscore.model.assessment import Assessment, FundRow
from perfscore.model.expressions import Operator
from perfscore.model.units import MONEY
from perfscore.report.official_form import official_form
from perfscore.score.result import Score, Step


def total_row(kind: str) -> list[str]:
    data = {
        "全年预算数": Step(datum("全年预算数", MONEY[kind]), None, cell="300"),
        "全年执行数": Step(datum("全年执行数"), None, cell="200"),
    }
    score = scored(indicator_set(), Assessment(), data=data)
    return texts(official_form(score), 2)


def test_the_total_row_holds_them() -> None:
    assert total_row("万元") == ["合计", "", "300", "200", "", "", ""]


def test_another_unit_than_the_form_s_is_written_behind_the_number() -> None:
    assert total_row("元") == ["合计", "", "300元", "200", "", "", ""]


def test_the_unit_that_the_heading_says_is_not_said_again() -> None:
    data = {
        "全年预算数": Step(datum("全年预算数"), None, cell="467.03 万元"),
        "全年执行数": Step(datum("全年执行数"), None, cell="0.04亿元"),
    }
    table = official_form(scored(indicator_set(), Assessment(), data=data))
    assert texts(table, 2) == ["合计", "", "467.03", "0.04亿元", "", "", ""]


SHARE = apply(Operator.DIVIDE, datum("甲"), datum("乙"))


def with_execution(value: Fraction | None, *, by_definition: bool) -> Score:
    leaf = indicator(
        "预算执行",
        level=1,
        weight=10,
        scoring=scoring(number(10), value=SHARE),
    )
    step = Step(SHARE, value)
    trace = Step(number(10), None, (step,))
    known = {"执行率": (definition("执行率", SHARE), step)}
    points = None if value is None else Fraction(6)
    return scored(
        indicator_set(leaf),
        Assessment(funds=(FundRow("合计"), FundRow("其他资金"))),
        fixed(leaf, score=points, trace=trace),
        definitions=known if by_definition else {},
        total=points,
    )


@pytest.mark.parametrize("by_definition", [True, False])
def test_a_rate_that_does_not_end_is_marked_as_rounded(*, by_definition: bool) -> None:
    table = official_form(with_execution(Fraction(2, 3), by_definition=by_definition))
    assert texts(table, 2)[-3:] == ["10", "≈66.67%", "6"]
    assert at(table, 2, 7).number == Fraction(2, 3)


def test_an_undefined_rate_is_neither_blank_nor_zero() -> None:
    table = official_form(with_execution(None, by_definition=True))
    assert texts(table, 2)[-3:] == ["10", "—", "—"]
    assert at(table, 2, 7).undefined
    assert at(table, 2, 8).undefined


def test_the_line_is_not_printed_again_below() -> None:
    table = official_form(with_execution(Fraction(1), by_definition=True))
    assert "预算执行" not in [each.text for each in table.cells]


def test_an_execution_indicator_deeper_in_the_tree_is_printed_there() -> None:
    leaf = indicator("预算执行率", level=3, weight=10)
    line = fixed(leaf, ("过程",), ("执行",), score=10)
    table = official_form(scored(indicator_set(), Assessment(), line))
    assert texts(table, 2)[-3:] == ["", "", ""]
    assert "预算执行率" in texts(table, 6)


def test_a_rate_that_does_not_apply_is_not_called_undefined() -> None:
    """There was no budget to execute; “—” is for a figure that is missing."""
    score = scored_by_text(
        "数据\n全年预算数：金额（万元），必填\n全年执行数：金额（万元），必填\n"
        "一级指标 任务 6分\n得分 = 6分\n一级指标 预算执行率 4分\n"
        "不适用 若 全年预算数 = 0 则 剔除并按比例折算\n"
        "得分 = 若 全年预算数 = 0 则 0分 否则 "
        "分值 × 至多(全年执行数 / 全年预算数, 100%)\n",
        data={"全年预算数": "0", "全年执行数": "0"},
    )
    cell = at(official_form(score), 3, 8)
    assert (cell.text, cell.undefined) == ("不适用", False)
