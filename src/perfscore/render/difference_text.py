"""Differences between two sets as text for a terminal, grouped by what they are of."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from perfscore.compare.difference import Difference
from perfscore.compare.sets import Comparison
from perfscore.diagnostics.model import Language, Text
from perfscore.diagnostics.width import columns, printable
from perfscore.model.indicator_set import IndicatorSet
from perfscore.render.difference_words import SECTIONS, words_of
from perfscore.render.wrapping import wrap
from perfscore.source import Span

_INDENT = "  "
_NARROWEST = 40
_WIDEST_NAME = 20
_NOTHING = Text("没有不同", "no differences")


def difference_text(
    comparison: Comparison, *, width: int = 80, language: Language = "zh"
) -> str:
    """Write the differences, those of one indicator together, in ``width`` columns.

    Each line says what differs, before → after, and the lines of both files.
    """
    found = comparison.differences
    width = max(width, _NARROWEST)
    lines = [*_heading(comparison, width, language), ""]
    for group, members in groupby(found, key=lambda each: (each.section, each.path)):
        section = SECTIONS[group[0]].in_language(language)
        lines += wrap(printable(" / ".join((section, *group[1]))), width)
        lines += _group(comparison, list(members), width, language)
        lines.append("")
    lines.append(_count(found, language))
    return "\n".join(lines) + "\n"


def _heading(comparison: Comparison, width: int, language: Language) -> Iterator[str]:
    before = Text("前：", "before: ").in_language(language)
    after = Text("后：", "after:  ").in_language(language)
    for word, one in ((before, comparison.before), (after, comparison.after)):
        yield from wrap(f"{word}{_set(one)}", width)


def _set(one: IndicatorSet) -> str:
    return printable(f"{one.source.name}  {one.id} {one.version} “{one.title}”")


def _count(found: Sequence[Difference], language: Language) -> str:
    if not found:
        return _NOTHING.in_language(language)
    text = Text(f"不同之处共 {len(found)} 处", f"{len(found)} differences in all")
    return text.in_language(language)


def _group(
    comparison: Comparison,
    members: Sequence[Difference],
    width: int,
    language: Language,
) -> Iterator[str]:
    names = [printable(words_of(each).in_language(language)) for each in members]
    room = min(max(map(columns, names)), _WIDEST_NAME)
    for name, each in zip(names, members, strict=True):
        begin = f"{_INDENT}{name}{' ' * (room - columns(name))}{_INDENT}"
        place = _places(comparison, each, language)
        text = f"{_change(each, language)}{_INDENT}{place}"
        first, *rest = wrap(text, max(width - columns(begin), _NARROWEST // 2))
        yield begin + first
        yield from (" " * columns(begin) + line for line in rest)


def _change(each: Difference, language: Language) -> str:
    texts = [
        printable(text.in_language(language))
        for text in (each.before, each.after)
        if text is not None
    ]
    return " → ".join(texts)


def _places(comparison: Comparison, each: Difference, language: Language) -> str:
    """Say where both are written: ``（第 12 行 → 第 14 行）``."""
    pairs = (
        (each.before_span, comparison.before),
        (each.after_span, comparison.after),
    )
    places = [_place(span, one, language) for span, one in pairs if span is not None]
    if not places:
        return ""
    joined = " → ".join(dict.fromkeys(places))
    return f"（{joined}）" if language == "zh" else f"({joined})"


def _place(span: Span, one: IndicatorSet, language: Language) -> str:
    line, _ = span.source.place(span.start)
    if span.source.name != one.source.name:
        return printable(f"{span.source.name}:{line}")
    return f"第 {line} 行" if language == "zh" else f"line {line}"
