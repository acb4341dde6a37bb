"""What becomes of the rows of a table: each aggregate, with the rows that counted."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from perfscore.diagnostics.model import Text
from perfscore.exact import is_too_large
from perfscore.lower.ground.levels import column_key, parts_of
from perfscore.model.expressions import (
    Aggregate,
    AggregateFunction,
    Column,
    Expression,
    Input,
    Local,
    Peers,
    Result,
    Value,
)
from perfscore.model.units import Kind
from perfscore.score.reported.environment import Environment, Run
from perfscore.score.reported.tables import row_words
from perfscore.score.result import Step

FEWEST_TO_TRIM = 3

_TRUTHS = {AggregateFunction.ANY: True, AggregateFunction.ALL: False}
"""The value of one row that settles the whole."""
_Part = Callable[[Expression], Run]


class _Row(NamedTuple):
    """A row that counts: its number from 1, and the steps of what is read of it."""

    number: int
    value: Step | None
    weight: Step | None
    inputs: tuple[Step, ...]


def column_run(node: Column, bodies: Mapping[str, Run]) -> Run:
    """Make the function that reads a column of the row at hand."""
    name, key = node.name, column_key(node.table, node.name)

    def run(environment: Environment) -> Step:
        row = environment.row or {}
        step = row.get(name)
        if step is None:
            body = bodies[key](environment)
            step = Step(node, body.value, (body,))
            row[name] = step
        return step

    return run


def aggregate_run(node: Aggregate, part: _Part) -> Run:
    """Make the function that works out an aggregate; ``part`` compiles its parts.

    One that reads nothing of the indicator at hand is worked out once.
    """
    gather = _gatherer(node, part)
    is_fixed = not _reads_a_line(node)
    key = id(node)

    def run(environment: Environment) -> Step:
        if is_fixed:
            known = environment.fixed
        else:
            known = environment.passing
            if environment.row is None:
                known.clear()
        step = known.get(key)
        if step is None:
            outer = environment.row
            step = gather(environment)
            environment.row = outer
            known[key] = step
        return step

    return run


def _reads_a_line(node: Aggregate) -> bool:
    waiting: list[Expression] = [node]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Local | Result | Peers):
            return True
        waiting.extend(parts_of(part))
    return False


def _gatherer(node: Aggregate, part: _Part) -> Run:
    table = node.table
    parts = (node.condition, node.group, node.value, node.weight)
    condition, group, value, weight = (each and part(each) for each in parts)
    words = Text("明细表", "table")
    nothing = Step(Input(span=node.span, type=Kind.TEXT, name=table, label=words), None)

    def rows(environment: Environment) -> Iterator[tuple[_Row, Value | None]]:
        """Give the rows that the condition keeps, each with its group."""
        for number, row in enumerate(environment.tables[table], 1):
            environment.row = row
            tried = condition(environment) if condition else None
            if tried is not None and tried.value is None:
                yield _Row(number, tried, None, (tried,)), None
                continue
            if tried is not None and not tried.value:
                continue
            of = group(environment) if group else None
            if of is not None and of.value is None:
                yield _Row(number, of, None, (of,)), None
                continue
            one = value(environment) if value else None
            other = weight(environment) if weight else None
            steps = (tried,) if one is None else (one, other)
            inputs = tuple(each for each in steps if each is not None)
            yield _Row(number, one, other, inputs), of.value if of else None

    def run(environment: Environment) -> Step:
        if table not in environment.tables:
            return Step(node, None, (nothing,))
        found = list(rows(environment))
        kept = [row for row, _ in found]
        if group is not None and not any(map(_is_undefined, kept)):
            kept = _picked(found, highest=node.picks_highest)
        return _made(node, kept)

    return run


def _is_undefined(row: _Row) -> bool:
    return any(step.value is None for step in row.inputs)


def _picked(found: Sequence[tuple[_Row, Value | None]], *, highest: bool) -> list[_Row]:
    """Keep one row of each group: the highest or lowest, the first of equal ones."""
    best: dict[Value | None, _Row] = {}
    for row, group in found:
        known = best.get(group)
        if known is None or _beats(row, known, highest=highest):
            best[group] = row
    return sorted(best.values(), key=lambda each: each.number)


def _beats(row: _Row, known: _Row, *, highest: bool) -> bool:
    one = row.value.value if row.value else None
    other = known.value.value if known.value else None
    if not isinstance(one, Fraction) or not isinstance(other, Fraction):
        return False
    return one > other if highest else one < other


def _made(node: Aggregate, rows: list[_Row]) -> Step:
    left_out: dict[int, Text] = {}
    value: Value | None = None
    decisive = _TRUTHS.get(node.function)
    if decisive is not None:
        value = _truth(rows, decisive=decisive)
    elif not any(map(_is_undefined, rows)):
        if node.function is AggregateFunction.TRIMMED_MEAN:
            left_out = _extremes(rows)
        value = _number(node.function, rows)
    steps = tuple(_row_step(node, row, left_out.get(row.number)) for row in rows)
    return Step(node, value, steps)


def _truth(rows: list[_Row], *, decisive: bool) -> bool | None:
    """Settle 任一 and 所有 as 或 and 且 are: one row that decides is enough."""
    values = [row.value.value if row.value else None for row in rows]
    if decisive in values:
        return decisive
    return None if None in values else not decisive


def _number(function: AggregateFunction, rows: list[_Row]) -> Fraction | None:
    if function is AggregateFunction.COUNT:
        return Fraction(len(rows))
    values = [_fraction(row.value) for row in rows]
    if function is AggregateFunction.SUM:
        return _sum(values)
    if not values:
        return None
    match function:
        case AggregateFunction.HIGHEST:
            return max(values)
        case AggregateFunction.LOWEST:
            return min(values)
        case AggregateFunction.WEIGHTED_MEAN:
            weights = [_fraction(row.weight) for row in rows]
            products = [x * y for x, y in zip(values, weights, strict=True)]
            return _quotient(_sum(products), _sum(weights))
        case AggregateFunction.TRIMMED_MEAN:
            if len(values) < FEWEST_TO_TRIM:
                return None
            values = sorted(values)[1:-1]
    return _quotient(_sum(values), Fraction(len(values)))


def _sum(values: list[Fraction]) -> Fraction | None:
    """Add up exactly; a sum that grows too long has no value."""
    total = Fraction(0)
    for value in values:
        total += value
        if is_too_large(total):
            return None
    return total


def _quotient(over: Fraction | None, under: Fraction | None) -> Fraction | None:
    if over is None or not under:
        return None
    made = over / under
    return None if is_too_large(made) else made


def _fraction(step: Step | None) -> Fraction:
    """Give the number of a step; lowering has settled that it is one."""
    value = step.value if step else None
    return value if isinstance(value, Fraction) else Fraction(0)


def _extremes(rows: list[_Row]) -> dict[int, Text]:
    """Say which rows 去掉最高最低 leaves out: of equal ones the first."""
    if len(rows) < FEWEST_TO_TRIM:
        return {}
    ordered = sorted(rows, key=lambda each: _fraction(each.value))
    top = _fraction(ordered[-1].value)
    highest = next(row for row in ordered[1:] if _fraction(row.value) == top)
    return {
        highest.number: Text("（最高，去掉）", " (highest, left out)"),
        ordered[0].number: Text("（最低，去掉）", " (lowest, left out)"),
    }


def _row_step(node: Aggregate, row: _Row, remark: Text | None) -> Step:
    words = row_words(row.number)
    if remark is not None:
        words = Text(words.zh + remark.zh, words.en + remark.en)
    of_row = Column(
        span=node.span,
        type=node.value.type if node.value else Kind.TRUTH,
        label=words,
        table=node.table,
        name="",
    )
    value: Value | None = True
    if _is_undefined(row):
        value = None
    elif row.value is not None:
        value = row.value.value
    return Step(of_row, value, row.inputs)
