"""Values and expressions in words, as an official or an evaluator reads them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import partial
from typing import assert_never

from perfscore.diagnostics.model import Language
from perfscore.exact import (
    Rounding,
    RoundingMode,
    decimal_places,
    exact_text,
    fixed_text,
    is_unreadable,
    round_to,
    short_text,
    significant_text,
)
from perfscore.model.expressions import (
    Aggregate,
    Choice,
    Column,
    Defined,
    Expression,
    Input,
    Literal,
    Local,
    Operation,
    Operator,
    Peers,
    Result,
    Rounded,
    Slot,
    Undefined,
    Value,
)
from perfscore.model.methods import Interval
from perfscore.model.printing_read import read_text
from perfscore.model.units import Quantity, Style, ValueType, compound_label

Named = Local | Input | Defined
NameOf = Callable[[Named], str]

_LONGEST_DECIMALS = 8
"""A number with more decimals than this reads better as a fraction."""
_APPROXIMATE = Rounding(RoundingMode.HALF_UP, 2)
_HALF = Fraction(1, 2)

_SLOTS = {
    Slot.WEIGHT: ("分值", "weight"),
    Slot.TARGET: ("目标", "target"),
    Slot.ACTUAL: ("完成值", "actual"),
    Slot.VALUE: ("指标值", "value"),
    Slot.JUDGED: ("自评得分", "judged"),
    Slot.RATING: ("评级", "rating"),
    Slot.POINT: ("要点", "point"),
    Slot.SCORE: ("得分", "score"),
}
_FUNCTIONS = {
    Operator.AT_MOST: ("至多", "min"),
    Operator.AT_LEAST: ("至少", "max"),
    Operator.ABSOLUTE: ("绝对值", "abs"),
    Operator.FLOOR: ("向下取整", "floor"),
    Operator.CEILING: ("向上取整", "ceil"),
    Operator.LN: ("ln", "ln"),
    Operator.DAYS: ("天数", "days"),
    Operator.YEAR_OF: ("年份", "year_of"),
    Operator.MONTH_OF: ("月份", "month_of"),
    Operator.DAY_OF: ("日数", "day_of"),
    Operator.REPORTED: ("已填", "reported"),
}
_ROUNDINGS = {
    RoundingMode.HALF_UP: ("四舍五入", "half_up"),
    RoundingMode.HALF_EVEN: ("四舍六入五成双", "half_even"),
    RoundingMode.DOWN: ("舍去", "round_down"),
    RoundingMode.UP: ("进位", "round_up"),
}
_SHARE_UNITS = {
    Style.PERCENT: ("%", "%"),
    Style.PERCENTAGE_POINT: ("个百分点", " percentage points"),
}
_INFIX = {
    Operator.OR: ("或", "or", 1),
    Operator.AND: ("且", "and", 2),
    Operator.LESS: ("<", "<", 4),
    Operator.LESS_OR_EQUAL: ("≤", "≤", 4),
    Operator.EQUAL: ("=", "=", 4),
    Operator.NOT_EQUAL: ("≠", "≠", 4),
    Operator.GREATER_OR_EQUAL: ("≥", "≥", 4),
    Operator.GREATER: (">", ">", 4),
    Operator.ADD: ("+", "+", 5),
    Operator.SUBTRACT: ("-", "-", 5),
    Operator.MULTIPLY: ("×", "×", 6),
    Operator.DIVIDE: ("÷", "÷", 6),
}
_CHOICE, _NOT, _NEGATE, _WHOLE = 0, 3, 7, 9
_COMPARISON, _POWER = 4, 8
_RIGHT_BINDS_CLOSER = {5: Operator.SUBTRACT, 6: Operator.DIVIDE}
"""The operators of a rank whose right side needs brackets around that same rank."""


def _pick(words: tuple[str, str], language: Language) -> str:
    return words[0] if language == "zh" else words[1]


def value_text(
    value: Value, kind: ValueType, language: Language, *, digits: int = 0
) -> str:
    """Write a value with its unit: ``99.97%``, ``9.68分``, ``467.03万元``, ``是``.

    A number whose decimals do not end, or are many, is a fraction followed by what it
    comes to, ``1/3 ≈ 33.33%``; without the fraction if that is too long to be read,
    ``≈1.41421356237``. ``digits`` asks for so many digits that count instead.
    """
    if not isinstance(value, Fraction):
        return _plain_text(value, language)
    if not isinstance(kind, Quantity) or (kind.is_plain and kind.style is Style.PLAIN):
        return _number(value, digits=digits)
    if kind.is_plain:
        number = _number(value, times=100, digits=digits)
        return number + _pick(_SHARE_UNITS[kind.style], language)
    unit = kind.label
    if not unit:
        value, unit = value * kind.scale, compound_label(kind)
    english = f" {'points' if kind.is_points else unit}"
    return _number(value, digits=digits) + _pick((unit, english), language)


def brief_text(value: Value, kind: ValueType, language: Language) -> str:
    """Write a value as it stands inside a formula: no unit but %, rounded after ≈."""
    if not isinstance(value, Fraction):
        return value_text(value, kind, language)
    is_share = isinstance(kind, Quantity) and kind.style is not Style.PLAIN
    text = _number(value, times=100 if is_share else 1)
    _, is_rounded, rounded = text.partition("≈ ")
    return (f"≈{rounded}" if is_rounded else text) + ("%" if is_share else "")


def interval_text(interval: Interval) -> str:
    """Write a stretch of numbers: ``[90, 100]``, ``≥ 90``, ``< 60``."""
    low, high = interval.low, interval.high
    if low is not None and high is not None:
        opening = "[" if interval.low_included else "("
        closing = "]" if interval.high_included else ")"
        return f"{opening}{exact_text(low)}, {exact_text(high)}{closing}"
    if low is not None:
        return f"{'≥' if interval.low_included else '>'} {exact_text(low)}"
    if high is not None:
        return f"{'≤' if interval.high_included else '<'} {exact_text(high)}"
    return ""


def rounding_text(rounding: Rounding, language: Language) -> str:
    """Say how something is rounded: ``保留2位小数（四舍五入）``."""
    mode = _pick(_ROUNDINGS[rounding.mode], language).replace("_", " ")
    places = rounding.places
    if language == "zh":
        return f"{f'保留{places}位小数' if places else '取整'}（{mode}）"
    return f"to {f'{places} decimals' if places else 'whole points'} ({mode})"


def name_text(named: Named, language: Language) -> str:
    """Give the name by which an expression reads a value."""
    if not isinstance(named, Local):
        return named.name
    name = _pick(_SLOTS[named.slot], language)
    return f"{name}{named.index + 1}" if named.slot is Slot.POINT else name


def formula(
    expression: Expression, language: Language, *, name_of: NameOf | None = None
) -> str:
    """Write ``expression`` as the rules language does, with as few brackets as needed.

    ``name_of`` says how to print what is read by name (``全年执行数 467.03``);
    without it the names stand alone.
    """
    named = name_of or (lambda each: name_text(each, language))
    return _Printer(language, named).text(expression, _CHOICE)


def _plain_text(value: bool | str | date, language: Language) -> str:  # noqa: FBT001 - one of the values an expression has
    if isinstance(value, bool):
        return _pick(("是", "yes") if value else ("否", "no"), language)
    if isinstance(value, date):
        chinese = f"{value.year}年{value.month}月{value.day}日"
        return _pick((chinese, value.isoformat()), language)
    return value


def _number(value: Fraction, *, times: int = 1, digits: int = 0) -> str:
    shown = value * times
    if digits:
        return significant_text(shown, digits)
    places = decimal_places(shown)
    if places is not None and places <= _LONGEST_DECIMALS:
        return exact_text(shown)
    if is_unreadable(value):
        return short_text(shown)
    rounded = fixed_text(round_to(shown, _APPROXIMATE), _APPROXIMATE.places)
    return f"{value.numerator}/{value.denominator} ≈ {rounded}"


@dataclass(frozen=True, slots=True)
class _Printer:
    """Writes expressions; a rank says how closely the outermost operator binds."""

    language: Language
    name_of: NameOf

    def text(self, expression: Expression, rank: int) -> str:
        """Write ``expression``, bracketed if it binds less than ``rank``."""
        text, own = self._ranked(expression)
        return f"({text})" if own < rank else text

    def _ranked(self, expression: Expression) -> tuple[str, int]:
        match expression:
            case Literal():
                return self._literal(expression)
            case Local() | Input() | Defined():
                return self.name_of(expression), _WHOLE
            case Operation():
                return self._operation(expression)
            case Choice():
                return self._choice(expression), _CHOICE
            case Rounded():
                name = _pick(_ROUNDINGS[expression.rounding.mode], self.language)
                inner = self.text(expression.value, _CHOICE)
                return f"{name}({inner}, {expression.rounding.places})", _WHOLE
            case Result() | Column() | Aggregate() | Peers():
                whole = partial(self.text, rank=_CHOICE)
                return read_text(expression, self.language, whole), _WHOLE
            case Undefined():
                return _pick(("无法得出", "undefined"), self.language), _WHOLE
        assert_never(expression)

    def _literal(self, literal: Literal) -> tuple[str, int]:
        value = literal.value
        text = value_text(value, literal.type, self.language)
        if isinstance(value, str):
            return f"“{text}”", _WHOLE
        if "≈" in text:
            return text, _CHOICE
        return text, _NEGATE if isinstance(value, Fraction) and value < 0 else _WHOLE

    def _operation(self, operation: Operation) -> tuple[str, int]:
        operator, operands = operation.operator, operation.operands
        if operator in _FUNCTIONS:
            inner = ", ".join(self.text(each, _CHOICE) for each in operands)
            return f"{_pick(_FUNCTIONS[operator], self.language)}({inner})", _WHOLE
        if operator is Operator.NOT:
            sign = _pick(("非 ", "not "), self.language)
            return sign + self.text(operands[0], _NOT), _NOT
        if operator is Operator.NEGATE:
            return "-" + self.text(operands[0], _POWER), _NEGATE
        if operator is Operator.POWER:
            return self._power(*operands)
        chinese, english, rank = _INFIX[operator]
        sign = _pick((chinese, english), self.language)
        is_chain = rank != _COMPARISON
        texts = [self.text(operands[0], rank if is_chain else rank + 1)]
        closer = not is_chain or operator is _RIGHT_BINDS_CLOSER.get(rank)
        texts += [self._right(each, rank + closer) for each in operands[1:]]
        return f" {sign} ".join(texts), rank

    def _power(self, base: Expression, exponent: Expression) -> tuple[str, int]:
        number = exponent.value if isinstance(exponent, Literal) else None
        if number == _HALF:
            return f"√({self.text(base, _CHOICE)})", _WHOLE
        above = self._right(exponent, _POWER + 1)
        if isinstance(number, Fraction):
            above = exact_text(number)
            above = f"({above})" if number < 0 or "/" in above else above
        return f"{self.text(base, _POWER + 1)} ^ {above}", _POWER

    def _right(self, operand: Expression, least: int) -> str:
        text, own = self._ranked(operand)
        return f"({text})" if own < least or own == _NEGATE else text

    def _choice(self, choice: Choice) -> str:
        if_, then, otherwise, stop = (
            ("若 ", " 则 ", "否则 ", "；")
            if self.language == "zh"
            else ("if ", " then ", "else ", "; ")
        )
        rows = [
            if_ + self.text(each.condition, 1) + then + self.text(each.value, 1)
            for each in choice.branches
        ]
        return stop.join((*rows, otherwise + self.text(choice.otherwise, 1)))
