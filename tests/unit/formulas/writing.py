"""Rules of small sets as formulas, cells named A1, B1 … in the order of the data."""

from perfscore.api.loading import load_set_text
from perfscore.formulas.cell_formula import cell_formula
from perfscore.formulas.formula import Formula, Reference
from perfscore.formulas.leaf import Holding, Leaf, Read, cell
from perfscore.model.expressions import Input, Local, Slot
from perfscore.model.indicator_set import IndicatorSet
from perfscore.model.units import Kind

HEAD = """指标体系 "样例"
  编号 sample
  版本 1
  依据 "样例"
  满分 10
  保留 {rounding}
  合计 按已取整得分

数据
{data}

一级指标 甲 10分
{rule}
"""


def loaded(data: str, rule: str, rounding: str = "2 位小数，四舍五入") -> IndicatorSet:
    """Load a set of one indicator; ``data`` and ``rule`` are lines of its text."""
    rows = "\n".join(f"  {each}" for each in data.splitlines())
    rules = "\n".join(f"  {each}" for each in rule.splitlines())
    outcome = load_set_text(HEAD.format(data=rows, rule=rules, rounding=rounding))
    assert outcome.value is not None, [each.message for each in outcome.diagnostics]
    return outcome.value.indicator_set


def shown(formula: Formula | None) -> str | None:
    """Write a formula with A1-like names, all in one row."""
    if formula is None:
        return None
    return "".join(
        each if isinstance(each, str) else f"{'ABCDEFGH'[each.column]}1"
        for each in formula.parts
    )


def score_formula(
    data: str, rule: str, rounding: str = "2 位小数，四舍五入"
) -> str | None:
    """Give the formula of the score of the set's indicator; 分值 is in H1."""
    made = loaded(data, rule, rounding)
    names = [each.name for each in made.data]

    def resolve(node: Read) -> Leaf | None:
        if isinstance(node, Input):
            at = Reference(0, 0, names.index(node.name))
            datum = made.data[names.index(node.name)]
            holding = Holding.NUMBER
            if datum.type is Kind.TRUTH:
                holding = Holding.YES_NO
            elif datum.type is Kind.TEXT:
                holding = Holding.TEXT
            return cell(at, holding, interval=datum.interval)
        if isinstance(node, Local) and node.slot is Slot.WEIGHT:
            weight = (Reference(0, 0, 7),)
            return Leaf(weight, weight, Holding.FIXED)
        return None

    scoring = made.indicators[0].scoring
    assert scoring is not None
    return shown(cell_formula(scoring.score, resolve, made.rounding))
