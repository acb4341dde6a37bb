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
    exact_sum,
    exact_text,
    round_to,
)
from perfscore.model.assessment import Cell
from perfscore.model.data import Datum
from perfscore.model.expressions import Literal
from perfscore.model.indicator_set import RollUp, RollUpKind
from perfscore.model.targets import NumberCell
from perfscore.model.units import MONEY, Quantity, Style
from perfscore.score import outcome_rules
from perfscore.score.reported.reading import plain_unit, read_datum, written_value
from perfscore.score.result import Finding

_ABSOLUTE, _RELATIVE = "绝对值", "相对值"
_SHOWN = Rounding(RoundingMode.HALF_UP, 4)
Number = tuple[Fraction, str]
"""A number and its unit."""


@dataclass(slots=True)
class Rolling:
    """What the units are called, by what their values are weighed, what is found."""

    names: Sequence[str]
    rules: Mapping[str, RollUp]
    data: Mapping[str, Datum]
    cells: Sequence[Mapping[str, Cell]]
    years: Sequence[int | None]
    findings: list[Finding] = field(default_factory=list)

    def datum(self, datum: Datum) -> Cell | None:
        """Make one datum of the units'; None where it is blank."""
        cells = [each.get(datum.name) for each in self.cells]
        if not any(_is_filled(each) for each in cells):
            return None
        path = (datum.name,)
        kind = datum.type
        if not isinstance(kind, Quantity):
            return self.same(path, cells)
        values = self._values(datum)
        rule = self._rule(datum.name, is_rate=kind.style is not Style.PLAIN)
        if rule is None:
            return self.same(path, cells)
        unit = "%" if kind.style is Style.PERCENT else kind.label
        return self._combined(path, cells, [(each, unit) for each in values], rule)

    def cell(
        self, path: tuple[str, ...], what: str, cells: Sequence[Cell | None]
    ) -> Cell | None:
        """Make one target or 完成值 of the units' cells."""
        if not any(_is_filled(each) for each in cells):
            return None
        read = [None if each is None else written_value(each) for each in cells]
        numbers = [each for each in read if isinstance(each, NumberCell)]
        path = (*path, what)
        if len(numbers) < len([each for each in cells if _is_filled(each)]):
            return self.same(path, cells)
        signs = {each.comparison for each in numbers}
        units = [_common(each, numbers[0]) for each in numbers]
        unit = numbers[0].unit
        rule = self._rule("", is_rate=unit == "%")
        if rule is None or len(signs) > 1 or any(each is None for each in units):
            return self.same(path, cells)
        values: list[tuple[Fraction | None, str]] = [
            (_common(each, numbers[0]) if isinstance(each, NumberCell) else None, unit)
            for each in read
        ]
        made = self._combined(path, cells, values, rule)
        (sign,) = signs
        if made is None or sign is None:
            return made
        return replace(made, text=sign.value + made.text)

    def same(self, path: tuple[str, ...], cells: Sequence[Cell | None]) -> Cell | None:
        """Take what all units say alike; what differs is left blank and told."""
        texts = ["" if each is None else each.text.strip() for each in cells]
        if len(set(texts)) == 1:
            return cells[0]
        if not all(texts):
            self._incomplete(path, cells)
            return None
        said = [
            f"{name} {text[:40]}" for name, text in zip(self.names, texts, strict=True)
        ]
        zh, en = "；".join(said), "; ".join(said)
        self._tell(
            outcome_rules.ROLL_UP_DIFFERS,
            path,
            Text(
                f"“{'/'.join(path)}”各单位不同，没有规定怎样汇总：{zh}",
                f"“{'/'.join(path)}” differs, and no rule rolls it up: {en}",
            ),
        )
        return None

    def _combined(
        self,
        path: tuple[str, ...],
        cells: Sequence[Cell | None],
        values: Sequence[tuple[Fraction | None, str]],
        rule: RollUp,
    ) -> Cell | None:
        known = [value for value, _ in values if value is not None]
        if len(known) < len(values):
            self._incomplete(path, cells)
            return None
        unit = values[0][1]
        if rule.kind is RollUpKind.SUM:
            return _cell(exact_sum(known), unit)
        weights = self._values(self.data[rule.weight])
        heavy = [each for each in weights if each is not None]
        if len(heavy) < len(weights) or not exact_sum(heavy):
            self._tell(
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
        pairs = zip(known, heavy, strict=True)
        mean = exact_sum(value * weight for value, weight in pairs) / exact_sum(heavy)
        return _cell(mean, unit)

    def _values(self, datum: Datum) -> list[Fraction | None]:
        found: list[Fraction | None] = []
        for cells, year in zip(self.cells, self.years, strict=True):
            cell = cells.get(datum.name)
            value = None
            if cell is not None and _is_filled(cell):
                value, _ = read_datum(datum, cell, year)
            elif isinstance(datum.default, Literal):
                value = datum.default.value
            found.append(value if isinstance(value, Fraction) else None)
        return found

    def _rule(self, name: str, *, is_rate: bool) -> RollUp | None:
        return self.rules.get(name) or self.rules.get(
            _RELATIVE if is_rate else _ABSOLUTE
        )

    def _incomplete(self, path: tuple[str, ...], cells: Sequence[Cell | None]) -> None:
        pairs = zip(self.names, cells, strict=True)
        blank = [name for name, each in pairs if not _is_filled(each)]
        who = "、".join(blank) or "、".join(self.names)
        self._tell(
            outcome_rules.ROLL_UP_INCOMPLETE,
            path,
            Text(
                f"“{'/'.join(path)}”{who}没有填，或填的不能用，汇总里留空",
                f"“{'/'.join(path)}” is missing or cannot be used in {who}: left blank",
            ),
        )

    def _tell(self, rule: Rule, path: tuple[str, ...], message: Text) -> None:
        self.findings.append(Finding(rule, message, path))


def _is_filled(cell: Cell | None) -> bool:
    return cell is not None and bool(cell.text.strip())


def _common(number: NumberCell, first: NumberCell) -> Fraction | None:
    """Bring a number to the unit of the first; None where that cannot be."""
    if number.unit in MONEY and first.unit in MONEY:
        return number.value * MONEY[number.unit].scale / MONEY[first.unit].scale
    is_same = plain_unit(number.unit) == plain_unit(first.unit)
    return number.value if is_same else None


def _cell(value: Fraction, unit: str) -> Cell:
    """Write a number; one that no decimal writes is kept exactly beside its text."""
    shown = value * 100 if unit == "%" else value
    places = decimal_places(shown)
    if places is not None and len(exact_text(shown)) < MAX_DIGITS:
        return Cell(exact_text(shown) + unit)
    return Cell(exact_text(round_to(shown, _SHOWN)) + unit, exact=value)
