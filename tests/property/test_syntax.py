"""Any text is read or told; any set means the same when it is laid out."""

from hypothesis import assume, given
from hypothesis import strategies as st
from tests.property.perf_texts import Author

from perfscore.diagnostics.model import Language
from perfscore.resources import sets_folder
from perfscore.source import Source, Span
from perfscore.syntax import tree as t
from perfscore.syntax.formatter import format_text
from perfscore.syntax.normal import prepare
from perfscore.syntax.parser import parse
from perfscore.syntax.words import keywords

randoms = st.randoms(use_true_random=False)
sets = randoms.map(lambda random: Author(random).write())
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
