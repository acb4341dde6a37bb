"""定级, 序号, 降几档: grades and choices in the order in which the set lists them."""

from fractions import Fraction

from perfscore.diagnostics.model import Text
from perfscore.lower.functions.arguments import Arguments, wrong
from perfscore.lower.ground import core
from perfscore.lower.ground.findings import Findings
from perfscore.lower.names.scope import Names, Scope
from perfscore.model.expressions import (
    Choice,
    Column,
    Defined,
    Expression,
    Input,
    Literal,
    Operator,
    Result,
    ResultKind,
    Undefined,
)
from perfscore.model.methods import Interval
from perfscore.model.units import NUMBER, POINTS, Kind, Quantity
from perfscore.source import Span
from perfscore.syntax import tree as t

GRADE_OF = ("定级", "grade_of")
PLACE_OF = ("序号", "place_of")
PLACES_DOWN = ("降几档", "places_down")


def choices_of(names: Names, value: Expression) -> tuple[str, ...]:
    """Give the texts that ``value`` can be, in order; none where that is not fixed."""
    match value:
        case Input(name=name) if name in names.data:
            return names.data[name].choices
        case Column(table=table, name=name) if name in names.tables[table].columns:
            return names.tables[table].columns[name].choices
        case Defined() | Column():
            body = _body(names, value)
            return () if body is None else choices_of(names, body)
        case Result(kind=ResultKind.GRADE):
            return tuple(each.name for each in names.grades)
        case Result(kind=ResultKind.CLASS, path=(name,)):
            return tuple(dict.fromkeys(each.name for each in names.classes[name].rows))
        case Choice():
            return _of_choice(names, value)
    return ()


def _body(names: Names, value: Defined | Column) -> Expression | None:
    if isinstance(value, Column):
        return names.tables[value.table].lowered.get(value.name)
    return names.lowered.get(value.name)


def grade_of(scope: Scope, node: t.Call, arguments: Arguments) -> Expression | None:
    """Lower ``定级(得分)``: the name of the grade that points lie in."""
    points = _only(scope.findings, node, arguments)
    if points is None:
        return None
    if points.type not in (POINTS, NUMBER):
        wrong(
            scope.findings,
            node,
            Text("参数是得分", "it takes points"),
        )
        return None
    if not scope.names.grades:
        wrong(
            scope.findings,
            node,
            Text("体系没有写等级", "the set has no grades"),
        )
        return None
    span = node.span
    branches = (
        core.branch(_lies_in(span, points, each.interval), _text(span, each.name))
        for each in scope.names.grades
    )
    otherwise = Undefined(
        span=span,
        type=Kind.TEXT,
        rule="no-grade",
        reason=Text("不在任何一个等级内", "it lies in no grade"),
    )
    return core.choose(span, *branches, otherwise=otherwise)


def place_of(scope: Scope, node: t.Call, arguments: Arguments) -> Expression | None:
    """Lower ``序号(等级)``: the place of a text among those it can be, from 1."""
    value = _only(scope.findings, node, arguments)
    if value is None:
        return None
    return _place(scope, node, value, choices_of(scope.names, value))


def places_down(scope: Scope, node: t.Call, arguments: Arguments) -> Expression | None:
    """Lower ``降几档(甲, 乙)``: how many places 乙 stands below 甲."""
    if len(arguments) != 2:  # noqa: PLR2004 - from one to the other
        wrong(
            scope.findings,
            node,
            Text("要两个参数", "takes two arguments"),
        )
        return None
    known = [choices_of(scope.names, each) for each in arguments]
    listed = [each for each in known if each]
    if len(listed) == len(arguments) and listed[0] != listed[1]:
        wrong(
            scope.findings,
            node,
            Text(
                f"两边的次序不同：{'、'.join(listed[0])}；{'、'.join(listed[1])}",
                f"the two are ordered differently: {', '.join(listed[0])}; "
                f"{', '.join(listed[1])}",
            ),
        )
        return None
    order = listed[0] if listed else ()
    first, second = (_place(scope, node, each, order) for each in arguments)
    if first is None or second is None:
        return None
    return core.subtract(node.span, second, first)


def _of_choice(names: Names, choice: Choice) -> tuple[str, ...]:
    """Give the order of all that a choice can give, if one list holds it."""
    rows = (*(each.value for each in choice.branches), choice.otherwise)
    grades = tuple(each.name for each in names.grades)
    found: tuple[str, ...] = ()
    for row in rows:
        if isinstance(row, Undefined):
            continue
        if isinstance(row, Literal):
            order = grades if row.value in grades else ()
        else:
            order = choices_of(names, row)
        if not order or (found and order != found):
            return ()
        found = order
    return found


def _place(
    scope: Scope, node: t.Call, value: Expression, order: tuple[str, ...]
) -> Expression | None:
    if not order or value.type is not Kind.TEXT:
        wrong(
            scope.findings,
            node,
            Text(
                "参数是选项、等级或定级的结果，它们写出了次序",
                "it takes a choice or a grade, which have an order as written",
            ),
        )
        return None
    span = node.span
    branches = (
        core.branch(
            core.compare(span, Operator.EQUAL, value, _text(span, each)),
            core.number(span, place),
        )
        for place, each in enumerate(order, start=1)
    )
    otherwise = Undefined(
        span=span,
        type=NUMBER,
        rule="no-row-holds",
        reason=Text("不在所列的各项里", "it is none of those listed"),
    )
    return core.choose(span, *branches, otherwise=otherwise)


def _lies_in(span: Span, points: Expression, interval: Interval) -> Expression:
    low = Operator.GREATER_OR_EQUAL if interval.low_included else Operator.GREATER
    high = Operator.LESS_OR_EQUAL if interval.high_included else Operator.LESS
    ends = ((low, interval.low), (high, interval.high))
    return core.both(
        span,
        *(
            core.compare(span, sign, points, _bound(span, end, points))
            for sign, end in ends
            if end is not None
        ),
    )


def _bound(span: Span, end: Fraction, points: Expression) -> Literal:
    unit = points.type if isinstance(points.type, Quantity) else NUMBER
    return core.number(span, end, unit)


def _text(span: Span, text: str) -> Literal:
    return Literal(span=span, type=Kind.TEXT, value=text)


def _only(findings: Findings, node: t.Call, arguments: Arguments) -> Expression | None:
    if len(arguments) == 1:
        return arguments[0]
    wrong(findings, node, Text("只要一个参数", "takes one argument"))
    return None
