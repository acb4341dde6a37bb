"""What a table's cell says, as written; the table knows the place of its cells."""

from dataclasses import dataclass
from typing import Literal

Sign = Literal["≥", ">", "=", "≤", "<"]


@dataclass(frozen=True, slots=True)
class Number:
    """``≥5万个``: the sign before, the figure, and the measure after it.

    ``figure`` holds the characters as written, which may still be no number
    (``1e9``). ``unit`` is ``%`` however per cents are spelled. ``bound`` is the sign
    that a word after the number stands for (``50个以上``).
    """

    figure: str
    unit: str = ""
    magnitude: str = ""
    sign: Sign | None = None
    bound: Sign | None = None


@dataclass(frozen=True, slots=True)
class Date:
    """``2021年12月底前``: the digits that are written; None where none are.

    ``is_latest`` says that the day is the last one allowed (前, 内, 不晚于).
    """

    year: str | None
    month: str | None
    day: str | None
    is_latest: bool


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """``不适用``."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text that is none of the others."""


@dataclass(frozen=True, slots=True)
class Blank:
    """Nothing, or the mark printed for it (``/``, ``—``)."""


CellNode = Number | Date | NotApplicable | Words | Blank
