"""The header, the funds and the goals of a blank form."""

from dataclasses import replace
from itertools import pairwise

from perfscore.formulas.cell_formula import UNSAID, cell_formula
from perfscore.formulas.formula import Formula
from perfscore.model.data import Datum
from perfscore.model.indicator_set import FormKind
from perfscore.model.units import MONEY, Quantity
from perfscore.report.blank.book import Book
from perfscore.report.blank.entries import datum_entry, entry, words_entry
from perfscore.report.blank.scores import Scores
from perfscore.report.blank.shape import FUND_ROWS, Line
from perfscore.report.blank.wording import criterion
from perfscore.report.part import heading, points
from perfscore.report.table import EntryKind, Role, TableCell
from perfscore.score.reported.data import FUND_NAMES

_YEAR = "填评价年度，如 2021。"


def header_cells(book: Book) -> list[TableCell]:
    """Lay out who reports what, and of which year."""
    columns, kind = book.shape.columns, book.indicator_set.form
    end = columns.count
    if kind is FormKind.DEPARTMENT:
        middle = columns.actual
        return [
            heading(0, 0, "部门名称"),
            words_entry(0, 1, "填部门（单位）全称。", span=middle - 1),
            heading(0, middle, "年度"),
            _year(0, middle + 1, end - middle - 1),
        ]
    labels = ("专项名称", "资金使用单位")
    if kind is FormKind.PROJECT:
        labels = ("项目名称", "实施单位")
    middle = columns.levels + 2
    return [
        heading(0, 0, labels[0]),
        words_entry(0, 1, f"填{labels[0]}。", span=end - 1),
        heading(1, 0, "主管部门"),
        words_entry(1, 1, "填主管部门全称。", span=middle - 1),
        heading(1, middle, labels[1]),
        words_entry(1, middle + 1, f"填{labels[1]}全称。", span=end - middle - 1),
        heading(2, 0, "年度"),
        _year(2, 1, end - 1),
    ]


def _year(row: int, column: int, span: int) -> TableCell:
    return entry(row, column, EntryKind.NUMBER, _YEAR, span=span)


def fund_cells(book: Book, scores: Scores, top: int) -> list[TableCell]:
    """Lay out the funds, the total first; beside it 分值, 执行率 and 得分."""
    columns, indicator_set = book.shape.columns, book.indicator_set
    unit = _money_unit(indicator_set.data)
    label = "项目资金" if indicator_set.form is FormKind.PROJECT else "资金情况"
    is_department = indicator_set.form is FormKind.DEPARTMENT
    total = "合计" if is_department else "年度资金总额"
    names = (total, *FUND_ROWS)
    spans = _spans(book)
    title = "年度资金总额" if is_department else ""
    cells = [
        heading(top, 0, f"{label}（{unit}）", row_span=1 + len(names)),
        heading(top, 1, title, span=columns.levels - 1),
        *(
            heading(top, column, text, span=span)
            for (column, span), text in zip(
                spans, (*FUND_NAMES, "分值", "执行率", "得分"), strict=True
            )
        ),
    ]
    data = {datum.name: datum for datum in indicator_set.data}
    for row, name in enumerate(names, start=top + 1):
        is_total = row == top + 1
        wide = columns.levels - 1
        cells.append(TableCell(row, 1, name, Role.NAME, column_span=wide))
        for at, amount in zip(spans, FUND_NAMES, strict=False):
            cells.append(_amount(row, at, amount, data, unit, is_total=is_total))
        ends = _beside(book, scores, row) if is_total else ()
        cells += ends or [
            TableCell(row, column, "", Role.BLANK, column_span=span)
            for column, span in spans[3:]
        ]
    return cells


def _spans(book: Book) -> list[tuple[int, int]]:
    """Give the column and the width of the six columns of the funds."""
    columns = book.shape.columns
    third = columns.actual if columns.unit is None else columns.unit
    starts = [
        columns.levels,
        columns.levels + 1,
        third,
        columns.weight,
        columns.rate,
        columns.reason,
        columns.count,
    ]
    return [(one, other - one) for one, other in pairwise(starts)]


def _amount(  # noqa: PLR0913 - a cell has a place, a size and what it asks for
    row: int,
    at: tuple[int, int],
    name: str,
    data: dict[str, Datum],
    unit: str,
    *,
    is_total: bool,
) -> TableCell:
    column, span = at
    datum = data.get(name)
    if is_total and datum is not None:
        return datum_entry(row, column, datum, span=span)
    prompt = f"{name}：填数字，单位：{unit}，没有则不填。"
    return entry(row, column, EntryKind.NUMBER, prompt, span=span, role=Role.AMOUNT)


def _beside(book: Book, scores: Scores, row: int) -> list[TableCell]:
    columns = book.shape.columns
    line = next((each for each in book.shape.lines if each.is_execution), None)
    wide = columns.reason - columns.rate
    rate = _rate(book, line)
    shown = TableCell(row, columns.rate, "", Role.BLANK, column_span=wide)
    if rate is not None:
        shown = replace(shown, role=Role.PERCENT, formula=rate)
    weight = TableCell(row, columns.weight, "", Role.BLANK)
    score = TableCell(row, columns.reason, "", Role.BLANK)
    if line is not None:
        weight = points(row, columns.weight, line.indicator.weight, role=Role.WEIGHT)
        formula = scores.formulas[id(line)]
        said = "" if formula is not None else UNSAID
        note = criterion(book.indicator_set, line.indicator)
        score = replace(score, role=Role.SCORE, text=said, formula=formula, note=note)
    return [weight, shown, score]


def _rate(book: Book, line: Line | None) -> Formula | None:
    """Give the formula of 执行率: the set's 定义, else the line's 指标值."""
    if book.rate is not None:
        return book.rate
    scoring = None if line is None else line.indicator.scoring
    if scoring is None or scoring.value is None:
        return None
    return cell_formula(scoring.value, book.resolver(line))


def goal_cells(book: Book, top: int) -> list[TableCell]:
    """Lay out 年度总体目标, one row."""
    columns = book.shape.columns
    middle, end = columns.levels + 2, columns.count
    return [
        heading(top, 0, "年度总体目标", row_span=2),
        heading(top, 1, "预期目标", span=middle - 1),
        heading(top, middle, "实际完成情况", span=end - middle),
        words_entry(top + 1, 1, "填年初批复的年度总体目标。", span=middle - 1),
        words_entry(top + 1, middle, "填目标的实际完成情况。", span=end - middle),
    ]


def _money_unit(data: tuple[Datum, ...]) -> str:
    money = {
        datum.name: datum.type.label
        for datum in data
        if isinstance(datum.type, Quantity) and datum.type.powers == MONEY["元"].powers
    }
    return money.get("全年预算数") or next(iter(money.values()), "万元")
