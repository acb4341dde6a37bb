"""Relations between the figures of a text, and whether they hold."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction

from perfscore.audit.narrative.clauses import Sentence
from perfscore.audit.narrative.figures import MONEY, Figure, Kind
from perfscore.audit.numbers.agreement import Agreement, agreement
from perfscore.audit.numbers.printed import Printed
from perfscore.audit.numbers.range import Range, range_sum
from perfscore.diagnostics.model import Text
from perfscore.exact import (
    Rounding,
    RoundingMode,
    decimal_places,
    fixed_text,
    round_to,
)


class Verdict(Enum):
    """How a printed figure stands to the figures it follows from."""

    HOLDS = "holds"
    BY_ROUNDING = "by rounding"
    BY_CUTTING = "by cutting"
    WRONG = "wrong"
    NO_BASE = "no base"
    """A rate is printed whose base is zero."""


VERDICTS = {
    Agreement.SAME: Verdict.HOLDS,
    Agreement.BY_ROUNDING: Verdict.BY_ROUNDING,
    Agreement.BY_CUTTING: Verdict.BY_CUTTING,
    Agreement.DIFFERENT: Verdict.WRONG,
}


_NOTHING = Text("", "")


@dataclass(frozen=True, slots=True)
class Relation:
    """A printed figure that was recomputed.

    ``what`` names the relation (``占比``). ``used`` are all the figures that it rests
    on, ``figure`` among them. ``expected`` is None where nothing can be expected.
    ``apart`` is the difference as it would be printed. ``is_empty`` marks a rate of
    nothing out of nothing.
    """

    what: Text
    sentence: Sentence = field(repr=False)
    figure: Figure
    used: tuple[Figure, ...]
    verdict: Verdict
    expected: Text | None
    working: Text
    apart: Text = _NOTHING
    is_empty: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where a relation is told: the sentence and the figure that is judged."""

    sentence: Sentence = field(repr=False)
    figure: Figure


SHARE = Text("占比", "the share")
GROWTH = Text("增减率", "the rate of change")
COMPLETION = Text("完成率", "the rate of completion")
DIFFERENCE = Text("增减额", "the change")
DIRECTION = Text("增减方向", "the direction of change")
COMPARISON = Text("决算数与预算数的比较", "the comparison of actual and budget")
SUM = Text("合计", "the sum")
PART = Text("其中数", "the part")


def comparable(one: Figure, other: Figure) -> bool:
    """Whether two figures can be added up or divided: both money, or of one unit."""
    if one.kind is not other.kind:
        return False
    return one.kind is Kind.MONEY or one.number.unit == other.number.unit


def share(place: Place, part: Figure, whole: Figure, what: Text) -> Relation:
    """Judge a rate that is one figure out of another."""
    used = (place.figure, part, whole)
    if not whole.value:
        return _without_base(place, what, used, whole, is_empty=not part.value)
    reach = part.span.over(whole.span)
    computed = part.value / whole.value
    working = f"{_text(part)} ÷ {_text(whole)} = {_percent(place.figure, computed)}"
    return _rate(place, what, used, computed, reach, working)


def growth(place: Place, now: Figure, change: Figure, way: int) -> Relation | None:
    """Judge a rate of change against what there was before: now less the change.

    None where there was less than nothing before, so that something else is meant.
    """
    used = (place.figure, now, change)
    base = now.value - way * change.value
    if base < 0:
        return None
    sign = "-" if way > 0 else "+"
    before = f"({_text(now)} {sign} {_text(change)})"
    if not base:
        return _without_base(place, GROWTH, used, None, is_empty=False, before=before)
    reach = None
    ends = [
        (change.span.low, now.span.high - way * change.span.low),
        (change.span.high, now.span.low - way * change.span.high),
    ]
    if all(under > 0 for _, under in ends):
        reach = Range(*(over / under for over, under in ends))
    computed = change.value / base
    working = f"{_text(change)} ÷ {before} = {_percent(place.figure, computed)}"
    return _rate(place, GROWTH, used, computed, reach, working)


def difference(place: Place, now: Figure, base: Figure, way: int) -> Relation:
    """Judge a change by what there is now and what there was before."""
    change = place.figure
    signed = now.span - base.span
    reach = signed if way > 0 else Range(-signed.high, -signed.low)
    computed = (now.value - base.value) * way
    over, under = (now, base) if way > 0 else (base, now)
    working = f"{_text(over)} - {_text(under)} = {_amount(change, computed)}"
    verdict = _of_amounts(change, computed, reach)
    told = _amount(change, computed)
    used = (change, now, base)
    return Relation(
        DIFFERENCE,
        place.sentence,
        change,
        used,
        verdict,
        Text(told, told),
        Text(working, working),
        _apart(change, computed),
    )


