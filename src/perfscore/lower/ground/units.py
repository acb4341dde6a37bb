"""What operators make of the units of their operands."""

from fractions import Fraction

from perfscore.diagnostics.model import Text
from perfscore.model.units import (
    MONEY,
    NUMBER,
    PERCENTAGE_POINT,
    POINTS,
    RATIO,
    Quantity,
    Style,
    count_of,
)

_BARE = Text("无单位的数", "number without unit")


def unit_of_word(word: str) -> Quantity:
    """Give the quantity of a unit as written behind a number (万元, 人 …)."""
    return MONEY.get(word) or count_of("天" if word == "日" else word)


def unit_words(unit: Quantity) -> str:
    """Say a unit in a message."""
    if unit.is_plain:
        return unit.label or _BARE.zh
    if unit.label:
        return unit.label
    above, below = _side(unit, 1), _side(unit, -1)
    return f"{above}/{below}" if below else above


def unit_text(unit: Quantity) -> Text:
    """Say a unit in a message of either language; units are written as in the set."""
    word = unit_words(unit)
    return _BARE if word == _BARE.zh else Text(word, word)


def _side(unit: Quantity, sign: int) -> str:
    return "·".join(
        base if power * sign == 1 else f"{base}^{power * sign}"
        for base, power in unit.powers
        if power * sign > 0
    )


def added(left: Quantity, right: Quantity, *, subtract: bool) -> Quantity:
    """Give the unit of a sum or difference; both have the same dimension."""
    if not left.is_plain:
        return left
    styles = {left.style, right.style}
    if styles == {Style.PLAIN}:
        return NUMBER
    if left.style is right.style is Style.PERCENT:
        return PERCENTAGE_POINT if subtract else RATIO
    if left.style is right.style is Style.PERCENTAGE_POINT:
        return PERCENTAGE_POINT
    return RATIO


def multiplied(left: Quantity, right: Quantity) -> Quantity:
    """Give the unit of a product, with the scale that the bare numbers make."""
    return _compound(left, right, 1)


def divided(left: Quantity, right: Quantity) -> Quantity:
    """Give the unit of a quotient; a ratio of like to like is a rate."""
    if left.powers == right.powers:
        if left.is_plain and Style.PERCENT not in {left.style, right.style}:
            return NUMBER
        return RATIO
    return _compound(left, right, -1)


def _compound(left: Quantity, right: Quantity, sign: int) -> Quantity:
    if right.is_plain:
        return _with_style(left, right)
    if left.is_plain and sign == 1:
        return right
    powers = dict(left.powers)
    for base, power in right.powers:
        powers[base] = powers.get(base, 0) + sign * power
    kept = tuple(sorted((base, power) for base, power in powers.items() if power))
    scale = left.scale * (right.scale if sign == 1 else 1 / right.scale)
    return _named(Quantity(kept, scale))


def _named(unit: Quantity) -> Quantity:
    """Give a unit the name that people know it by, if it has one."""
    names = [RATIO, *MONEY.values(), *(count_of(base) for base, _ in unit.powers)]
    for each in names:
        if each.powers == unit.powers and each.scale == unit.scale:
            return each
    return unit


def settled(unit: Quantity) -> Quantity:
    """Give the unit that rates and points are kept in, whatever they came from.

    万元 ÷ 人 × 人 ÷ 元 is a rate, counted in ten thousands.
    """
    if unit.scale == 1:
        return unit
    if unit.is_points:
        return POINTS
    return RATIO if unit.is_plain else unit


def _with_style(left: Quantity, right: Quantity) -> Quantity:
    if not left.is_plain:
        return left
    if left.style is right.style:
        return left
    return RATIO if Style.PERCENT in {left.style, right.style} else NUMBER


def factor_between(unit: Quantity, wanted: Quantity) -> Fraction:
    """Say by what a value in ``unit`` is multiplied to be in ``wanted``."""
    return unit.scale / wanted.scale
