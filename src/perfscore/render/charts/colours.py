"""The few colours of charts, which stay apart in grey and for the colour-blind."""

from fractions import Fraction

INK = "#1d2733"
FAINT = "#59636e"
GRID = "#e1e6eb"
AXIS = "#8a949e"
PAPER = "#ffffff"
BAR = "#35678f"
BEFORE = "#c9d0d6"
AFTER = "#1b4469"
DOWN = "#9dbdd8"
UP = "#2c5f8a"
CUT = "#b0481a"

_BEST = (0x1F, 0x4E, 0x79)
_LIGHT = (0xC9, 0xDD, 0xEC)
_WORST = "#c4622d"
_FEWEST, _MANY, _MOST = (0xDC, 0xE9, 0xF3), (0x5F, 0x93, 0xBF), (0x0B, 0x2F, 0x52)
_WEIGHTS = (299, 587, 114)
_BRIGHT = 150


def ordered(number: int) -> tuple[str, ...]:
    """Give colours from the best to the worst: dark to light blue, and last orange."""
    if number <= 1:
        return (BAR,) * number
    blues = _between(_BEST, _LIGHT, number - 1)
    return (*blues, _WORST)


def intensities(number: int) -> tuple[str, ...]:
    """Give colours from the fewest to the most: light to dark."""
    first = _between(_FEWEST, _MANY, number // 2 + 1)
    return (*first[:-1], *_between(_MANY, _MOST, number - number // 2))


def on(colour: str) -> str:
    """Give the colour of a text that stands on ``colour``."""
    parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    weighted = sum(a * b for a, b in zip(parts, _WEIGHTS, strict=True)) // 1000
    return INK if weighted > _BRIGHT else PAPER


def _between(
    first: tuple[int, int, int], last: tuple[int, int, int], number: int
) -> tuple[str, ...]:
    shares = [Fraction(at, max(number - 1, 1)) for at in range(number)]
    return tuple(
        "#"
        + "".join(
            f"{_mixed(a, b, share):02x}" for a, b in zip(first, last, strict=True)
        )
        for share in shares
    )


def _mixed(first: int, last: int, share: Fraction) -> int:
    return round(first + (last - first) * share)
