"""How numbers, intervals and sums are written in the checker's messages."""

from collections.abc import Sequence
from fractions import Fraction

from perfscore.check.bounds import Amount
from perfscore.check.stretches import Stretch
from perfscore.diagnostics.model import Text
from perfscore.exact import exact_text
from perfscore.model.units import Quantity, Style
from perfscore.source import Span

_SHARES = {Style.PERCENT: "%", Style.PERCENTAGE_POINT: "个百分点"}


def number_text(value: Fraction, unit: Quantity) -> str:
    """Write a number in its unit as the rules language does: ``80%``, ``5分``."""
    if unit.style in _SHARES:
        return exact_text(value * 100) + _SHARES[unit.style]
    return exact_text(value) + unit.label


def condition_text(stretch: Stretch, subject: str, unit: Quantity) -> str:
    """Say that ``subject`` lies in ``stretch``: ``89 < 总分 < 90``."""
    low, high = _ends(stretch, unit)
    if stretch.is_number:
        return f"{subject} = {low}"
    if not low:
        return f"{subject} {_sign(included=stretch.has_high)} {high}"
    if not high:
        return f"{subject} {_sign(included=stretch.has_low, above=True)} {low}"
    left, right = (_sign(included=each) for each in (stretch.has_low, stretch.has_high))
    return f"{low} {left} {subject} {right} {high}"


def interval_text(stretch: Stretch, unit: Quantity) -> str:
    """Write a stretch as a row does: ``[80%, 90%)``, ``≥ 90%``, ``= 0``."""
    low, high = _ends(stretch, unit)
    if not low or not high or stretch.is_number:
        return condition_text(stretch, "", unit).strip()
    left = "[" if stretch.has_low else "("
    right = "]" if stretch.has_high else ")"
    return f"{left}{low}, {high}{right}"


def _ends(stretch: Stretch, unit: Quantity) -> tuple[str, str]:
    low, high = (
        "" if each is None else number_text(each, unit)
        for each in (stretch.low, stretch.high)
    )
    return low, high


def _sign(*, included: bool, above: bool = False) -> str:
    if above:
        return "≥" if included else ">"
    return "≤" if included else "<"


def sum_text(addends: Sequence[Fraction]) -> str:
    """Write a sum with its addends: ``10 + 50 + 30 + 9 = 99``."""
    total = exact_text(sum(addends, start=Fraction(0)))
    if len(addends) == 1:
        return total
    return f"{' + '.join(exact_text(each) for each in addends)} = {total}"


def amount_text(amount: Amount) -> Text:
    """Write points that may depend on the weight: ``6分``, ``1.2 × 分值 + 3分``."""
    number, share = exact_text(amount.constant), exact_text(amount.per_weight)
    zh, en = f"{number}分", f"{number} points"
    if amount.is_number:
        return Text(zh, en)
    factor = "" if amount.per_weight == 1 else f"{share} × "
    rest = Text("", "") if not amount.constant else Text(f" + {zh}", f" + {en}")
    return Text(f"{factor}分值{rest.zh}", f"{factor}weight{rest.en}")


def replaced(whole: Span, part: Span, text: str) -> str:
    """Give the text of ``whole`` with that of ``part`` replaced."""
    start, end = part.start - whole.start, part.end - whole.start
    return f"{whole.text[:start]}{text}{whole.text[end:]}".strip()
