"""A text is parted into the blocks of its forms, by the words that begin them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from perfscore.intake.text.phrases import (
    GOALS,
    GOALS_SIDE,
    LABEL,
    MANAGEMENT,
    NOTES,
    SIDE,
    TOTAL,
    TOTAL_LABELS,
)
from perfscore.intake.text.pieces import Cut
from perfscore.intake.text.runs import Run, cut_of, fund_runs, indicator_runs
from perfscore.intake.text.trailing import notes_start
from perfscore.intake.vocabulary import is_title

_EDGE = " \t\r\n|\xa0\u3000;；,，"
_BEFORE_A_FORM = 1500
"""Characters before the first headings in which a form's title and labels stand."""
_PROJECT = "项目"
_NEXT_LINE = re.compile(r"\n[ \t\n]*\S")
_NOTE_LINE = re.compile(r"\n\s*(?:备\s?注|注)\s?[:：]")
_NUMBERED_LINE = re.compile(r"\n\s*[(（]?[1１][)）]?\s?[.．、](?=[^0-9])")


class Kind(Enum):
    """What a region holds."""

    TITLE = "title"
    LABEL = "label"
    FUNDS = "funds"
    GOALS = "goals"
    MANAGEMENT = "management"
    INDICATORS = "indicators"
    TOTAL = "total"
    NOTES = "notes"


@dataclass(frozen=True, slots=True)
class Region:
    """A block: its heading words up to ``body``, then what they head up to ``end``.

    ``side`` is the label that stands beside the block, with its offset.
    """

    kind: Kind
    start: int
    body: int
    end: int
    run: Run | None = None
    side: tuple[str, int] | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """The regions of all forms of a text and how its cells are parted."""

    cut: Cut
    regions: tuple[Region, ...]


@dataclass(frozen=True, slots=True)
class _Anchor:
    kind: Kind
    start: int
    body: int
    run: Run | None = None


def plan_of(text: str) -> Plan | None:
    """Find the forms in a text; None: no headings of a form are there."""
    runs = _trusted(text, indicator_runs(text))
    funds = _trusted(text, fund_runs(text, runs))
    ordered = sorted([*runs, *funds], key=lambda each: each.start)
    if not ordered:
        return None
    cut = cut_of(text, (runs or funds)[0])
    regions: list[Region] = []
    begin = 0
    for group in _groups(ordered):
        end = _next_start(text, ordered, group)
        anchors = list(_anchors(text, group, begin, end, cut))
        regions += _regions(text, anchors, end)
        begin = end
    return Plan(cut, tuple(regions))


def _trusted(text: str, runs: list[Run]) -> list[Run]:
    """Leave out what is a sentence: headings run together in a text with cells."""
    cuts = [cut_of(text, each) for each in runs]
    if all(each is Cut.GLUED for each in cuts):
        return [each for each in runs if not each.unknown] or runs[:1]
    return [each for each, cut in zip(runs, cuts, strict=True) if cut is not Cut.GLUED]


def _groups(runs: list[Run]) -> Iterator[list[Run]]:
    """Part the headings by forms: funds after indicators begin another form."""
    group: list[Run] = []
    for run in runs:
        if group and run.is_funds and not group[-1].is_funds:
            yield group
            group = []
        group.append(run)
    if group:
        yield group


def _next_start(text: str, runs: list[Run], group: list[Run]) -> int:
    """Give where the form of ``group`` ends: at the head of the next one."""
    after = [each for each in runs if each.start > group[-1].start]
    if not after:
        return len(text)
    last, following = group[-1].end, after[0].start
    low = max(last, following - _BEFORE_A_FORM)
    labels = [each.start() for each in LABEL.finditer(text, low, following)]
    at = labels[0] if labels else following
    line = text.rfind("\n", last, at)
    title = text[text.rfind("\n", last, line) + 1 : line] if line > 0 else ""
    while title and (is_title(title) or "年度" in title):
        at = text.rfind("\n", last, line) + 1
        line = at - 1
        title = text[text.rfind("\n", last, line) + 1 : line]
    return at


def _anchors(
    text: str, group: list[Run], begin: int, end: int, cut: Cut
) -> Iterator[_Anchor]:
    first = group[0].start
    low = _head_start(text, begin, first)
    yield _Anchor(Kind.TITLE, low, low)
    head = _first_beside(text, first, low)
    yield from _labels(text, low, head, cut)
    last = group[-1]
    for run in group:
        kind = Kind.FUNDS if run.is_funds else Kind.INDICATORS
        yield _Anchor(kind, run.start, run.end, run)
    for low, high in _between(group):
        goals = GOALS.search(text, low, high)
        if goals:
            yield _Anchor(Kind.GOALS, goals.start(), goals.end())
        managed = MANAGEMENT.search(text, low, high)
        if managed:
            yield _Anchor(Kind.MANAGEMENT, managed.start(), managed.end())
    yield from _tail(text, last.end, end, cut)


