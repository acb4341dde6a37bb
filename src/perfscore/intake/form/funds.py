"""The rows of 资金情况, with the unit that their headings state."""

import re
from collections.abc import Sequence

from perfscore.diagnostics.model import Text
from perfscore.intake import rules
from perfscore.intake.columns import AMOUNTS, Field, fund_column
from perfscore.intake.form.amounts import with_unit
from perfscore.intake.form.draft import Draft
from perfscore.intake.form.heads import (
    Head,
    Heads,
    below,
    is_second_row,
    read_heads,
    settle_heads,
)
from perfscore.intake.form.notes import add_note
from perfscore.intake.form.rows import Row, end_of, is_number, joined, value
from perfscore.intake.form.shifted import set_funds_right
from perfscore.intake.form.telling import shown
from perfscore.intake.grid import GridCell
from perfscore.intake.names import is_fund_name, without_points
from perfscore.intake.plain import one_line, plain
from perfscore.intake.vocabulary import is_side, money_unit
from perfscore.model.assessment import Cell, FundRow

_TAKEN = (*AMOUNTS, Field.WEIGHT, Field.RATE, Field.SCORE)
_REASON = re.compile(r"(原因|说明|备注)[^:]{0,8}:.{6}")
_POINTS_IN_HEADING = re.compile(r"[(（](\d+(?:\.\d+)?)分")


def read_fund_heads(draft: Draft, rows: Sequence[Row], at: int) -> int:
    """Read the heading row ``rows[at]``; give the number of rows it takes."""
    row = rows[at]
    heads = read_heads(row.cells, fund_column)
    taken = 1
    if at + 1 < len(rows) and is_second_row(rows[at + 1], heads, fund_column):
        parts = read_heads(rows[at + 1].cells, fund_column, heads)
        heads, taken = tuple(below(heads, parts)), 2
    beside = _label_beside(heads)
    known = [each for each in heads if each.field in _TAKEN and each is not beside]
    start = min(each.start for each in known)
    left = [each for each in heads if each.end <= start and each not in known]
    right = [each for each in heads if each not in left]
    draft.side = left[0].cell if left else None
    draft.heads = settle_heads(sorted(right, key=lambda each: each.start))
    draft.fund_names = tuple(each.cell for each in left[1:] if each.field is None)
    draft.fund_weight = _weight_in_heading(draft, heads)
    for cell in [*(each.cell for each in heads), *row.above]:
        unit = money_unit(cell.text)
        if unit and (cell is draft.side or draft.money_unit is None):
            draft.money_unit = Cell(unit, cell.span)
    for head in draft.heads.heads:
        if head.field is None:
            draft.teller.add(
                rules.HEADING_NOT_KNOWN,
                head.cell.span,
                Text(
                    f"资金的栏目“{shown(head.title)}”不认识，这一栏没有用到",
                    f"the heading “{shown(head.title)}” of the funds is not known; "
                    "its column was not used",
                ),
            )
    draft.teller.not_read(
        *(each for each in draft.fund_names if not _names_funds(each))
    )
    if draft.side is not None and not _names_side(draft.side):
        draft.teller.not_read(draft.side)
    for chosen, other in draft.heads.rivals:
        draft.teller.uncertain(
            chosen.cell.span,
            Text(
                f"“{chosen.title}”和“{other.title}”两栏意思相同；取前一栏",
                f"“{chosen.title}” and “{other.title}” mean the same; "
                "the first is taken",
            ),
            others=(other.cell.span,),
        )
    draft.has_funds = True
    return taken


def _label_beside(heads: Sequence[Head]) -> Head | None:
    """Give the label beside the block in its heading row, if it has one.

    年度预算（万元） left of 全年预算数 labels the block; alone it heads the amounts.
    """
    first, others = heads[0], {each.field for each in heads[1:]}
    if is_side(first.cell.text) and others & {*AMOUNTS[:2]}:
        return first
    is_budget = first.field is Field.ANNUAL_BUDGET and first.field in others
    return first if is_budget and money_unit(first.cell.text) else None


def _names_side(cell: GridCell) -> bool:
    return is_side(cell.text) or is_fund_name(cell.text)


def _names_funds(cell: GridCell) -> bool:
    return is_fund_name(cell.text) or plain(cell.text) in ("名称", "项目", "资金来源")


