"""Whether more or less is better is read off signs, names and headings."""

from fractions import Fraction

import pytest

from perfscore.audit.case import AuditRow
from perfscore.audit.targets.direction import direction
from perfscore.intake.claimed import ClaimedIndicator
from perfscore.model.assessment import Cell
from perfscore.model.targets import Comparison, NumberCell


def _row(name: str, heading: str = "") -> AuditRow:
    level2 = (Cell(heading),) if heading else ()
    return AuditRow(ClaimedIndicator(name=Cell(name)), None, level2, (name,))


@pytest.mark.parametrize(
    ("name", "heading", "expected"),
    [
        ("培训人数", "数量指标", 1),
        ("项目总投资", "成本指标", -1),
        ("公用经费控制率", "", -1),
        ("结转结余率", "", -1),
        ("森林火灾受害率", "数量指标", -1),
        ("政府采购执行率", "", 1),
        ("投诉处理率", "质量指标", 0),
        ("污水排放达标率", "质量指标", 0),
        ("减少碳排放量", "生态效益指标", 0),
        ("优良天数", "数量指标", 1),
        ("案件办结数", "数量指标", 1),
        ("安全事故", "质量指标", -1),
        ("带动就业", "社会效益指标", 0),
    ],
)
def test_a_target_without_a_sign(name: str, heading: str, expected: int) -> None:
    assert direction(_row(name, heading), NumberCell(Fraction(5), "")) == expected


def test_the_sign_comes_before_all_words() -> None:
    least = NumberCell(Fraction(5), "", Comparison.AT_LEAST)
    most = NumberCell(Fraction(5), "", Comparison.AT_MOST)

    assert direction(_row("公用经费控制率"), least) == 1
    assert direction(_row("培训人数", "数量指标"), most) == -1


def test_a_bare_zero_is_a_limit() -> None:
    assert direction(_row("带动就业"), NumberCell(Fraction(), "")) == -1
