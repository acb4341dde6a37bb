"""Tables of an assessment file: under 明细表, or by their names under 数据."""

from tests.unit.wire.reading import faults, places, read

from perfscore.model.assessment import Cell
from perfscore.wire.assessment import assessment_from_data

ROWS = ({"事项": Cell("甲"), "级别": Cell("省")}, {"事项": Cell("乙")})


def test_a_table_is_a_list_of_rows() -> None:
    text = "明细表:\n  表彰:\n    - 事项: 甲\n      级别: 省\n    - 事项: 乙\n"
    assert read(text).tables == {"表彰": ROWS}


def test_a_table_may_stand_among_the_data() -> None:
    text = "数据:\n  预算: 5\n  表彰:\n    - {事项: 甲, 级别: 省}\n    - {事项: 乙}\n"
    assessment = read(text)
    assert assessment.tables == {"表彰": ROWS}
    assert assessment.data == {"预算": Cell("5")}


def test_a_program_hands_tables_in() -> None:
    outcome = assessment_from_data({"tables": {"表彰": [{"事项": "甲", "级别": "省"}]}})
    assert outcome.value is not None
    assert outcome.value.tables == {"表彰": ROWS[:1]}


def test_one_row_needs_no_list_and_blank_rows_are_left_out() -> None:
    assert read("明细表:\n  表彰: {事项: 乙}\n").tables == {"表彰": ROWS[1:]}
    assert read("明细表:\n  表彰:\n    -\n    - 事项: 乙\n").tables == {
        "表彰": ROWS[1:]
    }


def test_an_empty_list_is_an_empty_table_and_a_blank_is_none() -> None:
    assert read("明细表:\n  表彰: []\n  考核:\n").tables == {"表彰": ()}


def test_columns_of_one_name_in_two_widths_are_refused() -> None:
    found = faults("明细表:\n  表:\n    - Ａ: 1\n      A: 2\n")
    assert places(found) == [("key-twice", 4, 7)]


def test_what_is_no_row_is_refused() -> None:
    assert places(faults("明细表:\n  表彰: 5\n")) == [("wrong-shape", 2, 7)]
    assert places(faults("明细表:\n  表彰: [甲]\n")) == [("wrong-shape", 2, 8)]
    assert places(faults("明细表: 5\n")) == [("wrong-shape", 1, 6)]


def test_a_table_stands_once() -> None:
    text = "数据:\n  表: [{a: 1}]\n明细表:\n  表: [{a: 2}]\n"
    assert [rule for rule, *_ in places(faults(text))] == ["key-twice"]
