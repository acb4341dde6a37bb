"""Typed cells and cells as people write them become the numbers that they mean."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pyarrow as pa
import pytest
from tests.unit.batch.sets import WIDE, checked

from perfscore.batch.cells.column import ColumnReader
from perfscore.batch.cells.texts import cell_text
from perfscore.batch.columns import Column, Field, Key, State
from perfscore.batch.layout import BatchLayout

LAYOUT = BatchLayout(checked())
BUDGET = LAYOUT.by_key[Key(Field.DATUM, name="全年预算数")]
SPENT = LAYOUT.by_key[Key(Field.DATUM, name="全年执行数")]
RATE = LAYOUT.by_key[Key(Field.ACTUAL, 3)]
REASON = LAYOUT.by_key[Key(Field.REASON, 1)]
YEAR = np.array([2021], np.int16)


def values(column: Column) -> list[Fraction | State]:
    """Give each cell: its number, or what it is instead."""
    states = column.state if column.state is not None else np.zeros(len(column.values))
    return [
        Fraction(int(value), 10**column.places) if not state else State(int(state))
        for value, state in zip(column.values, states, strict=True)
    ]


def spent(cells: pa.Array, unit: str = "") -> list[Fraction | State]:
    return values(ColumnReader(SPENT, unit).read(cells, YEAR))


def test_amounts_as_people_write_them_in_wan_yuan() -> None:
    written = ["1,234.50", "12.5万元", "125000元", "1亿元", " 60 ", "３００", "0.1"]
    expected = ["1234.5", "12.5", "12.5", "10000", "60", "300", "0.1"]
    assert spent(pa.array(written)) == [Fraction(each) for each in expected]


def test_what_is_no_amount_goes_to_the_exact_scorer() -> None:
    written = ["待定", "1e3", "-3", "12,34", "1.2.3", "5人", "≥5", "约 5"]
    assert spent(pa.array(written)) == [State.ODD] * 8
    assert spent(pa.array(["", "  ", None, "7"])) == [*[State.MISSING] * 3, Fraction(7)]


def test_the_unit_of_the_heading_is_that_of_bare_numbers() -> None:
    written = pa.array(["1,234.5", "2万元", "30000"])
    expected = [Fraction(12345, 100_000), Fraction(2), Fraction(3)]
    assert spent(written, "元") == expected
    assert spent(pa.array([12_345, 30_000]), "元") == [Fraction("1.2345"), Fraction(3)]


def test_a_float_is_the_shortest_decimal_that_reads_as_it() -> None:
    cells = pa.array([0.1, 467.03, 1e15 + 0.5, 2.675, None, float("nan"), 1 / 3, 1e22])
    found = spent(cells)
    assert found[:2] == [Fraction(1, 10), Fraction(46703, 100)]
    assert found[3:6] == [Fraction(2675, 1000), State.MISSING, State.MISSING]
    assert {found[2], found[6], found[7]} == {State.ODD}  # more than 15 digits
    assert cell_text(pa.array([1e22]), 0) == "1" + "0" * 22
    assert cell_text(pa.array([0.1 + 0.2]), 0) == "0.30000000000000004"
    assert [cell_text(pa.array([-0.0, 0.0]), row) for row in range(2)] == ["0", "0"]


def test_a_few_long_quotients_do_not_make_the_others_odd() -> None:
    cells = pa.array([123_456.78] * 5_000 + [1 / 3])
    found = spent(cells)
    assert found[0] == Fraction("123456.78")
    assert found[-1] is State.ODD


def test_integers_and_decimals_of_every_width() -> None:
    assert spent(pa.array([1, None, 3], pa.uint8())) == [1, State.MISSING, 3]
    assert spent(pa.array([2**63], pa.uint64())) == [State.ODD]
    decimals = pa.array([Decimal("1.2300"), Decimal("123456789012.3456"), None])
    wanted = [Fraction("1.23"), Fraction("123456789012.3456"), State.MISSING]
    assert spent(decimals.cast(pa.decimal128(20, 4))) == wanted
    assert spent(decimals.cast(pa.decimal256(40, 4))) == wanted
    rates = ColumnReader(RATE, "%").read(pa.array([10**19, 5], pa.uint64()), YEAR)
    assert values(rates) == [State.ODD, Fraction(5, 100)]
    large = pa.array([Decimal(10**25)], pa.decimal128(30, 2))
    assert spent(large) == [State.ODD]


@pytest.mark.parametrize("cell", ["0", 0, 0.0, "-1", -1.0])
def test_what_lies_outside_of_the_bounds_of_a_datum_is_odd(cell: object) -> None:
    column = ColumnReader(BUDGET).read(pa.array([cell]), YEAR)
    assert values(column) == [State.ODD]


def test_a_rate_needs_its_sign() -> None:
    written = pa.array(["95%", "89.995％", "900‰", "0.95", "95", "0", "100.0%"])
    found = values(ColumnReader(RATE).read(written, YEAR))
    assert found == [
        Fraction("0.95"),
        Fraction("0.89995"),
        Fraction("0.9"),
        State.ODD,
        State.ODD,  # read as 95%, with a note that only the exact scorer tells
        Fraction(0),
        Fraction(1),
    ]
    typed = ColumnReader(RATE, "%").read(pa.array([95.5, 100.0]), YEAR)
    assert values(typed) == [Fraction("0.955"), Fraction(1)]


def test_slices_and_dictionaries_are_read_like_plain_columns() -> None:
    whole = pa.array(["x", "1", "2.5", None, "3"])
    assert spent(whole.slice(1, 4)) == [1, Fraction(5, 2), State.MISSING, 3]
    assert spent(whole.dictionary_encode().slice(2)) == [
        Fraction(5, 2),
        State.MISSING,
        3,
    ]
    decimals = pa.array([Decimal("1.5"), Decimal("2.5")]).slice(1)
    assert spent(decimals) == [Fraction(5, 2)]


def test_texts_are_numbered() -> None:
    column = ColumnReader(REASON).read(pa.array(["疫情", None, "疫情", "雨"]), YEAR)
    assert column.texts == ("疫情", "雨")
    assert [column.written(row) for row in range(4)] == ["疫情", None, "疫情", "雨"]
    assert column.values[[0, 2, 3]].tolist() == [0, 0, 1]


def test_the_text_of_typed_cells() -> None:
    assert cell_text(pa.array([date(2021, 12, 31)]), 0) == "2021-12-31"
    assert cell_text(pa.array([True, False]), 1) == "否"
    assert cell_text(pa.array([Decimal("5.00")]), 0) == "5.00"


def test_a_year_is_a_day_and_no_number_with_a_unit() -> None:
    text = WIDE.replace("≥50人", "≥50")
    trained = BatchLayout(checked(text)).by_key[Key(Field.ACTUAL, 1)]
    column = ColumnReader(trained).read(pa.array(["2021年", "60"]), YEAR)
    assert values(column) == [State.ODD, Fraction(60)]
