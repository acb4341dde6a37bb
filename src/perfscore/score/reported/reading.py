"""A cell of the assessment as a value of the wanted type, or why it is none."""

from dataclasses import dataclass, replace
from fractions import Fraction

from perfscore.diagnostics.model import Rule, Text
from perfscore.exact import NumberFault, exact_text
from perfscore.lower.ground.cells import cell_value
from perfscore.model.assessment import Cell
from perfscore.model.data import Datum
from perfscore.model.expressions import Value
from perfscore.model.targets import (
    CellValue,
    DateCell,
    NotApplicableCell,
    NumberCell,
)
from perfscore.model.units import MONEY, Kind, Quantity, Style
from perfscore.score import rules

_YES = {"是", "yes", "true", "√", "✓", "有", "y"}
_NO = {"否", "no", "false", "×", "✗", "无", "n"}


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a cell gives no value, or what is to be said about the one it gives."""

    rule: Rule
    message: Text
    hint: Text | None = None


def written_value(
    cell: Cell, *, year: int | None = None
) -> CellValue | NumberFault | None:
    """Say what a cell holds; a number that was worked out is taken exactly."""
    value = cell_value(cell.text, year=year)
    if cell.exact is None or not isinstance(value, NumberCell):
        return value
    return replace(value, value=cell.exact)


def read_datum(
    datum: Datum, cell: Cell, year: int | None
) -> tuple[Value | None, Fault | None]:
    """Read a reported datum in the type, unit and bounds that the set states."""
    if datum.type is Kind.TRUTH:
        return read_truth(cell)
    if datum.type is Kind.TEXT:
        return _read_text(datum, cell.text.strip())
    value = written_value(cell, year=year)
    if not isinstance(datum.type, Quantity):
        return _read_date(cell, value)
    number, fault = _read_number(datum.type, cell, value)
    bounds = datum.interval
    if number is not None and bounds is not None and number not in bounds:
        return None, _out_of_range(datum, cell)
    return number, fault


def read_truth(cell: Cell) -> tuple[bool | None, Fault | None]:
    """Read 是 or 否; a blank cell is missing."""
    text = cell.text.strip().casefold()
    if text in _YES:
        return True, None
    if text in _NO:
        return False, None
    if not text:
        return None, None
    return None, Fault(
        rules.NOT_YES_OR_NO,
        Text(f"“{_shown(cell)}”不是“是”或“否”", f"“{_shown(cell)}” is not yes or no"),
        Text("填“是”或“否”", "write yes or no"),
    )


def read_points(cell: Cell) -> tuple[Fraction | None, Fault | None]:
    """Read points (a weight or a claimed score): a bare number, or one with 分."""
    value = cell_value(cell.text)
    match value:
        case NumberCell(unit="" | "分", comparison=None):
            return value.value, None
        case None:
            return None, None
    return None, number_fault(cell, value)


def number_fault(cell: Cell, value: CellValue | NumberFault) -> Fault:
    """Say why a cell that should hold a number does not."""
    shown = _shown(cell)
    if isinstance(value, NumberFault):
        return Fault(
            rules.NUMBER_NOT_TAKEN,
            Text(f"“{shown}”的写法不能作为数", f"“{shown}” is not taken as a number"),
            Text(
                "写成普通的十进制数，最多 30 位，不用科学计数，千位分隔符三位一个",
                "write a plain decimal of at most 30 digits, without exponent, "
                "separators three digits apart",
            ),
        )
    if isinstance(value, NotApplicableCell):
        return Fault(
            rules.NOT_APPLICABLE,
            Text(
                f"填报为“{shown}”，指标体系没有规定不适用时怎样计分",
                f"reported “{shown}”; the set states no treatment for it",
            ),
        )
    return Fault(
        rules.NOT_A_NUMBER, Text(f"“{shown}”不是数", f"“{shown}” is not a number")
    )


def _read_text(datum: Datum, text: str) -> tuple[str | None, Fault | None]:
    if not text:
        return None, None
    if datum.choices and text not in datum.choices:
        shown = "、".join(datum.choices)
        return None, Fault(
            rules.NOT_AMONG_CHOICES,
            Text(
                f"“{datum.name}”填了“{text[:40]}”，不是规定的选项",
                f"“{datum.name}” is “{text[:40]}”, which is no choice",
            ),
            Text(f"选项有 {shown}", f"choices: {shown}"),
        )
    return text, None


def _read_date(
    cell: Cell, value: CellValue | NumberFault | None
) -> tuple[Value | None, Fault | None]:
    if isinstance(value, DateCell):
        return value.day, None
    if value is None:
        return None, None
    return None, Fault(
        rules.NOT_A_DATE,
        Text(f"“{_shown(cell)}”不是日期", f"“{_shown(cell)}” is not a date"),
        Text("例如：2021年12月31日", "for example 2021-12-31"),
    )


def _read_number(
    wanted: Quantity, cell: Cell, value: CellValue | NumberFault | None
) -> tuple[Fraction | None, Fault | None]:
    if value is None:
        return None, None
    if not isinstance(value, NumberCell) or value.comparison is not None:
        return None, number_fault(cell, value)
    if wanted.powers == (("元", 1),):
        return _read_money(wanted, cell, value)
    if wanted.style is Style.PERCENT:
        if value.unit == "%" or value.value == 0:
            return value.value, None
        return None, _percent_missing(cell)
    if not value.unit or plain_unit(value.unit) == plain_unit(wanted.label):
        return value.value, None
    return None, units_differ(cell.text, value.unit, wanted.label)


def _read_money(
    wanted: Quantity, cell: Cell, value: NumberCell
) -> tuple[Fraction | None, Fault | None]:
    if value.unit in MONEY:
        return value.value * MONEY[value.unit].scale / wanted.scale, None
    if value.unit:
        return None, units_differ(cell.text, value.unit, wanted.label)
    if value.magnitude > 1:
        return value.value / wanted.scale, None
    return value.value, None


def plain_unit(unit: str) -> str:
    """Give a unit in the one way in which units are compared: 日 is 天, × is ·."""
    plain = unit.replace("*", "·").replace("×", "·").replace(" ", "").casefold()
    return "天" if plain == "日" else plain


def units_differ(text: str, found: str, wanted: str) -> Fault:
    """Say that a value's unit is not the one wanted."""
    shown = wanted or "（无单位）"
    return Fault(
        rules.UNITS_DIFFER,
        Text(
            f"“{text.strip()[:40]}”的单位是“{found or '（无单位）'}”，应为“{shown}”",
            f"“{text.strip()[:40]}” is in “{found}”, “{shown}” is required",
        ),
    )


