"""One cell of several: sums, weighted means, or what all units say alike."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from perfscore.diagnostics.model import Rule, Text
from perfscore.exact import (
    MAX_DIGITS,
    Rounding,
    RoundingMode,
    decimal_places,
    exact_text,
    round_to,
)
from perfscore.model.assessment import Cell
from perfscore.model.data import Datum
from perfscore.model.expressions import Literal
from perfscore.model.indicator_set import IndicatorSet, RollUp, RollUpKind
from perfscore.model.targets import NumberCell
from perfscore.model.units import MONEY, Quantity, Style
from perfscore.score import outcome_rules
from perfscore.score.reported.reading import plain_unit, read_datum, written_value
from perfscore.score.result import Finding

MOST_NAMED = 20
"""Units that one message names; of more it says how many there are."""
WHOLE_PLACES = 24
"""Decimals of the whole numbers that columns are added up in."""
_ABSOLUTE, _RELATIVE = "绝对值", "相对值"
_SHOWN = Rounding(RoundingMode.HALF_UP, 4)
_NOTHING = Fraction()

Weights = Mapping[str, Fraction | None]
"""What a unit's values are weighed by, by the datum's name."""


class RollRules:
    """The 多单位汇总 of a set: which rule rolls up what."""

    def __init__(self, indicator_set: IndicatorSet) -> None:
        self.data = {each.name: each for each in indicator_set.data}
        self._rules = {each.name: each for each in indicator_set.roll_ups}
        weights = (each.weight for each in indicator_set.roll_ups if each.weight)
        self.weights = tuple(dict.fromkeys(weights))

    def of_datum(self, datum: Datum) -> RollUp | None:
        """Give the rule of a datum; None where all units have to say the same."""
        kind = datum.type
        if not isinstance(kind, Quantity):
            return None
        own = self._rules.get(datum.name)
        return own or self.of_kind(is_rate=kind.style is not Style.PLAIN)

    def of_kind(self, *, is_rate: bool) -> RollUp | None:
        """Give the rule for all rates, or for all amounts, counts and numbers."""
        return self._rules.get(_RELATIVE if is_rate else _ABSOLUTE)


@dataclass(slots=True)
class Weighed:
    """A datum that others are weighed by: in how many units it is known, their sum."""

    known: int = 0
    sum: Fraction = _NOTHING


@dataclass(slots=True)
class CellRoll:
    """One cell of several units, as far as these have come.

    ``next`` is the place of the unit after the last one that has been looked at;
    ``blank`` names the first units without the cell, ``said`` the first unit that
    fills it in and those that do not fit with it. Beside ``sum`` and ``weighted``
    stand whole numbers of 10^-24 and 10^-48, which columns are added up in.
    """

    next: int = 0
    filled: int = 0
    blank: tuple[str, ...] = ()
    first: Cell | None = None
    is_same: bool = True
    said: tuple[tuple[str, str], ...] = ()
    number: NumberCell | None = None
    is_number: bool = True
    known: int = 0
    sum: Fraction = _NOTHING
    weighted: Fraction = _NOTHING
    whole: int = 0
    whole_weighted: int = 0

    def reach(self, at: int, names: Sequence[str], count: int = 1) -> None:
        """Come to the unit at ``at``, where ``count`` units fill in the cell.

        ``names`` are those of all units, or of the first :data:`MOST_NAMED`.
        """
        if len(self.blank) < MOST_NAMED and at > self.next:
            last = min(at, self.next + MOST_NAMED)
            self.lack(names[self.next : last])
        self.next = at + count

    def lack(self, names: Sequence[str]) -> None:
        """Take in names of units without the cell."""
        self.blank += tuple(names[: MOST_NAMED - len(self.blank)])

    def say(self, name: str, cell: Cell) -> None:
        """Take in what a unit has filled in, as a text."""
        self.filled += 1
        text = cell.text.strip()
        if self.first is None:
            self.first = cell
            self.note(name, text)
        elif text != self.first.text.strip():
            self.is_same = False
            self.note(name, text)

    def note(self, name: str, text: str) -> None:
        """Note what a unit says, which others may not say."""
        if len(self.said) < MOST_NAMED:
            self.said += ((name, text),)

    def count(self, name: str, cell: Cell, weights: Weights, rules: RollRules) -> None:
        """Take in a target or 完成值 that a unit has filled in."""
        value = written_value(cell)
        number = value if isinstance(value, NumberCell) else None
        rule = None if number is None else rules.of_kind(is_rate=number.unit == "%")
        if number is None or rule is None or not self.fits(number):
            self.is_number = False
            self.say(name, cell)
            return
        self.filled += 1
        if self.number is None:
            self.number = number
            self.note(name, cell.text.strip())
        if self.first is None:
            self.first = cell
        elif self.is_same:
            self.is_same = cell.text.strip() == self.first.text.strip()
        common = common_value(number, self.number)
        if common is not None:
            self.add(common, rule, weights)

    def add(self, value: Fraction, rule: RollUp | None, weights: Weights) -> None:
        """Add a unit's number, weighed as the rule says."""
        self.known += 1
        self.sum += value
        if rule is not None and rule.weight:
            self.weighted += value * (weights[rule.weight] or 0)

    def fits(self, number: NumberCell) -> bool:
        """Whether a number can be added to those before."""
        first = self.number
        if first is None:
            return True
        is_sign = number.comparison == first.comparison
        return is_sign and common_value(number, first) is not None


