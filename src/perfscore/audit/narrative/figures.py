"""Numbers in running text that say how much there is of something."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from perfscore.audit.numbers.printed import Printed, printed_text
from perfscore.audit.numbers.range import Range

_DATES = (
    r"(?:19|20)[0-9]{2}[-—–~至](?:19|20)?[0-9]{2}年度?"
    r"|(?:19|20)[0-9]{2}年度?(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?"
    r"|[0-9]{1,2}月(?:[0-9]{1,2}日|份)?|[0-9]{1,2}日"
    r"|(?:19|20)[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2}"
)
_NAMES = (
    r"[〔【\[（《][0-9]{4}[〕】\]）]第?[0-9]+(?:[-—][0-9]+)?号?"
    r"|第[0-9]+(?:[-—至][0-9]+)?|[0-9]+号|[A-Za-z][A-Za-z0-9.\-]{0,30}[0-9][A-Za-z0-9]*"
)
_MONEY = ("亿元", "百万元", "万元", "千元", "元")
_COUNTS = (
    *("人次", "批次", "班次", "场次", "车次", "人", "名", "批", "个", "辆", "台"),
    *("套", "件", "项", "次", "家", "户", "期", "场", "份", "篇", "起", "条", "亩"),
    *("公里", "平方米", "吨", "所", "处", "座", "宗", "张", "册", "幅", "支", "只"),
)
_TIMES = ("个月", "年", "月", "日", "天", "小时", "周", "学时", "分钟", "周年", "分")
_UNITS = "|".join(
    (*_MONEY, "个百分点", "百分点", "%", "‰", *_TIMES, *_COUNTS),
)
_SCAN = re.compile(
    rf"(?:{_DATES}|{_NAMES})"
    rf"|(?P<number>(?:(?<![0-9%元人个])[+\-])?[0-9]+(?:\.[0-9]+)?)(?P<unit>{_UNITS})?"
)
_ABOUT_BEFORE = re.compile(
    r"(?:[≥≤><约近超逾~—–]|不[少低高超多]于?过?|大约|将近|接近|超过|不足|以上|至少|最[多高低])$"
)
_ABOUT_BEHIND = re.compile(
    r"(?:（含）)?(?:以上|以下|以内|之内|之间|左右|上下|余|多[^少]|以外"
    r"|[-—–~至][0-9])"
)
_SPREAD = re.compile(r"[0-9](?:%|[万亿千百]?元|个|人)?[-—–~至]$")
_BACK = 6


class Kind(Enum):
    """What a figure counts."""

    MONEY = "money"
    PERCENT = "per cent"
    POINTS = "percentage points"
    COUNT = "count"


@dataclass(frozen=True, eq=False, slots=True)
class Figure:
    """A number with its unit at ``start`` up to ``end`` of its passage.

    ``value`` is in 元 for amounts, a share for per cents; ``span`` holds all values
    that print so, for counts the value alone.
    """

    kind: Kind
    number: Printed
    start: int
    end: int
    value: Fraction
    span: Range


MONEY = {"元": 1, "千元": 10**3, "万元": 10**4, "百万元": 10**6, "亿元": 10**8}
"""What a unit of money is in 元."""


def figures(text: str, start: int = 0, end: int | None = None) -> Iterator[Figure]:
    """Find the figures of a passage, or of its part from ``start`` up to ``end``.

    Dates, years, spans of time, points of a score, numbers of papers and ordinals are
    none; so are limits (``50万元以上``), spreads and what is only about right.
    """
    for found in _SCAN.finditer(text, start, len(text) if end is None else end):
        unit = found["unit"]
        if found["number"] is None or unit is None or unit in _TIMES:
            continue
        if _is_about(text, found.start(), found.end()):
            continue
        number = printed_text(found["number"] + unit)
        if number is not None:
            yield _figure(number, found.start(), found.end())


def _figure(number: Printed, start: int, end: int) -> Figure:
    kind = _kind(number.unit)
    if kind is Kind.COUNT:
        return Figure(kind, number, start, end, number.value, number.exactly)
    rate = MONEY.get(number.unit, 1)
    if rate == 1:
        return Figure(kind, number, start, end, number.value, number.span)
    span = Range(number.span.low * rate, number.span.high * rate)
    return Figure(kind, number, start, end, number.value * rate, span)


def _is_about(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - _BACK) : start]
    return bool(
        _ABOUT_BEFORE.search(before)
        or _SPREAD.search(before)
        or _ABOUT_BEHIND.match(text, end)
    )


def _kind(unit: str) -> Kind:
    if unit in _MONEY:
        return Kind.MONEY
    if unit in {"%", "‰"}:
        return Kind.PERCENT
    return Kind.POINTS if unit.endswith("百分点") else Kind.COUNT
