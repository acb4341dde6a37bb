"""What numbers with one unit behind them mean, learnt from how samples are read."""

from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from perfscore.batch.layout import ColumnKind, Scaled, Wanted

_SAMPLES = (
    *(("1", 1), ("2.5", Fraction(5, 2)), (" 1,234.5", Fraction(2469, 2))),
    *(("2021", 2021), ("2021.12", Fraction(202_112, 100))),  # 2021年 is a day
)


class Factor(NamedTuple):
    """A number is multiplied by ``whole / 10^places``; ``signed``: also one below 0."""

    whole: int
    places: int
    signed: bool


class Samples:
    """Reads samples for the cells of one column, each unit once."""

    def __init__(self, wanted: Wanted) -> None:
        self._wanted = wanted
        datum = wanted.datum
        if datum is not None and datum.interval is not None:
            self._wanted = replace(wanted, datum=replace(datum, interval=None))
        self._known: dict[str, Factor | None] = {}

    def factor(self, unit: str) -> Factor | None:
        """Give what a number with ``unit`` is multiplied by; None: each is read."""
        if unit not in self._known:
            self._known[unit] = self._factor(unit)
        return self._known[unit]

    def _factor(self, unit: str) -> Factor | None:
        if self._wanted.kind is not ColumnKind.NUMBER:
            return None
        one = self._read(f"1{unit}")
        if one is None or one <= 0:
            return None
        for text, number in _SAMPLES:
            if self._read(text + unit) != one * number:
                return None
        read = self._wanted.read(f"1{unit}")
        if not isinstance(read, Scaled):
            return None
        return Factor(
            read.whole, read.places, self._read(f"-2.5{unit}") == -one * 5 / 2
        )

    def _read(self, text: str) -> Fraction | None:
        read = self._wanted.read(text)
        if not isinstance(read, Scaled):
            return None
        return Fraction(read.whole, 10**read.places)
