"""A blank workbook is filled in as a unit does it: by the labels, typed values."""

import re
from collections.abc import Iterator
from io import BytesIO

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell as OwnCell
from openpyxl.cell.cell import MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from perfscore.model.assessment import Assessment, Cell, FundRow, IndicatorRow
from perfscore.score.reported.lines import with_headings

SheetCell = OwnCell | MergedCell
Headings = tuple[tuple[str, ...], ...]

TARGET = re.compile(r"([≥≤＞＜＝]?)([0-9.]+)(.*)")
FACTS = {
    "部门名称": "unit",
    "实施单位": "unit",
    "项目名称": "project",
    "主管部门": "supervisor",
    "年度": "year",
}
AMOUNTS = {
    "年初预算数": "initial_budget",
    "全年预算数": "annual_budget",
    "全年执行数": "executed",
}


def filled(data: bytes, assessment: Assessment) -> bytes:
    """Fill the entries of a blank workbook with what ``assessment`` reports."""
    book = load_workbook(BytesIO(data))
    form = book.worksheets[0]
    _facts(form, assessment)
    for fund in assessment.funds:
        _fund(form, fund)
    for row, headings in with_headings(assessment.indicators):
        _indicator(form, row, headings)
    for sheet in book.worksheets[1:]:
        _annex(sheet, assessment)
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def _facts(form: Worksheet, assessment: Assessment) -> None:
    for label, name in FACTS.items():
        for cell in _saying(form, label):
            _type(_entry_beside(form, cell), str(getattr(assessment, name) or ""))
    for goal in assessment.goals[:1]:
        expected, actual = _heads(form, "预期目标"), _heads(form, "实际完成情况")
        below = expected[0] + 1
        _type(form.cell(below, expected[1]), goal.expected)
        _type(form.cell(below, actual[1]), goal.actual)


def _fund(form: Worksheet, fund: FundRow) -> None:
    row = [cell.row for cell in _saying(form, fund.name)][-1]
    for label, key in AMOUNTS.items():
        amount: Cell | None = getattr(fund, key)
        if amount is not None:
            text = in_ten_thousands(amount.text)
            _type(form.cell(row, _heads(form, label)[1]), text)


def _indicator(form: Worksheet, row: IndicatorRow, headings: Headings) -> None:
    at = _row_of(form, row, headings)
    name = form.cell(at, _heads(form, "三级指标")[1])
    if _is_entry(name):
        _type(name, row.name)
    if row.target is not None:
        _target(form, at, row.target.text)
    result = row.rating or row.actual
    for label, cell in (
        ("实际完成值", result),
        ("分值", row.weight),
        ("评定分（由人评定）", row.claimed if is_judged(row) else None),
    ):
        if cell is not None:
            _type(form.cell(at, _heads(form, label, below="一级指标")[1]), cell.text)


def is_judged(row: IndicatorRow) -> bool:
    """Whether people, not figures, decide the score: no number is aimed at."""
    target = row.target.text if row.target else ""
    return row.rating is not None or (bool(target) and not re.search(r"[0-9]", target))


def _target(form: Worksheet, at: int, text: str) -> None:
    """Part a target as the columns do: 指标性质, 年度指标值, 度量单位."""
    value = form.cell(at, _heads(form, "年度指标值")[1])
    found = TARGET.fullmatch(text)
    heads = [cell.value for cell in form[_heads(form, "一级指标")[0]]]
    if found is None or "指标性质" not in heads:
        _type(value, text)
        return
    sign, number, unit = found.groups()
    percent = unit == "%"
    for label, part in (
        ("指标性质", sign),
        ("年度指标值", number + "%" * percent),
        ("度量单位", "" if percent else unit),
    ):
        _type(form.cell(at, _heads(form, label)[1]), part)


