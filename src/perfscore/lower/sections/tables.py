"""明细表: the columns that units report row by row, and those that are worked out."""

from perfscore.diagnostics.model import Label, Text
from perfscore.lower import rules
from perfscore.lower.ground.rows import require_rows
from perfscore.lower.names.needs import needs_of
from perfscore.lower.names.scope import Names, Scope
from perfscore.lower.names.tables import TableNames
from perfscore.lower.sections.data import datum_of, settled
from perfscore.model.data import ComputedColumn, Table
from perfscore.model.expressions import Column
from perfscore.source import Span
from perfscore.syntax import tree as t


def declare_tables(scope: Scope, nodes: list[t.Table]) -> list[t.Table]:
    """Make the names of tables and their columns known; give those to be kept."""
    kept = []
    for node in nodes:
        require_rows(scope.findings, node.span, "明细表", node.columns)
        if scope.names.declare(node.name.text, node.name.span):
            table = TableNames(node.name.span, node.name.text)
            scope.names.tables[table.name] = table
            _declare_columns(scope, table, node)
            kept.append(node)
    return kept


def _declare_columns(scope: Scope, table: TableNames, node: t.Table) -> None:
    first: dict[str, Span] = {}
    for column in node.columns:
        name = column.name.text
        if name in first:
            _column_twice(scope, table, column.name, first[name])
            continue
        first[name] = column.name.span
        if isinstance(column, t.ComputedColumn):
            table.written[name] = column
            continue
        datum = datum_of(scope, column)
        if datum is None:
            table.faulty.add(name)
        else:
            table.columns[name] = datum


def lower_tables(scope: Scope, nodes: list[t.Table]) -> tuple[Table, ...]:
    """Settle the bounds and defaults of columns, once definitions are lowered."""
    made = []
    for node in nodes:
        table = scope.names.tables[node.name.text]
        for row in node.columns:
            datum = table.columns.get(row.name.text)
            if isinstance(row, t.DataRow) and datum is not None:
                subject = Column(
                    span=row.name.span,
                    type=datum.type,
                    table=table.name,
                    name=datum.name,
                )
                table.columns[datum.name] = settled(scope, row, datum, subject)
        columns = tuple(table.columns.values())
        made.append(Table(node.span, table.name, columns, _computed(scope, table)))
    return tuple(made)


def _computed(scope: Scope, table: TableNames) -> tuple[ComputedColumn, ...]:
    """Give the computed columns so that each comes after those it reads."""
    made: dict[str, ComputedColumn] = {}
    for name in table.written:
        waiting = [name]
        while waiting:
            last = waiting[-1]
            value = table.lowered.get(last)
            missing = [
                each
                for each in _read(scope.names, table, last)
                if each not in made and table.lowered.get(each) is not None
            ]
            if value is not None and missing:
                waiting.extend(missing)
                continue
            waiting.pop()
            if value is not None and last not in made:
                made[last] = ComputedColumn(table.written[last].span, last, value)
    return tuple(made.values())


def _read(names: Names, table: TableNames, column: str) -> list[str]:
    keys = (each.key for each in needs_of(names, (table.name, column)))
    pairs = (each for each in keys if isinstance(each, tuple))
    return [name for owner, name in pairs if owner == table.name]


def _column_twice(scope: Scope, table: TableNames, name: t.Name, first: Span) -> None:
    scope.findings.add(
        rules.DEFINED_TWICE,
        name.span,
        Text(
            f"明细表“{table.name}”里列名“{name.text}”出现了两次",
            f"the column “{name.text}” stands twice in the table “{table.name}”",
        ),
        related=(Label(first, Text("第一次在这里", "first here")),),
    )
