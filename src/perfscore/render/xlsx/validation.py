"""Checks of what is typed into a cell, with Chinese prompts."""

from datetime import date
from fractions import Fraction

from perfscore.exact import exact_text
from perfscore.model.methods import Interval
from perfscore.render.safe import safe_text
from perfscore.render.xlsx.hidden import Hidden
from perfscore.render.xlsx.texts import shortened
from perfscore.report.table import Entry, EntryKind

Options = dict[str, object]

_LONGEST_MESSAGE = 255
_LONGEST_LIST = 255
_LARGEST = 10**15
_TITLES = {
    EntryKind.TEXT: "填写文字",
    EntryKind.NUMBER: "填写数值",
    EntryKind.PERCENT: "填写百分比",
    EntryKind.DATE: "填写日期",
    EntryKind.CHOICE: "从下拉列表中选择",
}
_PROMPTS = {
    EntryKind.TEXT: "填写文字。",
    EntryKind.NUMBER: "填写数值，不写单位。",
    EntryKind.PERCENT: "填写百分比，如 95%。",
    EntryKind.DATE: "填写日期，如 2024-6-30。",
    EntryKind.CHOICE: "从下拉列表中选择一项。",
}
_ERROR_TITLE = "填写内容不符合要求"
_FIRST_DAY = date(1900, 1, 1)


def validation(entry: Entry, address: str, hidden: Hidden) -> Options:
    """Give the check of the cell at ``address`` as the writing library takes it.

    Long lists of answers are put on the ``hidden`` sheet.
    """
    prompt = shortened(safe_text(entry.prompt), _LONGEST_MESSAGE)
    prompt = prompt or _PROMPTS[entry.kind]
    return {
        **_check(entry, address, hidden),
        "input_title": _TITLES[entry.kind],
        "input_message": prompt,
        "error_title": _ERROR_TITLE,
        "error_message": prompt,
    }


def _check(entry: Entry, address: str, hidden: Hidden) -> Options:
    if entry.kind in (EntryKind.NUMBER, EntryKind.PERCENT):
        return _bounded(entry.interval, address)
    if entry.kind is EntryKind.DATE:
        return {"validate": "date", "criteria": ">=", "value": _FIRST_DAY}
    if entry.kind is EntryKind.CHOICE and entry.choices:
        return {"validate": "list", "source": _source(entry.choices, hidden)}
    return {"validate": "any"}


def _source(choices: tuple[str, ...], hidden: Hidden) -> list[str] | str:
    """Give short plain answers as they are, others as a range."""
    texts = [safe_text(each) for each in choices]
    joined = ",".join(texts)
    is_plain = not any(set(each) & set(',"=') or not each for each in texts)
    if is_plain and len(joined.encode("utf-16-le")) <= 2 * _LONGEST_LIST:
        return texts
    return hidden.list_range(tuple(texts))


def _bounded(interval: Interval | None, address: str) -> Options:
    """Check that a number is typed, within the bounds there are.

    Two bounds of which one does not belong to the interval need a formula.
    """
    if interval is None or (interval.low is None and interval.high is None):
        return _between(Fraction(-_LARGEST), Fraction(_LARGEST))
    low, high = interval.low, interval.high
    if high is None:
        return _one_sided(">", low, is_included=interval.low_included)
    if low is None:
        return _one_sided("<", high, is_included=interval.high_included)
    if interval.low_included and interval.high_included:
        return _between(low, high)
    above = ">=" if interval.low_included else ">"
    below = "<=" if interval.high_included else "<"
    return {
        "validate": "custom",
        "value": f"=AND(ISNUMBER({address}),"
        f"{address}{above}{exact_text(low)},{address}{below}{exact_text(high)})",
    }


def _between(low: Fraction, high: Fraction) -> Options:
    return {
        "validate": "decimal",
        "criteria": "between",
        "minimum": exact_text(low),
        "maximum": exact_text(high),
    }


def _one_sided(sign: str, bound: Fraction | None, *, is_included: bool) -> Options:
    return {
        "validate": "decimal",
        "criteria": f"{sign}=" if is_included else sign,
        "value": exact_text(bound or Fraction()),
    }
