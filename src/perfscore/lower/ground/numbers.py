"""Numbers of a set: digits with their unit become exact values."""

import re
from datetime import date
from fractions import Fraction

from perfscore.diagnostics.model import Text
from perfscore.exact import MAX_DIGITS, NumberFault, read_number
from perfscore.lower import rules
from perfscore.lower.ground.findings import Findings
from perfscore.lower.ground.units import unit_of_word
from perfscore.model.expressions import Literal
from perfscore.model.units import NUMBER, PERCENTAGE_POINT, POINTS, RATIO, Kind
from perfscore.source import Span
from perfscore.syntax import tree as t

_DATE = re.compile(r"([0-9]{4})[年-]([0-9]{1,2})[月-]([0-9]{1,2})")
_SHARES = {
    "PERCENT": (RATIO, 100),
    "PER_MILLE": (RATIO, 1000),
    "PERCENTAGE_POINTS": (PERCENTAGE_POINT, 100),
}


def digits(word: t.Word, findings: Findings) -> Fraction | None:
    """Give the exact number that ``word`` writes; report it if it is too long."""
    value = read_number(word.text)
    if isinstance(value, NumberFault):
        findings.add(
            rules.NUMBER_TOO_LONG,
            word.span,
            Text(
                f"这个数有 {len(word.text)} 位，一个数最多 {MAX_DIGITS} 位数字",
                f"the number has {len(word.text)} digits, {MAX_DIGITS} at most",
            ),
        )
        return None
    return value


def quantity(node: t.Quantity, findings: Findings) -> Literal | None:
    """Give the literal that ``80%``, ``5分`` or ``467.03万元`` writes."""
    value = digits(node.digits, findings)
    if value is None:
        return None
    if node.unit is None:
        return Literal(span=node.span, type=NUMBER, value=value)
    if node.unit.kind in _SHARES:
        type_, share = _SHARES[node.unit.kind]
        return Literal(span=node.span, type=type_, value=value / share)
    if node.unit.kind == "POINTS_UNIT":
        return Literal(span=node.span, type=POINTS, value=value)
    return Literal(span=node.span, type=unit_of_word(node.unit.text), value=value)


def day(text: str, span: Span, findings: Findings) -> Literal | None:
    """Give the literal of a date; report it if the calendar has no such day."""
    found = date_of(text, span, findings)
    if found is None:
        return None
    return Literal(span=span, type=Kind.DATE, value=found)


def date_of(text: str, span: Span, findings: Findings) -> date | None:
    """Give the day that ``text`` names; report it if the calendar has none."""
    match = _DATE.match(text)
    if match is not None:
        try:
            return date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            pass
    findings.add(
        rules.INVALID_DATE,
        span,
        Text(f"没有“{text}”这一天", f"there is no day “{text}”"),
    )
    return None