def _row_of(form: Worksheet, row: IndicatorRow, headings: Headings) -> int:
    """Find the row of an indicator; of those that units declare, an open one.

    It is one below the level 2 heading, or else below the level 1 heading.
    """
    top, first = _heads(form, "一级指标")
    last = _heads(form, "三级指标")[1]
    level1, level2 = ("".join(each[:1]) for each in (*headings, ("",), ("",))[:2])
    above1 = above2 = ""
    second: list[int] = []
    for at in range(top + 1, form.max_row + 1):
        above1 = str(form.cell(at, first).value or above1)
        above2 = str(form.cell(at, first + 1).value or above2)
        if any(
            form.cell(at, each).value == row.name for each in range(first, last + 1)
        ):
            return at
        is_open = _is_entry(form.cell(at, last)) and not form.cell(at, last).value
        if is_open and above1.startswith(level1):
            if any(each and level2.startswith(each) for each in above2.split("\n")):
                return at
            second.append(at)
    return second[0]


def _annex(sheet: Worksheet, assessment: Assessment) -> None:
    for row in sheet.iter_rows():
        cells = [each for each in row if each.value is not None or _is_entry(each)]
        entry = next((each for each in cells if _is_entry(each)), None)
        texts = [str(each.value) for each in cells if not _is_entry(each)]
        if entry is None or not texts:
            continue
        stated = assessment.data.get(texts[0])
        if stated is not None:
            _type(entry, re.sub(r"(人|例|万元)$", "", stated.text))
        for each in assessment.indicators:
            if texts[0].endswith("/" + each.name):
                _answer(entry, each, texts, sheet)


def _answer(
    entry: SheetCell, row: IndicatorRow, texts: list[str], sheet: Worksheet
) -> None:
    if row.points:
        asked = [
            number
            for number in range(1, entry.row or 1)
            if sheet.cell(number, 1).value == texts[0]
        ]
        by_name = dict(row.points)
        answer = by_name.get(texts[1]) or by_name.get(str(len(asked) + 1))
        _type(entry, answer.text if answer else "")
    elif row.rating is not None:
        _type(entry, row.rating.text)


def in_ten_thousands(text: str) -> str:
    """Say an amount in 万元, as the form asks for it (387664.62元 → 38.766462)."""
    if not text.endswith("元") or text.endswith("万元"):
        return text.removesuffix("万元")
    whole, _, places = text.removesuffix("元").partition(".")
    return f"{whole[:-4] or '0'}.{whole[-4:]}{places}"


def _type(cell: SheetCell, text: str) -> None:
    """Put in what a sheet makes of a typed text: a number, a share, a text."""
    if not text:
        return
    assert isinstance(cell, OwnCell)
    assert _is_entry(cell), f"{cell.coordinate} is no entry"
    assert cell.value is None, f"{cell.coordinate} is filled"
    if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text):
        cell.value = float(text)
    elif re.fullmatch(r"-?[0-9]+(\.[0-9]+)?%", text):
        places = len(text.partition(".")[2]) - 1
        cell.value = round(float(text[:-1]) / 100, 12)
        cell.number_format = "0%" if places <= 0 else f"0.{'0' * places}%"
    else:
        cell.value = text


def _is_entry(cell: SheetCell) -> bool:
    return not cell.protection.locked


def _saying(form: Worksheet, text: str) -> Iterator[OwnCell]:
    for cell in (each for row in form.iter_rows() for each in row):
        if isinstance(cell, OwnCell) and cell.value == text:
            yield cell


def _heads(form: Worksheet, text: str, *, below: str = "") -> tuple[int, int]:
    """Give row and column of a heading, in the row that holds ``below`` if given."""
    row = _heads(form, below)[0] if below else None
    found = [each for each in _saying(form, text) if row in (None, each.row)]
    return found[0].row, found[0].column


def _entry_beside(form: Worksheet, cell: OwnCell) -> SheetCell:
    beside = (form.cell(cell.row, at) for at in range(cell.column + 1, form.max_column))
    return next(each for each in beside if _is_entry(each))