def total(place: Place, parts: Sequence[Figure]) -> Relation:
    """Judge a sum by its parts."""
    computed = sum((each.value for each in parts), Fraction())
    reach = range_sum(each.span for each in parts)
    told = _amount(place.figure, computed)
    working = f"{' + '.join(_text(each) for each in parts)} = {told}"
    return Relation(
        SUM,
        place.sentence,
        place.figure,
        (place.figure, *parts),
        _of_amounts(place.figure, computed, reach),
        Text(told, told),
        Text(working, working),
        _apart(place.figure, computed),
    )


def at_most(place: Place, whole: Figure) -> Relation | None:
    """Judge a part that cannot be more than the whole; None where it is not."""
    part = place.figure
    if part.span.low <= whole.span.high:
        return None
    told = _text(whole)
    return Relation(
        PART,
        place.sentence,
        part,
        (part, whole),
        Verdict.WRONG,
        Text(f"不大于 {told}", f"not more than {told}"),
        Text(f"{_text(part)} > {told}", f"{_text(part)} > {told}"),
    )


def _rate(  # noqa: PLR0913, PLR0917 - all that a rate is judged by
    place: Place,
    what: Text,
    used: tuple[Figure, ...],
    computed: Fraction,
    reach: Range | None,
    working: str,
) -> Relation:
    claimed = place.figure.number
    met = agreement(claimed, computed, reach or Range.point(computed))
    told = f"{_rounded(computed * 100, claimed.places)}%"
    return Relation(
        what,
        place.sentence,
        place.figure,
        used,
        VERDICTS[met],
        Text(told, told),
        Text(working, working),
        _points_apart(claimed, computed),
    )


def _of_amounts(claimed: Figure, computed: Fraction, reach: Range) -> Verdict:
    if claimed.value == computed:
        return Verdict.HOLDS
    return Verdict.BY_ROUNDING if claimed.span.meets(reach) else Verdict.WRONG


def _without_base(  # noqa: PLR0913 - what there is instead of a base
    place: Place,
    what: Text,
    used: tuple[Figure, ...],
    base: Figure | None,
    *,
    is_empty: bool,
    before: str = "",
) -> Relation:
    told = before or (_text(base) if base else "")
    return Relation(
        what,
        place.sentence,
        place.figure,
        used,
        Verdict.NO_BASE,
        None,
        Text(
            f"基数 {told} 为 0，不能作除数",
            f"the base {told} is 0 and cannot be divided by",
        ),
        is_empty=is_empty,
    )


def _apart(claimed: Figure, computed: Fraction) -> Text:
    told = _amount(claimed, abs(claimed.value - computed))
    return Text(told, told)


def _points_apart(claimed: Printed, computed: Fraction) -> Text:
    """Say by how many percentage points a rate differs, as finely as it is printed."""
    rounding = Rounding(RoundingMode.HALF_UP, claimed.places)
    shown = round_to(computed * 100, rounding)
    told = fixed_text(abs(claimed.value * 100 - shown), claimed.places)
    return Text(f"{told} 个百分点", f"{told} percentage points")


def _text(figure: Figure) -> str:
    """Write a figure as printed."""
    return figure.number.text


def _amount(like: Figure, value: Fraction) -> str:
    """Write a value in the unit of a printed figure, exactly."""
    unit = like.number.unit
    own = value / MONEY.get(unit, 1)
    places = max(like.number.places, decimal_places(own) or 0)
    return f"{fixed_text(own, places)}{unit}"


def _percent(like: Figure, value: Fraction) -> str:
    """Write a share as per cent with one decimal more than is printed.

    With two more where the first alone would round the other way.
    """
    shown = like.number.places
    rounding = Rounding(RoundingMode.HALF_UP, shown)
    once = round_to(value * 100, rounding)
    finer = round_to(value * 100, Rounding(RoundingMode.HALF_UP, shown + 1))
    more = 1 if round_to(finer, rounding) == once else 2
    return f"{_rounded(value * 100, shown + more)}%"


def _rounded(value: Fraction, places: int) -> str:
    return fixed_text(round_to(value, Rounding(RoundingMode.HALF_UP, places)), places)
