"""A number format, taken apart into its sections."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import lru_cache

_TOKEN = re.compile(
    r"""
    "(?P<quoted>[^"]*)"? | \\(?P<escaped>.) | (?P<space>_.) | (?P<fill>\*.)
    | \[(?P<bracket>[^\]]*)\] | (?P<general>General|G/通用格式)
    | (?P<half>AM/PM|A/P|上午/下午) | (?P<number>[0#?]) | (?P<point>\.) | (?P<comma>,)
    | (?P<percent>%) | (?P<power>[eE][+-]) | (?P<at>@)
    | (?P<date>y+|m+|d+|h+|s+|e+(?![+-])|a{3,4}) | (?P<end>;) | (?P<other>.)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?[0-9]+(?:\.[0-9]+)?)")
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_CURRENCY = re.compile(r"\$([^-]*)(?:-.*)?")
_LONGEST = 255


class Kind(Enum):
    """What a part of a format is for."""

    LITERAL = "literal"
    NUMBER = "number"
    POINT = "point"
    COMMA = "comma"
    PERCENT = "percent"
    POWER = "power"
    TEXT = "text"
    DATE = "date"
    ELAPSED = "elapsed"
    HALF_DAY = "half of the day"
    GENERAL = "general"


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a format: its kind, and its characters."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """One of the up to four sections; ``condition`` is a sign and a number."""

    parts: tuple[Part, ...]
    condition: tuple[str, Decimal] | None = None

    def has(self, *kinds: Kind) -> bool:
        """Whether any part is of these kinds."""
        return any(each.kind in kinds for each in self.parts)

    @property
    def is_date(self) -> bool:
        """Whether the section shows a date or a time."""
        return self.has(Kind.DATE, Kind.ELAPSED)


@lru_cache(maxsize=1024)
def sections(code: str) -> tuple[Section, ...]:
    """Take a format apart; colours, fills and spacing go."""
    found: list[Section] = []
    parts: list[Part] = []
    condition: tuple[str, Decimal] | None = None
    for match in _TOKEN.finditer(code[:_LONGEST]):
        if match.lastgroup == "end":
            found.append(Section(tuple(parts), condition))
            parts, condition = [], None
        elif match.lastgroup == "bracket":
            inner = match["bracket"]
            if said := _CONDITION.fullmatch(inner.strip()):
                condition = (said[1], Decimal(said[2]))
            else:
                parts.extend(_bracket(inner))
        else:
            parts.extend(_part(match))
    return (*found, Section(tuple(parts), condition))


def _bracket(inner: str) -> tuple[Part, ...]:
    if _ELAPSED.fullmatch(inner):
        return (Part(Kind.ELAPSED, inner.lower()),)
    currency = _CURRENCY.fullmatch(inner)
    return (Part(Kind.LITERAL, currency[1]),) if currency and currency[1] else ()


_KINDS = {
    "general": Kind.GENERAL,
    "half": Kind.HALF_DAY,
    "number": Kind.NUMBER,
    "point": Kind.POINT,
    "comma": Kind.COMMA,
    "percent": Kind.PERCENT,
    "power": Kind.POWER,
    "at": Kind.TEXT,
}


def _part(match: re.Match[str]) -> tuple[Part, ...]:
    group = match.lastgroup or "other"
    text = match[group]
    if group in {"space", "fill"}:
        return ()
    if group == "date":
        return (Part(Kind.DATE, text.lower()),)
    return (Part(_KINDS.get(group, Kind.LITERAL), text),)
