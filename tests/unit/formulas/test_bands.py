from fractions import Fraction

from perfscore.formulas.bands import band_name
from perfscore.formulas.parts import BLANK
from perfscore.model.methods import Interval
from perfscore.source import Source, Span

NOWHERE = Span(Source("", ""), 0, 0)


def band(low: str, high: str | None, *, closed: bool) -> Interval:
    top = None if high is None else Fraction(high)
    return Interval(NOWHERE, Fraction(low), True, top, closed)  # noqa: FBT003 - [low


def test_grades_are_asked_one_after_the_other() -> None:
    grades = [
        ("优", band("90", None, closed=False)),
        ("良", band("80", "90", closed=False)),
    ]
    assert "".join(map(str, band_name(("T",), grades, BLANK))) == (
        'IF((ROUND((T-90),10)>=0),"优",'
        'IF(AND((ROUND((T-80),10)>=0),(ROUND((T-90),10)<0)),"良",""))'
    )


def test_ratings_are_shares_of_the_weight() -> None:
    bands = [("好", band("0.8", "1", closed=True))]
    assert "".join(map(str, band_name(("J",), bands, BLANK, ("W",)))) == (
        'IF(AND((ROUND((J-W*0.8),10)>=0),(ROUND((J-W*1),10)<=0)),"好","")'
    )
