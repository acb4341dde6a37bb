"""Expressions become functions once; each call gives a step with its inputs."""

from collections.abc import Callable, Iterable
from fractions import Fraction
from functools import partial
from operator import attrgetter
from typing import NamedTuple

from perfscore.exact import round_to
from perfscore.lower.ground.levels import column_key
from perfscore.model.data import Table
from perfscore.model.expressions import (
    Aggregate,
    Choice,
    Column,
    Defined,
    Expression,
    Input,
    Literal,
    Local,
    Operation,
    Operator,
    Peers,
    Result,
    Rounded,
    Slot,
    Undefined,
    Value,
)
from perfscore.model.units import Kind
from perfscore.score.program.aggregates import aggregate_run, column_run
from perfscore.score.program.arithmetic import BINARY, DATES, FOLDS, UNARY
from perfscore.score.program.peers import peers_run
from perfscore.score.program.sizes import folded, kept, too_large_in
from perfscore.score.reported.environment import Environment, Run, result_run
from perfscore.score.result import Step

_step: Callable[[tuple[Expression, Value | None, tuple[Step, ...], None]], Step] = (
    partial(tuple.__new__, Step)
)
"""Makes a step at half the cost of calling ``Step``: most of a score is steps."""


class _Known(NamedTuple):
    """What compiling goes by: the definitions, and the ids of what is measured."""

    bodies: dict[str, Run]
    measured: frozenset[int]


def compile_columns(tables: Iterable[Table], bodies: dict[str, Run]) -> None:
    """Add the functions of computed columns to ``bodies``."""
    for table in tables:
        for column in table.computed:
            key = column_key(table.name, column.name)
            bodies[key] = compile_expression(column.value, bodies)


def compile_expression(expression: Expression, bodies: dict[str, Run]) -> Run:
    """Make the function that evaluates ``expression``; ``bodies`` are definitions'."""
    return _compiled(expression, _Known(bodies, too_large_in(expression)))


def _compiled(expression: Expression, known: _Known) -> Run:
    match expression:
        case Literal() | Undefined():
            return _fixed(expression)
        case Local():
            return _local(expression)
        case Input():
            name = expression.name
            return lambda environment: environment.data[name]
        case Defined():
            return _defined(expression, known)
        case Rounded():
            return _rounded(expression, known)
        case Choice():
            return _choice(expression, known)
        case Operation():
            return _operation(expression, known)
        case Column():
            return column_run(expression, known.bodies)
        case Aggregate():
            return aggregate_run(expression, partial(_compiled, known=known))
        case Result():
            return result_run(expression)
        case Peers():
            return peers_run(expression, partial(_compiled, known=known))


def _fixed(expression: Literal | Undefined) -> Run:
    value = expression.value if isinstance(expression, Literal) else None
    step = Step(expression, value)
    return lambda _environment: step


def _local(expression: Local) -> Run:
    slot, index = expression.slot, expression.index
    if slot is Slot.POINT:
        return lambda environment: environment.points[index]
    return attrgetter(slot.value)


def _defined(expression: Defined, known: _Known) -> Run:
    name, bodies = expression.name, known.bodies

    def run(environment: Environment) -> Step:
        step = environment.definitions.get(name)
        if step is None:
            body = bodies[name](environment)
            step = _step((expression, body.value, (body,), None))
            environment.definitions[name] = step
        return step

    return run


def _rounded(expression: Rounded, known: _Known) -> Run:
    inner, rounding = _compiled(expression.value, known), expression.rounding

    def run(environment: Environment) -> Step:
        step = inner(environment)
        value = step.value
        if isinstance(value, Fraction):
            value = round_to(value, rounding)
        return _step((expression, value, (step,), None))

    return run


