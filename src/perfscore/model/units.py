"""What a value is measured in."""

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction


class Style(Enum):
    """How a number without dimension is meant and printed."""

    PLAIN = "plain"
    PERCENT = "percent"
    PERCENTAGE_POINT = "percentage point"


@dataclass(frozen=True, slots=True)
class Quantity:
    """The type of a number: its dimension, and the unit it is written in.

    ``powers`` holds each base (``元``, ``分``, ``人`` …) with its exponent, sorted;
    a ratio has none. ``scale`` says how many base units one unit is: 10000 for 万元.
    """

    powers: tuple[tuple[str, int], ...] = ()
    scale: Fraction = Fraction(1)
    style: Style = Style.PLAIN
    label: str = ""

    @property
    def is_plain(self) -> bool:
        """Whether this is a number with no dimension (a ratio or a bare number)."""
        return not self.powers

    @property
    def is_points(self) -> bool:
        """Whether this counts points (分)."""
        return self.powers == POINTS.powers

    def same_dimension(self, other: "Quantity") -> bool:
        """Whether both can be compared and added, after conversion of scales."""
        return self.powers == other.powers


class Kind(Enum):
    """The types that are not numbers."""

    TRUTH = "truth"
    TEXT = "text"
    DATE = "date"


ValueType = Quantity | Kind

NUMBER = Quantity()
RATIO = Quantity(style=Style.PERCENT, label="%")
PERCENTAGE_POINT = Quantity(style=Style.PERCENTAGE_POINT, label="个百分点")
POINTS = Quantity((("分", 1),), label="分")

MONEY = {
    "元": Quantity((("元", 1),), Fraction(1), label="元"),
    "千元": Quantity((("元", 1),), Fraction(1_000), label="千元"),
    "万元": Quantity((("元", 1),), Fraction(10_000), label="万元"),
    "百万元": Quantity((("元", 1),), Fraction(1_000_000), label="百万元"),
    "亿元": Quantity((("元", 1),), Fraction(100_000_000), label="亿元"),
}


def count_of(word: str) -> Quantity:
    """Give the type of a count of ``word`` (人, 个, 次 …)."""
    return Quantity(((word, 1),), label=word)


def compound_label(kind: Quantity) -> str:
    """Name a unit by its bases: ``元/人``, ``人·月``."""

    def part(sign: int) -> str:
        return "·".join(
            base + ("" if power * sign == 1 else f"^{power * sign}")
            for base, power in kind.powers
            if power * sign > 0
        )

    above, below = part(1), part(-1)
    return f"{above}/{below}" if below else above
