"""Funds with their sources side by side, and 预算数 above 执行数."""

from collections.abc import Sequence

from perfscore.intake.columns import AMOUNTS, Field, fund_column
from perfscore.intake.form.amounts import with_unit
from perfscore.intake.form.draft import Draft
from perfscore.intake.form.rows import Row, end_of, value
from perfscore.intake.grid import GridCell
from perfscore.intake.names import is_fund_name
from perfscore.intake.plain import one_line, plain
from perfscore.intake.vocabulary import is_side, money_unit
from perfscore.model.assessment import Cell, FundRow

_FIELDS = frozenset({*AMOUNTS, Field.RATE, Field.SCORE, Field.WEIGHT})
_CORNERS = frozenset({"项目", "资金来源", "来源", "资金", "名称", "类别", "内容"})
_FEWEST = 2


def is_across(rows: Sequence[Row], at: int) -> bool:
    """Whether ``rows[at]`` names sources and each row below one kind of amount."""
    sources = _sources(rows[at])
    below = rows[at + 1 : at + 1 + _FEWEST]
    fields = [_field(each, sources) for each in below]
    return (
        len(sources) >= _FEWEST
        and all(is_fund_name(each.text) for each in sources)
        and len(fields) == _FEWEST
        and fields[0] in AMOUNTS
        and None not in fields
    )


def read_across(draft: Draft, rows: Sequence[Row], at: int) -> int:
    """Read the block that begins at ``rows[at]``; give the number of rows it takes."""
    sources = _sources(rows[at])
    labels = [each for each in rows[at].cells if each not in sources]
    for each in (*labels, *rows[at].above):
        unit = money_unit(each.text)
        if unit and draft.money_unit is None:
            draft.money_unit = Cell(unit, each.span)
    found: dict[GridCell, dict[Field, Cell]] = {each: {} for each in sources}
    taken = 1
    for row in rows[at + 1 :]:
        field = _field(row, sources)
        if field is None:
            break
        _read_row(draft, row, field, found)
        taken += 1
    for source, cells in found.items():
        if cells:
            draft.funds.append(_fund(source, cells))
    draft.has_funds = True
    return taken


def _sources(row: Row) -> list[GridCell]:
    cells = list(row.cells)
    while cells and (is_side(cells[0].text) or plain(cells[0].text) in _CORNERS):
        cells.pop(0)
    return cells


def _field(row: Row, sources: Sequence[GridCell]) -> Field | None:
    """Give the kind of amount that a row's label names, left of the sources."""
    if not sources:
        return None
    labels = [each for each in row.cells if end_of(each) <= sources[0].column]
    reading = fund_column(labels[-1].text) if labels else None
    return reading.field if reading and reading.field in _FIELDS else None


def _read_row(
    draft: Draft, row: Row, field: Field, found: dict[GridCell, dict[Field, Cell]]
) -> None:
    label: GridCell | None = None
    for cell in row.cells:
        source = next(
            (
                each
                for each in found
                if each.column < end_of(cell) and cell.column < end_of(each)
            ),
            None,
        )
        if source is None:
            if fund_column(cell.text) is None and not is_side(cell.text):
                draft.teller.not_read(cell)
            label = cell
        elif field in found[source]:
            draft.teller.not_read(cell)
        elif field in AMOUNTS:
            unit = money_unit(label.text) if label else None
            found[source][field] = with_unit(draft, cell, unit)
        else:
            found[source][field] = value(cell)


def _fund(source: GridCell, cells: dict[Field, Cell]) -> FundRow:
    return FundRow(
        name=one_line(source.text),
        initial_budget=cells.get(Field.INITIAL_BUDGET),
        annual_budget=cells.get(Field.ANNUAL_BUDGET),
        executed=cells.get(Field.EXECUTED),
        weight=cells.get(Field.WEIGHT),
        execution_rate=cells.get(Field.RATE),
        score=cells.get(Field.SCORE),
    )
