"""Rule: what is reported or defined is used."""

from collections.abc import Iterator

from perfscore.check.page import page
from perfscore.check.walking import (
    columns_in,
    named_expressions,
    names_in,
    read_directly,
)
from perfscore.diagnostics.model import Diagnostic, Label, Rule, Severity, Text
from perfscore.model.data import ComputedColumn, Datum, Table
from perfscore.model.indicator_set import Definition, IndicatorSet
from perfscore.model.units import Kind
from perfscore.source import Span

RULE = Rule(
    "unused-name",
    Severity.WARNING,
    page(
        zh="""
        数据、定义、参数、函数、明细表和它的列写出后没有用到：多半是别处名称写错了，
        或者遗漏了一条规则；要单位填报用不到的数据也增加负担。
        表上印出的 年初预算数、全年预算数、全年执行数和执行率 不在此列，
        明细表里说明是哪一行的文本列也不在此列。
        """,
        en="""
        A datum, a definition, a parameter, a function, a table or a column of one is
        never used: another name may be mistaken, or a rule left out; and nobody should
        have to report what is not used. 年初预算数, 全年预算数, 全年执行数 and
        执行率 stand in the printed form anyway, and a column of texts may only say
        which row is which.
        """,
        failing="""
        数据
          应到人数：计数（人），> 0
          实到人数：计数（人）
        一级指标 出勤 5分
          得分 = 若 实到人数 ≥ 10人 则 分值 否则 0分
        """,
        mended="""
        数据
          应到人数：计数（人），> 0
          实到人数：计数（人）
        一级指标 出勤 5分
          得分 = 若 实到人数 ≥ 应到人数 则 分值 否则 0分
        """,
    ),
)

_PRINTED = {"年初预算数", "全年预算数", "全年执行数", "执行率", "预算执行率"}


def check(indicator_set: IndicatorSet) -> Iterator[Diagnostic]:
    """Report names that no expression reads and no form prints."""
    read = [
        *read_directly(indicator_set),
        *named_expressions(indicator_set).values(),
    ]
    used = set(_PRINTED) | {name for each in read for name in names_in(each)}
    for row in indicator_set.roll_ups:
        used |= {row.name, row.weight}
    for datum in indicator_set.data:
        if datum.name not in used:
            yield _unused(datum.name, Text("数据", "datum"), datum.span)
    for each in indicator_set.definitions:
        if each.name not in used:
            yield _unused(each.name, _kind(each), each.span)
    for function in indicator_set.functions:
        if not function.is_used:
            kind = Text("函数", "function")
            yield _unused(function.name, kind, function.span)
    columns = {column for each in read for column in columns_in(each)}
    for table in indicator_set.tables:
        yield from _of_table(table, columns)


def _of_table(table: Table, used: set[tuple[str, str]]) -> Iterator[Diagnostic]:
    """Report a table of which nothing is read, else its columns that are not.

    Texts without choices only say which row is which.
    """
    if table.name not in {name for name, _ in used}:
        yield _unused(table.name, Text("明细表", "table"), table.span)
        return
    columns: tuple[Datum | ComputedColumn, ...] = (*table.columns, *table.computed)
    for column in columns:
        says_which = (
            isinstance(column, Datum)
            and column.type is Kind.TEXT
            and not column.choices
        )
        if (table.name, column.name) not in used and not says_which:
            name = f"{table.name}.{column.name}"
            yield _unused(name, Text("明细表的列", "column"), column.span)


def _kind(definition: Definition) -> Text:
    if definition.is_parameter:
        return Text("参数", "parameter")
    return Text("定义", "definition")


def _unused(name: str, kind: Text, span: Span) -> Diagnostic:
    return Diagnostic(
        RULE,
        Text(f"{kind.zh}“{name}”没有用到", f"the {kind.en} “{name}” is never used"),
        Label(span),
        hint=Text("用到它，或删去", "use it, or delete it"),
    )
