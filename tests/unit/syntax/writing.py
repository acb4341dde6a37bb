"""Nodes as tests write them, and the reading of parts of a set."""

from perfscore.source import Source, Span
from perfscore.syntax import tree as t
from perfscore.syntax.parser import parse

AT = Span(Source("", ""), 0, 0)
"""Nodes are equal whatever their places."""


def word(kind: str, text: str) -> t.Word:
    return t.Word(AT, kind, text)


def name(text: str, *, quoted: bool = False) -> t.Name:
    return t.Name(AT, text, quoted)


def number(digits: str, unit: str = "", kind: str = "NAME") -> t.Quantity:
    return t.Quantity(AT, word("NUMBER", digits), word(kind, unit) if unit else None)


def percent(digits: str) -> t.Quantity:
    return number(digits, "%", "PERCENT")


def points(digits: str) -> t.Quantity:
    return number(digits, "分", "POINTS_UNIT")


def section(text: str) -> t.Section:
    outcome = parse(Source("set.perf", f"指标体系 “甲”\n{text}\n"))
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    (only,) = outcome.value.sections
    return only


def expression(text: str) -> t.Expression:
    definition = section(f"定义 甲 = {text}")
    assert isinstance(definition, t.Definition)
    return definition.value


def method(*lines: str) -> t.Method:
    indicator = section("\n".join(["一级指标 甲", f"评分 {lines[0]}", *lines[1:]]))
    assert isinstance(indicator, t.Indicator)
    (clause,) = indicator.clauses
    assert isinstance(clause, t.Scoring)
    return clause.method


def interval(
    left: str, low: t.Expression, high: t.Expression, right: str
) -> t.Interval:
    return t.Interval(AT, left == "[", low, high, right == "]")


def item(text: str, share: t.Expression) -> t.ChecklistRow:
    return t.ChecklistRow(AT, is_prerequisite=False, text=text, points=share)


A, B, C = name("a"), name("b"), name("c")
