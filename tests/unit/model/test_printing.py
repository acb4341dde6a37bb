"""Values and expressions in words; expected texts are written by hand."""

from datetime import date
from fractions import Fraction

import pytest
from tests.unit.report.building import NOWHERE, apply, datum, local, number

from perfscore.diagnostics.model import Text
from perfscore.exact import Rounding, RoundingMode
from perfscore.model.expressions import (
    Branch,
    Choice,
    Expression,
    Literal,
    Operator,
    Rounded,
    Slot,
    Undefined,
    Value,
)
from perfscore.model.methods import Interval
from perfscore.model.printing import (
    brief_text,
    formula,
    interval_text,
    rounding_text,
    value_text,
)
from perfscore.model.units import (
    MONEY,
    NUMBER,
    PERCENTAGE_POINT,
    POINTS,
    RATIO,
    Kind,
    Quantity,
    ValueType,
    count_of,
)

PER_HEAD = Quantity((("人", -1), ("元", 1)), Fraction(10000))

A, B, C = datum("甲", NUMBER), datum("乙", NUMBER), datum("丙", NUMBER)


@pytest.mark.parametrize(
    ("value", "kind", "zh", "en"),
    [
        (Fraction("0.9997"), RATIO, "99.97%", "99.97%"),
        (Fraction(1, 3), RATIO, "1/3 ≈ 33.33%", "1/3 ≈ 33.33%"),
        (Fraction("0.0000123456"), RATIO, "0.00123456%", "0.00123456%"),
        (Fraction("0.01"), PERCENTAGE_POINT, "1个百分点", "1 percentage points"),
        (Fraction("9.68"), POINTS, "9.68分", "9.68 points"),
        (Fraction(20, 3), POINTS, "20/3 ≈ 6.67分", "20/3 ≈ 6.67 points"),
        (Fraction("467.03"), MONEY["万元"], "467.03万元", "467.03 万元"),
        (Fraction(-5), count_of("人"), "-5人", "-5 人"),
        (Fraction("0.25"), PER_HEAD, "2500元/人", "2500 元/人"),
        (Fraction(7), NUMBER, "7", "7"),
        (date(2021, 12, 31), Kind.DATE, "2021年12月31日", "2021-12-31"),
        (True, Kind.TRUTH, "是", "yes"),
        (False, Kind.TRUTH, "否", "no"),
        ("较好", Kind.TEXT, "较好", "较好"),
    ],
)
def test_a_value_is_written_with_its_unit_and_nothing_is_lost(
    value: Value, kind: ValueType, zh: str, en: str
) -> None:
    assert value_text(value, kind, "zh") == zh
    assert value_text(value, kind, "en") == en


# OEIS A002193, fifty digits
ROOT_OF_TWO = Fraction("1.4142135623730950488016887242096980785696718753769")


def test_a_number_too_long_to_be_read_is_told_by_its_first_digits() -> None:
    assert value_text(ROOT_OF_TWO, POINTS, "zh") == "≈1.41421356237分"
    assert value_text(ROOT_OF_TWO / 3, NUMBER, "zh") == "≈0.471404520791"
    assert brief_text(ROOT_OF_TWO / 10, RATIO, "zh") == "≈14.1421356237%"
    assert value_text(Fraction(10**45), NUMBER, "zh") == "1" + "0" * 45
    digits = "141.42135623730950488016887242096980785696718753769"
    assert value_text(ROOT_OF_TWO, RATIO, "en", digits=50) == f"{digits}%"


