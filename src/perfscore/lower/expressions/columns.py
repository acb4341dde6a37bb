"""Columns of tables, as expressions read them."""

from perfscore.diagnostics.model import Text
from perfscore.diagnostics.suggest import nearest
from perfscore.lower import rules
from perfscore.lower.names.scope import Scope
from perfscore.lower.names.tables import TableNames
from perfscore.model.expressions import Column
from perfscore.syntax import tree as t


def read_column(scope: Scope, node: t.Column) -> Column | None:
    """Give what ``表彰.级别`` reads of the row at hand; report where none is."""
    names = scope.names
    table = names.tables.get(node.table.text)
    if table is None:
        _unknown_table(scope, node)
        return None
    name = node.column.text
    if not table.knows(name):
        _unknown_column(scope, table, node)
        return None
    if scope.table is not table:
        _no_row(scope, node)
        return None
    return table.read(node.span, name)


def _unknown_table(scope: Scope, node: t.Column) -> None:
    near = nearest(node.table.text, scope.names.tables)
    shown = "、".join(f"“{each}”" for each in near)
    scope.findings.add(
        rules.UNKNOWN_NAME,
        node.table.span,
        Text(
            f"没有明细表“{node.table.text}”", f"there is no table “{node.table.text}”"
        ),
        hint=Text(f"名称相近的有 {shown}", f"near names: {shown}") if near else None,
    )


def _unknown_column(scope: Scope, table: TableNames, node: t.Column) -> None:
    name = node.column.text
    near = nearest(name, table.all_names)
    shown = "、".join(f"“{each}”" for each in near or table.all_names)
    hint = Text(f"各列是 {shown}", f"its columns are {shown}")
    if near:
        hint = Text(f"名称相近的有 {shown}", f"near names: {shown}")
    scope.findings.add(
        rules.UNKNOWN_NAME,
        node.column.span,
        Text(
            f"明细表“{table.name}”没有“{name}”这一列",
            f"the table “{table.name}” has no column “{name}”",
        ),
        hint=hint if shown else None,
    )


def _no_row(scope: Scope, node: t.Column) -> None:
    shown = node.span.text
    scope.findings.add(
        rules.COLUMN_WITHOUT_ROW,
        node.span,
        Text(
            f"“{shown}”每行一个值，这里要一个值",
            f"“{shown}” has a value in each row; one value is required here",
        ),
        hint=Text(
            f"用明细表的函数求出一个值，如 合计({shown})、最高({shown})",
            f"bring it to one value: sum({shown}), highest({shown})",
        ),
    )
