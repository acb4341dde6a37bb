"""What a score would be if one reported number were another: found by scoring again."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil, floor

from perfscore.check.checked import CheckedSet
from perfscore.exact import decimal_places, exact_text
from perfscore.lower.ground.cells import cell_value
from perfscore.model.assessment import Assessment, Cell
from perfscore.model.expressions import (
    Defined,
    Expression,
    Input,
    Local,
    Operation,
    Operator,
    Slot,
)
from perfscore.model.targets import NumberCell
from perfscore.model.units import MONEY, RATIO, Quantity
from perfscore.report.steps import walk
from perfscore.score.result import IndicatorScore, Score, Step
from perfscore.score.scorer import Scorer

_FEWEST_PLACES = 2
_PLACES_OF_SHARES = 2


@dataclass(frozen=True, slots=True)
class Knob:
    """A number that one line rests on, and how to report another one.

    ``now`` and ``best`` are in the unit of ``written``; at ``best`` the line earns its
    most. ``places`` are the decimals that such a number has. ``per`` is the divisor of
    a rate whose numerator, the datum ``datum``, is turned; ``rate`` is the rate's name.
    ``datum`` is empty for the line's own actual.
    """

    rate: str
    now: Fraction
    best: Fraction
    places: int
    written: Callable[[Fraction], str]
    changed: Callable[[Fraction], Assessment]
    per: Fraction | None = None
    datum: str = ""


class Trial:
    """Scores an assessment again with one number changed."""

    def __init__(self, score: Score, checked: CheckedSet) -> None:
        self._scorer = Scorer(checked)
        again = self._scorer.score(score.assessment)
        self.is_sound = again.total == score.total and again.grade == score.grade

    def score(self, assessment: Assessment) -> Score:
        """Score what would have been reported."""
        return self._scorer.score(assessment)


def knob_of(score: Score, line: IndicatorScore) -> Knob | None:
    """Give the number to turn: the line's own actual, or the numerator of its rate."""
    if line.trace is None:
        return None
    steps = list(walk(line.trace))
    own = _own_actual(score, line, steps)
    return own or _numerator(score, steps) or _reported_rate(score, steps)


def _own_actual(score: Score, line: IndicatorScore, steps: list[Step]) -> Knob | None:
    """Turn the actual of a row, towards its target written in the same unit."""
    reads = {
        each.expression.slot for each in steps if isinstance(each.expression, Local)
    }
    row, year = line.row, score.assessment.year
    if row is None or row.actual is None or Slot.ACTUAL not in reads:
        return None
    aim = row.target.text if row.target is not None else line.indicator.target_text
    now, best = cell_value(row.actual.text, year=year), cell_value(aim, year=year)
    if not isinstance(now, NumberCell) or not isinstance(best, NumberCell):
        return None
    is_plain = now.magnitude == best.magnitude == 1
    if not is_plain or not _are_alike(now.unit, best.unit):
        return None
    times = 100 if now.unit == "%" else 1

    def written(value: Fraction) -> str:
        return f"{exact_text(value * times)}{now.unit}"

    def changed(value: Fraction) -> Assessment:
        fresh = replace(row, actual=Cell(written(value)))
        rows = tuple(
            fresh if each is row else each for each in score.assessment.indicators
        )
        return replace(score.assessment, indicators=rows)

    printed = (decimal_places(each.value * times) or 0 for each in (now, best))
    is_fine = times > 1 or "元" in now.unit + best.unit
    places = max(*printed, _FEWEST_PLACES if is_fine else 0)
    if times > 1:
        places += _PLACES_OF_SHARES
    return Knob("", now.value, best.value, places, written, changed)


def _are_alike(one: str, other: str) -> bool:
    """Whether two cells count alike; a blank unit is the other's, but for %."""
    return one == other or (not (one and other) and "%" not in {one, other})


def _numerator(score: Score, steps: list[Step]) -> Knob | None:
    """Turn what a rate divides, up or down to what it is divided by."""
    for step in steps:
        match step:
            case Step(
                expression=Operation(operator=Operator.DIVIDE),
                inputs=(Step(expression=Input()) as above, Step() as below),
            ) if not _reads(below, above.expression):
                made = _of_datum(score, above, below, _name_of(step, steps))
                if made is not None:
                    return made
    return None


def _reads(step: Step, expression: Expression) -> bool:
    """Whether a step rests on ``expression``: then turning that moves the step too."""
    return any(each.expression == expression for each in walk(step))


def _of_datum(score: Score, above: Step, below: Step, rate: str) -> Knob | None:
    datum, kind, other = above.expression, above.expression.type, below.expression.type
    if not isinstance(datum, Input):
        return None
    if not isinstance(kind, Quantity) or not isinstance(other, Quantity):
        return None
    now, whole = above.value, below.value
    if not isinstance(now, Fraction) or not isinstance(whole, Fraction) or whole <= 0:
        return None
    if not kind.same_dimension(other):
        return None
    whole = whole * other.scale / kind.scale

    def written(value: Fraction) -> str:
        return f"{exact_text(value)}{kind.label}"

    def changed(value: Fraction) -> Assessment:
        data = {**score.assessment.data, datum.name: Cell(written(value))}
        return replace(score.assessment, data=data)

    is_money = kind.label in MONEY
    fewest = _FEWEST_PLACES if is_money else 0
    places = max(decimal_places(now) or 0, fewest)
    return Knob(rate, now, whole, places, written, changed, whole, datum.name)


def _reported_rate(score: Score, steps: list[Step]) -> Knob | None:
    """Turn a rate that is reported as such, towards 100 per cent."""
    rates = {
        each.expression.name: each
        for each in steps
        if isinstance(each.expression, Input) and each.expression.type == RATIO
    }
    if len(rates) != 1:
        return None
    ((name, step),) = rates.items()
    now = step.value
    if not isinstance(now, Fraction):
        return None

    def written(value: Fraction) -> str:
        return f"{exact_text(value * 100)}%"

    def changed(value: Fraction) -> Assessment:
        data = {**score.assessment.data, name: Cell(written(value))}
        return replace(score.assessment, data=data)

    printed = decimal_places(now * 100) or 0
    places = max(printed, _FEWEST_PLACES) + _PLACES_OF_SHARES
    return Knob("", now, Fraction(1), places, written, changed, datum=name)


def _name_of(rate: Step, steps: list[Step]) -> str:
    """Name the definition that a rate is the body of, if it is one's."""
    for step in steps:
        is_body = len(step.inputs) == 1 and step.inputs[0] is rate
        if is_body and isinstance(step.expression, Defined):
            return step.expression.name
    return ""


def rounded_towards(value: Fraction, knob: Knob) -> Fraction:
    """Round to the knob's decimals, towards where the line earns more."""
    scaled = value * 10**knob.places
    whole = ceil(scaled) if knob.best > knob.now else floor(scaled)
    return Fraction(whole, 10**knob.places)
