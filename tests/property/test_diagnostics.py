"""Whatever a document holds, its diagnostics are printed, safely and in place."""

import json
import re
import unicodedata

from hypothesis import assume, example, given
from hypothesis import strategies as st
from wcwidth import wcswidth, wcwidth

from perfscore.diagnostics import line, text
from perfscore.diagnostics.json import to_json
from perfscore.diagnostics.model import (
    Diagnostic,
    Label,
    Language,
    Rule,
    Severity,
    Text,
)
from perfscore.diagnostics.suggest import nearest
from perfscore.source import Source, Span

RULE = Rule("a-rule", Severity.ERROR, Text("", ""))
UNSAFE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}

awkward = st.sampled_from(
    "年执：，％“ \t\r\n\0\x1b\x9b\u202e\u200b\ufeff\u0301\ufe0fe👍🏽🇨é\udcff"
)
anything = st.text(awkward | st.characters(exclude_categories=()), max_size=60)
without_marks = st.text(
    st.sampled_from("年执：，％“ \t\r\n\0\x1b\x9b\u202e\u200b\ufeff👍é")
    | st.characters(exclude_categories=["Mn", "Mc", "Me"]),
    max_size=40,
)
languages: st.SearchStrategy[Language] = st.sampled_from(["zh", "en"])
plain_lines = st.text(st.sampled_from("年执行数：，％a1=（"), max_size=600)


@st.composite
def spans(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> Span:
    """Give a stretch of any text, any way round the ends of its lines."""
    written = draw(texts)
    start = draw(st.integers(0, len(written)))
    return Span(
        Source("set.perf", written), start, draw(st.integers(start, len(written)))
    )


def spelled(written: str) -> str:
    """Write characters as an excerpt does, one by one."""
    return "".join(
        "    "
        if each == "\t"
        else f"<U+{ord(each):04X}>"
        if unicodedata.category(each) in UNSAFE or wcwidth(each) == 0
        else each
        for each in written
    )


def first_line(span: Span) -> tuple[str, str, str]:
    """Cut the first line of a span in three, by the ends of lines alone."""
    ends = [
        (each.start(), each.end())
        for each in re.finditer(r"\r\n|\r|\n", span.source.text)
    ]
    begin = max((end for _, end in ends if end <= span.start), default=0)
    over = min((start for start, _ in ends if start >= begin), default=None)
    whole = span.source.text[begin:over]
    start, end = span.start - begin, span.end - begin
    return whole[:start], whole[start:end], whole[max(start, end) :]


def excerpt_and_carets(span: Span) -> tuple[str, int, int]:
    """Give the excerpt as printed, where its carets begin, and how many there are."""
    diagnostic = Diagnostic(RULE, Text("", ""), Label(span))
    shown = text.render(diagnostic, language="zh").split("\n")
    gutter = shown[3].index("| ") + 2
    carets = shown[3][gutter:]
    return shown[2][gutter:], carets.index("^"), carets.count("^")


@given(spans(anything), spans(anything), anything, languages)
def test_any_text_is_printed_without_control_characters(
    at: Span, related: Span, words: str, language: Language
) -> None:
    said = Text(words, words)
    source = Source(words, related.source.text)
    diagnostic = Diagnostic(
        RULE,
        said,
        Label(at, said),
        (Label(Span(source, related.start, related.end), said),),
        said,
    )
    shown = text.render(diagnostic, language=language)
    lines = line.render(diagnostic, language=language).split("\n")

    assert len(lines) == 1 + (source != at.source)
    assert not {unicodedata.category(each) for each in "".join(lines)} & UNSAFE
    assert not {unicodedata.category(each) for each in shown.replace("\n", "")} & UNSAFE
    assert len(shown.split("\n")) <= 8
    assert json.dumps(to_json(diagnostic, language), ensure_ascii=False).encode()


@given(spans(without_marks))
@example(Span(Source("set.perf", "\t年\u202e执"), 3, 4))
def test_carets_stand_below_the_span(span: Span) -> None:
    assume(not span.is_whole)
    before, marked, after = map(spelled, first_line(span))
    assume(wcswidth(before + marked + after) <= 60)
    shown, caret, length = excerpt_and_carets(span)

    assert shown == (before + marked + after).rstrip()
    assert caret == wcswidth(before)
    assert length == max(1, wcswidth(marked))


@given(spans(plain_lines))
def test_carets_stand_below_the_span_where_a_long_line_is_cut(span: Span) -> None:
    assume(span.start < span.end and not span.is_whole)
    shown, caret, _ = excerpt_and_carets(span)
    cut = next(n for n in range(len(shown) + 1) if wcswidth(shown[:n]) == caret)
    before, rest = shown[:cut], shown[cut:]

    assert wcswidth(shown) <= 103
    assert span.source.text[: span.start].endswith(before.removeprefix("…"))
    assert before.startswith("…") or len(before) == span.start
    assert span.source.text[span.start :].startswith(rest.partition("…")[0])


@given(spans(st.text(awkward, max_size=300)))
def test_carets_stand_at_the_edge_of_a_character(span: Span) -> None:
    assume(not span.is_whole)
    shown, caret, length = excerpt_and_carets(span)
    filled = shown + " " * 120
    edges = {wcswidth(filled[:n]) for n in range(len(filled))}

    assert wcswidth(shown) <= 103
    assert caret in edges
    assert length == 1 or caret + length in edges


@given(anything)
def test_lines_and_their_ends_make_up_the_text(written: str) -> None:
    source = Source("set.perf", written)
    lines = [source.line(n + 1) for n in range(len(source.line_starts))]

    assert lines == re.split(r"\r\n|\r|\n", written)


@given(anything, st.data())
def test_a_place_leads_back_to_its_character(written: str, data: st.DataObject) -> None:
    source = Source("set.perf", written)
    offset = data.draw(st.integers(0, len(written)))
    number, column = source.place(offset)

    if written[offset : offset + 1] in {"\r", "\n", ""}:
        assert column == len(source.line(number)) + 1
    else:
        assert source.line(number)[column - 1] == written[offset]


@given(anything, st.lists(anything), st.integers(0, 4))
def test_only_candidates_are_offered(
    name: str, candidates: list[str], limit: int
) -> None:
    offered = nearest(name, candidates, limit=limit)

    assert len(offered) <= limit
    assert len(set(offered)) == len(offered)
    assert set(offered) <= set(candidates)


@given(st.text("年执行数预算abcＡ", min_size=1, max_size=60), st.lists(anything))
def test_a_name_in_another_width_or_case_is_always_offered_first(
    name: str, others: list[str]
) -> None:
    written = unicodedata.normalize("NFKC", name).upper()
    offered = nearest(written, [*others, name])

    assert unicodedata.normalize("NFKC", offered[0]).casefold() == written.casefold()
