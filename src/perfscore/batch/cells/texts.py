"""A cell of a table as a person would have written it, which is what it means."""

from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

import pyarrow as pa

_MIDNIGHT = (0, 0, 0, 0)


def cell_text(cells: pa.Array, row: int) -> str | None:
    """Give the text of a cell; None where it is blank.

    A machine float is the shortest decimal that reads as that float; a date is
    written year-month-day, a truth 是 or 否; NaN is blank.
    """
    value = cells[row].as_py()
    match value:
        case None:
            return None
        case str():
            return value if value.strip() else None
        case bool():
            return "是" if value else "否"
        case int():
            return str(value)
        case float():
            return None if value != value else float_text(value)  # noqa: PLR0124 - NaN
        case Decimal():
            return format(value, "f")
        case datetime():
            is_day = (
                *(value.hour, value.minute, value.second, value.microsecond),
            ) == _MIDNIGHT
            return value.date().isoformat() if is_day else value.isoformat(" ")
        case date():
            return value.isoformat()
        case bytes():
            return value.decode("utf-8", "replace")
    return str(value)


@lru_cache(maxsize=4096)
def float_text(value: float) -> str:
    """Write a float by the fewest digits that read as it, without exponent."""
    text = repr(value or 0.0)  # the two zeros are equal, and one to the cache
    if "e" in text:
        text = format(Decimal(text), "f")
    return text.removesuffix(".0")


def with_unit(text: str | None, unit: str) -> str | None:
    """Put the unit that a heading states behind a number that has none."""
    if text is None or not unit:
        return text
    last = text.rstrip()[-1:]
    is_bare = last.isdigit() or last in "零〇一二三四五六七八九十百千万亿"
    return f"{text.rstrip()}{unit}" if is_bare else text
