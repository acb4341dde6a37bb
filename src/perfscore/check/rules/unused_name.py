"""Rule: what is reported or defined is used."""

from collections.abc import Iterator

from perfscore.check.page import page
from perfscore.check.walking import names_in, read_directly
from perfscore.diagnostics.model import Diagnostic, Label, Rule, Severity, Text
from perfscore.model.indicator_set import Definition, IndicatorSet
from perfscore.source import Span

RULE = Rule(
    "unused-name",
    Severity.WARNING,
    page(
        zh="""
        数据、定义、参数写出后没有用到：多半是别处名称写错了，或者遗漏了一条规则；要单
        位填报用不到的数据也增加负担。表上印出的 年初预算数、全年预算数、全年执行数和
        执行率 不在此列。
        """,
        en="""
        A datum, a definition or a parameter is never used: another name may be
        mistaken, or a rule left out; and nobody should have to report what is not
        used. 年初预算数, 全年预算数, 全年执行数 and 执行率 stand in the printed form
        anyway.
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
    values = [each.value for each in indicator_set.definitions]
    used = set(_PRINTED)
    for expression in (*read_directly(indicator_set), *values):
        used |= names_in(expression)
    for datum in indicator_set.data:
        if datum.name not in used:
            yield _unused(datum.name, Text("数据", "datum"), datum.span)
    for each in indicator_set.definitions:
        if each.name not in used:
            yield _unused(each.name, _kind(each), each.span)


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
