"""The page of the rules language: examples are sets, keywords the grammar's."""

import re
from fractions import Fraction
from pathlib import Path

import pytest
from tests.corpus.sets import compiled

from perfscore.api.loading import load_set
from perfscore.diagnostics.text import render
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
BODY = """一级指标 甲 10分
  得分 = 分值
"""


def as_set(block: str) -> str:
    """Give an example as a set; what lacks head or indicators gets them."""
    if block.startswith(("指标体系", "indicator_set")):
        return block
    weights = re.findall(r"^一级指标 .* ([0-9.]+)分$", block, re.MULTILINE)
    if not weights:
        return HEAD.format(full=10) + BODY + block
    return HEAD.format(full=sum(map(Fraction, weights))) + block


FILES = tuple(re.findall(r"^```perf (\S+)\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL))


@pytest.fixture(scope="module")
def chain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of the chapter on 沿用, in the folders that it names."""
    folder = tmp_path_factory.mktemp("chain")
    for name, text in FILES:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize("name", [name for name, _ in FILES])
def test_a_file_of_the_chain_is_a_set_with_nothing_to_tell(
    name: str, chain: Path
) -> None:
    outcome = load_set(chain / name)
    assert [render(each, language="zh") for each in outcome.diagnostics] == []
    assert outcome.value is not None


def test_the_page_has_examples() -> None:
    assert len(BLOCKS) > 10
    assert len(FILES) == 4


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.splitlines()[0])
def test_an_example_is_a_set_with_nothing_to_tell(block: str) -> None:
    outcome = compiled(Source("language.md", as_set(block)))
    assert [render(each, language="zh") for each in outcome.diagnostics] == []
    assert outcome.value is not None
