"""A form to fill in, which computes its scores by itself."""

from dataclasses import replace
from fractions import Fraction

from perfscore.check.checked import CheckedSet
from perfscore.model.identity import SET_ID, SET_VERSION
from perfscore.model.indicator_set import FormKind, IndicatorSet
from perfscore.report.blank.annexes import blank_annexes
from perfscore.report.blank.book import Book
from perfscore.report.blank.header import fund_cells, goal_cells, header_cells
from perfscore.report.blank.opening import book_of
from perfscore.report.blank.rows import (
    check_cells,
    indicator_cells,
    total_cells,
    total_rows,
)
from perfscore.report.blank.scores import scores_of
from perfscore.report.blank.settling import settling_of
from perfscore.report.blank.shape import Columns, shape_of
from perfscore.report.blank.vetoing import vetoing_of
from perfscore.report.blank.whole import Adding
from perfscore.report.paper import Paper
from perfscore.report.table import Table, TableCell

_ANNEX = "附表"
_TITLES = {
    FormKind.DEPARTMENT: "部门整体支出绩效自评表",
    FormKind.PROJECT: "项目支出绩效自评表",
    FormKind.TRANSFER: "转移支付绩效自评表",
}


def blank_form(checked: CheckedSet) -> Paper:
    """Lay out the official form of a set with its annexes, as cells to fill in.

    执行率, 得分, 总分 and 等级 hold formulas made of the set's rules: blank until what
    they need is filled in, ``—`` where there is no value, and 由 perfscore 计算 where
    a rule cannot be said in a spreadsheet. A unit's own indicators have rows of their
    own, with the target in three cells: 指标性质, 年度指标值, 度量单位.
    """
    indicator_set = checked.indicator_set
    book = book_of(indicator_set, shape_of(indicator_set))
    form, annexes = _form(book), blank_annexes(book)
    form = replace(form, subtitle=_guidance(annexes))
    return Paper(
        tables=(form, *annexes),
        identity={SET_ID: indicator_set.id, SET_VERSION: indicator_set.version},
        is_blank=True,
    )


def _guidance(annexes: tuple[Table, ...]) -> str:
    """Say what to fill in, and that annexes come first, where there are any."""
    asked = [
        each.title.removeprefix(_ANNEX).strip()
        for each in annexes
        if any(cell.entry is not None for cell in each.cells)
    ]
    first = f"先填后面的附表（{'、'.join(asked)}），再填本表" if asked else "填写本表"
    return f"{first}有底色的格；其余的格和得分由计算得出"


def _form(book: Book) -> Table:
    shape, indicator_set = book.shape, book.indicator_set
    settling = settling_of(book)
    if book.rate_name is not None:
        book.defined(book.rate_name)
    vetoing = vetoing_of(book)
    scores = scores_of(book, settling, vetoing)
    whole = Adding(book, scores, settling, vetoing).whole(shape.end)
    cells: list[TableCell] = header_cells(book)
    sections = []
    if shape.funds is not None and shape.goals is not None:
        cells += fund_cells(book, scores, shape.funds)
        cells += goal_cells(book, shape.goals)
        sections += [shape.funds, shape.goals]
    cells += indicator_cells(book, scores)
    cells += total_cells(book, whole, shape.end)
    end = shape.end + total_rows(whole)
    check = check_cells(book, end)
    cells += check
    return Table(
        title=_TITLES[indicator_set.form],
        subtitle="",
        rows=end + bool(check),
        columns=shape.columns.count,
        cells=tuple(cells),
        notes=_notes(indicator_set),
        column_widths=_widths(shape.columns),
        sections=(*sections, shape.first, shape.end),
    )


def _notes(indicator_set: IndicatorSet) -> tuple[str, ...]:
    return indicator_set.notes


def _widths(columns: Columns) -> tuple[Fraction, ...]:
    """Share the page: the names' columns divide what the others leave."""
    fixed = {0: 6, columns.target: 9, columns.actual: 9, columns.weight: 6}
    fixed |= {columns.score: 8, columns.reason: 12}
    for column in (columns.sign, columns.unit, columns.judged):
        if column is not None:
            fixed[column] = 6
    names = [8, *(10 for _ in range(columns.levels - 2)), 20]
    room = 100 - sum(fixed.values())
    shares = {
        index: Fraction(each * room, 100 * sum(names))
        for index, each in enumerate(names, start=1)
    }
    return tuple(
        shares[at] if at in shares else Fraction(fixed[at], 100)
        for at in range(columns.count)
    )
