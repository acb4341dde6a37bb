"""Rows of a form while it is laid out: pieces from left to right, then cells."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from tests.laying.headings import FIELDS
from tests.laying.model import PaperCell


@dataclass(frozen=True, slots=True)
class Piece:
    """A cell of a row to be laid; ``rows`` 0: it is covered by a cell above."""

    text: str
    rows: int = 1


COVERED = Piece("", 0)


@dataclass(frozen=True, slots=True)
class Row:
    """Pieces from left to right; those at ``wide`` share the columns to spare.

    ``joined`` says how many pieces, from the given one on, are one cell; what the
    others hold is not printed.
    """

    pieces: tuple[Piece, ...]
    wide: tuple[int, ...]
    joined: Mapping[int, int] = field(default_factory=dict)

    def laid(self, row: int, columns: int) -> Iterator[PaperCell]:
        """Give the cells of the row, in a form of so many columns."""
        spare = columns - len(self.pieces)
        widths = [1] * len(self.pieces)
        for turn in range(spare):
            widths[self.wide[turn % len(self.wide)]] += 1
        skip = column = 0
        for at, piece in enumerate(self.pieces):
            reach = sum(widths[at : at + self.joined.get(at, 1)])
            if not skip and piece.rows:
                yield PaperCell(row, column, piece.text, piece.rows, reach)
            skip = skip - 1 if skip else self.joined.get(at, 1) - 1
            column += widths[at]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a layout: its headings, and the field that its cells print."""

    joint: str
    heading: str
    field: str


def columns_of(text: str, kind: str) -> list[Column]:
    """Read the columns that a layout names; ``kind`` is a key of `FIELDS`."""
    columns = []
    for each in text.split(" / ") if text else ():
        named, is_named, field_name = each.strip().partition("=")
        joint, is_joint, heading = named.partition("|")
        heading = heading if is_joint else joint
        field_name = field_name if is_named else FIELDS[kind][heading]
        columns.append(Column(joint if is_joint else "", heading, field_name))
    return columns


def heads(columns: Sequence[Column]) -> Iterator[tuple[list[Piece], dict[int, int]]]:
    """Give the heading rows, each with what is joined; two if some stand jointly."""
    names = [each.joint or each.heading for each in columns]
    has_joint = any(each.joint for each in columns)
    height = 2 if has_joint else 1
    joined, at = {}, 0
    for _, run in groupby(names):
        length = len(list(run))
        joined[at] = length
        at += length
    yield (
        [
            Piece(name, 1 if each.joint else height)
            for name, each in zip(names, columns, strict=True)
        ],
        joined,
    )
    if has_joint:
        yield [Piece(each.heading) if each.joint else COVERED for each in columns], {}
