"""An amount of the accounts: its cell, its value, and all values that print so."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import groupby

from perfscore.audit.numbers.printed import printed_text
from perfscore.audit.numbers.range import Range
from perfscore.intake.accounts.model import AccountsTable, Item
from perfscore.intake.plain import bare, one_line, plain
from perfscore.source import Span

UNITS = {"元": 1, "千元": 10**3, "万元": 10**4, "百万元": 10**6, "亿元": 10**8}
"""What a unit of money is in 元."""
_UNKNOWN = 1
_WRAPPED = re.compile(r"(-?[0-9][0-9,]*\.)\s?([0-9])\s?([0-9])")
"""A number of two decimals that a narrow column broke (``356.7 0``)."""
_THREE_HEADS = ("预算数", "决算数")


@dataclass(frozen=True, slots=True)
class Amount:
    """A printed amount.

    ``value`` and ``span`` are in 元 where the table prints its unit, else in whatever
    it counts; ``unit`` is then empty, and it is compared within its table only.
    """

    table: AccountsTable = field(repr=False, compare=False)
    item: Item = field(repr=False, compare=False)
    text: str
    value: Fraction
    span: Range
    places: int
    unit: str
    place: int

    @property
    def at(self) -> Span | None:
        """The place of its cell."""
        return self.item.amount.span if self.item.amount else None

    @property
    def name(self) -> str:
        """The table, the row and the column, as a person would find it."""
        return f"{self.table.name}“{label(self.item)}”"

    @property
    def rate(self) -> int:
        """What one of its unit is in the unit of ``value``."""
        return UNITS.get(self.unit, _UNKNOWN)


def amount_of(table: AccountsTable, item: Item | None) -> Amount | None:
    """Read an item's amount; None where it is blank or is no number."""
    if item is None or item.amount is None:
        return None
    wrapped = _WRAPPED.fullmatch(item.amount.text)
    text = "".join(wrapped.groups()) if wrapped else item.amount.text
    read = printed_text(text, unit=table.unit)
    if read is None or (read.unit and read.unit not in UNITS):
        return None
    rate = UNITS.get(read.unit, _UNKNOWN)
    span = Range(read.span.low * rate, read.span.high * rate)
    at = item.amount.span
    return Amount(
        table=table,
        item=item,
        text=text,
        value=read.value * rate,
        span=span,
        places=read.places,
        unit=read.unit,
        place=at.start if at else -1,
    )


def amounts_of(
    table: AccountsTable, items: Iterable[Item]
) -> tuple[Amount, ...] | None:
    """Read the amounts that are printed; None where one of them is no number."""
    found: list[Amount] = []
    for each in items:
        if each.amount is None:
            continue
        made = amount_of(table, each)
        if made is None:
            return None
        found.append(made)
    return tuple(found)


def label(item: Item) -> str:
    """Name an item by its row and, where that is not enough, its column."""
    row = one_line(item.name.text)
    if item.code:
        row = f"{item.code} {row}"
    column = item.columns[-1] if item.columns else ""
    if column == "小计":
        column = "".join(item.columns[-2:])
    if item.columns and item.columns[0] in _THREE_HEADS:
        first = item.columns[0]
        return f"{first} {column if row == first else row}"
    if not column or column in ("金额", "决算数") or row.endswith(column):
        return row
    return f"{row} {column}"


def word(item: Item) -> str:
    """Give the row's name for comparing: no ordinal, brackets or blanks."""
    return bare(item.name.text)


def raw(item: Item) -> str:
    """Give the row's name with its ordinal, without blanks."""
    return plain(item.name.text)


def rows_of(items: Iterable[Item]) -> Iterator[tuple[Item, ...]]:
    """Put the items of each row together."""
    for _, row in groupby(items, key=_row_key):
        yield tuple(row)


def _row_key(item: Item) -> tuple[int, str, str]:
    span = item.name.span
    return (span.start if span else -1, item.name.text, item.code)


def in_column(items: Iterable[Item], path: tuple[str, ...]) -> list[Item]:
    """Give the items below the headings ``path``."""
    return [each for each in items if each.columns == path]


def column_paths(items: Iterable[Item]) -> list[tuple[str, ...]]:
    """Give the headings of the amounts, in the order of columns."""
    return list(dict.fromkeys(each.columns for each in items))


def main_path(paths: Sequence[tuple[str, ...]]) -> tuple[str, ...] | None:
    """Give the column of what was carried out: 决算数 before others, else the first."""
    said = [each for each in paths if any("决算" in head for head in each)]
    return next(iter(said or paths), None)
