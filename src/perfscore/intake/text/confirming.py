"""Rows that no printed sum confirms, where nothing parts cells or rows, are told."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from perfscore.intake.columns import Field
from perfscore.intake.names import is_level1
from perfscore.intake.text.doubts import misfits, short_rows
from perfscore.intake.text.paths import Placed
from perfscore.intake.text.phrases import LEVEL
from perfscore.intake.text.pieces import Break, Piece
from perfscore.intake.text.referee import confirmed_rows, contradicted_rows

_BROKEN = 3
"""Where more than one row in so many lacks cells, sums agree by chance."""
_JOINED = re.compile(r"[\u4e00-\u9fff][ \t]+[\u4e00-\u9fff]")
_POINTS = (Field.WEIGHT, Field.SCORE)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Rows, first and last, that may be told apart in another way; why, in words."""

    first: int
    last: int
    zh: str
    en: str


_NO_SUM = (
    "各行分值之和与表上的不符，或没有可核对的合计，各栏可能分错",
    "no printed sum confirms the points; columns may be told apart wrongly",
)
_NO_EDGE = (
    "相邻两栏之间没有分隔，各栏可能分错",
    "nothing parts neighbouring columns; they may be told apart wrongly",
)
_DISTURBED = (
    "栏目名称的次序不像原表的次序，各栏可能分错",
    "the headings do not stand in an order that forms have; columns may be others",
)
_SHORT = (
    "这一行或相邻一行少一栏，各栏可能错开",
    "this row or one beside it lacks a column; values may belong to another",
)


def doubtful_rows(
    text: str,
    pieces: Sequence[Piece],
    columns: Sequence[Field],
    placed: Sequence[Placed],
    others: Fraction,
) -> list[Doubt]:
    """Give what is in doubt of indicators in a text without separators or lines.

    ``others`` are the points of the funds.
    """
    rows = sorted({each.row for each in placed})
    texts = {
        each.first: text[pieces[each.first].start : pieces[each.last - 1].end]
        for each in placed
    }
    if is_disturbed(columns):
        return [Doubt(rows[0], rows[-1], *_DISTURBED)]
    confirmed = confirmed_rows(text, pieces, columns, placed, others)
    short = short_rows(columns, placed) | misfits(columns, placed, texts)
    near = {row + step for row in short for step in (-1, 0, 1)}
    is_parted = all(each.before is not Break.NONE for each in pieces)
    joined = {each.row for each in placed if _JOINED.search(texts[each.first])}
    if is_parted and _BROKEN * len(short | joined) > len(rows):
        return [Doubt(rows[0], rows[-1], *_NO_SUM)]
    edges = set(_without_edge(columns, placed, texts, pieces))
    edges |= {each.row for each in placed if columns[each.column] is Field.REASON}
    edges |= joined
    if not is_parted:
        edges |= {each.row for each in placed if each.alternatives}
    near |= {each.row - 1 for each in placed if each.above is not None}
    open_rows = [each for each in rows if each not in confirmed]
    unsure = {each.row for each in placed if each.alternatives} | near | edges
    unsure |= contradicted_rows(text, pieces, columns, placed, others)
    groups = [
        each
        for each in _groups(open_rows, placed, columns, texts)
        if not is_parted or unsure & set(range(each.first - 1, each.last + 1))
    ]
    alone = [
        Doubt(run[0], run[-1], *(_NO_EDGE if edges & set(run) else _SHORT))
        for run in _runs(each for each in rows if each in confirmed & (edges | near))
    ]
    found = sorted([*groups, *alone], key=lambda each: each.first)
    return found if is_parted else list(_together(found))


def is_disturbed(columns: Sequence[Field]) -> bool:
    """Whether points or values are headed before the levels, as no form has it."""
    before = columns[: columns.index(Field.LEVEL1)] if Field.LEVEL1 in columns else ()
    return any(each in (*_POINTS, Field.ACTUAL, Field.REASON) for each in before)


def _runs(rows: Iterable[int]) -> Iterator[list[int]]:
    """Put rows that follow each other together: a cell may be of either."""
    run: list[int] = []
    for row in rows:
        if run and row > run[-1] + 1:
            yield run
            run = []
        run.append(row)
    if run:
        yield run


def _together(doubts: Iterable[Doubt]) -> Iterator[Doubt]:
    """Make one doubt of rows that follow each other: no border between is sure."""
    last: Doubt | None = None
    for each in doubts:
        if last is not None and each.first <= last.last + 1:
            last = replace(last, last=max(each.last, last.last))
            continue
        if last is not None:
            yield last
        last = each
    if last is not None:
        yield last


def _groups(
    rows: Sequence[int],
    placed: Sequence[Placed],
    columns: Sequence[Field],
    texts: Mapping[int, str],
) -> Iterator[Doubt]:
    starts = {
        each.row
        for each in placed
        if columns[each.column] is Field.LEVEL1 and is_level1(texts[each.first])
    }
    first = last = None
    for row in rows:
        is_next = last is not None and row == last + 1 and row not in starts
        if first is not None and last is not None and not is_next:
            yield Doubt(first, last, *_NO_SUM)
            first = None
        first = row if first is None else first
        last = row
    if first is not None and last is not None:
        yield Doubt(first, last, *_NO_SUM)


def _without_edge(
    columns: Sequence[Field],
    placed: Sequence[Placed],
    texts: Mapping[int, str],
    pieces: Sequence[Piece],
) -> Iterator[int]:
    """Give rows with cells side by side whose border nothing shows."""
    ordered = sorted(placed, key=lambda each: each.first)
    repeated = {
        one.first
        for one, two in pairwise(ordered)
        if texts[one.first] == texts[two.first]
    }
    if ordered and pieces[-1].before is Break.NONE:
        last = ordered[-1]
        if not (texts[last.first][-1].isdigit() or texts[last.first][-1] in "%％"):
            yield last.row
    for one, two in pairwise(ordered):
        if pieces[two.first].before is not Break.NONE:
            continue
        left, right = texts[one.first], texts[two.first]
        if LEVEL.fullmatch(left) and right[0] in "等及和、与":
            yield one.row
        if LEVEL.fullmatch(left) or LEVEL.fullmatch(right):
            continue
        are_points = columns[one.column] in _POINTS or columns[two.column] in _POINTS
        is_shown = one.first in repeated or (
            two.first in repeated and not right[0].isdigit()
        )
        are_digits = left[-1].isdigit() and right[0].isdigit()
        are_words = _is_word(left[-1]) and _is_word(right[0])
        if not is_shown and (are_words or (are_digits and not are_points)):
            yield one.row
            yield two.row


def _is_word(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"