def _labels(text: str, low: int, high: int, cut: Cut) -> Iterator[_Anchor]:
    while found := LABEL.search(text, low, high):
        if cut is Cut.GLUED or _is_cell(text, found.start(), found[0].rstrip()):
            yield _Anchor(Kind.LABEL, _own_start(text, found, cut), found.end())
            low = found.end()
        else:
            low = found.start() + 1


def _own_start(text: str, found: re.Match[str], cut: Cut) -> int:
    """Leave 项目 to the name before it where nothing parts it from a label."""
    at = found.start() + len(_PROJECT)
    is_other = found[0].startswith(_PROJECT) and LABEL.match(text, at, found.end())
    is_glued = cut is Cut.GLUED and not text[: found.start()][-1:].isspace()
    return at if is_other and is_glued and found.start() else found.start()


def _between(group: list[Run]) -> Iterator[tuple[int, int]]:
    for one, two in pairwise(group):
        yield one.end, two.start


def _tail(text: str, low: int, end: int, cut: Cut) -> Iterator[_Anchor]:
    total = next(
        (
            each
            for each in TOTAL.finditer(text, low, end)
            if "总" in each[0] or "得分" in each[0] or cut is not Cut.GLUED
            if cut is Cut.GLUED or _is_cell(text, each.start(), each[0])
        ),
        None,
    )
    after = low
    if total:
        yield _Anchor(Kind.TOTAL, total.start(), total.end())
        after = total.end()
    for label in TOTAL_LABELS.finditer(text, low, end):
        yield _Anchor(Kind.LABEL, label.start(), label.end())
        after = max(after, label.end())
    notes = NOTES.search(text, after, end) if after > low else None
    if notes is None:
        lines = [each.search(text, after, end) for each in (_NOTE_LINE, _NUMBERED_LINE)]
        notes = min(filter(None, lines), key=lambda each: each.start(), default=None)
    if notes is None and cut in (Cut.BARS, Cut.BARS_BY_ROW):
        bar = text.rfind("|", after, end)
        notes = _NEXT_LINE.search(text, bar if bar >= 0 else after, end)
    notes = notes or _NOTE_LINE.search(text, low, end)
    if notes is None and cut is Cut.SPACES and after > low:
        notes = _NEXT_LINE.search(text, after, end)
    start = notes.start() if notes else None
    if cut in (Cut.SPACES, Cut.LINES):
        bare = notes_start(text, after, end if start is None else start, cut)
        start = start if bare is None else bare
    if start is not None:
        yield _Anchor(Kind.NOTES, start, start)


def _is_cell(text: str, start: int, word: str) -> bool:
    """Whether a word stands at the beginning of a cell and is one, or has a colon."""
    before = text[max(start - 1, 0) : start]
    after = text[start + len(word) : start + len(word) + 1]
    return (not before or before in _EDGE) and (
        not after or after in _EDGE or word.rstrip().endswith((":", "："))
    )


def _head_start(text: str, begin: int, first: int) -> int:
    """Give where a form's head begins: at its title, else near its first heading."""
    low = max(begin, first - _BEFORE_A_FORM)
    labels = [each.start() for each in LABEL.finditer(text, low, first)]
    bound = labels[0] if labels else first
    at = text.rfind("\n", low, bound) + 1 or low
    kept = at
    for _ in range(6):
        if at <= low:
            break
        previous = text.rfind("\n", low, at - 1) + 1 or low
        if is_title(text[previous:at]) and text[previous:at].strip():
            kept = previous
        at = previous
    return kept or low


def _first_beside(text: str, first: int, low: int) -> int:
    side = _side_before(text, first, low)
    return side[1] if side else first


def _side_before(text: str, at: int, low: int) -> tuple[str, int] | None:
    """Find the label beside a block: it ends where the block's headings begin."""
    for found in SIDE.finditer(text, max(low, at - 60), at):
        if not text[found.end() : at].strip(_EDGE):
            return found[0], found.start()
    for found in GOALS_SIDE.finditer(text, max(low, at - 40), at):
        if not text[found.end() : at].strip(_EDGE):
            return found[0], found.start()
    return None


def _regions(text: str, anchors: list[_Anchor], end: int) -> Iterator[Region]:
    ordered = sorted(
        anchors, key=lambda each: (each.start, each.kind is not Kind.TITLE)
    )
    starts = []
    for at, anchor in enumerate(ordered):
        low = ordered[at - 1].body if at else anchor.start
        is_block = anchor.kind not in (Kind.LABEL, Kind.TITLE, Kind.NOTES, Kind.TOTAL)
        starts.append(_side_before(text, anchor.start, low) if is_block else None)
    for at, anchor in enumerate(ordered):
        stop = end
        if at + 1 < len(ordered):
            side = starts[at + 1]
            stop = side[1] if side else ordered[at + 1].start
        yield Region(
            anchor.kind,
            anchor.start,
            anchor.body,
            max(stop, anchor.body),
            anchor.run,
            starts[at],
        )
