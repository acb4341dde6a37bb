"""What is still told of a set with faults, and what would only be their echo."""

import pytest

from perfscore.api.damage import (
    CAN_FOLLOW_FROM_ANY_EXPRESSION,
    CAN_FOLLOW_FROM_ANY_LINE,
    CAN_FOLLOW_FROM_THE_HEAD,
    Sections,
    independent,
)
from perfscore.check.registry import RULES as CHECK_RULES
from perfscore.diagnostics.model import Diagnostic, Label, Rule, Severity, Text
from perfscore.lower.rules import RULES as LOWER_RULES
from perfscore.source import Source, Span

TEXT = """\
指标体系 甲
数据
  执行数：金额{万元}
定义 甲 = 执行数 / 预算数
定义 乙 = 1 + 人数
"""
SOURCE = Source("a.perf", TEXT)
DAMAGED = "  执行数：金额{万元}"


def span(part: str) -> Span:
    start = TEXT.index(part)
    return Span(SOURCE, start, start + len(part))


SECTIONS = Sections(span(each) for each in ("数据", "定义 甲", "定义 乙"))


def told(name: str, part: str) -> Diagnostic:
    rule = Rule(name, Severity.ERROR, Text("", ""))
    return Diagnostic(rule, Text("", ""), Label(span(part)))


def kept(*diagnostics: Diagnostic, damaged: str | None = DAMAGED) -> list[str]:
    left = independent(
        diagnostics,
        damaged=[span(damaged)] if damaged else [],
        sections=SECTIONS,
        dependent=CAN_FOLLOW_FROM_ANY_LINE if damaged else frozenset(),
    )
    return [each.rule.name for each in left]


def test_without_damage_everything_is_told() -> None:
    everything = [told("no-basis", "甲"), told("unknown-name", "人数")]
    assert kept(*everything, damaged=None) == ["no-basis", "unknown-name"]


def test_an_unknown_name_is_told_unless_a_damaged_line_holds_it() -> None:
    assert kept(told("unknown-name", "人数")) == ["unknown-name"]
    assert kept(told("unknown-name", "执行数")) == []


@pytest.mark.parametrize("damaged", [None, DAMAGED])
def test_a_name_that_is_nothing_is_no_echo(damaged: str | None) -> None:
    assert kept(told("unknown-name", ""), damaged=damaged) == ["unknown-name"]


def test_nothing_is_told_of_a_section_with_damage() -> None:
    assert kept(told("unit-mismatch", "数据")) == []
    assert kept(told("unit-mismatch", "1 + 人数")) == ["unit-mismatch"]


def test_rules_of_the_whole_set_are_not_told() -> None:
    assert kept(told("weights-do-not-sum", "指标体系")) == []


@pytest.mark.parametrize(
    "name",
    sorted(
        CAN_FOLLOW_FROM_ANY_LINE
        | CAN_FOLLOW_FROM_ANY_EXPRESSION
        | CAN_FOLLOW_FROM_THE_HEAD
    ),
)
def test_the_rules_left_out_are_rules_there_are(name: str) -> None:
    assert name in {each.name for each in (*LOWER_RULES, *CHECK_RULES)}
