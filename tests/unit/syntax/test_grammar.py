"""The grammar files as a whole: their keywords, and what they say of a document."""

import re
from collections import Counter
from pathlib import Path

import pytest
from lark import Lark, Tree

from perfscore.resources import grammars_folder, sets_folder
from perfscore.source import Source
from perfscore.syntax.build import build
from perfscore.syntax.chunks import Chunk
from perfscore.syntax.grammar import document_parser, opening_line, openings
from perfscore.syntax.normal import prepare
from perfscore.syntax.parser import parse
from perfscore.syntax.words import spellings, words_for

KEYWORDS = (grammars_folder() / "keywords.lark").read_text("utf-8")
SETS = sorted(sets_folder().rglob("*.perf"))


@pytest.fixture(scope="module")
def whole() -> Lark:
    """The grammar as its readers know it: from ``document`` down."""
    return Lark.open(
        str(grammars_folder() / "indicator_set.lark"),
        parser="lalr",
        start="document",
        propagate_positions=True,
        maybe_placeholders=True,
    )


def test_every_terminal_has_words_in_both_languages() -> None:
    for terminal in document_parser().terminals:
        words = words_for(str(terminal.name))
        assert words.zh.strip()
        assert words.en.strip()
    assert words_for("$END").zh == "新的一节"


def test_every_keyword_of_the_grammar_has_two_spellings() -> None:
    declared = re.findall(r"^(\w+)\.9:", KEYWORDS, re.MULTILINE)
    assert sorted(spellings()) == sorted(declared)


def test_no_spelling_means_two_keywords() -> None:
    both = [word for each in spellings().values() for word in (each.zh, each.en)]
    assert [word for word, times in Counter(both).items() if times > 1] == []


def test_a_spelling_is_one_word_to_the_reader() -> None:
    for each in spellings().values():
        assert re.fullmatch(r"[^\W\d]+[1-4]?", each.zh)
        assert re.fullmatch(r"[a-z_]+[1-4]?", each.en)


def test_what_begins_a_section_is_known_from_the_grammar() -> None:
    assert {spellings()[each].zh for each in openings("section")} == {
        *("等级", "数据", "参数", "定义", "校验", "填报指标评分"),
        *("一级指标", "二级指标", "三级指标", "四级指标", "加分项", "减分项"),
        *("函数", "明细表", "总分", "分级", "多单位汇总", "复核", "用例"),
        *("修改", "新增", "删除"),
    }
    assert {spellings()[each].zh for each in openings("head")} == {"指标体系"}


@pytest.mark.parametrize(
    ("line", "begins"),
    [
        ("数据", True),
        ("\t data", True),
        ("定义 甲 = 1", True),
        ("一级指标“甲”", True),
        ("数据库：5分", False),
        ("define_it", False),
        ("“数据”：文本", False),
    ],
)
def test_a_section_begins_where_its_keyword_ends_as_a_word(
    line: str, *, begins: bool
) -> None:
    assert bool(opening_line("section").match(line)) == begins


@pytest.mark.parametrize("path", SETS, ids=lambda path: str(path.stem))
def test_the_rule_for_the_whole_document_says_what_the_reader_does(
    path: Path, whole: Lark
) -> None:
    source = Source(path.name, path.read_text("utf-8"))
    text = prepare(source).text
    offset = len(text) - len(text.lstrip())
    chunk = Chunk("document", offset, text[offset:])
    parts = [
        build(part, source, chunk)
        for part in whole.parse(chunk.text).children
        if isinstance(part, Tree)
    ]
    document = parse(source).value
    assert document is not None
    assert parts == [document.head, *document.sections]
    assert [part.span for part in parts] == [
        part.span for part in (document.head, *document.sections) if part
    ]
