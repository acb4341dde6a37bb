"""What a table's cell says: a number with its operator and unit, a date, or words."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from fractions import Fraction


class TargetForm(Enum):
    """The forms of a target that 填报指标评分 tells apart."""

    AT_LEAST = "≥"
    MORE_THAN = "＞"
    EQUAL = "＝"
    AT_MOST = "≤"
    LESS_THAN = "＜"
    NUMBER = "数值"
    DATE = "日期"
    WORDS = "定性"


class Comparison(Enum):
    """The sign a cell carries before its value."""

    AT_LEAST = "≥"
    MORE_THAN = ">"
    EQUAL = "="
    AT_MOST = "≤"
    LESS_THAN = "<"


@dataclass(frozen=True, slots=True)
class NumberCell:
    """``≥50个``: a number in the unit that is written, per cents as a share."""

    value: Fraction
    unit: str
    """The unit as written (``个``, ``元/人·月``), ``%`` for shares, or empty."""
    comparison: Comparison | None = None
    magnitude: int = 1
    """What a magnitude word multiplied (10000 for ``5万``); ``value`` holds it.

    A bare ``200万`` counts base units, so against 万元 it is 2000000元; a bare ``200``
    is 200 of the other cell's unit.
    """


@dataclass(frozen=True, slots=True)
class DateCell:
    """``2021年12月底前``: a day, or the last day of the period that is named."""

    day: date
    comparison: Comparison | None = None
    """AT_MOST for 前 / 之前 / 以前 / 底前 / 内; none for a bare date."""


@dataclass(frozen=True, slots=True)
class WordsCell:
    """``效果明显``: text that states no single number."""

    text: str


@dataclass(frozen=True, slots=True)
class NotApplicableCell:
    """``不适用``: the unit says that the indicator does not apply to it."""


CellValue = NumberCell | DateCell | WordsCell | NotApplicableCell


_FORMS = {
    Comparison.AT_LEAST: TargetForm.AT_LEAST,
    Comparison.MORE_THAN: TargetForm.MORE_THAN,
    Comparison.EQUAL: TargetForm.EQUAL,
    Comparison.AT_MOST: TargetForm.AT_MOST,
    Comparison.LESS_THAN: TargetForm.LESS_THAN,
    None: TargetForm.NUMBER,
}


def target_form(cell: CellValue) -> TargetForm:
    """Say which form of target a cell has.

    不适用 counts as words: its row is settled before a form is asked for.
    """
    match cell:
        case NumberCell():
            return _FORMS[cell.comparison]
        case DateCell():
            return TargetForm.DATE
        case WordsCell() | NotApplicableCell():
            return TargetForm.WORDS
