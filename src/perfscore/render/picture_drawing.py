"""What the picture of a result shows: its words, and how long each bar is drawn."""

from dataclasses import dataclass
from fractions import Fraction

from perfscore.exact import percent_text
from perfscore.report.part import points_text
from perfscore.report.picture import Bar, Picture

OPEN = "未定"
"""What stands for a value that could not be computed."""

LEGEND = "条形的长度按分值；深色为得分，空白为未得的分，虚线为得分未定。"


@dataclass(frozen=True, slots=True)
class DrawnBar:
    """A bar: its words, and shares of the room that there is for bars.

    ``outline`` is the share for the points that there are, ``filled`` that for those
    scored; both are from 0 to 1 and only drawn, nothing is computed from them.
    """

    name: str
    points: str
    rate: str
    outline: Fraction
    filled: Fraction
    is_open: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """The words of the whole picture, and its bars on one scale."""

    title: str
    unit: str
    total: str
    full: str
    grade: str
    remarks: tuple[str, ...]
    bars: tuple[DrawnBar, ...]


def drawing(picture: Picture) -> Drawing:
    """Give what is drawn of ``picture``; an open value is 未定 and never zero."""
    known = [
        value
        for bar in picture.bars
        for value in (bar.weight, bar.score)
        if value is not None and value > 0
    ]
    longest = max(known, default=Fraction(1))
    return Drawing(
        title=picture.title,
        unit=picture.unit,
        total=OPEN if picture.total is None else points_text(picture.total),
        full=points_text(picture.full),
        grade=picture.grade,
        remarks=tuple(each for each in (LEGEND, picture.remark) if each),
        bars=tuple(_drawn(bar, longest) for bar in picture.bars),
    )


def _drawn(bar: Bar, longest: Fraction) -> DrawnBar:
    weight, score = bar.weight, bar.score
    scored = OPEN if score is None else points_text(score)
    full = OPEN if weight is None else points_text(weight)
    rate = ""
    if score is not None and weight:
        rate = percent_text(score / weight)
    return DrawnBar(
        name=bar.name,
        points=f"{scored} / {full}",
        rate=rate,
        outline=_share(weight, longest),
        filled=_share(score, longest),
        is_open=score is None,
    )


def _share(value: Fraction | None, longest: Fraction) -> Fraction:
    return max(value or Fraction(), Fraction()) / longest
