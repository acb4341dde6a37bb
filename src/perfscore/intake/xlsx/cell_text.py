"""What a stored cell says, and what is to be told of it."""

from datetime import datetime

from perfscore.diagnostics.model import Rule, Text
from perfscore.intake import file_rules
from perfscore.intake.limits import MAX_CELL_TEXT
from perfscore.intake.refusal import Remarks
from perfscore.intake.xlsx.digits import plain_digits, stored_number
from perfscore.intake.xlsx.sheet import StoredCell
from perfscore.intake.xlsx.shown import number_shown, text_shown
from perfscore.intake.xlsx.workbook import Workbook

_OPEN_AND_SAVE = Text(
    "在 WPS 或 Excel 里打开，保存一次", "open the file in WPS or Excel and save it"
)


def cell_text(cell: StoredCell, workbook: Workbook, remarks: Remarks, mark: str) -> str:
    """Give the text of a cell as it is seen; empty where there is none."""
    if cell.value is None:
        remarks.add(
            file_rules.FORMULA_WITHOUT_VALUE,
            Text(
                "格里有公式，没有存计算结果，当作没有填",
                "the formula of this cell has no stored result; taken as not filled in",
            ),
            mark=mark,
            hint=_OPEN_AND_SAVE,
        )
        return ""
    text = _text(cell, cell.value, workbook, remarks, mark)
    if len(text) > MAX_CELL_TEXT:
        _tell_unread(
            remarks,
            mark,
            Text(
                f"格里的文字超过 {MAX_CELL_TEXT} 字，后面的没有读",
                f"the text is longer than {MAX_CELL_TEXT} characters; cut there",
            ),
        )
    return text[:MAX_CELL_TEXT]


def _text(
    cell: StoredCell, value: str, workbook: Workbook, remarks: Remarks, mark: str
) -> str:
    formats = workbook.formats
    code = formats[cell.style] if cell.style < len(formats) else "General"
    match cell.kind:
        case "s":
            return _shared(value, code, workbook, remarks, mark)
        case "str" | "inlineStr":
            return text_shown(value, code) if value else ""
        case "b":
            return "TRUE" if value.strip() in {"1", "true"} else "FALSE"
        case "e":
            shown = Text(
                f"格里是错误值 {value}，不是数",
                f"the cell holds the error {value} and no number",
            )
            _tell(remarks, file_rules.ERROR_VALUE, shown, mark)
            return value
        case "d":
            return _day(value)
        case _:
            return _number(cell, value, code, workbook, remarks, mark)


def _shared(
    value: str, code: str, workbook: Workbook, remarks: Remarks, mark: str
) -> str:
    number = value.strip()
    if not (number.isascii() and number.isdigit()) or len(number) > 9:  # noqa: PLR2004 - ample
        number = "-1"
    if 0 <= int(number) < len(workbook.texts):
        return text_shown(workbook.texts[int(number)], code)
    _tell_unread(
        remarks,
        mark,
        Text("格里的文字在文件里找不到", "the text of this cell is not in the file"),
    )
    return ""


def _number(  # noqa: PLR0913, PLR0917 - what a number is shown by
    cell: StoredCell,
    value: str,
    code: str,
    workbook: Workbook,
    remarks: Remarks,
    mark: str,
) -> str:
    if not value.strip():
        return ""
    number = stored_number(value)
    if number is None:
        what = Text(f"“{value[:40]}”不是数，照原样读", f"{value[:40]} is no number")
        _tell_unread(remarks, mark, what)
        return value
    shown = number_shown(
        number, code, is_1904=workbook.is_1904, is_computed=cell.is_computed
    )
    if not shown.is_readable:
        what = Text(
            f"格式是日期，{shown.text} 却不是日期，按数读",
            f"the format shows a date, {shown.text} is none; read as a number",
        )
        _tell_unread(remarks, mark, what)
    elif shown.printed is not None:
        what = Text(
            f"格里存的是 {plain_digits(number)}，显示为“{shown.printed}”，"
            f"读作“{shown.text}”",
            f"{plain_digits(number)} is stored and “{shown.printed}” is shown; "
            f"read as “{shown.text}”",
        )
        _tell(remarks, file_rules.SHOWN_OTHERWISE, what, mark)
    return shown.text


def _day(value: str) -> str:
    """Write a date that is stored as ``2021-12-31T00:00:00``."""
    try:
        day = datetime.fromisoformat(value.strip().removesuffix("Z"))
    except ValueError:
        return value
    return f"{day.year}/{day.month}/{day.day}"


def _tell(remarks: Remarks, rule: Rule, message: Text, mark: str) -> None:
    remarks.add(rule, message, mark=mark)


def _tell_unread(remarks: Remarks, mark: str, message: Text) -> None:
    _tell(remarks, file_rules.CELL_NOT_READ, message, mark)