def _percent_missing(cell: Cell) -> Fault:
    shown = _shown(cell)
    return Fault(
        rules.PERCENT_SIGN_MISSING,
        Text(f"“{shown}”是百分率，没有写 %", f"“{shown}” is a rate without %"),
        Text(f"若指 {shown}%，把 % 写上", f"if {shown}% is meant, write the %"),
    )


def _out_of_range(datum: Datum, cell: Cell) -> Fault:
    interval = datum.interval
    parts_zh, parts_en = [], []
    if interval is not None and interval.low is not None:
        sign = "≥" if interval.low_included else ">"
        parts_zh.append(f"{sign} {exact_text(interval.low)}")
        parts_en.append(f"{sign} {exact_text(interval.low)}")
    if interval is not None and interval.high is not None:
        sign = "≤" if interval.high_included else "<"
        parts_zh.append(f"{sign} {exact_text(interval.high)}")
        parts_en.append(f"{sign} {exact_text(interval.high)}")
    return Fault(
        rules.OUT_OF_RANGE,
        Text(
            f"“{datum.name}”填了 {_shown(cell)}，应 {'，'.join(parts_zh)}",
            f"“{datum.name}” is {_shown(cell)}; it has to be {', '.join(parts_en)}",
        ),
    )


def _shown(cell: Cell) -> str:
    text = cell.text.strip()
    return text if len(text) <= 40 else f"{text[:40]}…"  # noqa: PLR2004 - a glance