@dataclass(slots=True)
class Combining:
    """Cells of ``count`` units become one; what cannot become one is told."""

    rules: RollRules
    names: Sequence[str]
    count: int
    weighed: Mapping[str, Weighed]
    findings: list[Finding] = field(default_factory=list)

    def datum(self, datum: Datum, roll: CellRoll) -> Cell | None:
        """Make one datum."""
        rule = self.rules.of_datum(datum)
        kind = datum.type
        if rule is None or not isinstance(kind, Quantity):
            return self.same((datum.name,), roll)
        unit = "%" if kind.style is Style.PERCENT else kind.label
        return self._combined((datum.name,), roll, unit, rule)

    def cell(self, path: tuple[str, ...], what: str, roll: CellRoll) -> Cell | None:
        """Make one target or 完成值."""
        path = (*path, what)
        number = roll.number
        if number is None or not roll.is_number:
            return self.same(path, roll)
        rule = self.rules.of_kind(is_rate=number.unit == "%")
        if rule is None:  # then it would be no number that is added
            return self.same(path, roll)
        made = self._combined(path, roll, number.unit, rule)
        if made is None or number.comparison is None:
            return made
        return replace(made, text=number.comparison.value + made.text)

    def same(self, path: tuple[str, ...], roll: CellRoll) -> Cell | None:
        """Take what all units say alike; what differs is left blank and told."""
        if not roll.filled:
            return None
        if roll.filled < self.count:
            self._incomplete(path, roll)
            return None
        if roll.is_same:
            return roll.first
        said = [f"{name} {text[:40]}" for name, text in roll.said]
        zh, en = "；".join(said), "; ".join(said)
        self.tell(
            outcome_rules.ROLL_UP_DIFFERS,
            path,
            Text(
                f"“{'/'.join(path)}”各单位不同，没有规定怎样汇总：{zh}",
                f"“{'/'.join(path)}” differs, and no rule rolls it up: {en}",
            ),
        )
        return None

    def tell(self, rule: Rule, path: tuple[str, ...], message: Text) -> None:
        """Tell something of the whole."""
        self.findings.append(Finding(rule, message, path))

    def _combined(
        self, path: tuple[str, ...], roll: CellRoll, unit: str, rule: RollUp
    ) -> Cell | None:
        if not roll.filled:
            return None
        if roll.known < self.count:
            self._incomplete(path, roll)
            return None
        if rule.kind is RollUpKind.SUM:
            return cell_of(roll.sum + Fraction(roll.whole, 10**WHOLE_PLACES), unit)
        weighed = self.weighed[rule.weight]
        if weighed.known == self.count and weighed.sum:
            whole = Fraction(roll.whole_weighted, 100**WHOLE_PLACES)
            return cell_of((roll.weighted + whole) / weighed.sum, unit)
        self.tell(
            outcome_rules.ROLL_UP_INCOMPLETE,
            path,
            Text(
                f"“{'/'.join(path)}”按“{rule.weight}”加权，而它有的单位没有填，"
                "或合计为 0",
                f"“{'/'.join(path)}” is weighted by “{rule.weight}”, which is "
                "missing in a unit, or is zero in all",
            ),
        )
        return None

    def _incomplete(self, path: tuple[str, ...], roll: CellRoll) -> None:
        roll.reach(self.count, self.names)
        lacking = self.count - roll.filled
        who = listed(roll.blank or self.names, lacking or self.count)
        self.tell(
            outcome_rules.ROLL_UP_INCOMPLETE,
            path,
            Text(
                f"“{'/'.join(path)}”{who.zh}没有填，或填的不能用，汇总里留空",
                f"“{'/'.join(path)}” is missing or cannot be used in {who.en}: "
                "left blank",
            ),
        )


def datum_value(datum: Datum, cell: Cell | None, year: int | None) -> Fraction | None:
    """Give a unit's number for a datum, the set's own where it left it blank."""
    value = None
    if cell is not None and cell.text.strip():
        value, _ = read_datum(datum, cell, year)
    elif isinstance(datum.default, Literal):
        value = datum.default.value
    return value if isinstance(value, Fraction) else None


def listed(names: Sequence[str], count: int) -> Text:
    """Name the first of ``count`` units."""
    shown = "、".join(names[:MOST_NAMED])
    if count <= MOST_NAMED:
        return Text(shown, shown)
    return Text(f"{shown}……共 {count} 个单位", f"{shown} … {count} units in all")


def common_value(number: NumberCell, first: NumberCell) -> Fraction | None:
    """Bring a number to the unit of the first; None where that cannot be."""
    if number.unit in MONEY and first.unit in MONEY:
        return number.value * MONEY[number.unit].scale / MONEY[first.unit].scale
    is_same = plain_unit(number.unit) == plain_unit(first.unit)
    return number.value if is_same else None


def cell_of(value: Fraction, unit: str) -> Cell:
    """Write a number; one that no decimal writes is kept exactly beside its text."""
    shown = value * 100 if unit == "%" else value
    places = decimal_places(shown)
    if places is not None and len(exact_text(shown)) < MAX_DIGITS:
        return Cell(exact_text(shown) + unit)
    return Cell(exact_text(round_to(shown, _SHOWN)) + unit, exact=value)
