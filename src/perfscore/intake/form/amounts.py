"""Amounts with the unit that their heading states."""

from fractions import Fraction

from perfscore.diagnostics.model import Text
from perfscore.exact import read_number
from perfscore.intake import rules
from perfscore.intake.form.draft import Draft
from perfscore.intake.form.rows import value
from perfscore.intake.grid import GridCell
from perfscore.intake.plain import plain
from perfscore.model.assessment import Cell

_USUAL_UNIT = "万元"


def with_unit(draft: Draft, cell: GridCell, unit: str | None) -> Cell:
    """Put the unit behind a bare number where the heading says another than 万元.

    ``unit`` is that of the row's or column's heading; without one that of the form.
    """
    written = value(cell)
    bare = written.text.lstrip("￥¥").strip()
    if unit is None and draft.money_unit is not None:
        unit = draft.money_unit.text
    is_by_sign = unit is None and bare != written.text
    unit = "元" if is_by_sign else unit
    is_bare = isinstance(read_number(plain(bare)), Fraction)
    written = Cell(bare, written.span)
    if unit is None or unit == _USUAL_UNIT or not is_bare:
        return written
    if not draft.is_unit_told:
        draft.is_unit_told = True
        where = (
            Text("数前写有“￥”，金额单位当作元", "“￥” says that amounts are in 元")
            if is_by_sign
            else Text(
                f"表头写明金额单位是{unit}",
                f"the heading says that amounts are in {unit}",
            )
        )
        draft.teller.add(
            rules.UNIT_FROM_HEADING,
            cell.span,
            Text(
                f"{where.zh}；“{cell.text}”读作 {written.text}{unit}，其余金额同样",
                f"{where.en}; “{cell.text}” is "
                f"read as {written.text}{unit}, other amounts likewise",
            ),
        )
    return Cell(written.text + unit, written.span)
