"""A day number becomes the date or the time that a cell shows."""

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from perfscore.intake.xlsx.format_parts import Kind, Part, Section

_SECONDS = 86_400
_LAST = 2_958_465
_FALSE_LEAP_DAY = 60
"""Excel counts 29 February 1900, a day that never was."""
_BEFORE_1904 = 1_462
_ORIGIN = date(1899, 12, 30)
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()  # noqa: SIM905
_WEEKDAYS = "一二三四五六日"


def date_text(number: Decimal, section: Section, *, is_1904: bool) -> str | None:
    """Write the day number as ``section`` shows it; None outside of the calendar."""
    if not 0 <= number <= _LAST:
        return None
    total = int((number * _SECONDS).to_integral_value(ROUND_HALF_UP))
    days, seconds = divmod(total, _SECONDS)
    days += _BEFORE_1904 if is_1904 else int(days < _FALSE_LEAP_DAY)
    if days > _LAST:
        return None
    day = _ORIGIN + timedelta(days=days)
    has_halves = section.has(Kind.HALF_DAY)
    parts = _minutes_told_apart(section.parts)
    return "".join(
        _shown(each, day, seconds, total, has_halves=has_halves) for each in parts
    ).strip()


def _minutes_told_apart(parts: tuple[Part, ...]) -> list[Part]:
    """Write ``m`` behind hours or before seconds as ``n``: minutes, not months."""
    told = list(parts)
    timed = [at for at, each in enumerate(parts) if each.kind is Kind.DATE]
    hours = {at for at, each in enumerate(parts) if each.kind is Kind.ELAPSED}
    places = sorted([*timed, *hours])
    for index, at in enumerate(places):
        if parts[at].text[0] != "m" or at in hours:
            continue
        before = parts[places[index - 1]].text[0] if index else ""
        after = parts[places[index + 1]].text[0] if index + 1 < len(places) else ""
        if before == "h" or after == "s":
            told[at] = Part(Kind.DATE, "n" * len(parts[at].text))
    return told


def _shown(part: Part, day: date, seconds: int, total: int, *, has_halves: bool) -> str:
    match part.kind:
        case Kind.LITERAL:
            return part.text
        case Kind.HALF_DAY:
            return _half(part.text, is_afternoon=seconds >= _SECONDS // 2)
        case Kind.ELAPSED:
            unit = {"h": 3_600, "m": 60, "s": 1}[part.text[0]]
            return str(total // unit).zfill(len(part.text))
        case Kind.DATE:
            return _date_part(part.text, day, seconds, has_halves=has_halves)
        case _:
            return ""


def _date_part(text: str, day: date, seconds: int, *, has_halves: bool) -> str:
    width = min(len(text), 2)
    match text[0]:
        case "y":
            return str(day.year) if len(text) > 2 else f"{day.year % 100:02}"  # noqa: PLR2004 - yy
        case "e":
            return str(day.year)
        case "m":
            return _MONTHS[day.month - 1] if len(text) > 2 else _wide(day.month, width)  # noqa: PLR2004 - mmm
        case "d":
            return _wide(day.day, width) if len(text) <= 2 else _weekday(day)  # noqa: PLR2004 - dd
        case "a":
            return _weekday(day) if len(text) > 3 else _weekday(day)[-1]  # noqa: PLR2004 - aaa
        case "h":
            hour = seconds // 3_600
            return _wide((hour - 1) % 12 + 1 if has_halves else hour, width)
        case "n":
            return _wide(seconds // 60 % 60, width)
        case _:
            return _wide(seconds % 60, width)


def _wide(number: int, width: int) -> str:
    return str(number).zfill(width)


def _weekday(day: date) -> str:
    return "星期" + _WEEKDAYS[day.weekday()]


def _half(words: str, *, is_afternoon: bool) -> str:
    return words.split("/")[is_afternoon]
