"""Any text is read or told; any set means the same when it is laid out."""

from collections.abc import Callable
from random import Random
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from lark import Token
from lark.grammar import Rule
from tests.property.perf_texts import Author

from perfscore.diagnostics.model import Language
from perfscore.resources import sets_folder
from perfscore.source import Source, Span
from perfscore.syntax import tree as t
from perfscore.syntax.chunks import cut
from perfscore.syntax.formatter import format_text
from perfscore.syntax.grammar import document_parser
from perfscore.syntax.normal import prepare
from perfscore.syntax.parser import parse
from perfscore.syntax.words import keywords, spellings


def written(seed: int, sections: int = 4) -> str:
    """Make up a set; to draw each of its choices by itself would take far longer."""
    return Author(Random(seed)).write(sections)  # noqa: S311 - no secret hangs on it


sets = st.integers(0, 10**9).map(written)
SHIPPED = [path.read_text("utf-8") for path in sorted(sets_folder().rglob("*.perf"))]

NARROW = {chr(code) for code in range(0x21, 0x7F)} - {'"'}

PIECES = [
    *sorted(keywords()),
    *"：:，,、（）()[]［］=＝≥<>＜+-—×*/^%‰“”\"「」'《》【】。；#＃~",
    *("\n", "\n", "\n", "\r", "\r\n", " ", "\t", "\u3000", "  "),
    *("\u2028", "\x85", "\x00", "\u200b", "\u202e", "\ufeff", "\ud800", "😀", "é"),
    *("执行率", "a", "1", "０.5", "1O", "2021年1月1日", "个百分点", "5分", "万元"),
]
scraps = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


def spans(node: object) -> list[Span]:
    """Every place that a node, or a node below it, knows."""
    if isinstance(node, tuple):
        return [span for part in node for span in spans(part)]
    if isinstance(node, t.Node):
        fields = (getattr(node, name) for name in node.__match_args__)
        return [node.span, *(span for part in fields for span in spans(part))]
    return []


class Applied(dict[Any, Callable[..., object]]):
    """What the parser does at each rule; ``names`` are of those it has come to."""

    def __init__(self, callbacks: dict[Any, Callable[..., object]]) -> None:
        super().__init__(callbacks)
        self.names: set[tuple[str, str | None]] = set()

    def __getitem__(self, rule: object) -> Callable[..., object]:
        assert isinstance(rule, Rule)
        self.names.add((rule.origin.name, rule.alias))
        return super().__getitem__(rule)


def applied(text: str) -> tuple[set[tuple[str, str | None]], set[str]]:
    """Give the rules of the grammar that ``text`` needs, and its keywords."""
    rules: set[tuple[str, str | None]] = set()
    words: set[str] = set()
    for chunk in cut(prepare(Source("set.perf", text))):
        parser = document_parser().parse_interactive(chunk.text, chunk.rule)
        behind = Applied(parser.parser_state.parse_conf.callbacks)
        parser.parser_state.parse_conf.callbacks = behind
        tokens = parser.exhaust_lexer()
        parser.feed_token(Token("$END", ""))
        rules |= behind.names
        words |= {str(each) for each in tokens if each.type in spellings()}
    return rules, words


def assert_read_or_told(text: str) -> None:
    source = Source("set.perf", text)
    outcome = parse(source)
    document = outcome.value
    assert document is not None
    assert (document.head is not None) or outcome.diagnostics
    places = [
        *spans((document.head, document.sections)),
        *document.damaged,
        *(each.at.span for each in outcome.diagnostics),
    ]
    for place in places:
        assert place.source is source
        assert 0 <= place.start <= place.end <= len(text)
    laid_out = format_text(source)
    assert (laid_out.value is None) == bool(outcome.diagnostics)
    assert laid_out.diagnostics == outcome.diagnostics


def test_the_sets_made_up_here_have_every_rule_and_keyword_of_the_grammar() -> None:
    rules = {(each.origin.name, each.alias) for each in document_parser().rules}
    words = set(keywords())
    for seed in range(300):
        its_rules, its_words = applied(written(seed, sections=50))
        rules -= its_rules
        words -= its_words
        if not rules and not words:
            break
    assert (rules, words) == (set(), set())


@given(st.text() | scraps | scraps.map(lambda scrap: f"指标体系 “甲”\n{scrap}"))
def test_any_text_is_read_or_told(text: str) -> None:
    assert_read_or_told(text)


@given(sets, sets, st.integers(0, 10**6), st.integers(0, 10**6))
def test_pieces_of_sets_are_read_or_told(
    one: str, other: str, end: int, start: int
) -> None:
    assert_read_or_told(one[: end % (len(one) + 1)] + other[start % (len(other) + 1) :])


@given(sets, st.sampled_from([None, "zh", "en"]))
def test_a_set_that_is_laid_out_is_laid_out(
    text: str, language: Language | None
) -> None:
    once = format_text(Source("set.perf", text), keywords=language).value
    assert once is not None
    assert format_text(Source("set.perf", once), keywords=language).value == once


@given(sets)
def test_a_set_means_the_same_when_it_is_laid_out(text: str) -> None:
    source = Source("set.perf", text)
    laid_out = Source("set.perf", format_text(source).value or "")
    assert parse(source).diagnostics == parse(laid_out).diagnostics == ()
    assert parse(laid_out).value == parse(source).value
    comments = [each.text.rstrip() for each in prepare(source).comments]
    assert [each.text for each in prepare(laid_out).comments] == comments


@given(sets)
def test_keywords_go_into_either_language_and_back(text: str) -> None:
    source = Source("set.perf", text)
    english = format_text(source, keywords="en").value
    chinese = format_text(source, keywords="zh").value
    assert english is not None
    assert chinese is not None
    assert format_text(Source("", english), keywords="zh").value == chinese
    assert format_text(Source("", chinese), keywords="en").value == english


@settings(max_examples=50)
@given(st.sampled_from(SHIPPED), st.data())
def test_the_width_of_what_is_typed_does_not_matter(
    text: str, data: st.DataObject
) -> None:
    wide = data.draw(st.sets(st.integers(0, len(text) - 1)))
    written = "".join(
        chr(ord(each) + 0xFEE0) if at in wide and each in NARROW else each
        for at, each in enumerate(text)
    )
    assert parse(Source("set.perf", written)).diagnostics == ()


@settings(max_examples=50)
@given(st.sampled_from(SHIPPED), st.data())
def test_a_slip_of_the_pen_is_told_where_it_is_and_nowhere_else(
    text: str, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(text) - 1))
    assume(text[at] != "\n")
    slip = data.draw(st.sampled_from(["", "错", "7", "；", text[at] * 2]))
    source = Source("set.perf", text[:at] + slip + text[at + 1 :])
    told = parse(source).diagnostics
    line = source.place(at)[0]
    assert {source.place(each.at.span.start)[0] for each in told} <= {line}


@settings(max_examples=50)
@given(st.sampled_from(SHIPPED), st.data())
def test_lines_lost_or_out_of_order_never_raise(text: str, data: st.DataObject) -> None:
    lines = text.splitlines(keepends=True)
    index = st.integers(0, len(lines) - 1)
    one, other = data.draw(index), data.draw(index)
    lines[one], lines[other] = lines[other], lines[one]
    lost = data.draw(st.sets(index, max_size=5))
    assert_read_or_told(
        "".join(each for at, each in enumerate(lines) if at not in lost)
    )
