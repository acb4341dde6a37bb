"""Pieces are given to columns, row by row, at the least cost over all of a block."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from perfscore.exact import read_number
from perfscore.intake.columns import AMOUNTS, Field
from perfscore.intake.names import is_level1, is_level2, without_points
from perfscore.intake.text.crossing import (
    NEW_ROW,
    SAME_ROW,
    WITHIN,
    across_a_blank,
    has_points,
)
from perfscore.intake.text.fit import NEVER, Other, blank_cost, fit, other_of
from perfscore.intake.text.pieces import Break, Piece

MARGIN = 2
"""A reading that costs at most so much more than the best one is an alternative."""

_BEAM = 12
_HOPELESS = 18
"""A reading that costs so much more than another one at a piece is given up."""
_MOST_TOLD = 3
_DEAREST = 14
_MOST_EDGES = 32
_FAR = 1_000_000_000
_LONGEST_CELL = 40
_DIGITS = "0123456789"
_LEVELS = (Field.LEVEL1, Field.LEVEL2)
_SELDOM_BLANK = (Field.LEVEL3, Field.NAME, Field.WEIGHT, Field.SCORE)


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell of a reading; ``alternatives`` are what else it might be."""

    row: int
    column: int
    first: int
    last: int
    alternatives: tuple[tuple[str, int], ...] = ()
    """Texts and their columns."""


_State = tuple[int, str]
"""The column last filled (-1: no row begun), and the points met in this row."""
_Step = tuple[_State, _State, int, int, int, bool, int]
"""Before, after, first piece, piece behind the last, column, is new row, cost."""
_SKIPPED = -1