def _choice(expression: Choice, known: _Known) -> Run:
    branches = tuple(
        (
            _compiled(each.condition, known),
            _compiled(each.value, known),
        )
        for each in expression.branches
    )
    otherwise = _compiled(expression.otherwise, known)

    def run(environment: Environment) -> Step:
        inputs: tuple[Step, ...] = ()
        for condition, value in branches:
            tried = condition(environment)
            inputs = (*inputs, tried)
            if tried.value is None:
                return _step((expression, None, inputs, None))
            if tried.value:
                taken = value(environment)
                return _step((expression, taken.value, (*inputs, taken), None))
        taken = otherwise(environment)
        return _step((expression, taken.value, (*inputs, taken), None))

    return run


def _operation(expression: Operation, known: _Known) -> Run:
    operands = tuple(_compiled(each, known) for each in expression.operands)
    operator = expression.operator
    if operator in {Operator.AND, Operator.OR}:
        return _logic(expression, operands, decides=operator is Operator.OR)
    if operator is Operator.REPORTED:
        return _reported(expression, operands[0])
    pairs = DATES if expression.operands[0].type is Kind.DATE else BINARY
    is_measured = id(expression) in known.measured
    if len(operands) == 2 and operator in pairs:  # noqa: PLR2004 - a pair
        apply = kept(pairs[operator]) if is_measured else pairs[operator]
        return _binary(expression, operands[0], operands[1], apply)
    if len(operands) == 1 and operator in UNARY:
        return _unary(expression, operands[0], UNARY[operator])
    fold = folded(BINARY[operator]) if is_measured else FOLDS[operator]
    return _many(expression, operands, fold)


def _binary(
    expression: Operation,
    left: Run,
    right: Run,
    apply: Callable[[Fraction, Fraction], Value | None],
) -> Run:
    fixed = expression.operands[0]
    if isinstance(fixed, Literal):
        return _with_literal(expression, Step(fixed, fixed.value), right, apply)

    def run(environment: Environment) -> Step:
        one, other = left(environment), right(environment)
        inputs = (one, other)
        if one.value is None or other.value is None:
            return _step((expression, None, inputs, None))
        return _step((expression, apply(one.value, other.value), inputs, None))  # type: ignore[arg-type]  # lowering settled the types

    return run


def _with_literal(
    expression: Operation,
    literal: Step,
    right: Run,
    apply: Callable[[Fraction, Fraction], Value | None],
) -> Run:
    fixed = literal.value

    def run(environment: Environment) -> Step:
        other = right(environment)
        value = other.value
        if value is not None:
            value = apply(fixed, value)  # type: ignore[arg-type]  # lowering settled the types
        return _step((expression, value, (literal, other), None))

    return run


def _reported(expression: Operation, datum: Run) -> Run:
    """Say whether a datum is filled in; one filled in wrongly is, and has no value."""

    def run(environment: Environment) -> Step:
        step = datum(environment)
        is_filled = step.value is not None or step.cell is not None
        return _step((expression, is_filled, (step,), None))

    return run


def _unary(
    expression: Operation, inner: Run, apply: Callable[[Fraction], Value | None]
) -> Run:
    def run(environment: Environment) -> Step:
        step = inner(environment)
        if step.value is None:
            return _step((expression, None, (step,), None))
        return _step((expression, apply(step.value), (step,), None))  # type: ignore[arg-type]  # lowering settled the types

    return run


def _many(
    expression: Operation,
    operands: tuple[Run, ...],
    fold: Callable[[list[Fraction]], Fraction | None],
) -> Run:
    def run(environment: Environment) -> Step:
        steps = tuple(operand(environment) for operand in operands)
        values = [step.value for step in steps if isinstance(step.value, Fraction)]
        value = fold(values) if len(values) == len(steps) else None
        return _step((expression, value, steps, None))

    return run


def _logic(expression: Operation, operands: tuple[Run, ...], *, decides: bool) -> Run:
    """Evaluate 且 or 或; an undefined operand matters only if none other decides."""

    def run(environment: Environment) -> Step:
        steps: tuple[Step, ...] = ()
        undefined = False
        for operand in operands:
            step = operand(environment)
            steps = (*steps, step)
            if step.value is decides:
                return _step((expression, decides, steps, None))
            undefined = undefined or step.value is None
        return _step((expression, None if undefined else not decides, steps, None))

    return run
