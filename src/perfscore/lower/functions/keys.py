"""The keys of a parameter's row: ``东部、2014`` as conditions."""

import re
from dataclasses import dataclass, field, replace
from datetime import date

from perfscore.diagnostics.model import Text
from perfscore.exact import NumberFault
from perfscore.lower import rules
from perfscore.lower.functions.comparisons import compared
from perfscore.lower.functions.ordering import choices_of
from perfscore.lower.ground import core
from perfscore.lower.ground.cells import cell_value
from perfscore.lower.ground.units import unit_of_word
from perfscore.lower.names.scope import Scope
from perfscore.model.data import YEAR_NAMES
from perfscore.model.expressions import (
    Expression,
    Input,
    Literal,
    Operation,
    Operator,
)
from perfscore.model.methods import Interval
from perfscore.model.targets import Comparison, DateCell, NumberCell
from perfscore.model.units import NUMBER, RATIO, Kind, Quantity
from perfscore.source import Span
from perfscore.syntax import tree as t

_PARTED = re.compile(r"[、，,](?![^\[\(]*[\]\)])")
_FROM_TO = re.compile(r"(.+?)\s*(?:至|until)\s*(.+)")
_INTERVAL = re.compile(r"([\[\(])\s*(.+?)\s*[,，]\s*(.+?)\s*([\]\)])")
_YES = {"是": True, "yes": True, "否": False, "no": False}
_SIGNS = {
    Comparison.AT_LEAST: Operator.GREATER_OR_EQUAL,
    Comparison.MORE_THAN: Operator.GREATER,
    Comparison.EQUAL: Operator.EQUAL,
    Comparison.AT_MOST: Operator.LESS_OR_EQUAL,
    Comparison.LESS_THAN: Operator.LESS,
    None: Operator.EQUAL,
}


@dataclass(frozen=True, slots=True)
class KeyPart:
    """What a row asks of one key; two are equal if they ask the same."""

    value: str | bool | date | Interval
    condition: Expression = field(compare=False)

    @property
    def is_range(self) -> bool:
        """Whether more than one value is asked for."""
        value = self.value
        return isinstance(value, Interval) and (
            value.low is None or value.low != value.high
        )


def meets(one: tuple[KeyPart, ...], other: tuple[KeyPart, ...]) -> bool:
    """Whether a case can be what both rows ask for."""
    return all(_meet(x.value, y.value) for x, y in zip(one, other, strict=True))


def read_key(
    scope: Scope, word: t.Word, keys: list[Expression]
) -> tuple[KeyPart, ...] | None:
    """Read a row's key, a part for each of ``keys``; None if a fault was reported."""
    texts = [each.strip() for each in _PARTED.split(word.text)]
    if len(keys) == 1:
        texts = [word.text.strip()]
    if len(texts) != len(keys):
        scope.findings.add(
            rules.PARAMETER_KEY_UNREADABLE,
            word.span,
            Text(
                f"“{word.text}”有 {len(texts)} 个值，“按”后面有 {len(keys)} 个名称",
                f"“{word.text}” has {len(texts)} values for {len(keys)} names",
            ),
            hint=Text("用“、”隔开，例如：东部、2014", "joined by 、: East、2014"),
        )
        return None
    parts = [
        _part(scope, word.span, text, key)
        for text, key in zip(texts, keys, strict=True)
    ]
    made = tuple(each for each in parts if each is not None)
    return made if len(made) == len(parts) else None


def _part(scope: Scope, span: Span, text: str, key: Expression) -> KeyPart | None:
    text = text.strip("“”")
    if isinstance(key.type, Quantity):
        return _number(scope, span, text, key)
    if key.type is Kind.TEXT:
        return _text(scope, span, text, key)
    found: bool | date | None = None
    if key.type is Kind.TRUTH:
        found = _YES.get(text)
    elif isinstance(cell := cell_value(text), DateCell):
        found = cell.day
    if found is None:
        _unreadable(scope, span, text)
        return None
    literal = Literal(span=span, type=key.type, value=found)
    return KeyPart(found, core.compare(span, Operator.EQUAL, key, literal))


