"""The target and the 完成值 of a line, in one unit, or why there is none."""

from fractions import Fraction
from typing import NamedTuple

from perfscore.diagnostics.model import Text
from perfscore.exact import NumberFault, exact_text
from perfscore.model.assessment import Cell
from perfscore.model.expressions import Value
from perfscore.model.targets import CellValue, DateCell, NumberCell
from perfscore.model.units import MONEY, RATIO, Kind, ValueType
from perfscore.score import rules
from perfscore.score.reported.reading import (
    Fault,
    number_fault,
    plain_unit,
    units_differ,
    written_value,
)


class Measured(NamedTuple):
    """A value, or the fault for which there is none; notes are told in any case."""

    value: Value | None = None
    fault: Fault | None = None
    notes: tuple[Fault, ...] = ()


def measure_target(
    value: CellValue | None, written: str | None, wanted: ValueType | None
) -> Measured:
    """Give the target as the type that scoring wants of it."""
    if value is None or wanted is None:
        return Measured()
    if wanted is Kind.DATE:
        return _day(Cell(written or ""), value)
    if not isinstance(value, NumberCell):
        return Measured(fault=number_fault(Cell(written or ""), value))
    if value.unit != "%" and wanted == RATIO:
        return _percent(Cell(written or ""), value)
    return Measured(value.value)


def measure_actual(
    cell: Cell | None, target: CellValue | None, wanted: ValueType | None
) -> Measured:
    """Bring the 完成值 to the target's unit, exactly or not at all."""
    if cell is None or wanted is None:
        return Measured()
    # no year is supplied: a day such as 1月10日 may well be in the year after
    value = written_value(cell)
    if value is None:
        return Measured()
    if wanted is Kind.DATE:
        return _day(cell, value)
    if not isinstance(value, NumberCell):
        return Measured(fault=number_fault(cell, value))
    made = _number(cell, value, target, wanted)
    if value.comparison is None:
        return made
    return made._replace(notes=(_sign_note(cell, value), *made.notes))


def _day(cell: Cell, value: CellValue | NumberFault) -> Measured:
    if isinstance(value, DateCell):
        return Measured(value.day)
    shown = cell.text.strip()[:40]
    return Measured(
        fault=Fault(
            rules.NOT_A_DATE,
            Text(
                f"此处应是日期，“{shown}”不是日期",
                f"a date is required, “{shown}” is none",
            ),
            Text("写出日期，如 2021年12月20日", "write the date, such as 2021-12-20"),
        )
    )


def _number(
    cell: Cell, value: NumberCell, target: CellValue | None, wanted: ValueType
) -> Measured:
    stated = target if isinstance(target, NumberCell) else None
    if stated is not None and stated.unit == value.unit == "%":
        return Measured(value.value)
    if wanted == RATIO and (stated is None or stated.unit != "%"):
        return Measured(value.value) if value.unit == "%" else _percent(cell, value)
    if stated is None:
        return Measured(value.value)
    unit, other = plain_unit(value.unit), plain_unit(stated.unit)
    if unit == other:
        return Measured(value.value)
    if unit in MONEY and other in MONEY:
        return Measured(value.value * MONEY[unit].scale / MONEY[other].scale)
    if other == "%" and not unit:
        return _percent(cell, value)
    if not unit and other in MONEY and value.magnitude > 1:
        return Measured(value.value / MONEY[other].scale)
    if not other and unit in MONEY and stated.magnitude > 1:
        return Measured(value.value * MONEY[unit].scale)
    if not unit or (not other and unit != "%"):
        return Measured(value.value)
    return Measured(fault=units_differ(cell.text, value.unit, stated.unit))


def _percent(cell: Cell, value: NumberCell) -> Measured:
    """Take a bare number above 1 as per cent; a lesser one can be meant either way."""
    if value.unit:
        return Measured(fault=units_differ(cell.text, value.unit, "%"))
    number, shown = value.value, cell.text.strip()
    if number == 0:
        return Measured(number)
    if number > 1:
        bare = exact_text(number)
        note = Fault(
            rules.PERCENT_SIGN_ASSUMED,
            Text(
                f"此处以 % 表示，“{shown}”没有写 %，按 {bare}% 计",
                f"a rate in per cent; “{shown}” has no % and is taken as {bare}%",
            ),
        )
        return Measured(number / 100, notes=(note,))
    return Measured(fault=_percent_missing(shown, number))


def _percent_missing(shown: str, number: Fraction) -> Fault:
    one, other = exact_text(number), exact_text(number * 100)
    return Fault(
        rules.PERCENT_SIGN_MISSING,
        Text(
            f"此处以 % 表示，“{shown}”没有写 %",
            f"a rate in per cent; “{shown}” has no %",
        ),
        Text(f"写作 {one}% 或 {other}%", f"write {one}% or {other}%"),
    )


def _sign_note(cell: Cell, value: NumberCell) -> Fault:
    shown = cell.text.strip()
    number = value.value * 100 if value.unit == "%" else value.value
    return Fault(
        rules.SIGN_IN_ACTUAL,
        Text(
            f"完成值“{shown}”带有比较符号，按 {exact_text(number)}{value.unit} 计，"
            "请核实实际数",
            f"“{shown}” carries a comparison sign and is taken as "
            f"{exact_text(number)}{value.unit}",
        ),
    )