class Lattice:
    """All readings of a block worth keeping, and the cheapest among them.

    A cell is one or more pieces on end; cells of a row stand in the order of columns,
    each column has one at most. What a cell costs in a column, a blank column, and
    passing over or missing a separator is summed; time grows with the pieces.
    """

    def __init__(  # noqa: PLR0913
        self,
        text: str,
        pieces: Sequence[Piece],
        columns: Sequence[Field],
        headings: Sequence[str],
        *,
        is_funds: bool = False,
        is_glued: bool = False,
    ) -> None:
        """``pieces`` were cut from ``text``; ``columns`` are the block's, in order."""
        self._text = text
        self._pieces = pieces
        self._columns = columns
        self._is_funds = is_funds
        self._is_glued = is_glued
        self._top_has_points = has_points(pieces, is_level1, is_level2)
        self._second_has_points = has_points(pieces, is_level2, is_level1)
        self._others = [other_of(each) for each in headings]
        blanks = [
            blank_cost(each, heading, is_funds=is_funds)
            for each, heading in zip(columns, headings, strict=True)
        ]
        self._skip = [sum(blanks[:at]) for at in range(len(columns) + 1)]
        self._is_open = [
            all(
                each in _LEVELS or other is Other.COUNT
                for each, other in zip(columns[:at], self._others, strict=False)
            )
            for at in range(len(columns) + 1)
        ]

    def placed(self) -> list[Placed]:
        """Give each cell of the cheapest reading, with what else it might be."""
        count = len(self._pieces)
        costs: list[dict[_State, int]] = [{} for _ in range(count + 1)]
        steps: list[list[_Step]] = [[] for _ in range(count + 1)]
        came: list[dict[_State, _Step]] = [{} for _ in range(count + 1)]
        costs[0][-1, ""] = 0
        for at in range(count):
            states = sorted(costs[at].items(), key=lambda each: each[1])[:_BEAM]
            if not states:
                continue
            states = [each for each in states if each[1] <= states[0][1] + _HOPELESS]
            edges = self._edges(at)
            for state, cost in states:
                for step in self._steps(at, state, edges):
                    after, last, total = step[1], step[3], cost + step[6]
                    steps[at].append(step)
                    if total < costs[last].get(after, _FAR):
                        costs[last][after] = total
                        came[last][after] = step
        ends = {
            state: cost + self._rest(state[0]) for state, cost in costs[count].items()
        }
        if not ends:
            return []
        best = min(ends, key=lambda each: ends[each])
        path = _path(came, count, best)
        back = self._backward(steps, ends)
        return self._told(path, costs, steps, back, ends[best])

    def _rest(self, column: int) -> int:
        """Give what it costs to end a row behind a column."""
        rest = self._skip[-1] - self._skip[column + 1]
        return min(rest, 3) if self._is_funds and column == 0 else rest

    def _edges(self, at: int) -> list[tuple[int, int, int]]:
        """Give the cells that may begin with a piece: end, column, cost."""
        pieces, edges = self._pieces, []
        start, within = pieces[at].start, 0
        longest = _LONGEST_CELL if pieces[at].before is not Break.NONE else 24
        for last in range(at + 1, min(at + longest, len(pieces)) + 1):
            if last > at + 1:
                piece = pieces[last - 1]
                if self._is_glued and (piece.is_name or pieces[last - 2].is_name):
                    break
                within += self._within(pieces[last - 2], piece)
                if within >= NEVER or not piece.text:
                    break
            text = self._text[start : pieces[last - 1].end]
            for column, field in enumerate(self._columns):
                cost = fit(
                    field,
                    text,
                    is_funds=self._is_funds,
                    is_glued=self._is_glued,
                    other=self._others[column],
                )
                if field is Field.LEVEL1:
                    cost += self._top(text)
                if cost < NEVER:
                    edges.append((last, column, cost + within))
        if self._is_glued:
            edges = [each for each in edges if each[2] <= _DEAREST]
            return sorted(edges, key=lambda each: each[2])[:_MOST_EDGES]
        return edges

    def _top(self, text: str) -> int:
        """Give what more it costs to be of level 1, by what has points printed."""
        has_points = without_points(text)[1] is not None
        if not has_points:
            return 6 if self._top_has_points else 0
        return 3 if self._second_has_points and is_level2(text) else 0

    def _within(self, before: Piece, piece: Piece) -> int:
        if piece.before is Break.ROW and piece.text[:1] in "(（":
            return 0
        if piece.before is Break.SPACE:
            return across_a_blank(before.text, piece.text, is_funds=self._is_funds)
        return WITHIN[piece.before]

    def _steps(
        self, at: int, state: _State, edges: list[tuple[int, int, int]]
    ) -> Iterator[_Step]:
        column, points = state
        piece, rest = self._pieces[at], self._rest(column)
        if not piece.text:
            yield from self._blank(at, state)
            return
        same = SAME_ROW[piece.before]
        split = 0
        if piece.before is Break.NONE and piece.text[0] in _DIGITS:
            split = (
                (0 if self._is_funds else 2)
                if self._pieces[at - 1].text[-1] in _DIGITS
                else 0
            )
            same += split
        if piece.before is Break.ROW and self._is_open[column + 1]:
            same = 0
            if column >= 0 and self._others[0] is Other.COUNT:
                rest = min(rest, 2)
        for last, to, cost in edges:
            if column < to and column >= 0:
                gap = self._skip[to] - self._skip[column + 1]
                kept, more = self._points(points, to, at, last)
                yield state, (to, kept), at, last, to, False, cost + gap + same + more
            new = cost + self._skip[to] + NEW_ROW[piece.before]
            new += rest if column >= 0 else 0
            kept, _ = self._points("", to, at, last)
            yield state, (to, kept), at, last, to, True, new

    def _blank(self, at: int, state: _State) -> Iterator[_Step]:
        column, points = state
        ended = column in (-1, len(self._columns) - 1)
        is_free = ended or (self._is_funds and not column)
        yield state, state, at, at + 1, _SKIPPED, False, 0 if is_free else 3
        if not ended:
            after = (column + 1, points)
            field = self._columns[column + 1]
            cost = 0 if self._is_funds or field not in _SELDOM_BLANK else 1
            yield state, after, at, at + 1, _SKIPPED, False, cost

    def _points(self, before: str, to: int, at: int, last: int) -> tuple[str, int]:
        field = self._columns[to]
        if self._is_funds and self._is_glued and field in AMOUNTS:
            text = self._slice(at, last)
            return text, int(bool(before) and before != text)
        if field not in (Field.WEIGHT, Field.SCORE):
            return ("" if self._is_funds else before), 0
        text = self._text[self._pieces[at].start : self._pieces[last - 1].end]
        if not before:
            return text, 0
        weight, score = read_number(before), read_number(text)
        if field is Field.WEIGHT:
            weight, score = score, weight
        if isinstance(weight, Fraction) and isinstance(score, Fraction):
            return "", 20 if score > weight else int(score != weight)
        return "", 0 if before == text else 2

    def _backward(
        self, steps: list[list[_Step]], ends: dict[_State, int]
    ) -> list[dict[_State, int]]:
        count = len(self._pieces)
        back: list[dict[_State, int]] = [{} for _ in range(count + 1)]
        for state in ends:
            back[count][state] = self._rest(state[0])
        for at in range(count - 1, -1, -1):
            here = back[at]
            for before, after, _, last, _, _, cost in steps[at]:
                onward = back[last].get(after)
                if onward is not None and cost + onward < here.get(before, _FAR):
                    here[before] = cost + onward
        return back

    def _told(
        self,
        path: list[_Step],
        costs: list[dict[_State, int]],
        steps: list[list[_Step]],
        back: list[dict[_State, int]],
        best: int,
    ) -> list[Placed]:
        cells: dict[int, int] = {}
        for number, step in enumerate(path):
            if step[4] != _SKIPPED:
                cells.update(dict.fromkeys(range(step[2], step[3]), number))
        others: dict[int, dict[tuple[str, int], None]] = {}
        for here, forward in zip(steps, costs, strict=True):
            for before, after, first, last, column, _, cost in here:
                if column == _SKIPPED:
                    continue
                beyond = back[last].get(after)
                if beyond is None or forward[before] + cost + beyond > best + MARGIN:
                    continue
                for at in range(first, last):
                    cell = cells.get(at)
                    if cell is None:
                        continue
                    chosen = path[cell]
                    if (chosen[2], chosen[3], chosen[4]) != (first, last, column):
                        other = (self._slice(first, last), column)
                        others.setdefault(cell, {})[other] = None
        return list(self._numbered(path, others))

    def _numbered(
        self, path: list[_Step], others: dict[int, dict[tuple[str, int], None]]
    ) -> Iterator[Placed]:
        row = -1
        for number, (_, _, first, last, column, is_new, _) in enumerate(path):
            row += is_new
            if column != _SKIPPED:
                told = tuple(others.get(number, ()))[:_MOST_TOLD]
                yield Placed(row, column, first, last, told)

    def _slice(self, first: int, last: int) -> str:
        return self._text[self._pieces[first].start : self._pieces[last - 1].end]


def _path(came: list[dict[_State, _Step]], at: int, state: _State) -> list[_Step]:
    path = []
    while at > 0:
        step = came[at][state]
        path.append(step)
        at, state = step[2], step[0]
    return path[::-1]
