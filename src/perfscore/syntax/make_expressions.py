"""How the rules of expression.lark become nodes: rule -> maker."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from perfscore.source import Span
from perfscore.syntax import tree as t

Maker = Callable[..., object]
"""Takes the place of a rule's text, then what was made of the rule's parts."""


def first(_span: Span, word: t.Word, *_rest: t.Word) -> t.Word:
    """Make the word itself of a rule that only groups words."""
    return word


def _name(span: Span, word: t.Word) -> t.Name:
    return t.Name(span, word.text, word.kind == "STRING")


def _truth(span: Span, word: t.Word) -> t.Truth:
    return t.Truth(span, word.kind == "YES")


def _day(span: Span, word: t.Word) -> t.Day:
    return t.Day(span, word.text)


def _call(
    span: Span, function: t.Word, *rest: t.Expression | t.Filtered | t.Word
) -> t.Call:
    arguments = tuple(each for each in rest if not isinstance(each, t.Word))
    return t.Call(span, function, arguments)


def _column(span: Span, table: t.Word, _dot: t.Word, column: t.Word) -> t.Column:
    return t.Column(span, table, column)


@dataclass(frozen=True, slots=True)
class _Group:
    name: t.Name
    pick: t.Word


def _group(_span: Span, name: t.Name, pick: t.Word) -> _Group:
    return _Group(name, pick)


def _filtered(
    span: Span, value: t.Expression, *rest: t.Expression | _Group | None
) -> t.Filtered:
    group = next((each for each in rest if isinstance(each, _Group)), None)
    condition = next(
        (each for each in rest if each is not None and not isinstance(each, _Group)),
        None,
    )
    return t.Filtered(
        span,
        value,
        condition,
        group.name if group else None,
        group.pick if group else None,
    )


def _bracketed(
    span: Span, _left: t.Word, inner: t.Expression, _right: t.Word
) -> t.Bracketed:
    return t.Bracketed(span, inner)


def _chain(span: Span, *parts: t.Expression | t.Word) -> t.Chain:
    operators = tuple(each for each in parts if isinstance(each, t.Word))
    operands = tuple(each for each in parts if not isinstance(each, t.Word))
    return t.Chain(span, operators, operands)


def _negative(span: Span, _minus: t.Word, operand: t.Expression) -> t.Prefix:
    return t.Prefix(span, "-", operand)


def _negated(span: Span, operand: t.Expression) -> t.Prefix:
    return t.Prefix(span, "not", operand)


def _conjunction(span: Span, *operands: t.Expression) -> t.Logic:
    return t.Logic(span, "and", operands)


def _disjunction(span: Span, *operands: t.Expression) -> t.Logic:
    return t.Logic(span, "or", operands)


def _choice(
    span: Span,
    condition: t.Expression,
    then: t.Expression,
    _else: t.Word,
    otherwise: t.Expression,
) -> t.Choice:
    return t.Choice(span, condition, then, otherwise)


EXPRESSIONS: Mapping[str, Maker] = {
    "quantity": t.Quantity,
    "unit": first,
    "name": _name,
    "text": _name,
    "truth": _truth,
    "day": _day,
    "call": _call,
    "column": _column,
    "filtered": _filtered,
    "group": _group,
    "bracketed": _bracketed,
    "power": _chain,
    "negative": _negative,
    "product": _chain,
    "sum": _chain,
    "comparator": first,
    "comparison": t.Comparison,
    "negated": _negated,
    "conjunction": _conjunction,
    "disjunction": _disjunction,
    "choice": _choice,
}
