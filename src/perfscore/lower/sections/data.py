"""数据: what units report, with its type, unit and bounds."""

from dataclasses import replace
from fractions import Fraction

from perfscore.diagnostics.model import Text
from perfscore.lower import rules
from perfscore.lower.expressions.intervals import condition_of
from perfscore.lower.expressions.lower import lower as lower_expression
from perfscore.lower.ground.fitting import fit_pair, type_words
from perfscore.lower.ground.units import unit_of_word
from perfscore.lower.names.constants import constant
from perfscore.lower.names.scope import Scope
from perfscore.model.data import Datum
from perfscore.model.expressions import Column, Expression, Input, Literal
from perfscore.model.methods import Interval
from perfscore.model.units import MONEY, NUMBER, RATIO, Kind, Quantity, ValueType
from perfscore.syntax import tree as t

_SIMPLE: dict[str, ValueType] = {
    "NUMBER_TYPE": NUMBER,
    "RATIO_TYPE": RATIO,
    "DATE_TYPE": Kind.DATE,
    "YES_NO": Kind.TRUTH,
    "TEXT_TYPE": Kind.TEXT,
    "CHOICE_TYPE": Kind.TEXT,
}
_TYPE_NAMES = {
    "AMOUNT": "金额",
    "NUMBER_TYPE": "数值",
    "RATIO_TYPE": "比率",
    "COUNT_TYPE": "计数",
    "DATE_TYPE": "日期",
    "YES_NO": "是否",
    "CHOICE_TYPE": "选项",
    "TEXT_TYPE": "文本",
}
_NOT_NEGATIVE = {"AMOUNT", "COUNT_TYPE"}


def declare_data(scope: Scope, rows: list[t.DataRow]) -> list[t.DataRow]:
    """Make the names and types of data known; give the rows that are to be kept."""
    kept = []
    for row in rows:
        name, datum = row.name, datum_of(scope, row)
        if datum is None:
            scope.names.faulty.add(name.text)
        elif scope.names.declare(name.text, name.span):
            scope.names.data[name.text] = datum
            kept.append(row)
    return kept


def lower_data(scope: Scope, rows: list[t.DataRow]) -> tuple[Datum, ...]:
    """Settle the bounds and defaults of data, in which parameters can stand."""
    for row in rows:
        datum = scope.names.data[row.name.text]
        subject = Input(span=row.name.span, type=datum.type, name=datum.name)
        scope.names.data[row.name.text] = settled(scope, row, datum, subject)
    return tuple(scope.names.data.values())


def settled(
    scope: Scope, row: t.DataRow, datum: Datum, subject: Input | Column
) -> Datum:
    """Settle the bounds and the default of a datum or a column, read by ``subject``."""
    return replace(
        datum,
        interval=_interval(scope, row, subject),
        default=_default(scope, row, datum, subject),
    )


def datum_of(scope: Scope, row: t.DataRow) -> Datum | None:
    """Give what a row declares, without bounds; None if its type is faulty."""
    type_ = _type(scope, row)
    if type_ is None:
        return None
    choices = tuple(word.text for word in row.arguments)
    return Datum(
        span=row.span,
        name=row.name.text,
        type=type_,
        type_name=_TYPE_NAMES[row.type.kind],
        required=row.required,
        interval=None,
        choices=choices if row.type.kind == "CHOICE_TYPE" else (),
        note=row.note,
    )


def _type(scope: Scope, row: t.DataRow) -> ValueType | None:
    if row.type.kind in _SIMPLE:
        return _SIMPLE[row.type.kind]
    word = row.arguments[0]
    if row.type.kind == "AMOUNT" and word.text not in MONEY:
        units = "、".join(MONEY)
        scope.findings.add(
            rules.UNKNOWN_UNIT,
            word.span,
            Text(f"没有金额单位“{word.text}”", f"unknown unit of money “{word.text}”"),
            hint=Text(f"金额单位有 {units}", f"units of money: {units}"),
        )
        return None
    return unit_of_word(word.text)


