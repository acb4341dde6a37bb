"""Rows that no printed sum confirms, where nothing parts cells or rows, are told."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from perfscore.intake.columns import Field
from perfscore.intake.text.doubts import short_rows
from perfscore.intake.text.fit import fit
from perfscore.intake.text.lattice import Placed
from perfscore.intake.text.phrases import LEVEL
from perfscore.intake.text.pieces import Break, Piece
from perfscore.intake.text.referee import confirmed_rows

_MISFIT = 6
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
_SHORT = (
    "这一行或相邻一行少一栏，各栏可能错开",
    "this row or one beside it lacks a column; values may belong to another",
)


def doubtful_rows(
    text: str,
    pieces: Sequence[Piece],
    columns: Sequence[Field],
    placed: Sequence[Placed],
    texts: Mapping[int, str],
) -> list[Doubt]:
    """Give what is in doubt of indicators in a text without separators or lines."""
    confirmed = confirmed_rows(text, pieces, columns, placed)
    rows = sorted({each.row for each in placed})
    short = short_rows(columns, placed) | {
        each.row
        for each in placed
        if fit(columns[each.column], texts[each.first]) >= _MISFIT
    }
    near = {row + step for row in short for step in (-1, 0, 1)}
    edges = set(_without_edge(columns, placed, texts, pieces))
    edges |= {each.row for each in placed if columns[each.column] is Field.REASON}
    open_rows = [each for each in rows if each not in confirmed]
    unsure = {each.row for each in placed if each.alternatives} | near | edges
    is_parted = all(each.before is not Break.NONE for each in pieces)
    groups = [
        each
        for each in _groups(open_rows, placed, columns)
        if not is_parted or unsure & set(range(each.first - 1, each.last + 1))
    ]
    alone = [
        Doubt(row, row, *(_NO_EDGE if row in edges else _SHORT))
        for row in rows
        if row in confirmed and (row in edges or row in near)
    ]
    return [*groups, *alone]


def _groups(
    rows: Sequence[int], placed: Sequence[Placed], columns: Sequence[Field]
) -> Iterator[Doubt]:
    starts = {each.row for each in placed if columns[each.column] is Field.LEVEL1}
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
