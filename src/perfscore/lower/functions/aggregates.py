"""Table functions: what becomes of the rows of a 明细表."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from perfscore.diagnostics.model import Text
from perfscore.lower import rules
from perfscore.lower.functions.arguments import wrong
from perfscore.lower.ground.fitting import fit_number, fit_truth
from perfscore.lower.ground.levels import parts_of
from perfscore.lower.names.as_written import TABLE_FUNCTIONS, Part, parts, tables_of
from perfscore.lower.names.scope import Scope
from perfscore.lower.names.tables import TableNames
from perfscore.model.expressions import (
    Aggregate,
    AggregateFunction,
    Column,
    Expression,
)
from perfscore.model.units import NUMBER, Kind, ValueType
from perfscore.syntax import tree as t

Lower = Callable[[Scope, t.Expression], Expression | None]
"""Lowers an expression at a place; calls inside expressions are lowered by it."""

_TRUTHS = {AggregateFunction.ANY, AggregateFunction.ALL}
_COUNTS = {AggregateFunction.COUNT, AggregateFunction.ANY}


@dataclass(frozen=True, slots=True)
class _Arguments:
    """The arguments of a table function: values, and the filter of one of them."""

    values: tuple[t.Expression, ...]
    filter: t.Filtered | None

    @property
    def condition(self) -> t.Expression | None:
        return self.filter.condition if self.filter else None

    @property
    def group(self) -> t.Expression | None:
        return self.filter.group if self.filter else None

    @property
    def picks_highest(self) -> bool:
        pick = self.filter.pick if self.filter else None
        return pick is None or pick.kind == "HIGHEST"


def is_about_rows(scope: Scope, node: t.Call) -> bool:
    """Whether a call has to be one of a table function."""
    function = node.function.text
    if function not in TABLE_FUNCTIONS:
        return False
    if function in ONLY_OF_TABLES or tables_of(scope.names.tables, node):
        return True
    return any(isinstance(each, t.Filtered) for each in node.arguments)


ONLY_OF_TABLES = {
    name
    for name, function in TABLE_FUNCTIONS.items()
    if function
    in {
        AggregateFunction.HIGHEST,
        AggregateFunction.LOWEST,
        AggregateFunction.COUNT,
        AggregateFunction.ANY,
        AggregateFunction.ALL,
    }
}
"""The functions that take rows alone; the others take single values as well."""


def aggregated(scope: Scope, node: t.Call, lower: Lower) -> Expression | None:
    """Lower a call of a table function; None if a fault in it was reported."""
    arguments = _arguments(scope, node)
    table = _table(scope, node)
    if arguments is None or table is None or _reads_other_row(scope, node):
        return None
    inner = replace(
        scope.at_row(table),
        bound={
            name: None if value is None or _has_column(value) else value
            for name, value in scope.bound.items()
        },
    )
    condition = group = None
    if arguments.condition is not None:
        condition = fit_truth(scope.findings, lower(inner, arguments.condition))
    if arguments.group is not None:
        group = lower(inner, arguments.group)
    values = _values(inner, node, arguments, lower)
    is_faulty = (arguments.condition is not None and condition is None) or (
        arguments.group is not None and group is None
    )
    if values is None or is_faulty:
        return None
    function = TABLE_FUNCTIONS[node.function.text]
    value, weight = values
    if function is AggregateFunction.ANY and value is None:
        value, condition = condition, None
    return Aggregate(
        span=node.span,
        type=_type(function, value),
        function=function,
        table=table.name,
        value=value,
        weight=weight,
        condition=condition,
        group=group,
        picks_highest=arguments.picks_highest,
    )


def _type(function: AggregateFunction, value: Expression | None) -> ValueType:
    if function in _TRUTHS:
        return Kind.TRUTH
    return NUMBER if value is None else value.type


def _arguments(scope: Scope, node: t.Call) -> _Arguments | None:
    filters = [each for each in node.arguments if isinstance(each, t.Filtered)]
    if len(filters) > 1:
        _wrong(
            scope,
            node,
            Text("条件只写一次", "the condition is stated once"),
            Text("写在最后一个参数后面", "behind the last argument"),
        )
        return None
    values = tuple(
        each.value if isinstance(each, t.Filtered) else each for each in node.arguments
    )
    return _Arguments(values, filters[0] if filters else None)


def _table(scope: Scope, node: t.Call) -> TableNames | None:
    """Give the one table that a call is about; report none, several, or an unknown."""
    tables = scope.names.tables
    found = tables_of(tables, node)
    known = [tables[each] for each in found if each in tables]
    if len(found) == len(known) == 1:
        return known[0]
    if len(known) > 1:
        shown = "、".join(f"“{each.name}”" for each in known)
        _wrong(
            scope,
            node,
            Text(
                f"一次只看一张明细表，这里有 {shown}",
                f"is about one table, here are {shown}",
            ),
            Text("先分别求出，再合起来算", "work each out first, then combine them"),
        )
    elif found:
        unknown = next(each for each in found if each not in tables)
        scope.findings.add(
            rules.UNKNOWN_NAME,
            node.span,
            Text(f"没有明细表“{unknown}”", f"there is no table “{unknown}”"),
        )
    else:
        function = node.function.text
        _wrong(
            scope,
            node,
            Text("要写明看哪张明细表", "has to say which table it is about"),
            Text(
                f"写作 {function}(明细表.列)；计数写作 计数(明细表)",
                f"write {function}(table.column), or count(table)",
            ),
        )
    return None


def _values(
    scope: Scope, node: t.Call, arguments: _Arguments, lower: Lower
) -> tuple[Expression | None, Expression | None] | None:
    """Lower the value and the weight; None if a fault was reported."""
    function = TABLE_FUNCTIONS[node.function.text]
    wanted = 2 if function is AggregateFunction.WEIGHTED_MEAN else 1
    if len(arguments.values) != wanted:
        what = Text("要一个参数", "takes one argument")
        if wanted > 1:
            what = Text("要两个参数：值、权数", "takes a value and its weight")
        _wrong(scope, node, what)
        return None
    first = arguments.values[0]
    is_table = isinstance(first, t.Name) and first.text in scope.names.tables
    if function in _COUNTS and is_table:
        if function is AggregateFunction.COUNT or arguments.condition is not None:
            return None, None
    elif function is AggregateFunction.COUNT:
        table = scope.table.name if scope.table else ""
        _wrong(
            scope,
            node,
            Text("数的是行，参数须是明细表的名称", "counts rows of a table it names"),
            Text(f"写作 计数({table} 若 …)", f"write count({table} if …)"),
        )
        return None
    fit = fit_truth if function in _TRUTHS else fit_number
    lowered = [fit(scope.findings, lower(scope, each)) for each in arguments.values]
    if any(each is None for each in lowered):
        return None
    return lowered[0], lowered[1] if wanted > 1 else None


def _reads_other_row(scope: Scope, node: t.Call) -> bool:
    """Report an argument of a function that is of another row than the rows here."""
    sealed = {
        name for name, value in scope.bound.items() if value and _has_column(value)
    }
    waiting: list[Part] = list(node.arguments) if sealed else []
    while waiting:
        part = waiting.pop()
        waiting.extend(parts(part))
        if isinstance(part, t.Name) and part.text in sealed:
            scope.findings.add(
                rules.COLUMN_WITHOUT_ROW,
                part.span,
                Text(
                    f"“{part.text}”是另一行的值，不能在明细表的函数里用",
                    f"“{part.text}” is of another row than those looked at here",
                ),
            )
            return True
    return False


def _has_column(value: Expression) -> bool:
    """Whether an expression reads the row at hand."""
    waiting = [value]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Column):
            return True
        if not isinstance(node, Aggregate):
            waiting.extend(parts_of(node))
    return False


def stands_for_itself(scope: Scope, node: t.Call, values: list[Expression]) -> bool:
    """Report 合计(列) in a row, which is the value of that row alone."""
    is_alone = node.function.text in TABLE_FUNCTIONS and len(values) == 1
    value = values[0] if is_alone else None
    if scope.table is None or not isinstance(value, Column):
        return False
    column = f"{value.table}.{value.name}"
    _wrong(
        scope,
        node,
        Text(
            "一行里只有一个值，没有可合起来的",
            "one row has one value, there is nothing to combine",
        ),
        Text(
            f"指各行的，写作 {node.function.text}({column})",
            f"of all rows, write {node.function.text}({column})",
        ),
    )
    return True


def _wrong(scope: Scope, node: t.Call, what: Text, hint: Text | None = None) -> None:
    wrong(scope.findings, node, what, hint=hint)