def _interval(scope: Scope, row: t.DataRow, subject: Input | Column) -> Interval | None:
    """Bound what can be reported: as stated, and not below 0 for amounts and counts."""
    low = None
    if row.type.kind in _NOT_NEGATIVE and not row.may_be_negative:
        low = Fraction(0)
    result = Interval(row.span, low, low_included=True, high=None, high_included=False)
    for bound in row.bounds:
        made = _bound(scope, subject, bound)
        if made is not None:
            result = _narrowed(result, made)
    has_bound = result.low is not None or result.high is not None
    return result if has_bound else None


def _bound(
    scope: Scope, subject: Input | Column, bound: t.Condition
) -> Interval | None:
    if not isinstance(subject.type, Quantity):
        words = type_words(subject.type)
        scope.findings.add(
            rules.WRONG_TYPE,
            bound.span,
            Text(f"{words.zh}不能限定大小", f"{words.en} has no bounds"),
        )
        return None
    made = condition_of(scope, subject, bound)
    if made is None:
        return None
    if isinstance(bound, t.Bound) and bound.operator.kind == "UNEQUAL":
        scope.findings.add(
            rules.CLAUSE_OUT_OF_PLACE,
            bound.span,
            Text(
                "数据的范围是一段连续的数，不能用 ≠",
                "the bounds of a datum are one stretch of numbers, without ≠",
            ),
            hint=Text("例如：> 0", "for example: > 0"),
        )
    elif made.interval is None:
        scope.findings.add(
            rules.NOT_CONSTANT,
            bound.span,
            Text("数据的范围须是固定的数", "the bounds of a datum are fixed numbers"),
        )
    return made.interval


def _narrowed(one: Interval, other: Interval) -> Interval:
    low, low_included = one.low, one.low_included
    if other.low is not None and (low is None or other.low >= low):
        low_included = other.low_included and (low != other.low or low_included)
        low = other.low
    high, high_included = one.high, one.high_included
    if other.high is not None and (high is None or other.high <= high):
        high_included = other.high_included and (high != other.high or high_included)
        high = other.high
    return Interval(
        one.span, low, low_included=low_included, high=high, high_included=high_included
    )


def _default(
    scope: Scope, row: t.DataRow, datum: Datum, subject: Input | Column
) -> Expression | None:
    if row.default is None:
        return None
    value = lower_expression(scope, row.default)
    if value is None:
        return None
    if isinstance(datum.type, Quantity) and isinstance(value.type, Quantity):
        return _default_number(scope, subject, value)
    if value.type is not datum.type:
        is_, must = type_words(value.type), type_words(datum.type)
        scope.findings.add(
            rules.WRONG_TYPE,
            value.span,
            Text(
                f"默认值是{is_.zh}，需要{must.zh}",
                f"the default is {is_.en}, {must.en} is required",
            ),
        )
        return None
    if not isinstance(value, Literal):
        _not_constant(scope, value)
        return None
    if datum.choices and value.value not in datum.choices:
        shown = "、".join(datum.choices)
        scope.findings.add(
            rules.NOT_A_CHOICE,
            value.span,
            Text(
                f"默认值“{value.value}”不是“{datum.name}”的选项",
                f"the default “{value.value}” is not a choice of “{datum.name}”",
            ),
            hint=Text(f"选项有 {shown}", f"choices: {shown}"),
        )
        return None
    return value


def _default_number(
    scope: Scope, subject: Input | Column, value: Expression
) -> Expression | None:
    pair = fit_pair(scope.findings, subject, value, verb=Text("相配", "matched"))
    if pair is None:
        return None
    number = constant(scope.names, pair[1])
    if number is None:
        _not_constant(scope, value)
        return None
    return Literal(span=value.span, type=subject.type, value=number)


def _not_constant(scope: Scope, value: Expression) -> None:
    scope.findings.add(
        rules.NOT_CONSTANT,
        value.span,
        Text("默认值须是固定的值", "a default is a fixed value"),
    )
