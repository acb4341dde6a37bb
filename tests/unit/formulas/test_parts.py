from datetime import date
from fractions import Fraction

from perfscore.formulas.formula import Reference
from perfscore.formulas.parts import call, constant, if_, made, number, text

A1 = Reference(0, 0, 0)


def test_numbers_are_written_with_their_digits_or_as_a_division() -> None:
    assert number(Fraction("0.6")) == ("0.6",)
    assert number(Fraction(-5, 2)) == ("(-2.5)",)
    assert number(Fraction(1, 3)) == ("(1/3)",)


def test_a_number_of_more_digits_than_a_machine_keeps_is_a_division() -> None:
    assert number(Fraction("1.2345678901234567")) == (
        "(12345678901234567/10000000000000000)",
    )


def test_texts_double_their_quotes_and_come_in_pieces() -> None:
    assert text('三个"安全"') == ('"三个""安全"""',)
    assert text("字" * 300) == (f'"{"字" * 250}"&"{"字" * 50}"',)


def test_dates_and_truths() -> None:
    assert constant(date(2021, 12, 31)) == ("DATE(2021,12,31)",)
    assert constant(value=True) == ("TRUE",)


def test_neighbouring_texts_are_joined() -> None:
    formula = made(if_((A1, ">1"), call("SUM", (A1,)), ("0",)))
    assert formula is not None
    assert formula.parts == ("IF(", A1, ">1,SUM(", A1, "),0)")


def test_what_a_spreadsheet_does_not_take_is_no_formula() -> None:
    assert made(("1+" * 4_100, "1")) is None
    assert made(("(" * 61, "1", ")" * 61)) is None
