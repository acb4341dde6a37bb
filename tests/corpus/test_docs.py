"""The page of the rules language: examples are sets, keywords the grammar's."""

import re
from fractions import Fraction
from pathlib import Path

import pytest
from tests.corpus.sets import compiled

from perfscore.diagnostics.text import render
from perfscore.resources import grammar_text
from perfscore.source import Source

PAGE = Path(__file__).parents[2] / "docs" / "language.md"
TEXT = PAGE.read_text("utf-8")
BLOCKS = tuple(re.findall(r"^```perf\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL))
HEAD = """指标体系 "示例"
  编号 example/page
  版本 1
  依据 "示例"
  满分 {full}
  保留 2 位小数，四舍五入
  合计 按已取整得分
"""


def as_set(block: str) -> str:
    """Give an example as a set; what has no head gets one, with the weights' sum."""
    if block.startswith(("指标体系", "indicator_set")):
        return block
    weights = re.findall(r"^一级指标 .* ([0-9.]+)分$", block, re.MULTILINE)
    return HEAD.format(full=sum(map(Fraction, weights))) + block


def test_the_page_has_examples() -> None:
    assert len(BLOCKS) > 10


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.splitlines()[0])
def test_an_example_is_a_set_with_nothing_to_tell(block: str) -> None:
    outcome = compiled(Source("language.md", as_set(block)))
    assert [render(each, language="zh") for each in outcome.diagnostics] == []
    assert outcome.value is not None


def test_every_keyword_is_in_the_table_with_both_spellings() -> None:
    grammar = re.findall(r"\(\?:([^|()]+)\|([^|()]+)\)", grammar_text("keywords"))
    table = TEXT.partition("| 中文 | 英文 |")[2]
    cells = re.findall(r"`([^`]+)` \| `([^`]+)`", table)
    assert sorted(cells) == sorted(grammar)