def read_fund_row(draft: Draft, row: Row) -> None:
    """Read a row below the headings."""
    heads = draft.heads
    if heads is None:
        draft.teller.not_read(*row.cells)
        return
    first = row.cells[0]
    if len(row.cells) == 1 and _REASON.search(plain(first.text)):
        add_note(draft, first.text, first.span)
        return
    start = heads.start
    row = set_funds_right(draft, heads.heads, row)
    names: list[GridCell] = []
    values: dict[Field, GridCell] = {}
    for cell in row.cells:
        if cell.column < start:
            names.append(cell)
        else:
            _put(draft, heads, values, cell)
    _take_side(draft, names)
    names = [each for each in names if not _is_beside(draft, each, names)]
    names = list({each.text: each for each in reversed(names)}.values())[::-1]
    if not values and not any(is_fund_name(each.text) for each in names):
        draft.teller.not_read(*names)
        return
    draft.funds.append(_row(draft, names, values))


def _put(
    draft: Draft, heads: Heads, values: dict[Field, GridCell], cell: GridCell
) -> None:
    over = heads.over(cell)
    known = [each for each in over if each.field in _TAKEN]
    free = [each for each in known if each.field not in values]
    if known and not free and values[_field(known[0])].text == cell.text:
        return
    if not free:
        if is_number(cell.text) and not over:
            draft.teller.uncertain(
                cell.span,
                Text(
                    f"“{shown(cell.text)}”上方没有栏目名称，没有用到",
                    f"no heading stands above “{shown(cell.text)}”; it was not used",
                ),
            )
        draft.teller.not_read(cell)
        return
    head = free[0]
    if len(known) > 1 and is_number(cell.text):
        names = "、".join(f"“{each.title}”" for each in known)
        draft.teller.uncertain(
            cell.span,
            Text(
                f"“{shown(cell.text)}”横跨{names}；算作“{head.title}”",
                f"“{shown(cell.text)}” reaches over {names}; taken as “{head.title}”",
            ),
        )
    if head.field is not None:
        values[head.field] = cell


def _field(head: Head) -> Field:
    return head.field or Field.OTHER


def _take_side(draft: Draft, names: Sequence[GridCell]) -> None:
    """Take the label beside the block where it begins below the headings."""
    if draft.side is None and len(names) > 1 and is_side(names[0].text):
        draft.side = names[0]
        unit = money_unit(names[0].text)
        if unit:
            draft.money_unit = Cell(unit, names[0].span)


def _is_beside(draft: Draft, cell: GridCell, names: Sequence[GridCell]) -> bool:
    """Whether a cell left of the amounts is the label beside the block, repeated."""
    side = draft.side
    if side is None or cell.column >= end_of(side):
        return False
    return plain(cell.text) == plain(side.text) or (
        len(names) > 1 and is_side(cell.text)
    )


def _row(
    draft: Draft, names: Sequence[GridCell], values: dict[Field, GridCell]
) -> FundRow:
    name = joined(names)
    unit = next((u for each in names if (u := money_unit(each.text))), None)
    cells: dict[Field, Cell] = {}
    for field, cell in values.items():
        is_amount = field in AMOUNTS
        cells[field] = _amount(draft, field, cell, unit) if is_amount else value(cell)
    if not draft.funds and Field.WEIGHT not in cells and _lacks_weight(draft):
        given = draft.fund_weight
        if given is not None:
            cells[Field.WEIGHT] = given
    return FundRow(
        name=name.text.rstrip(":：") if name else _name_from_heading(draft),
        initial_budget=cells.get(Field.INITIAL_BUDGET),
        annual_budget=cells.get(Field.ANNUAL_BUDGET),
        executed=cells.get(Field.EXECUTED),
        weight=cells.get(Field.WEIGHT),
        execution_rate=cells.get(Field.RATE),
        score=cells.get(Field.SCORE),
    )


def _lacks_weight(draft: Draft) -> bool:
    return draft.heads is not None and draft.heads.of(Field.WEIGHT) is None


def _name_from_heading(draft: Draft) -> str:
    """Name a row without a name by the heading over the names, or by 合计."""
    if draft.fund_names:
        return one_line(draft.fund_names[0].text)
    budget = draft.heads.of(Field.ANNUAL_BUDGET) if draft.heads else None
    return budget.title if budget and plain(budget.title) == "合计" else ""


def _amount(draft: Draft, field: Field, cell: GridCell, unit: str | None) -> Cell:
    head = draft.heads.of(field) if draft.heads else None
    return with_unit(draft, cell, unit or (money_unit(head.title) if head else None))


def _weight_in_heading(draft: Draft, heads: Sequence[Head]) -> Cell | None:
    """Find the points of the execution in a heading: 预算执行情况（20分）."""
    cells = [draft.side] if draft.side else []
    cells += [each.cell for each in heads if each.field is Field.SCORE]
    for cell in cells:
        found = _POINTS_IN_HEADING.search(plain(cell.text))
        _, points = without_points(one_line(cell.text))
        text = points or (found[1] if found else None)
        if text is not None:
            return Cell(text, cell.span)
    return None
