"""JSON is read strictly, numbers as the digits written, places for every value."""

from pathlib import Path

import pytest

from perfscore.diagnostics.model import Diagnostic
from perfscore.source import Source
from perfscore.wire.faults import Faults
from perfscore.wire.json_tree import read_json
from perfscore.wire.tree import Entry, Fields, Items, Scalar, Tree

HOSTILE = Path(__file__).parents[2] / "data" / "hostile"


def tree(text: str) -> Tree:
    source = Source("x.json", text)
    faults = Faults(source)
    read = read_json(source, faults)
    assert faults.diagnostics() == ()
    assert read is not None
    return read


def refused(text: str) -> Diagnostic:
    source = Source("x.json", text)
    faults = Faults(source)
    assert read_json(source, faults) is None
    (found,) = faults.diagnostics()
    return found


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("467.030", "467.030"),
        ("-0", "-0"),
        ("123456789012345678901234567890", "123456789012345678901234567890"),
        ("1e999999", "1e999999"),
        ("true", "true"),
        ("null", None),
        ('"甲\\n\\u4e59\\"\\\\"', '甲\n乙"\\'),
        ('""', ""),
    ],
)
def test_a_value_stays_the_text_that_was_written(
    written: str, text: str | None
) -> None:
    node = tree(f" {written}\n")
    assert isinstance(node, Scalar)
    assert node.text == text
    assert node.span.text == written


def test_lists_and_mappings_have_their_places() -> None:
    text = '\ufeff{"数据": {"预算": [1, {}, []]}, "单位" : "甲"}'
    node = tree(text)
    assert isinstance(node, Fields)
    data, unit = node.entries
    assert node.span.text == text[1:]
    assert (data.key, data.key_span.text) == ("数据", '"数据"')
    assert data.value.span.text == '{"预算": [1, {}, []]}'
    assert unit == Entry("单位", unit.key_span, Scalar(unit.value.span, "甲"))
    assert isinstance(data.value, Fields)
    budget = data.value.entries[0].value
    assert isinstance(budget, Items)
    assert [each.span.text for each in budget.items] == ["1", "{}", "[]"]


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ('{"单位": "甲",}', (1, 12), "最后一项之后多了逗号"),
        ("[1,]", (1, 4), "最后一项之后多了逗号"),
        ("{'单位': 1}", (1, 2), "半角双引号"),
        ('{"单位"：1}', (1, 6), "全角符号“：”"),
        ('{"a": 1， "b": 2}', (1, 8), "全角符号“，”"),
        ('{"a": 1 "b": 2}', (1, 9), "逗号或右括号"),
        ('{"a" 1}', (1, 6), "冒号"),
        ('{"a": 007}', (1, 7), "007"),
        ('{"a": 1.}', (1, 7), "1."),
        ('{"a": +1}', (1, 7), "+1"),
        ('{"a": 2021年}', (1, 7), "2021年"),
        ('{"a": None}', (1, 7), "None"),
        ("{单位: 1}", (1, 2), "单位"),
        ('{"a": "甲\n乙"}', (1, 7), "本行内"),
        ('{"a": "甲', (1, 7), "本行内"),
        ('{"a": "\\x"}', (1, 8), "转义"),
        ("[1, 2", (1, 6), "括号还没有闭合"),
        ('{"a": 1} 乙', (1, 10), "文件结束"),
        ('{"a": 1 // 注\n}', (1, 9), "注释"),
    ],
)
def test_a_fault_in_json_is_told_in_plain_words(
    text: str, place: tuple[int, int], said: str
) -> None:
    found = refused(text)
    assert found.rule.name == "not-json"
    assert said in found.message.zh
    assert found.at.span.source.place(found.at.span.start) == place


def test_what_is_no_number_is_refused_by_name() -> None:
    found = refused((HOSTILE / "not_numbers.json").read_text("utf-8"))
    assert found.message.zh == "“NaN”不是 JSON 的写法"
    assert "-Infinity" in refused("[-Infinity]").message.zh


def test_the_bracket_that_stays_open_is_shown() -> None:
    (opening,) = refused('{"数据": {"预算": 1').related
    assert opening.span.source.place(opening.span.start) == (1, 8)


@pytest.mark.parametrize(
    ("text", "rule", "column"),
    [
        ("[" * 10_000, "lists-nested-too-deeply", 33),
        ('{"a":' * 10_000, "lists-nested-too-deeply", 161),
        ('["\\ud800"]', "control-character", 2),
        ('["\\u0000"]', "control-character", 2),
    ],
)
def test_what_could_do_harm_is_refused_at_its_place(
    text: str, rule: str, column: int
) -> None:
    source = Source("x.json", text)
    faults = Faults(source)
    read_json(source, faults)
    (found,) = faults.diagnostics()
    assert found.rule.name == rule
    assert source.place(found.at.span.start) == (1, column)
