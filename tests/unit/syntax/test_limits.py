"""Hostile texts are told or read in bounded time, and never raise."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import process_time

import pytest

from perfscore.api.compiling import compile_set
from perfscore.source import Source
from perfscore.syntax.formatter import format_text
from perfscore.syntax.parser import MAX_ERRORS, parse

HEAD = "指标体系 “甲”\n满分 100\n"


def rules(text: str) -> set[str]:
    return {each.rule.name for each in parse(Source("set.perf", text)).diagnostics}


@contextmanager
def seconds(most: int) -> Iterator[None]:
    """Fail if it takes longer: some ten times what it takes on a slow machine."""
    begun = process_time()
    yield
    assert process_time() - begun < most


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (HEAD + "说明 “" + "甲" * 1_000_000 + "”\n", "line-too-long"),
        (HEAD + "定义 甲 = " + "(" * 10_000 + "1" + ")" * 10_000, "line-too-long"),
        (HEAD + "定义 甲 = " + "(" * 1_900 + "1" + ")" * 1_900, "nested-too-deeply"),
        (HEAD + "定义 甲 = " + "2^" * 1_900 + "1", "nested-too-deeply"),
        (HEAD + "定义 甲 = " + "- " * 1_900 + "1", "nested-too-deeply"),
        (HEAD + "定义 甲 = " + "非 " * 1_900 + "是", "nested-too-deeply"),
        (HEAD + "定义 甲 = " + "若 1 则 2 否则 " * 300 + "1", "nested-too-deeply"),
        ("\n" * 5_000_001, "document-too-large"),
        ("\x00" * 3_000, "control-character"),
        ("\u202e\u2066" * 1_000, "control-character"),
        ("😀" * 3_000, "syntax-error"),
        ("“" * 4_000, "quote-not-closed"),
    ],
    ids=range(12),
)
def test_what_no_set_contains_is_told_at_once(text: str, rule: str) -> None:
    with seconds(5):
        assert rules(text) == {rule}


@pytest.mark.parametrize(
    "expression",
    [
        "+".join("a" * 1_900),
        "(" * 32 + "1" + ")" * 32,
        "f(" + "1," * 1_900 + "1)",
        "2^" * 32 + "1",
        "- " * 33 + "1",
        "非 " * 32 + "是",
        "若 1 则 2 否则 " * 32 + "1",
    ],
    ids=range(7),
)
def test_what_is_just_allowed_passes_every_stage(expression: str) -> None:
    source = Source("set.perf", f"{HEAD}定义 甲 = {expression}\n")
    assert rules(source.text) == set()
    laid_out = format_text(source).value
    assert laid_out is not None
    assert parse(Source("set.perf", laid_out)).value == parse(source).value
    assert {each.rule.name for each in compile_set(source).diagnostics} > {"no-basis"}


INDICATOR = """  三级指标 指标{} 0.02分
    指标值 = 在职人员数 / 编制数
    评分 扣分
      每高于 100% 满 1个百分点：扣 0.01分
"""


def test_a_set_of_5000_indicators_is_read_within_seconds() -> None:
    text = HEAD + "".join(map(INDICATOR.format, range(5_000)))
    with seconds(30):
        document = parse(Source("set.perf", text)).value
    assert document is not None
    assert len(document.sections) == 5_000


@pytest.mark.parametrize(
    "row",
    ["甲 {}；文本\n", "甲 {}：文字\n", "数据 {}\n", "一级指标 “甲{}\n", "乙\x00{}\n"],
)
def test_as_many_faults_as_lines_take_no_longer(row: str) -> None:
    text = HEAD + "数据\n" + "".join(map(row.format, range(20_000)))
    with seconds(20):
        assert len(parse(Source("set.perf", text)).diagnostics) == MAX_ERRORS


def test_the_time_grows_with_the_text_alone() -> None:
    def needed(rows: int) -> float:
        text = HEAD + "数据\n" + "".join(f"甲{each}：文本\n" for each in range(rows))
        begun = process_time()
        assert rules(f"{text}乙：字\n") == {"syntax-error"}
        return process_time() - begun

    needed(100)
    assert needed(8_000) < 8 * needed(2_000) + 1


@pytest.mark.parametrize(
    "line",
    ["甲" + " " * 3_900 + "乙", "甲 " * 1_900 + "：", "甲:" * 1_900, "1" * 3_900 + "O"],
    ids=range(4),
)
def test_no_line_makes_the_reader_go_back_and_forth(line: str) -> None:
    for heading in ("等级", "一级指标 甲\n评分 要点", "一级指标", "一级指标 甲\n目标"):
        with seconds(10):
            rules(HEAD + f"{heading} {line}\n" * 100)
            rules(HEAD + f"{heading}\n" + f"{line}\n" * 100)
