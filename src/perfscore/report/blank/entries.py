"""Cells to fill in, with what they ask for."""

from dataclasses import replace
from fractions import Fraction

from perfscore.exact import exact_text
from perfscore.model.data import Datum
from perfscore.model.methods import Interval
from perfscore.model.units import RATIO, Kind, Quantity, Style, ValueType
from perfscore.report.table import Entry, EntryKind, Role, TableCell

YES_NO = ("是", "否")


def entry(  # noqa: PLR0913 - a cell has a place, a size and what it asks for
    row: int,
    column: int,
    kind: EntryKind,
    prompt: str,
    *,
    span: int = 1,
    role: Role = Role.TEXT,
    choices: tuple[str, ...] = (),
    interval: Interval | None = None,
) -> TableCell:
    """Make a cell to fill in; ``span`` counts columns."""
    asked = Entry(kind, prompt, choices, interval)
    return TableCell(row, column, "", role, column_span=span, entry=asked)


def words_entry(row: int, column: int, prompt: str, *, span: int = 1) -> TableCell:
    """Make a cell for running text."""
    return entry(row, column, EntryKind.TEXT, prompt, span=span)


def datum_entry(row: int, column: int, datum: Datum, *, span: int = 1) -> TableCell:
    """Make the cell of a datum, as its type asks."""
    made = value_entry(
        row,
        column,
        datum.name,
        datum.type,
        choices=datum.choices,
        interval=datum.interval,
        is_required=datum.required,
    )
    return made if span == 1 else _spanned(made, span)


def value_entry(  # noqa: PLR0913 - a cell has a place, a type and its bounds
    row: int,
    column: int,
    name: str,
    kind: ValueType,
    *,
    choices: tuple[str, ...] = (),
    interval: Interval | None = None,
    is_required: bool = True,
) -> TableCell:
    """Make a cell for a value of a type; a rate is typed as a per cent."""
    end = "" if is_required else "，没有则不填"
    if kind is Kind.TRUTH:
        prompt = f"{name}：选“是”或“否”{end}。"
        return entry(row, column, EntryKind.CHOICE, prompt, choices=YES_NO)
    if kind is Kind.DATE:
        return entry(
            row, column, EntryKind.DATE, f"{name}：填日期，如 2021-12-31{end}。"
        )
    if not isinstance(kind, Quantity):
        if choices:
            prompt = f"{name}：从下拉列表中选一项{end}。"
            return entry(row, column, EntryKind.CHOICE, prompt, choices=choices)
        return words_entry(row, column, f"{name}：填文字{end}。")
    bounds = _bounds(interval, kind)
    if kind == RATIO or kind.style is Style.PERCENT:
        return entry(
            row,
            column,
            EntryKind.PERCENT,
            f"{name}：填百分数，如 95%{bounds}{end}。",
            role=Role.PERCENT,
            interval=interval,
        )
    unit = f"，单位：{kind.label}" if kind.label else ""
    return entry(
        row,
        column,
        EntryKind.NUMBER,
        f"{name}：填数字{unit}{bounds}{end}。",
        role=Role.AMOUNT,
        interval=interval,
    )


def _spanned(cell: TableCell, span: int) -> TableCell:
    return replace(cell, column_span=span)


def _bounds(interval: Interval | None, kind: Quantity) -> str:
    if interval is None:
        return ""

    def shown(value: Fraction) -> str:
        if kind.style is Style.PERCENT:
            return f"{exact_text(value * 100)}%"
        return exact_text(value)

    said = []
    if interval.low is not None:
        sign = "不小于" if interval.low_included else "大于"
        said.append(f"{sign} {shown(interval.low)}")
    if interval.high is not None:
        sign = "不大于" if interval.high_included else "小于"
        said.append(f"{sign} {shown(interval.high)}")
    return f"，{'、'.join(said)}" if said else ""
