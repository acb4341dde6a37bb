"""What can be typed into a blank form's cells, and what is said about it."""

import pytest
from openpyxl.worksheet.datavalidation import DataValidation
from tests.unit.render.xlsx.books import first_sheet, interval, one_row, opened

from perfscore.model.methods import Interval
from perfscore.report.paper import Paper
from perfscore.report.table import Entry, EntryKind, Role, TableCell


def check_of(entry: Entry, role: Role = Role.ACTUAL) -> DataValidation:
    """Give the one check of a form with one cell to fill in, A2."""
    sheet = first_sheet(TableCell(0, 0, "", role, entry=entry), is_blank=True)
    (found,) = sheet.data_validations.dataValidation
    assert isinstance(found, DataValidation)
    assert str(found.sqref) == "A2"
    return found


def number(bounds: Interval | None) -> tuple[str | None, ...]:
    found = check_of(Entry(EntryKind.NUMBER, interval=bounds))
    return (found.type, found.operator, found.formula1, found.formula2)


def test_short_answers_are_a_list() -> None:
    entry = Entry(EntryKind.CHOICE, "从四档中选择。", ("好", "较好", "一般", "差"))
    found = check_of(entry)
    assert (found.type, found.formula1) == ("list", '"好,较好,一般,差"')
    assert found.showDropDown is not True  # true hides the arrow
    assert (found.promptTitle, found.prompt) == ("从下拉列表中选择", "从四档中选择。")
    assert found.errorTitle == "填写内容不符合要求"
    assert found.error == "从四档中选择。"
    assert found.showInputMessage
    assert found.showErrorMessage


@pytest.mark.parametrize(
    "choices",
    [
        tuple(f"第{each}项：年度目标全部完成且效果显著" for each in range(20)),
        ("是,全部", "否"),
        ('“是"', "否"),
        ("=A1", "否"),
    ],
)
def test_other_answers_stand_on_the_hidden_sheet(choices: tuple[str, ...]) -> None:
    entry = Entry(EntryKind.CHOICE, choices=choices)
    cells = [TableCell(0, each, "", Role.TEXT, entry=entry) for each in (0, 1)]
    book = opened(Paper((one_row(*cells),), identity={"perfscore-set": "a"}))
    checks = book.worksheets[0].data_validations.dataValidation
    last = len(choices)
    assert {each.formula1 for each in checks} == {f"'perfscore'!$D$1:$D${last}"}
    sheet = book["perfscore"]
    assert tuple(sheet.cell(row, 4).value for row in range(1, last + 1)) == choices
    assert {cell.data_type for cell in sheet["D"]} <= {"s", "n"}
    assert sheet["B1"].value == "a"


def test_bounds_are_checked_open_or_closed() -> None:
    ends = {"closed": (True, True), "above": (False, True)}
    assert number(interval("0", "100")) == ("decimal", None, "0", "100")
    assert number(interval("0", None)) == (
        "decimal",
        "greaterThanOrEqual",
        "0",
        None,
    )
    assert number(interval("0.5", None, ends=ends["above"]))[1:3] == (
        "greaterThan",
        "0.5",
    )
    assert number(interval(None, "12.25"))[1:3] == ("lessThanOrEqual", "12.25")
    assert number(interval(None, "3", ends=(True, False)))[1:3] == ("lessThan", "3")
    assert number(interval("0", "1/3", ends=ends["above"])) == (
        "custom",
        None,
        "AND(ISNUMBER(A2),A2>0,A2<=1/3)",
        None,
    )


def test_without_bounds_any_number_will_do() -> None:
    assert number(None) == ("decimal", None, "-1000000000000000", "1000000000000000")


def test_a_share_is_typed_in_per_cent() -> None:
    entry = Entry(EntryKind.PERCENT, interval=interval("0", "1"))
    cell = TableCell(0, 0, "", Role.ACTUAL, entry=entry)
    sheet = first_sheet(cell)
    (found,) = sheet.data_validations.dataValidation
    assert (found.type, found.formula1, found.formula2) == ("decimal", "0", "1")
    assert sheet["A2"].number_format == "0.00%"
    assert found.prompt == "填写百分比，如 95%。"


def test_a_date_is_a_date() -> None:
    found = check_of(Entry(EntryKind.DATE))
    assert (found.type, found.operator) == ("date", "greaterThanOrEqual")
    assert found.formula1 == "1"


def test_a_text_has_a_prompt_and_stays_a_text() -> None:
    entry = Entry(EntryKind.TEXT, "按目标的单位填写，如 50个。")
    sheet = first_sheet(TableCell(0, 0, "", Role.ACTUAL, entry=entry))
    (found,) = sheet.data_validations.dataValidation
    assert found.type in {None, "none"}
    assert found.prompt == "按目标的单位填写，如 50个。"
    assert sheet["A2"].number_format == "@"


def test_a_prompt_too_long_for_programs_is_cut() -> None:
    found = check_of(Entry(EntryKind.NUMBER, "长" * 300))
    assert found.prompt == "长" * 254 + "…"
    assert found.error == "长" * 254 + "…"


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (EntryKind.NUMBER, "467.03", 467.03),
        (EntryKind.NUMBER, "约5", "约5"),
        (EntryKind.PERCENT, "95%", 0.95),
        (EntryKind.CHOICE, "1", "1"),
        (EntryKind.TEXT, "=1", "=1"),
    ],
)
def test_what_is_already_filled_in_stands_there(
    kind: EntryKind, text: str, value: object
) -> None:
    entry = Entry(kind, choices=("1", "2"))
    cell = first_sheet(TableCell(0, 0, text, Role.ACTUAL, entry=entry))["A2"]
    assert cell.value == value
    assert cell.data_type == ("s" if isinstance(value, str) else "n")
