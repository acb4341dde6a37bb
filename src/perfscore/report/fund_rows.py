"""The fund rows of the official form."""

from fractions import Fraction

from perfscore.exact import percent_text, read_number
from perfscore.model.assessment import Cell, FundRow
from perfscore.model.indicator_set import FormKind
from perfscore.model.units import MONEY, Quantity
from perfscore.report.execution import execution_line, execution_rate
from perfscore.report.indicator_rows import score_cell
from perfscore.report.part import UNDEFINED, Part, heading, points
from perfscore.report.table import Role, TableCell
from perfscore.score.result import Score

_AMOUNTS = ("年初预算数", "全年预算数", "全年执行数")
_TOTAL_NAME = "年度资金总额"


def fund_rows(score: Score, levels: int) -> Part:
    """Lay out the funds: a heading row, then the rows as the unit names them.

    The first row is the total; beside it stand the weight, the rate and the points
    of the set's execution line, as computed. Blank cells stay blank.
    """
    unit = _money_unit(score)
    funds = score.assessment.funds or (_total_from_data(score, unit),)
    rows = 1 + len(funds)
    span = levels - 1
    label = "项目资金" if score.set.form is FormKind.PROJECT else "资金情况"
    title = "" if funds[0].name == _TOTAL_NAME else _TOTAL_NAME
    cells = [
        heading(0, 0, f"{label}（{unit}）", row_span=rows),
        heading(0, 1, title, span=span),
        *(
            heading(0, levels + index, text)
            for index, text in enumerate((*_AMOUNTS, "分值", "执行率", "得分"))
        ),
    ]
    for row, fund in enumerate(funds, start=1):
        cells.append(TableCell(row, 1, fund.name, Role.NAME, column_span=span))
        amounts = (fund.initial_budget, fund.annual_budget, fund.executed)
        cells += [
            _amount(row, levels + index, cell, unit)
            for index, cell in enumerate(amounts)
        ]
        cells += _execution(score, levels + 3) if row == 1 else _blanks(row, levels + 3)
    return Part(tuple(cells), rows)


def _total_from_data(score: Score, unit: str) -> FundRow:
    """Give the total row of a unit that reports its amounts among the data."""

    def cell(name: str) -> Cell | None:
        step = score.data.get(name)
        if step is None or step.cell is None:
            return None
        kind = step.expression.type
        label = kind.label if isinstance(kind, Quantity) else ""
        is_bare = isinstance(read_number(step.cell), Fraction)
        return Cell(step.cell + label if is_bare and label != unit else step.cell)

    is_department = score.set.form is FormKind.DEPARTMENT
    initial, annual, executed = (cell(name) for name in _AMOUNTS)
    return FundRow("合计" if is_department else _TOTAL_NAME, initial, annual, executed)


def _money_unit(score: Score) -> str:
    """Give the unit in which the set asks for amounts, 全年预算数 first."""
    money = {
        datum.name: datum.type.label
        for datum in score.set.data
        if isinstance(datum.type, Quantity) and datum.type.powers == MONEY["元"].powers
    }
    return money.get("全年预算数") or next(iter(money.values()), "万元")


def _amount(row: int, column: int, cell: Cell | None, unit: str) -> TableCell:
    """Give an amount as written, without the unit that the heading says."""
    if cell is None or not cell.text.strip():
        return TableCell(row, column, "", Role.BLANK)
    bare = cell.text.strip().removesuffix(unit).rstrip()
    number = read_number(bare)
    if not isinstance(number, Fraction):
        return TableCell(row, column, cell.text, Role.AMOUNT)
    return TableCell(row, column, bare, Role.AMOUNT, number=number)


def _execution(score: Score, column: int) -> list[TableCell]:
    line = execution_line(score)
    if line is None:
        return _blanks(1, column)
    rate = execution_rate(score)
    weight = TableCell(1, column, "", Role.BLANK)
    if line.weight is not None:
        weight = points(1, column, line.weight, role=Role.WEIGHT)
    return [
        weight,
        TableCell(
            1,
            column + 1,
            UNDEFINED if rate is None else percent_text(rate),
            Role.PERCENT,
            number=rate,
            undefined=rate is None,
        ),
        score_cell(score, line, 1, column + 2),
    ]


def _blanks(row: int, column: int) -> list[TableCell]:
    return [TableCell(row, column + index, "", Role.BLANK) for index in range(3)]
