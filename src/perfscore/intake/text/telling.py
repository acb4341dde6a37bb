"""What is told of a text: a row once, with its text and what else it may be."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from perfscore.diagnostics.model import Diagnostic, Label, Text
from perfscore.intake.grid import Document, Grid, GridCell
from perfscore.intake.rules import NOT_READ, UNCERTAIN_READING
from perfscore.intake.text.confirming import Doubt
from perfscore.intake.text.sheet import LaidCell
from perfscore.source import Span

_SHOWN = 40
_MOST_ALTERNATIVES = 4

Places = dict[tuple[int, int], GridCell]


def told_of(
    document: Document, cells: Sequence[LaidCell], doubts: Sequence[Doubt]
) -> list[Diagnostic]:
    """Tell rows in doubt, cells that may be something else, and what was not read.

    ``cells`` are in the order of rows; a row is told once.
    """
    places: Places = {
        (each.row, each.column): each
        for block in document.blocks
        if isinstance(block, Grid)
        for each in block.cells
    }
    told = [_doubt(each, cells, places) for each in dict.fromkeys(doubts)]
    covered = {row for each in doubts for row in range(each.first, each.last + 1)}
    for row, run in groupby(cells, key=lambda each: each.row):
        if row not in covered:
            told += _of_row(list(run), places)
    return told


def _doubt(doubt: Doubt, cells: Sequence[LaidCell], places: Places) -> Diagnostic:
    spans = [
        places[each.row, each.column].span
        for each in cells
        if doubt.first <= each.row <= doubt.last
    ]
    span = spans[0].to(spans[-1])
    shown = _short(span)
    rows = doubt.last - doubt.first + 1
    return Diagnostic(
        UNCERTAIN_READING,
        Text(
            f"“{shown}”{f'等 {rows} 行' if rows > 1 else ''}：{doubt.zh}",
            f"“{shown}”{f' and on, {rows} rows' if rows > 1 else ''}: {doubt.en}",
        ),
        Label(span),
    )


def _of_row(cells: list[LaidCell], places: Places) -> Iterator[Diagnostic]:
    unread = [each for each in cells if each.is_unread]
    for each in unread:
        yield _unread(places[each.row, each.column].span)
    unsure = [each for each in cells if each.alternatives and not each.is_unread]
    if not unsure:
        return
    spans = [places[each.row, each.column].span for each in unsure]
    others = list(dict.fromkeys(one for each in unsure for one in each.alternatives))
    shown = "；".join(others[:_MOST_ALTERNATIVES])
    text = "、".join(f"“{_cut(each.text)}”" for each in unsure[:_MOST_ALTERNATIVES])
    yield Diagnostic(
        UNCERTAIN_READING,
        Text(f"{text}也可能是：{shown}", f"{text} may as well be: {shown}"),
        Label(spans[0]),
        tuple(map(Label, spans[1:])),
    )


def _unread(span: Span) -> Diagnostic:
    shown = _short(span)
    return Diagnostic(
        NOT_READ,
        Text(f"“{shown}”起的一段没能分成各栏", f"“{shown}” was not told apart"),
        Label(span),
    )


def _short(span: Span) -> str:
    return _cut(" ".join(span.text.split()))


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