@pytest.mark.parametrize(
    ("value", "kind", "text"),
    [
        (Fraction(1, 3), RATIO, "≈33.33%"),
        (Fraction("467.03"), MONEY["万元"], "467.03"),
        (Fraction(20, 3), POINTS, "≈6.67"),
        (Fraction("0.01"), PERCENTAGE_POINT, "1%"),
        (date(2021, 12, 31), Kind.DATE, "2021年12月31日"),
    ],
)
def test_inside_a_formula_a_value_is_brief(
    value: Value, kind: ValueType, text: str
) -> None:
    assert brief_text(value, kind, "zh") == text


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        (apply(Operator.ADD, A, apply(Operator.MULTIPLY, B, C)), "甲 + 乙 × 丙"),
        (apply(Operator.MULTIPLY, apply(Operator.ADD, A, B), C), "(甲 + 乙) × 丙"),
        (apply(Operator.SUBTRACT, A, apply(Operator.ADD, B, C)), "甲 - (乙 + 丙)"),
        (apply(Operator.SUBTRACT, apply(Operator.ADD, A, B), C), "甲 + 乙 - 丙"),
        (apply(Operator.DIVIDE, A, apply(Operator.MULTIPLY, B, C)), "甲 ÷ (乙 × 丙)"),
        (apply(Operator.MULTIPLY, A, apply(Operator.DIVIDE, B, C)), "甲 × 乙 ÷ 丙"),
        (apply(Operator.POWER, apply(Operator.NEGATE, A), B), "(-甲) ^ 乙"),
        (apply(Operator.NEGATE, apply(Operator.POWER, A, B)), "-甲 ^ 乙"),
        (apply(Operator.POWER, A, number(2, NUMBER)), "甲 ^ 2"),
        (apply(Operator.POWER, A, number(-2, NUMBER)), "甲 ^ (-2)"),
        (apply(Operator.POWER, A, number(Fraction(1, 3), NUMBER)), "甲 ^ (1/3)"),
        (apply(Operator.POWER, A, number(Fraction("1.5"), NUMBER)), "甲 ^ 1.5"),
        (
            apply(
                Operator.POWER,
                apply(Operator.ADD, A, B),
                number(Fraction(1, 2), NUMBER),
            ),
            "√(甲 + 乙)",
        ),
        (apply(Operator.LN, apply(Operator.ADD, A, B)), "ln(甲 + 乙)"),
        (apply(Operator.DAYS, A, B), "天数(甲, 乙)"),
        (apply(Operator.NOT, apply(Operator.REPORTED, A)), "非 已填(甲)"),
        (apply(Operator.ADD, A, apply(Operator.NEGATE, B)), "甲 + (-乙)"),
        (apply(Operator.ADD, A, number(-1, NUMBER)), "甲 + (-1)"),
        (apply(Operator.LESS, apply(Operator.ADD, A, B), C), "甲 + 乙 < 丙"),
        (
            apply(
                Operator.AND,
                apply(Operator.OR, A, B),
                apply(Operator.NOT, apply(Operator.NOT_EQUAL, A, C)),
            ),
            "(甲 或 乙) 且 非 甲 ≠ 丙",
        ),
        (
            apply(Operator.NOT, apply(Operator.AND, A, B)),
            "非 (甲 且 乙)",
        ),
        (apply(Operator.ABSOLUTE, apply(Operator.ADD, A, B)), "绝对值(甲 + 乙)"),
        (number(Fraction(1, 3), NUMBER), "1/3 ≈ 0.33"),
        (
            Literal(span=NOWHERE, type=Kind.TEXT, value="好"),
            "“好”",
        ),
        (local(Slot.POINT, Kind.TRUTH, 1), "要点2"),
        (
            Undefined(span=NOWHERE, type=POINTS, rule="x", reason=Text("", "")),
            "无法得出",
        ),
    ],
)
def test_a_formula_has_the_brackets_it_needs_and_no_others(
    expression: Expression, text: str
) -> None:
    assert formula(expression, "zh") == text


def test_a_formula_reads_in_either_language() -> None:
    expression = apply(
        Operator.MULTIPLY,
        local(Slot.WEIGHT),
        apply(Operator.AT_MOST, apply(Operator.DIVIDE, A, B), number(1, RATIO)),
    )
    assert formula(expression, "zh") == "分值 × 至多(甲 ÷ 乙, 100%)"
    assert formula(expression, "en") == "weight × min(甲 ÷ 乙, 100%)"


def test_a_choice_is_written_row_by_row_and_bracketed_inside_a_formula() -> None:
    choice = Choice(
        span=NOWHERE,
        type=POINTS,
        branches=(
            Branch(condition=apply(Operator.EQUAL, A, B), value=number(3)),
            Branch(condition=apply(Operator.LESS, A, B), value=number(2)),
        ),
        otherwise=number(0),
    )
    assert formula(choice, "zh") == "若 甲 = 乙 则 3分；若 甲 < 乙 则 2分；否则 0分"
    nested = apply(Operator.SUBTRACT, local(Slot.WEIGHT), choice)
    assert formula(nested, "en") == (
        "weight - (if 甲 = 乙 then 3 points; if 甲 < 乙 then 2 points; else 0 points)"
    )


def test_rounding_is_a_function_with_its_places() -> None:
    rounding = Rounding(RoundingMode.HALF_EVEN, 1)
    rounded = Rounded(span=NOWHERE, type=NUMBER, rounding=rounding, value=A)
    assert formula(rounded, "zh") == "四舍六入五成双(甲, 1)"
    assert formula(rounded, "en") == "half_even(甲, 1)"


@pytest.mark.parametrize(
    ("rounding", "zh", "en"),
    [
        (
            Rounding(RoundingMode.HALF_UP, 2),
            "保留2位小数（四舍五入）",
            "to 2 decimals (half up)",
        ),
        (
            Rounding(RoundingMode.DOWN, 0),
            "取整（舍去）",
            "to whole points (round down)",
        ),
    ],
)
def test_a_rounding_is_said_in_words(rounding: Rounding, zh: str, en: str) -> None:
    assert rounding_text(rounding, "zh") == zh
    assert rounding_text(rounding, "en") == en


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        (Fraction(90), Fraction(100), "[90, 100)"),
        (Fraction(90), None, "≥ 90"),
        (None, Fraction(60), "< 60"),
        (None, None, ""),
    ],
)
def test_a_stretch_of_numbers_shows_its_ends(
    low: Fraction | None, high: Fraction | None, text: str
) -> None:
    interval = Interval(NOWHERE, low, low_included=True, high=high, high_included=False)
    assert interval_text(interval) == text
