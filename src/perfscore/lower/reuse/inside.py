"""A part is changed within: columns of a table, 总分 and its vetoes, rows of a case."""

from dataclasses import replace

from perfscore.diagnostics.model import Text
from perfscore.lower.reuse.faults import Faults, near
from perfscore.lower.reuse.parts import Node, Part
from perfscore.syntax import tree as t

_Column = t.DataRow | t.ComputedColumn
_Row = t.CaseValue | t.CaseLine | t.Expectation | t.ExpectedFinding


def changed_inside(faults: Faults, old: Part, new: Part) -> Part:
    """Give the part as ``new`` changes it; most are replaced whole."""
    match old.node, new.node:
        case (t.Table() as before, t.Table() as after):
            return _of(new, _table(faults, before, after))
        case (t.Total() as before, t.Total() as after):
            return _of(new, _total(before, after))
        case (t.Case() as before, t.Case() as after):
            return _of(new, _case(before, after))
        case (t.DeclaredScoring() as before, t.DeclaredScoring() as after):
            return _of(new, _declared(before, after))
    return new


def with_columns(faults: Faults, old: Part, new: Part) -> Part:
    """Give the table of ``old`` with further columns at its end."""
    if not (isinstance(old.node, t.Table) and isinstance(new.node, t.Table)):
        return old
    known = {each.name.text: each for each in old.node.columns}
    added: list[_Column] = []
    for column in new.node.columns:
        first = known.get(column.name.text)
        if first is None:
            added.append(column)
        else:
            what = _column_said(old.name, column)
            faults.exists(column.name.span, what, first.name.span)
    return _of(old, replace(old.node, columns=(*old.node.columns, *added)))


def _of(part: Part, node: Node) -> Part:
    return replace(part, node=node)


def _table(faults: Faults, before: t.Table, after: t.Table) -> t.Table:
    columns: dict[str, _Column] = {each.name.text: each for each in before.columns}
    for column in after.columns:
        name = column.name.text
        if name in columns:
            columns[name] = column
        else:
            otherwise = Text(
                f"加一列写作：新增 明细表 {before.name.text}",
                f"to add a column, write: insert table {before.name.text}",
            )
            what = _column_said(before.name.text, column)
            faults.missing(column.name.span, what, near(name, columns, otherwise))
    return replace(before, columns=tuple(columns.values()))


def _column_said(table: str, column: _Column) -> Text:
    path = f"“{table}.{column.name.text}”"
    return Text(f"明细表的列{path}", f"column {path}")


def _total(before: t.Total, after: t.Total) -> t.Total:
    return t.Total(
        before.span,
        after.value or before.value,
        after.vetoes or before.vetoes,
        after.basis or before.basis,
    )


def _declared(before: t.DeclaredScoring, after: t.DeclaredScoring) -> Node:
    return replace(
        after,
        not_applicable=after.not_applicable or before.not_applicable,
        reasons=after.reasons or before.reasons,
    )


def _case(before: t.Case, after: t.Case) -> t.Case:
    rows = {_key(each): each for each in before.rows}
    rows |= {_key(each): each for each in after.rows}
    return t.Case(after.span, after.title, tuple(rows.values()))


def _key(row: _Row) -> tuple[str, str]:
    match row:
        case t.CaseValue(name=word) | t.CaseLine(name=word):
            return type(row).__name__, word.text
        case t.Expectation(subject=word) | t.ExpectedFinding(rule=word):
            return type(row).__name__, word.text
