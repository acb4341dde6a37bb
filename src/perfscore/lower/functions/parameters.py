"""参数 … 按 …: a table of values by choices, years and numbers."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from perfscore.diagnostics.model import Label, Text
from perfscore.lower import rules
from perfscore.lower.functions.arguments import wrong
from perfscore.lower.functions.keys import KeyPart, meets, read_key
from perfscore.lower.functions.own import MAX_INLINED, too_much
from perfscore.lower.ground import core
from perfscore.lower.ground.fitting import fit_pair, type_words, wrong_type
from perfscore.lower.ground.rows import require_rows
from perfscore.lower.names.scope import Scope
from perfscore.model.data import YEAR_NAMES
from perfscore.model.expressions import (
    Branch,
    Choice,
    Expression,
    Undefined,
)
from perfscore.model.units import RATIO, Quantity, ValueType
from perfscore.source import Span
from perfscore.syntax import tree as t

NO_ROW = "no-parameter-row"
"""The rule under which scoring says that no row is for the case at hand."""
MAX_ROWS = 1_000


@dataclass(frozen=True, slots=True)
class _Row:
    node: t.ParameterRow
    parts: tuple[KeyPart, ...]
    value: Expression


Lower = Callable[[Scope, t.Expression], Expression | None]


def is_read_by_call(scope: Scope, node: t.ParameterTable) -> bool:
    """Whether a key is no datum, so that calls say what to look up: 标准(级别)."""
    return any(
        not scope.knows(each.text) and each.text not in YEAR_NAMES for each in node.keys
    )


def report_never_called(scope: Scope) -> None:
    """Report the unknown keys of parameters that nothing looks up by a call."""
    for name, node in scope.names.by_call.items():
        if name not in scope.names.used:
            for key in node.keys:
                scope.resolve(key)


def called_parameter(scope: Scope, node: t.Call, lower: Lower) -> Expression | None:
    """Lower a call of a parameter: a row looked up by the arguments."""
    names = scope.names
    name = node.function.text
    parameter = names.written[name]
    if not isinstance(parameter, t.ParameterTable):
        what = Text("是一个定义，没有参数", "is a definition and takes no arguments")
        wrong(scope.findings, node, what)
        return None
    names.used.add(name)
    plain = [each for each in node.arguments if not isinstance(each, t.Filtered)]
    arguments = [lower(scope, each) for each in plain]
    if len(plain) != len(node.arguments) or len(arguments) != len(parameter.keys):
        shown = "、".join(each.text for each in parameter.keys)
        what = Text(f"要写明 {shown}", f"takes {shown}")
        wrong(scope.findings, node, what)
        return None
    names.inlined += len(parameter.rows)
    if names.inlined > MAX_INLINED:
        too_much(scope, node.span)
        return None
    if None in arguments:
        return None
    keys = (each.text for each in parameter.keys)
    bound = dict(zip(keys, arguments, strict=True))
    return lower_parameter(replace(scope, bound=bound), parameter, lower)


def lower_parameter(
    scope: Scope, node: t.ParameterTable, lower: Lower
) -> Expression | None:
    """Make the choice of a row by its keys; None if a fault was reported."""
    keys = [scope.resolve(each) for each in node.keys]
    values = [lower(scope, each.value) for each in node.rows]
    known = [each for each in keys if each is not None]
    require_rows(scope.findings, node.span, "参数", node.rows)
    if len(known) != len(keys) or not node.rows or _has_too_many(scope, node):
        return None
    rows = _rows(scope, node, known, values)
    otherwise = _otherwise(scope, node, values)
    _report_twice(scope, rows)
    given = [each.value for each in rows]
    fitted = _fitted(scope, [*given, otherwise] if otherwise else given)
    stated = [each for each in node.rows if each.key is not None]
    if fitted is None or len(rows) != len(stated) or None in values:
        return None
    type_ = RATIO if any(each.type == RATIO for each in fitted) else fitted[0].type
    branches = tuple(
        Branch(
            condition=core.both(_span(row.node), *(x.condition for x in row.parts)),
            value=value,
            label=Text(_span(row.node).text, _span(row.node).text),
        )
        for row, value in zip(rows, fitted, strict=False)
    )
    return Choice(
        span=node.span,
        type=type_,
        branches=branches,
        otherwise=fitted[-1] if otherwise else _no_row(node, type_),
    )


def _span(row: t.ParameterRow) -> Span:
    return row.key.span if row.key else row.span


def _has_too_many(scope: Scope, node: t.ParameterTable) -> bool:
    if len(node.rows) <= MAX_ROWS:
        return False
    count = len(node.rows)
    scope.findings.add(
        rules.EXPRESSION_TOO_LONG,
        node.name.span,
        Text(
            f"参数“{node.name.text}”有 {count} 行，最多 {MAX_ROWS} 行",
            f"the parameter “{node.name.text}” has {count} rows, {MAX_ROWS} at most",
        ),
    )
    return True


def _rows(
    scope: Scope,
    node: t.ParameterTable,
    keys: list[Expression],
    values: list[Expression | None],
) -> list[_Row]:
    """Read the rows that have keys; those with a fault are left out."""
    made: list[_Row] = []
    for row, value in zip(node.rows, values, strict=True):
        if row.key is None:
            continue
        parts = read_key(scope, row.key, keys)
        if parts is not None and value is not None:
            made.append(_Row(row, parts, value))
    return made


def _otherwise(
    scope: Scope, node: t.ParameterTable, values: list[Expression | None]
) -> Expression | None:
    """Give the value of 否则, if it stands; report rows behind it."""
    at = next((i for i, each in enumerate(node.rows) if each.key is None), None)
    if at is None:
        return None
    for row in node.rows[at + 1 :]:
        scope.findings.add(
            rules.ROW_AFTER_OTHERWISE,
            _span(row),
            Text("“否则”之后的行不会用到", "a row behind else never applies"),
            related=(Label(node.rows[at].span, Text("否则在这里", "else")),),
        )
    return values[at]


def _report_twice(scope: Scope, rows: list[_Row]) -> None:
    """Report rows that are for the same case, or whose ranges meet."""
    first: dict[tuple[KeyPart, ...], _Row] = {}
    ranged: list[_Row] = []
    for row in rows:
        found = first.setdefault(row.parts, row)
        if found is row:
            against = rows if _has_range(row) else ranged
            met = (each for each in against if meets(each.parts, row.parts))
            found = next(
                (x for x in met if x.node.span.start < row.node.span.start), row
            )
        if _has_range(row):
            ranged.append(row)
        if found is not row:
            scope.findings.add(
                rules.PARAMETER_ROW_TWICE,
                _span(row.node),
                Text(
                    f"“{_span(row.node).text}”与“{_span(found.node).text}”"
                    "有相同的情形，每种情形只能有一行",
                    f"“{_span(row.node).text}” and “{_span(found.node).text}” are for "
                    "the same case; each case has one row",
                ),
                related=(Label(_span(found.node), Text("前一行", "the row before")),),
            )


def _has_range(row: _Row) -> bool:
    return any(each.is_range for each in row.parts)


def _fitted(scope: Scope, values: list[Expression]) -> list[Expression] | None:
    """Bring all values to the type of the first; None if one does not fit."""
    if not values:
        return None
    first, *others = values
    made = [first, *(_fit(scope, first, each) for each in others)]
    fitted = [each for each in made if each is not None]
    return fitted if len(fitted) == len(made) else None


def _fit(scope: Scope, first: Expression, value: Expression) -> Expression | None:
    if isinstance(first.type, Quantity) and isinstance(value.type, Quantity):
        verb = Text("放在一张参数表里", "rows of one parameter")
        pair = fit_pair(scope.findings, first, value, verb=verb)
        return None if pair is None else pair[1]
    if first.type is not value.type:
        wrong_type(scope.findings, value, type_words(first.type))
        return None
    return value


def _no_row(node: t.ParameterTable, type_: ValueType) -> Undefined:
    name = node.name.text
    shown = "、".join(each.text for each in node.keys)
    return Undefined(
        span=node.name.span,
        type=type_,
        rule=NO_ROW,
        reason=Text(
            f"参数“{name}”没有适用于该单位{shown}的行",
            f"the parameter “{name}” has no row for this unit's {shown}",
        ),
    )
