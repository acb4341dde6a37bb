"""What a workbook's cell holds for a cell of a table."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from perfscore.exact import read_number
from perfscore.render.group_text import group_text
from perfscore.render.xlsx.numbers import shown, stored
from perfscore.render.xlsx.texts import cell_text
from perfscore.report.table import NUMERIC, EntryKind, Role, TableCell

GENERAL = "General"
_PERCENT = "0.00%"
_TEXT = "@"
_DATE = 'yyyy"年"m"月"d"日"'
_NUMBERS = NUMERIC | {Role.TARGET, Role.ACTUAL}
"""The roles whose texts are numbers wherever a format can print them."""
_LONG_TEXTS = frozenset({Role.TEXT, Role.REASON})
"""Older programs show ``####`` for a long text in a cell of the format ``@``."""
_INDENT = "\u3000"


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell with its text as it is printed, its number, and how that is printed.

    ``number`` is a share for per cents; where it is None the cell holds ``text``.
    ``indent`` counts Chinese characters. A cell that is not wrapped is printed smaller
    where its number is too wide.
    """

    cell: TableCell
    text: str
    number: Decimal | None = None
    number_format: str = GENERAL
    indent: int = 0
    is_wrapped: bool = True


def placed(cell: TableCell) -> Placed:
    """Say what the workbook's cell holds."""
    text = cell_text(group_text(cell))
    if cell.formula is not None:
        return _computed(cell, text)
    if cell.entry is not None:
        return _entered(cell, text, cell.entry.kind)
    if cell.role in _NUMBERS or cell.number is not None:
        number = shown(text, cell.number)
        if number is not None:
            return Placed(cell, text, number.value, number.format, is_wrapped=False)
    bare = text.lstrip(_INDENT)
    return Placed(cell, bare, indent=len(text) - len(bare))


def _computed(cell: TableCell, text: str) -> Placed:
    """Leave the decimals open: the formula rounds, and its value will be another."""
    number = None if cell.number is None else stored(cell.number)
    is_percent = cell.role is Role.PERCENT
    return Placed(
        cell,
        text,
        number,
        _PERCENT if is_percent else GENERAL,
        is_wrapped=cell.role not in NUMERIC,
    )


def _entered(cell: TableCell, text: str, kind: EntryKind) -> Placed:
    if kind is EntryKind.NUMBER:
        number = cell.number if cell.number is not None else _number(text)
        value = None if number is None else stored(number)
        return Placed(cell, text, value, is_wrapped=value is None and bool(text))
    if kind is EntryKind.PERCENT:
        share = shown(text, cell.number) if text.endswith("%") else None
        value = share.value if share is not None else None
        return Placed(cell, text, value, _PERCENT, is_wrapped=not share and bool(text))
    if kind is EntryKind.DATE:
        return Placed(cell, text, number_format=_DATE, is_wrapped=bool(text))
    is_long = cell.role in _LONG_TEXTS and kind is EntryKind.TEXT
    return Placed(cell, text, number_format=GENERAL if is_long else _TEXT)


def _number(text: str) -> Fraction | None:
    number = read_number(text)
    return number if isinstance(number, Fraction) else None