def _text(scope: Scope, span: Span, text: str, key: Expression) -> KeyPart | None:
    choices = choices_of(scope.names, key)
    if choices and text not in choices:
        shown = "、".join(choices)
        scope.findings.add(
            rules.NOT_A_CHOICE,
            span,
            Text(
                f"“{text}”不是“{key.span.text}”的选项",
                f"“{text}” is not a choice of “{key.span.text}”",
            ),
            hint=Text(f"选项有 {shown}", f"choices: {shown}"),
        )
        return None
    literal = Literal(span=span, type=Kind.TEXT, value=text)
    return KeyPart(text, core.compare(span, Operator.EQUAL, key, literal))


def _number(scope: Scope, span: Span, text: str, key: Expression) -> KeyPart | None:
    """Read ``2014``, ``≥ 2016``, ``2014 至 2016`` or ``[2014, 2016)``."""
    match = _INTERVAL.fullmatch(text)
    bounds: list[tuple[Operator, str]] = []
    if match is not None:
        low = Operator.GREATER_OR_EQUAL if match[1] == "[" else Operator.GREATER
        high = Operator.LESS_OR_EQUAL if match[4] == "]" else Operator.LESS
        bounds = [(low, match[2]), (high, match[3])]
    elif (match := _FROM_TO.fullmatch(text)) is not None:
        bounds = [
            (Operator.GREATER_OR_EQUAL, match[1]),
            (Operator.LESS_OR_EQUAL, match[2]),
        ]
    if not bounds:
        made = _bound(scope, span, text, key, None)
        return None if made is None else KeyPart(_interval(span, made), made)
    one, other = (_bound(scope, span, each, key, sign) for sign, each in bounds)
    if one is None or other is None:
        return None
    below = _interval(span, other)
    above = replace(
        _interval(span, one), high=below.high, high_included=below.high_included
    )
    if above.low is not None and above.high is not None and above.low > above.high:
        _unreadable(scope, span, text)
        return None
    return KeyPart(above, core.both(span, one, other))


def _bound(
    scope: Scope, span: Span, text: str, key: Expression, operator: Operator | None
) -> Operation | None:
    is_year = isinstance(key, Input) and key.name == YEAR_NAMES[0]
    cell = cell_value(text.rstrip("年度") if is_year else text)
    if isinstance(cell, NumberFault) or not isinstance(cell, NumberCell):
        _unreadable(scope, span, text)
        return None
    if operator is not None and cell.comparison is not None:
        _unreadable(scope, span, text)
        return None
    type_ = NUMBER
    if cell.unit:
        type_ = RATIO if cell.unit == "%" else unit_of_word(cell.unit)
    literal = Literal(span=span, type=type_, value=cell.value)
    return compared(scope, operator or _SIGNS[cell.comparison], key, literal)


def _interval(span: Span, comparison: Operation) -> Interval:
    """Give the numbers for which a comparison with a literal holds."""
    literal = comparison.operands[1]
    number = literal.value if isinstance(literal, Literal) else None
    value = None if isinstance(number, bool | str | date) else number
    match comparison.operator:
        case Operator.GREATER_OR_EQUAL | Operator.GREATER as sign:
            included = sign is Operator.GREATER_OR_EQUAL
            return Interval(span, value, included, None, high_included=False)
        case Operator.LESS_OR_EQUAL | Operator.LESS as sign:
            included = sign is Operator.LESS_OR_EQUAL
            return Interval(
                span, None, low_included=False, high=value, high_included=included
            )
    return Interval(span, value, low_included=True, high=value, high_included=True)


def _meet(one: object, other: object) -> bool:
    if not isinstance(one, Interval) or not isinstance(other, Interval):
        return one == other
    return not (_is_below(one, other) or _is_below(other, one))


def _is_below(one: Interval, other: Interval) -> bool:
    """Whether all of ``one`` lies below all of ``other``."""
    if one.high is None or other.low is None:
        return False
    is_shared = one.high_included and other.low_included
    return one.high < other.low or (one.high == other.low and not is_shared)


def _unreadable(scope: Scope, span: Span, text: str) -> None:
    scope.findings.add(
        rules.PARAMETER_KEY_UNREADABLE,
        span,
        Text(f"读不出“{text}”是什么值", f"“{text}” is not read as a value"),
        hint=Text("例如：2014、≥ 2016、2014 至 2016", "such as 2014 or ≥ 2016"),
    )
