"""What has to hold between amounts of the accounts, and how it holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from perfscore.audit.accounts.amounts import Amount
from perfscore.audit.numbers.agreement import Agreement
from perfscore.audit.numbers.range import Range, range_sum
from perfscore.diagnostics.model import Text
from perfscore.exact import Rounding, RoundingMode, exact_sum, exact_text, round_to


@dataclass(frozen=True, slots=True)
class Equation:
    """``total`` is the sum of ``addends`` less ``minus``.

    ``what`` names the right side (``各项收入之和``). ``is_across``: it ties two tables.
    ``is_bound``: the total is at most that, as a part of it.
    """

    total: Amount
    addends: tuple[Amount, ...]
    what: Text
    minus: tuple[Amount, ...] = ()
    is_across: bool = False
    is_bound: bool = False

    @property
    def amounts(self) -> tuple[Amount, ...]:
        """All that take part."""
        return (self.total, *self.addends, *self.minus)

    @property
    def computed(self) -> Fraction:
        """What the right side gives, as printed."""
        return exact_sum(each.value for each in self.addends) - exact_sum(
            each.value for each in self.minus
        )

    @property
    def reach(self) -> Range:
        """All that the right side can be."""
        plus = range_sum(each.span for each in self.addends)
        return plus - range_sum(each.span for each in self.minus)

    def agreement(self) -> Agreement:
        """Say how the total stands to what the right side gives."""
        total, computed = self.total, self.computed
        if computed == total.value or (self.is_bound and computed > total.value):
            return Agreement.SAME
        if not total.span.meets(self.reach):
            return Agreement.DIFFERENT
        is_finer = any(_grain(each) != _grain(total) for each in self.amounts)
        return Agreement.SAME if is_finer else Agreement.BY_ROUNDING

    def wanted(self, cell: Amount) -> Fraction:
        """Give what ``cell``, a part of it, would have to be for it to hold."""
        gap = self.total.value - self.computed
        if cell.place == self.total.place:
            return cell.value - gap
        return cell.value + (gap if cell in self.addends else -gap)

    def working(self) -> str:
        """Write the right side out: ``275.05 + 191.97 = 467.02``."""
        terms = " + ".join(each.text for each in self.addends)
        for each in self.minus:
            terms += f" − {each.text}"
        if len(self.addends) == 1 and not self.minus:
            return terms + _unit_of(self.addends[0], self.total)
        return f"{terms} = {shown(self.computed, self.total)}"


def _grain(amount: Amount) -> Fraction:
    return Fraction(amount.rate, 10**amount.places)


def _unit_of(amount: Amount, other: Amount) -> str:
    return amount.unit if amount.unit != other.unit else ""


def shown(value: Fraction, like: Amount) -> str:
    """Write a value in the unit of another amount, with at least its decimals."""
    own = value / like.rate
    cut = round_to(own, Rounding(RoundingMode.HALF_UP, like.places))
    if cut != own:
        return exact_text(own)
    text = exact_text(cut)
    whole, _, decimals = text.partition(".")
    if len(decimals) < like.places:
        return f"{whole}.{decimals.ljust(like.places, '0')}"
    return text


def tie(
    total: Amount | None, other: Amount | None, *, is_bound: bool = False
) -> list[Equation]:
    """Say that two tables print the same amount; nothing where either is missing."""
    if total is None or other is None or bool(total.unit) != bool(other.unit):
        return []
    if not total.unit and total.table is not other.table:
        return []
    what = Text(other.name, other.name)
    return [Equation(total, (other,), what, is_across=True, is_bound=is_bound)]


def adds_up(
    total: Amount | None,
    addends: Sequence[Amount] | None,
    what: Text,
    minus: Sequence[Amount] = (),
) -> list[Equation]:
    """Say that amounts of a table add up; nothing where one cannot be read."""
    if total is None or not addends:
        return []
    return [Equation(total, tuple(addends), what, tuple(minus))]
